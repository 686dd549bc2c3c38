"""Pickles that may be read though somebody else may have written them: plain data of ours alone.

https://docs.python.org/3/library/pickle.html#restricting-globals
"""

import datetime
import decimal
import functools
import importlib
import io
import operator
import pickle
import zoneinfo
from typing import Any

_OURS = ("plugins.core.", "plugins.kinds.")
_PLAIN = {
    ("builtins", name): kind
    for name, kind in {"frozenset": frozenset, "set": set, "bytearray": bytearray}.items()
}
_KNOWN: dict[tuple[str, str], Any] = {
    **_PLAIN,
    ("datetime", "datetime"): datetime.datetime,
    ("datetime", "date"): datetime.date,
    ("datetime", "time"): datetime.time,
    ("datetime", "timedelta"): datetime.timedelta,
    ("datetime", "timezone"): datetime.timezone,
    ("decimal", "Decimal"): decimal.Decimal,
    ("zoneinfo", "ZoneInfo"): zoneinfo.ZoneInfo,
}


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        # ZoneInfo's own way needs `getattr`, with which a pickle could do anything.
        if type(value) is zoneinfo.ZoneInfo:
            return zoneinfo.ZoneInfo, (value.key,)
        return NotImplemented


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        return _class(module, name)


@functools.cache  # the same dozens, tens of thousands of times
def _class(module: str, name: str) -> Any:
    if (known := _KNOWN.get((module, name))) is not None:
        return known
    if module.startswith(_OURS):
        found = operator.attrgetter(name)(importlib.import_module(module))
        if isinstance(found, type):
            return found
    raise pickle.UnpicklingError(f"{module}.{name}")


def dump(value: Any) -> bytes:
    """Return the value in bytes."""
    buffer = io.BytesIO()
    _Pickler(buffer, pickle.HIGHEST_PROTOCOL).dump(value)
    return buffer.getvalue()


def load(data: bytes) -> Any:
    """Return the value again. Raises pickle.UnpicklingError, or nearly anything else."""
    return read(io.BytesIO(data))


def read(file: io.BytesIO) -> Any:
    """Return the next value of those that stand one after another; raises as `load` does."""
    return _Unpickler(file).load()

"""Digests of what a template or a feed can see, by value; of other entries, only which they are.

A value is plain data through and through, or it refers to contents: those are named, not
described, for what is read of them is recorded where it is read (recording.py).
"""

import dataclasses
import datetime
import decimal
import functools
import marshal
import types
import zoneinfo
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from pelican.contents import Content
from pelican.paginator import Page, Paginator
from pelican.urlwrappers import URLWrapper
from pydantic import BaseModel

from plugins.engine.provenance import digest

MISSING = object()
"""Stands for a name or an attribute that is not there."""

_BY_REPR = frozenset({
    bool, int, float, types.NoneType, decimal.Decimal, datetime.datetime, datetime.date,
    datetime.time, datetime.timedelta, zoneinfo.ZoneInfo,
})  # fmt: skip
_SCALARS = frozenset({str, bytes, bool, int, float, types.NoneType})
_MARSHALLED = frozenset({str, bytes, dict, list, tuple})
_LONG = 30
_LONG_TEXT = 200

_CALLED = "called:"
"""Begins the description of a method of an object that nobody can describe: what it returns is
recorded, call by call."""


class OpaqueError(Exception):
    """Raised for a value of which nobody can tell whether it is still the same."""


class Values:
    """Describes values, within one build: long lists and known objects once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, str]] = {}
        self.nodes: set[type] = {Page, Paginator}
        """Types of objects that lead to contents: what is read of these is recorded too."""

    def learn(self, value: Any, description: bytes) -> None:
        """Remember a description that was made elsewhere, such as of the bytes it came from."""
        self._known[id(value)] = (value, f"known:{description.hex()}")

    def digest(self, value: Any) -> bytes:
        """Return what differs when the value does. Raises OpaqueError."""
        return digest(self.describe(value))

    def digest_of_all(self, values: Iterable[Any]) -> bytes:
        """Return what differs when any of the values does, at less cost. Raises OpaqueError."""
        told = [value if type(value) in _SCALARS else (self.describe(value),) for value in values]
        return digest(marshal.dumps(told, 2))

    def is_node(self, value: Any) -> bool:
        """Tell whether a value leads to contents."""
        kind = type(value)
        return kind in self.nodes or (
            kind is types.MethodType and self.describe(value).startswith(_CALLED)
        )

    def describe(self, value: Any) -> str:  # noqa: PLR0911 (one for each kind)
        """Return the value as a text that no other value has. Raises OpaqueError."""
        kind = type(value)
        if kind in _BY_REPR or (kind is str and len(value) < _LONG_TEXT):
            return f"{kind.__name__}:{value!r}"
        if (known := self._known.get(id(value))) is not None:
            return known[1]
        if kind in _MARSHALLED and (plain := _plain(value)) is not None:
            return plain
        if value is MISSING:
            return "missing"
        if isinstance(value, Content):
            text = f"content:{type(value).__name__}:{key_of(value)!r}"
            self._known[id(value)] = (value, text)  # many others lead to it
            return text
        if kind in self.nodes:
            return f"node:{_name(kind)}"
        if isinstance(value, list | tuple):
            return self._listed(value, kind)
        if isinstance(value, dict):
            pairs = ((self.describe(k), self.describe(v)) for k, v in value.items())
            return f"{_name(kind)}{{{','.join(f'{k}:{v}' for k, v in pairs)}}}"
        if isinstance(value, set | frozenset):
            return f"{{{','.join(sorted(map(self.describe, value)))}}}"
        return self._object(value, kind)

    def _listed(self, value: Iterable[Any], kind: type) -> str:
        return self._shortened(value, f"{kind.__name__}[{','.join(map(self.describe, value))}]")

    def _shortened(self, value: Any, text: str) -> str:
        """Return a description, or what stands for a long one; that is remembered."""
        if len(text) > _LONG * 40:
            mark = "content:" if _may_refer(text) else ""
            text = f"long:{mark}{digest(text).hex()}"
            self._known[id(value)] = (value, text)
        return text

    def _object(self, value: Any, kind: type) -> str:  # noqa: PLR0911 (one for each kind)
        if isinstance(value, URLWrapper):
            text = f"{kind.__name__}:{value.name!r}:{value.slug!r}"
            self._known[id(value)] = (value, text)  # many entries have it
            return text
        if isinstance(value, BaseModel):
            return self._shortened(value, f"{_name(kind)}({self.describe(value.__dict__)})")
        if isinstance(getattr(kind, "fingerprint", None), property):
            return f"{_name(kind)}({self.describe(value.fingerprint)})"
        if isinstance(value, type):
            return f"type:{_name(value)}"
        if isinstance(value, PurePath):
            return f"path:{value}"
        if dataclasses.is_dataclass(value):
            fields = {name: getattr(value, name) for name in _fields(kind)}
            text = f"{_name(kind)}({_plain(fields) or self.describe(fields)})"
            if _may_refer(text) and _refers(value):
                self.nodes.add(kind)
                return f"node:{_name(kind)}"
            frozen: bool = kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
            if frozen and len(text) > _LONG_TEXT:  # such as a feed, which has three forms
                self._known[id(value)] = (value, text)
            return text
        if isinstance(value, str):  # of a class of its own
            return f"{_name(kind)}:{str.__str__(value)!r}:{getattr(value, 'label', '')!r}"
        return self._callable(value)

    def _callable(self, value: Any) -> str:
        """Describe what is called by its name: its code is fingerprinted as a whole."""
        if isinstance(value, functools.partial):
            return f"partial:{self.describe([value.func, value.args, value.keywords])}"
        if isinstance(value, types.BuiltinFunctionType) and isinstance(
            value.__self__, types.ModuleType
        ):
            return f"function:{value.__module__}.{value.__qualname__}"
        if isinstance(value, types.MethodType):
            name = f"{_name(type(value.__self__))}.{value.__name__}"
            try:
                return f"method:{name}({self.describe(value.__self__)})"
            except OpaqueError:
                return f"{_CALLED}{name}"
        if isinstance(value, types.FunctionType) and value.__closure__ is None:
            return f"function:{value.__module__}.{value.__qualname__}"
        if isinstance(value, types.ModuleType):
            return f"module:{value.__name__}"
        raise OpaqueError(_name(type(value)))


@functools.cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def _plain(value: Any) -> str | None:
    """Return what describes plain data through and through, told by C; None for all else.

    Form 2 of marshal has no references, which would differ with who else holds an object
    (https://docs.python.org/3/library/marshal.html); it knows no subclasses.
    """
    try:
        return f"plain:{digest(marshal.dumps(value, 2)).hex()}"
    except ValueError:
        return None


def key_of(content: Any) -> str:
    """Return what names a content between builds. Raises OpaqueError if nothing does."""
    key = object.__getattribute__(content, "__dict__").get("relative_source_path")
    if not key:
        raise OpaqueError("content without a source")
    return str(key)


def _name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _may_refer(description: str) -> bool:
    """Tell cheaply whether a described value may lead to contents; a text may hold the words."""
    return "content:" in description or "node:" in description


def _refers(value: Any) -> bool:
    """Tell whether a value leads to contents, however deep."""
    if isinstance(value, Content | Page | Paginator):
        return True
    if isinstance(value, dict):
        return any(map(_refers, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_refers, value))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return any(_refers(getattr(value, field.name)) for field in dataclasses.fields(value))
    return False

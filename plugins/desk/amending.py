"""What the press council's code asks of a published entry: corrections and withdrawals.

Peraturan Dewan Pers 1/Peraturan-DP/III/2012, points 4 and 5c. Nothing else in the file changes.
"""

import datetime
from typing import Any

from plugins.core import front_matter
from plugins.core.front_matter import Location
from plugins.core.front_matter_editing import EditRefusedError, edit
from plugins.core.model import Record, names, specs


class AlreadyCorrectedError(Exception):
    """Raised when an entry holds this very correction."""

    def __init__(self) -> None:
        super().__init__("Ralat itu sudah ada.")


def correct(
    data: bytes,
    record: type[Record],
    text: str,
    now: datetime.datetime,
    path: str = "",
    *,
    day: datetime.date | None = None,
) -> bytes:
    """Return the file with one more correction, dated today or on `day`.

    Raises EditRefusedError, and AlreadyCorrectedError.
    """
    values = _values(data, path)
    corrections = key_of(record, values, "corrections")
    before = values.get(corrections) or []
    before = before if isinstance(before, list) else [before]
    entry = {"tanggal": (day or now.date()).isoformat(), "isi": text.strip()}
    if any(entry["isi"] in one.values() for one in before if isinstance(one, dict)):
        raise AlreadyCorrectedError
    changes: dict[Location, Any] = {(corrections,): [*before, entry]}
    # An earlier day may lie before other changes, which `updated` tells.
    if day in (None, now.date()):
        changes[(key_of(record, values, "updated"),)] = f"{now:%Y-%m-%d %H:%M}"
    return edit(data, changes, path)


def withdraw(
    data: bytes, record: type[Record], reason: str, now: datetime.datetime, path: str = ""
) -> bytes:
    """Return the file as withdrawn, with the reason that readers see; raises EditRefusedError."""
    values = _values(data, path)
    entry = {"tanggal": now.date().isoformat(), "alasan": reason.strip()}
    changes: dict[Location, Any] = {
        (key_of(record, values, "status"),): "dicabut",
        (key_of(record, values, "withdrawal"),): entry,
    }
    return edit(data, changes, path)


def key_of(record: type[Record], values: dict[str, Any], name: str) -> str:
    """Return the key that a header uses for a field, or that it would use."""
    accepted = names(record)
    used = (key for key in values if accepted.get(key) == name)
    return next(used, next(spec.key for field, spec, _ in specs(record) if field == name))


def _values(data: bytes, path: str) -> dict[str, Any]:
    source, problems = front_matter.read(data, path)
    if source is None:
        raise EditRefusedError(problems)
    return source.values

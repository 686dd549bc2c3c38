"""What a list shows of an entry, taken from the first lines of its file.

Reading YAML in full costs 3 ms a file, half a minute for 10,000. A list needs three lines, and
those are nearly always plain; what is not plain is read in full.
"""

import datetime
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic_core import PydanticCustomError

from plugins.core.choices import choices_of
from plugins.core.dates import Moment, parse_moment
from plugins.core.front_matter import read
from plugins.core.inventory import SourceFile
from plugins.desk.meja.walking import Stamp
from plugins.kinds.entry import Entry

_OPENING = 4096
_FIELD = re.compile(r"^(judul|title|tanggal|date|status):[ \t]*(.*?)[ \t]*$", re.I | re.M)
_PLAIN = re.compile(r"[^\s\[\]{}|>&*!%@`#'\"][^#]*|\"[^\"\\]*\"|'[^']*'|")
_NAMES = {"judul": "title", "tanggal": "date"}
_STATUS = choices_of(Entry.model_fields["status"])


@dataclass(frozen=True)
class Head:
    """One entry or page in the list. `stamp` tells whether its file has changed."""

    source: SourceFile
    stamp: Stamp
    title: str
    moment: Moment | None
    status: str
    """published, draft, hidden or withdrawn; what is no status is read as published."""

    @property
    def path(self) -> str:
        """Its place below content/."""
        return str(self.source.path)

    def state(self, now: datetime.datetime) -> str:
        """Return the status, or `scheduled` for one whose time has not come."""
        waits = self.moment is not None and self.moment.at > now
        return "scheduled" if self.status == "published" and waits else self.status


def head(file: Path, source: SourceFile, stamp: Stamp, zone: datetime.tzinfo) -> Head:
    """Return what the list shows of a file; one that cannot be read is listed by its name."""
    found = _quick(file)
    if found is None:
        text, _ = read(file.read_bytes(), "")
        values = text.values if text else {}
        found = {_NAMES.get(key, key): value for key, value in values.items()}
    title = found.get("title")
    return Head(
        source,
        stamp,
        title if isinstance(title, str) and title.strip() else source.slug,
        _moment(found.get("date"), zone),
        _status(found.get("status")),
    )


def _quick(file: Path) -> dict[str, Any] | None:
    """Return the fields if they are plain, else None."""
    with file.open("rb") as handle:
        opening = handle.read(_OPENING).decode("utf-8-sig", "replace").replace("\r", "\n")
    fenced = opening.startswith("---\n")
    header, closing, _ = opening.partition("\n---\n" if fenced else "\n\n")
    found: dict[str, Any] = {}
    for name, value in _FIELD.findall(header):
        if fenced and not _PLAIN.fullmatch(value):
            return None
        found[_NAMES.get(name.lower(), name.lower())] = value.strip("\"'") if fenced else value
    return found if closing and found.get("title") else None


def _moment(value: object, zone: datetime.tzinfo) -> Moment | None:
    try:
        return parse_moment(str(value), zone) if value else None
    except PydanticCustomError:
        return None


def _status(value: object) -> str:
    try:
        return str(_STATUS.parse(value)) if _STATUS and value else "published"
    except PydanticCustomError:
        return "published"

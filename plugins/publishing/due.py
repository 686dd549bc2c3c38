"""When the passing of time alone changes the site: what is scheduled, runs out, or is over."""

import datetime
import re
from pathlib import Path
from typing import Any

from plugins.core import inventory
from plugins.core.context import ReadingContext
from plugins.core.front_matter import read
from plugins.core.parsing import parse
from plugins.kinds import KINDS

_HEADER = re.compile(rb"\s*---.*?^---", re.DOTALL | re.MULTILINE)
_YEAR = re.compile(rb"(?<!\d)\d{4}(?!\d)")

_LATER = datetime.timedelta(days=2)
"""More than what lies between a day that an entry names, in any zone, and its moment."""


def moments(root: Path, zone: datetime.tzinfo, since: datetime.datetime) -> list[datetime.datetime]:
    """Return such moments of the content below `root`, in order: all that come after `since`.

    What cannot be read is left out: the build tells of it.
    """
    found: set[datetime.datetime] = set()
    context = ReadingContext(root, zone)
    year = (since - _LATER).year
    for path, source in inventory.take(root, KINDS).sources.items():
        if source.kind is None:
            continue
        data = (root / path).read_bytes()
        if not _names_a_year_from(year, data):
            continue
        text, _ = read(data, path)
        entry, _ = parse(KINDS[source.kind], text, path, context) if text else (None, [])
        if entry is not None and str(entry.status) == "published":
            found |= set(_of(entry, zone))
    return sorted(moment for moment in found if moment > since)


def _names_a_year_from(first: int, data: bytes) -> bool:
    """Tell whether a header names a year from `first` on: of ten years' entries few do.

    All dates are written with four digits of the year; to read a header whole takes a millisecond.
    """
    header = _HEADER.match(data)
    found = _YEAR.findall(header[0] if header else data)
    # Coordinates and telephone numbers have four digits too.
    return any(first <= int(year) < first + 100 for year in found)


def _of(entry: Any, zone: datetime.tzinfo) -> list[datetime.datetime]:
    times = [entry.date.at]
    days = [entry.expires] if entry.expires is not None else []
    if entry.KIND.timed_by != "date":
        last = getattr(entry, "end", None) or getattr(entry, entry.KIND.timed_by)
        days.append(last.day)
    after = datetime.timedelta(days=1)
    midnight = datetime.time()
    return times + [datetime.datetime.combine(day + after, midnight, zone) for day in days]

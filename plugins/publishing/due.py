"""When the passing of time alone changes the site: what is scheduled, runs out, or is over."""

import datetime
from pathlib import Path
from typing import Any

from plugins.core import inventory
from plugins.core.context import ReadingContext
from plugins.core.front_matter import read
from plugins.core.parsing import parse
from plugins.kinds import KINDS


def moments(root: Path, zone: datetime.tzinfo) -> list[datetime.datetime]:
    """Return all such moments of the content below `root`, in order.

    What cannot be read is left out: the build tells of it.
    """
    found: set[datetime.datetime] = set()
    context = ReadingContext(root, zone)
    for path, source in inventory.take(root, KINDS).sources.items():
        if source.kind is None:
            continue
        text, _ = read((root / path).read_bytes(), path)
        entry, _ = parse(KINDS[source.kind], text, path, context) if text else (None, [])
        if entry is not None and str(entry.status) == "published":
            found |= set(_of(entry, zone))
    return sorted(found)


def _of(entry: Any, zone: datetime.tzinfo) -> list[datetime.datetime]:
    times = [entry.date.at]
    days = [entry.expires] if entry.expires is not None else []
    if entry.KIND.timed_by != "date":
        last = getattr(entry, "end", None) or getattr(entry, entry.KIND.timed_by)
        days.append(last.day)
    after = datetime.timedelta(days=1)
    midnight = datetime.time()
    return times + [datetime.datetime.combine(day + after, midnight, zone) for day in days]

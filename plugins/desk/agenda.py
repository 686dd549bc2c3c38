"""What will change on the site by itself: entries that appear, and those that leave the lists."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plugins.core.dates import in_words
from plugins.desk.proofreading import ReadEntry

SOON = datetime.timedelta(days=30)
"""How far ahead an expiry is told."""


@dataclass(frozen=True, order=True)
class Change:
    """One change: when, and whether an entry appears (terbit) or leaves (kedaluwarsa)."""

    at: datetime.datetime
    what: str
    title: str
    path: str


def schedule(entries: Iterable[ReadEntry], now: datetime.datetime) -> list[Change]:
    """Return the changes to come, the next one first."""
    return sorted(change for one in entries for change in _changes(one, now))


def _changes(one: ReadEntry, now: datetime.datetime) -> Iterator[Change]:
    entry = one.entry
    if entry.date.at > now and entry.status in ("published", "draft"):
        what = "terbit" if entry.status == "published" else "masih draf"
        yield Change(entry.date.at, what, entry.title, one.path)
    if entry.expires is not None and entry.status == "published":
        # On its day an entry still stands in the lists.
        end = datetime.datetime.combine(
            entry.expires + datetime.timedelta(days=1), datetime.time(), now.tzinfo
        )
        if now < end <= now + SOON:
            yield Change(end, "kedaluwarsa", entry.title, one.path)


def shown(changes: Iterable[Change], now: datetime.datetime) -> Iterator[str]:
    """Yield each change on two lines."""
    for change in changes:
        at = change.at.astimezone(now.tzinfo)
        clock = f"{at:%H.%M} {at.tzname()}"
        days = (at.date() - now.date()).days
        wait = "hari ini" if days == 0 else "besok" if days == 1 else f"{days} hari lagi"
        yield f"{in_words(at.date(), weekday=True)} {clock} ({wait}): {change.what}"
        yield f"    {change.title}\n    {change.path}"

"""The search index in volumes, so that a search begins with the newest and publishing makes one.

Pagefind holds all words of an index in memory (0.26 MB for an entry), and a search loads more of
a large one. Its own script searches several at once: https://pagefind.app/docs/multisite/.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Volume:
    """The entries of some months; `first` and `last` are such as 2024-11."""

    first: str
    last: str
    newest: bool

    @property
    def name(self) -> str:
        """What tells it from the others; empty for the newest."""
        return "" if self.newest else self.first


def volumes(months: Iterable[str], size: int) -> list[Volume]:
    """Return the volumes of entries, given by their months, the newest first.

    They are filled from the oldest, each with `size` entries and the rest of a month, so that a new
    entry changes the newest alone; that has half as many or more. Without entries there is one.
    """
    entries = Counter(months)
    groups: list[list[str]] = [[]]
    held = 0
    for month in sorted(entries):
        if held >= size:
            groups.append([])
            held = 0
        groups[-1].append(month)
        held += entries[month]
    if len(groups) > 1 and held < size / 2:
        small = groups.pop()
        groups[-1] += small
    spans = [(group[0], group[-1]) for group in groups if group] or [("", "")]
    return [
        Volume(first, last, newest=place == 0)
        for place, (first, last) in enumerate(reversed(spans))
    ]


def volume_of(month: str, found: list[Volume]) -> Volume:
    """Return the one of these volumes, the newest first, in which something of a month is.

    What has no month is in the newest.
    """
    return next((volume for volume in found if month and volume.first <= month), found[0])

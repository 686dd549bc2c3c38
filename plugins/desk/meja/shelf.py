"""Every entry and page in memory; only files that changed are read again."""

import datetime
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from plugins.core import inventory
from plugins.core.problems import Problem
from plugins.desk.meja.heads import Head, head
from plugins.kinds import KINDS

T = TypeVar("T")

_FRESH = 1.0
"""Seconds for which the folder is not walked again."""


@dataclass(frozen=True)
class Wanted:
    """What to list: words in the title, a kind (`halaman` for pages), a state."""

    words: str = ""
    kind: str = ""
    state: str = ""


class Shelf:
    """The list of one content folder."""

    def __init__(self, content: Path, zone: datetime.tzinfo) -> None:
        self.content = content
        self.zone = zone
        self.media: frozenset[str] = frozenset()
        self.strays: list[Problem] = []
        self._heads: dict[str, Head] = {}
        self._sorted: list[Head] = []
        self._walked = 0.0
        self._remembered: dict[str, Any] = {}
        self._lock = threading.Lock()

    def heads(self, *, anew: bool = False) -> list[Head]:
        """Return all, newest first."""
        with self._lock:
            if anew or time.monotonic() - self._walked > _FRESH:
                self._walk()
                self._walked = time.monotonic()
            return self._sorted

    def _walk(self) -> None:
        taken = inventory.take(self.content, KINDS)
        found: dict[str, Head] = {}
        for path, source in taken.sources.items():
            file = self.content / path
            try:
                facts = file.stat()
                stamp = (facts.st_mtime_ns, facts.st_size)
                known = self._heads.get(path)
                kept = known is not None and known.stamp == stamp
                found[path] = known if known and kept else head(file, source, stamp, self.zone)
            except OSError:  # gone since the folder was listed
                continue
        if found != self._heads or not self._sorted:
            self._sorted = sorted(found.values(), key=_newest_first)
            self._remembered = {}
        self._heads = found
        self.media = frozenset(taken.media)
        self.strays = taken.problems

    def get(self, path: str) -> Head | None:
        """Return one by its path, as last seen."""
        return self._heads.get(path)

    def remembered(self, name: str, make: Callable[[], T]) -> T:
        """Return what was made of the list, made again only after the list has changed."""
        kept = self._remembered
        if name not in kept:
            kept[name] = make()
        found: T = kept[name]
        return found

    def waiting(self) -> dict[str, str]:
        """Return the paths of scheduled entries, each with that word."""
        now = datetime.datetime.now(self.zone)
        return {one.path: "scheduled" for one in self.heads() if one.state(now) == "scheduled"}

    def find(self, wanted: Wanted, troubled: set[str]) -> Iterator[Head]:
        """Yield those that are wanted; state `problem` means one of the `troubled` paths."""
        now = datetime.datetime.now(self.zone)
        words = wanted.words.lower().split()
        for one in self.heads():
            title = f"{one.title} {one.source.slug}".lower()
            fits = (
                all(word in title for word in words)
                and wanted.kind in ("", one.source.kind or "halaman")
                and (
                    not wanted.state
                    or (wanted.state == "problem" and one.path in troubled)
                    or wanted.state == one.state(now)
                )
            )
            if fits:
                yield one

    def counts(self) -> Counter[str]:
        """Return how many there are in each state."""
        now = datetime.datetime.now(self.zone)
        return Counter(one.state(now) for one in self.heads())


def _newest_first(one: Head) -> tuple[float, str]:
    return -one.moment.at.timestamp() if one.moment else float("inf"), one.path

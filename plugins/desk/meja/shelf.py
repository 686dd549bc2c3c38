"""Every entry and page in memory; only files that changed are read again."""

import datetime
import threading
import time
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from plugins.core import inventory
from plugins.core.inventory import Inventory, SourceFile
from plugins.core.problems import Problem
from plugins.desk.meja.heads import Head, head
from plugins.desk.meja.walking import Stamp, stamp_of, stamps
from plugins.kinds import KINDS

T = TypeVar("T")

_FRESH = 1.0
"""Seconds for which the folder is not walked again."""


class Shelf:
    """The list of one content folder.

    With 10,000 entries a walk costs 50 ms and taking stock of all names 400 ms: that is done only
    when a name came or went, and what pages ask of a list is made once for each list.
    """

    def __init__(self, content: Path, zone: datetime.tzinfo) -> None:
        self.content = content
        self.zone = zone
        self.version = 0
        """Another number for another list."""

        self._taken = Inventory()
        self._stamps: dict[str, Stamp] = {}
        self._heads: dict[str, Head] = {}
        self._walked = float("-inf")
        self._remembered: dict[str, Any] = {}
        self._lock = threading.RLock()

    def heads(self) -> list[Head]:
        """Return all as they are on the disk, newest first."""
        with self._lock:
            if time.monotonic() - self._walked > _FRESH:
                self._walk()
                self._walked = time.monotonic()
            return self.known()

    def known(self) -> list[Head]:
        """Return all as last seen, for what is asked at every keystroke."""
        if not self.version:
            return self.heads()
        return self.remembered("sorted", lambda: sorted(self._heads.values(), key=_newest_first))

    def get(self, path: str) -> Head | None:
        """Return one by its path, as last seen."""
        return self._heads.get(path)

    @property
    def media(self) -> list[str]:
        """The paths of all media, as last seen."""
        self.known()
        return self._taken.media

    @property
    def strays(self) -> list[Problem]:
        """What is wrong with files that are no entry, no page and no medium."""
        return self._taken.problems

    def remembered(self, name: str, make: Callable[[], T]) -> T:
        """Return what was made of the list, made again only for another list."""
        kept = self._remembered
        if name not in kept:
            kept[name] = make()
        found: T = kept[name]
        return found

    def look_at(self, path: str) -> None:
        """See at once what the desk itself has put below content/."""
        with self._lock:
            if not self.version:
                self.heads()
            now = stamp_of((self.content / path).stat())
            if self._stamps.get(path) == now:
                return
            if path not in self._stamps:
                inventory.place(PurePosixPath(path), KINDS, self._taken)
            self._stamps[path] = now
            if (source := self._taken.sources.get(path)) is not None:
                self._heads = {**self._heads, path: self._head(source)}
            self._renew()

    def _walk(self) -> None:
        found = stamps(self.content)
        if self.version and found == self._stamps:
            return
        if found.keys() != self._stamps.keys():
            self._taken = inventory.take(self.content, KINDS)
        self._stamps = found
        heads = {}
        for path, source in self._taken.sources.items():
            known = self._heads.get(path)
            if path not in found:  # came since the folder was walked
                continue
            try:
                is_same = known is not None and known.stamp == found[path]
                heads[path] = known if known and is_same else self._head(source)
            except OSError:  # gone since then
                continue
        self._heads = heads
        self._renew()

    def _head(self, source: SourceFile) -> Head:
        stamp = self._stamps[str(source.path)]
        return head(self.content / source.path, source, stamp, self.zone)

    def _renew(self) -> None:
        self._remembered = {}
        self.version += 1


def _newest_first(one: Head) -> tuple[float, str]:
    return -one.moment.at.timestamp() if one.moment else float("inf"), one.path

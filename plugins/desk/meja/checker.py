"""Which entries have problems, found out in a process of its own while the editor works.

What was found is remembered beside the other caches: ten thousand files take minutes once,
and then only those that change.
"""

import json
import multiprocessing
import os
import threading
from collections.abc import Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.core.replacing import replace_file
from plugins.desk.meja.heads import Head
from plugins.desk.meja.shelf import Shelf
from plugins.desk.project import DRAFT_SETTINGS

_BATCH = 25
_PAUSE = 5.0
"""Seconds between two looks at the folder."""

_NICENESS = 10
"""How far checking stands behind what the editor waits for."""


@dataclass(frozen=True)
class Tally:
    """How far the checking of one list has got."""

    troubled: frozenset[str]
    """The paths of files with problems."""

    unknown: Sequence[Head]
    """What is still to be looked at."""


class Checker:
    """Knows how many problems each file has, as far as it has got."""

    def __init__(self, root: Path, content: Path, shelf: Shelf) -> None:
        self._root = root
        self._content = content
        self._shelf = shelf
        self._memory = root / ".cache" / "meja" / "masalah.json"
        self._known: dict[str, list[Any]] = self._remembered()
        self._checked = 0
        self._tally: tuple[tuple[int, int], Tally] | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self) -> None:
        """End, and write down what was found."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def problems(self, one: Head) -> int | None:
        """Return how many problems a file has as it stands; None while that is not known."""
        known = self._known.get(one.path)
        return int(known[1]) if known and known[0] == list(one.stamp) else None

    def tally(self) -> Tally:
        """Return what is known of the list as last seen."""
        known = self._shelf.known()
        made_of = (self._shelf.version, self._checked)
        if self._tally is not None and self._tally[0] == made_of:
            return self._tally[1]
        counts = [(one, self.problems(one)) for one in known]
        troubled = frozenset(one.path for one, count in counts if count)
        tally = Tally(troubled, [one for one, count in counts if count is None])
        self._tally = (made_of, tally)
        return tally

    def _remembered(self) -> dict[str, list[Any]]:
        try:
            found = json.loads(self._memory.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _run(self) -> None:
        pool: Executor | None = None
        try:
            while not self._stop.is_set():
                self._shelf.heads()
                unknown = self.tally().unknown
                if not unknown:
                    self._stop.wait(_PAUSE)
                    continue
                pool = pool or _pool()
                try:
                    self._check(pool, unknown[:_BATCH])
                except BrokenProcessPool:  # killed for want of memory, say
                    pool = None
                    self._stop.wait(_PAUSE)
        finally:
            if pool:
                pool.shutdown(wait=False, cancel_futures=True)
            self._write()

    def _check(self, pool: Executor, heads: Sequence[Head]) -> None:
        paths = [one.path for one in heads]
        counts = pool.submit(count_problems, self._root, self._content, paths).result()
        for one, count in zip(heads, counts, strict=True):
            self._known[one.path] = [list(one.stamp), count]
        self._checked += 1

    def _write(self) -> None:
        replace_file(self._memory, json.dumps(self._known).encode(), durable=False)


def _pool() -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(1, mp_context=context, initializer=_stand_back)


def _stand_back() -> None:
    if hasattr(os, "nice"):  # not on Windows
        os.nice(_NICENESS)


def count_problems(root: Path, content: Path, paths: Sequence[str]) -> list[int]:
    """Return how many problems the reader finds in each file; runs in the other process."""
    from pelican import Pelican
    from pelican.settings import read_settings

    from plugins.core.problems import Problems
    from plugins.reading import SourceReader

    settings = read_settings(str(root / DRAFT_SETTINGS), override={"PATH": str(content)})
    Pelican(settings)
    reader = SourceReader(settings)
    counts = []
    for path in paths:
        settings["PROBLEMS"] = Problems()
        reader.read(str(content / path))
        counts.append(len(settings["PROBLEMS"]))
    return counts

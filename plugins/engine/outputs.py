"""All outputs of a build: those that would be the same are taken over, the others made."""

import contextlib
import contextvars
import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from plugins.core.hard_links import link_or_copy
from plugins.engine.changes import Changes
from plugins.engine.jobs import Job, Made
from plugins.engine.manifest import Manifest, Stamp
from plugins.engine.provenance import file_digest
from plugins.engine.rendering import Rendering

_FEW = 60
_BATCH = 30

# What a worker inherits when it is forked from this process: no job need be pickled.
_Inherited = tuple[Rendering, list[Job]]
_inherited: contextvars.ContextVar[_Inherited] = contextvars.ContextVar("inherited")


class Taking:
    """Takes over what would be the same: `held` is in its place already, the rest is linked."""

    def __init__(
        self,
        last: Manifest,
        changes: Changes,
        former: Path,
        rendering: Rendering,
        held: frozenset[str],
    ) -> None:
        self._last, self._changes = last, changes
        self._former = str(former)
        self._rendering = rendering
        self._held = held
        self._given_up: list[str] = []

    def over(self, jobs: Mapping[str, Job]) -> Iterator[tuple[str, Stamp]]:
        """Put the files of all outputs that would be the same in their places; yield which."""
        kept = set()
        for name, job in jobs.items():
            output = self._last.outputs.get(name)
            if output is None or self._changes.concern(job, output):
                continue
            file = f"{self._former}{os.sep}{name}"
            stamp = _stamp(file, output.stamp)
            if stamp is not None:
                if name not in self._held:
                    link_or_copy(file, self._rendering.place(name))
                kept.add(name)
                yield name, stamp
        self._given_up = sorted(self._held - kept)
        for name in self._given_up:
            place = self._rendering.place(name)
            # Unless a generator that writes by itself has been there.
            if os.path.samefile(place, f"{self._former}{os.sep}{name}"):  # noqa: PTH121
                os.unlink(place)  # noqa: PTH108

    def tidy(self) -> None:
        """Remove the folders that have nothing in them any more."""
        for name in self._given_up:
            folder = name.rpartition("/")[0]
            with contextlib.suppress(OSError):  # not empty
                while folder:
                    os.rmdir(self._rendering.place(folder))  # noqa: PTH106
                    folder = folder.rpartition("/")[0]


def made(jobs: list[Job], rendering: Rendering, *, parallel: bool) -> Iterator[Made]:
    """Make the outputs, in several processes where this one can be forked; yield each."""
    if not parallel or len(jobs) < _FEW or sys.platform != "linux" or (os.cpu_count() or 1) < 2:
        yield from map(rendering.make, jobs)
        return
    _inherited.set((rendering, jobs))
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(os.cpu_count(), fork) as pool:
        starts = range(0, len(jobs), _BATCH)
        futures = deque(pool.submit(_make_some, start, start + _BATCH) for start in starts)
        while futures:  # each is let go of with what came of it: all at once would fill the memory
            failed, found = futures.popleft().result()
            yield from found
            if failed is not None:
                # Here once more, for a traceback with the template's lines in it.
                yield rendering.make(jobs[failed])


def _make_some(start: int, end: int) -> tuple[int | None, list[Made]]:
    """Make some of the jobs that were inherited; the number of one that failed ends it."""
    rendering, jobs = _inherited.get()
    found: list[Made] = []
    for number in range(start, min(end, len(jobs))):
        try:
            found.append(rendering.make(jobs[number]))
        except Exception:  # noqa: BLE001 (it is raised again where it can be told)
            return number, found
    return None, found


def _stamp(file: str, known: Stamp) -> Stamp | None:
    """Return the stamp of a file if it holds what was written there; else None.

    Only one that was touched is read again: one of the same bytes was given its former time
    (publishing/unchanged.py).
    """
    try:
        found = os.stat(file)  # noqa: PTH116
        if (found.st_size, found.st_mtime_ns) == known[1:]:
            return known
        if found.st_size == known[1] and file_digest(file) == known[0]:
            return known[0], found.st_size, found.st_mtime_ns
    except OSError:
        pass
    return None

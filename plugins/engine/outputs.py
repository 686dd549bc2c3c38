"""All outputs of a build: those that would be the same are taken over, the others made."""

import contextvars
import multiprocessing
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from plugins.engine.changes import Changes
from plugins.engine.jobs import Job, Made
from plugins.engine.manifest import Manifest
from plugins.engine.provenance import digest
from plugins.engine.rendering import Rendering

_FEW = 60
_BATCH = 30

# What a worker inherits when it is forked from this process: no job need be pickled.
_Inherited = tuple[Rendering, list[Job]]
_inherited: contextvars.ContextVar[_Inherited] = contextvars.ContextVar("inherited")


def taken_over(
    jobs: Mapping[str, Job], last: Manifest, changes: Changes, former: Path, rendering: Rendering
) -> Iterator[str]:
    """Link every output that would be the same from the former site; yield their names."""
    site = str(former)
    for name, job in jobs.items():
        output = last.outputs.get(name)
        if output is None or changes.concern(job, output):
            continue
        file = os.path.join(site, name)  # noqa: PTH118 (of tens of thousands, this is felt)
        if _is_as_written(file, output.stamp):
            _link(file, rendering.place(name))
            yield name


def made(jobs: list[Job], rendering: Rendering, *, parallel: bool) -> Iterator[Made]:
    """Make the outputs, in several processes where this one can be forked; yield each."""
    if not parallel or len(jobs) < _FEW or sys.platform != "linux" or (os.cpu_count() or 1) < 2:
        yield from map(rendering.make, jobs)
        return
    _inherited.set((rendering, jobs))
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(os.cpu_count(), fork) as pool:
        starts = range(0, len(jobs), _BATCH)
        futures = [pool.submit(_make_some, start, start + _BATCH) for start in starts]
        for future in futures:
            failed, found = future.result()
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


def _is_as_written(file: str, stamp: tuple[bytes, int, int]) -> bool:
    """Tell whether a file holds what was written there; only what was touched is read again."""
    try:
        found = os.stat(file)  # noqa: PTH116
        if (found.st_size, found.st_mtime_ns) == stamp[1:]:
            return True
        return found.st_size == stamp[1] and digest(Path(file).read_bytes()) == stamp[0]
    except OSError:
        return False


def _link(file: str, place: str) -> None:
    try:
        os.link(file, place)
    except OSError:  # another disk, or one without links
        shutil.copy2(file, place)

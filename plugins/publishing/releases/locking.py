"""One build at a time for each output folder, across processes."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from plugins.publishing.releases.faults import ReleaseFailed

PATIENCE = 300.0
"""Seconds to wait for another build: one of ten thousand entries may take minutes."""

_PAUSE = 0.05

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[str]) -> bool:
        try:
            # One byte far behind the text, so that who holds the lock can still be read.
            file.seek(1 << 20)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def locked(
    path: Path, *, patience: float = PATIENCE, wait: Callable[[], None] = lambda: None
) -> Iterator[None]:
    """Hold the lock at `path` while the block runs; the system lets go of it at a kill.

    `wait` is called once when another holds it. Raises ReleaseFailed after `patience`
    seconds, and OSError where nothing can be written.
    """
    with path.open("a+", encoding="ascii") as file:
        given_up = time.monotonic() + patience
        said = False
        while not _take(file):
            if not said:
                wait()
                said = True
            if time.monotonic() > given_up:
                raise ReleaseFailed(
                    f"Pembangunan lain (proses {_holder(file)}) belum selesai. "
                    "Tunggu sampai selesai, lalu ulangi."
                )
            time.sleep(_PAUSE)
        with suppress(OSError):  # a full disk: who holds the lock is only good to know
            os.truncate(file.fileno(), 0)
            os.write(file.fileno(), str(os.getpid()).encode())
        yield


def _holder(file: IO[str]) -> str:
    file.seek(0)
    return file.read() or "?"

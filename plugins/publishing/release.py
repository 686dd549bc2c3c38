"""A site is built beside the one being served, and takes its place only when it is whole."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def staged(output: Path) -> Iterator[Path]:
    """Yield an empty folder to build in; put it in `output`'s place unless something raises.

    Both folders are on one disk, so each step is a rename, never a copy.
    """
    output = output.resolve()
    output.parent.mkdir(parents=True, exist_ok=True)
    staging = output.with_name(f".staging-{output.name}")
    former = output.with_name(f".staging-{output.name}-former")
    _remove(staging)
    staging.mkdir()
    try:
        yield staging
        _remove(former)
        if output.exists():
            output.rename(former)
        try:
            staging.rename(output)
        except OSError:
            if former.exists():
                former.rename(output)
            raise
        _remove(former)
    finally:
        _remove(staging)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)

"""Fixtures of the tests of publishing."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")


@pytest.fixture
def scratch() -> Iterator[Path]:
    """Yield a folder in memory where there is one.

    For what writes many thousand small files, or waits until the disk has all of them, and of
    whatever else is written just then.
    """
    with in_memory() as folder:
        yield folder


@contextmanager
def in_memory() -> Iterator[Path]:
    """Make such a folder for as long as the block runs."""
    folder = tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None, prefix="literasi-")
    try:
        yield Path(folder)
    finally:
        shutil.rmtree(folder)

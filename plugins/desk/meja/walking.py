"""When each file below a folder was last written: one walk, and nothing is opened."""

import os
from pathlib import Path

Stamp = tuple[int, int]
"""Nanoseconds of the last change, and size: one of them differs when a file was written again."""


def stamp_of(facts: os.stat_result) -> Stamp:
    """Return the stamp in what the system tells of a file."""
    return facts.st_mtime_ns, facts.st_size


def stamps(folder: Path) -> dict[str, Stamp]:
    """Return the stamp of all below the folder that is no folder, by its path there with `/`.

    Hidden folders and links count as files, as in plugins/core/inventory.py.
    """
    found: dict[str, Stamp] = {}
    _walk(os.fspath(folder), "", found)
    return found


def _walk(folder: str, before: str, found: dict[str, Stamp]) -> None:
    try:
        entries = os.scandir(folder)
    except OSError:  # gone, or locked, since it was listed
        return
    with entries:
        for entry in entries:
            path = before + entry.name
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                _walk(entry.path, f"{path}/", found)
                continue
            try:
                found[path] = stamp_of(entry.stat(follow_symlinks=False))
            except OSError:
                continue

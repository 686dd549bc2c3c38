"""Two folders of one site, in which what is unchanged is one file under two names."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path


def link_or_copy(file: str | Path, place: str | Path) -> None:
    """Put a file at a place where none is, with its time of change. Raises OSError."""
    try:
        os.link(file, place)
    except OSError:  # another disk, or one without links
        shutil.copy2(file, place)


def leave_links(
    folder: Path, site: Path, wanted: Callable[[str], bool] = lambda _name: True
) -> Iterator[str]:
    """Remove all of `folder` but the wanted files that are `site`'s too; yield their names.

    A name is the path below the folder, with slashes. Folders that hold none go as well.
    Raises OSError.
    """
    return _leave(str(folder), str(site), "", wanted)


def _leave(folder: str, site: str, below: str, wanted: Callable[[str], bool]) -> Iterator[str]:
    with os.scandir(folder) as entries:
        found = list(entries)
    try:
        with os.scandir(site) as entries:
            there = {entry.name: entry for entry in entries}
    except (FileNotFoundError, NotADirectoryError):
        there = {}
    for entry in found:
        name = below + entry.name
        same = there.get(entry.name)
        if not entry.is_dir(follow_symlinks=False):
            if same is not None and _are_one(entry, same) and wanted(name):
                yield name
            else:
                os.unlink(entry.path)  # noqa: PTH108 (of tens of thousands, this is felt)
        elif same is not None and same.is_dir(follow_symlinks=False):
            empty = True
            for held in _leave(entry.path, same.path, f"{name}/", wanted):
                empty = False
                yield held
            if empty:
                os.rmdir(entry.path)  # noqa: PTH106
        else:
            shutil.rmtree(entry.path)


def _are_one(one: os.DirEntry[str], other: os.DirEntry[str]) -> bool:
    return (
        one.is_file(follow_symlinks=False)
        and other.is_file(follow_symlinks=False)
        and one.inode() == other.inode()
    )

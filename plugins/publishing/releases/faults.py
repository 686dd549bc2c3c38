"""Why a release cannot take its place, in words an editor can act on."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

_SENTENCES = {
    errno.ENOSPC: "Disk penuh. Kosongkan tempat, lalu ulangi.",
    errno.EDQUOT: "Jatah disk habis. Kosongkan tempat, lalu ulangi.",
    errno.EROFS: "Disk hanya dapat dibaca. Pakai folder lain dengan --keluaran.",
    errno.EACCES: "Tidak ada izin menulis di sana. Minta izin, atau pakai --keluaran.",
    errno.EPERM: "Tidak ada izin menulis di sana. Minta izin, atau pakai --keluaran.",
    errno.EIO: "Disk gagal menulis. Periksa disknya.",
    errno.EBUSY: "Folder ini titik kait (mount). Pakai folder di dalamnya: --keluaran.",
    errno.EXDEV: "Folder ini di disk lain daripada induknya. Pakai folder di dalamnya.",
    errno.ENAMETOOLONG: "Ada nama berkas yang terlalu panjang untuk disk ini.",
}


class ReleaseFailed(SystemExit):
    """Raised when a site cannot take its place; what was served before is still served.

    A SystemExit, so that a command ends with the sentence and no traceback.
    """


@contextmanager
def disk_faults_told() -> Iterator[None]:
    """Turn what the disk refuses inside the block into a ReleaseFailed."""
    try:
        yield
    except OSError as error:
        raise ReleaseFailed(explain(error)) from error


def explain(error: OSError) -> str:
    """Return what the disk refused, and what to do about it."""
    place = f"{error.filename}: " if error.filename else ""
    return place + _SENTENCES.get(error.errno or 0, str(error.strerror or error))

"""The bytes of a file of text: a regular file, no larger than is read, or a problem."""

import os
import stat
from pathlib import Path

from plugins.core.bounds import LARGEST_SOURCE
from plugins.core.front_matter import Faults

# Unix has the first two: a pipe put in a file's place would wait for ever, and a link may lead
# out of content/. Windows has the third, without which it would change line ends.
_FLAGS = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_NOFOLLOW", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)


def read_source(path: str | Path, faults: Faults) -> bytes | None:
    """Return the file's bytes, or None with a problem."""
    try:
        descriptor = os.open(path, _FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                faults.add("bukan-berkas", 0, "Bukan berkas biasa.", "Hapus dari content/.")
                return None
            data = file.read(LARGEST_SOURCE + 1)
    except OSError as error:
        reason = "" if isinstance(error, PermissionError) else f" ({error.strerror})"
        faults.add(
            "berkas-terkunci",
            0,
            f"Berkas tidak dapat dibaca{reason}.",
            "Tutup program yang sedang memakainya, atau perbaiki hak aksesnya.",
        )
        return None
    if len(data) > LARGEST_SOURCE:
        faults.add(
            "berkas-terlalu-besar",
            0,
            f"Berkas tulisan lebih dari {LARGEST_SOURCE // 1024} KB.",
            "Bagi menjadi beberapa tulisan; gambar disimpan di content/media/, bukan dalam teks.",
        )
        return None
    return data

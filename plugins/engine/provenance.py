"""What made a cached result beside its own input: our code, Python, and what is installed."""

import functools
import hashlib
import os
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

PLUGINS = Path(__file__).resolve().parent.parent

DIGEST_BYTES = 16


def digest(*parts: bytes | str) -> bytes:
    """Return a digest in which the parts are told apart."""
    joined = b""
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        joined += len(data).to_bytes(8, "little") + data
    return hashlib.blake2b(joined, digest_size=DIGEST_BYTES).digest()


def file_digest(path: str | Path) -> bytes:
    """Return the digest of a file's bytes, which need not fit into the memory. Raises OSError."""
    with open(path, "rb") as file:  # noqa: PTH123 (of tens of thousands, this is felt)
        length = os.fstat(file.fileno()).st_size.to_bytes(8, "little")
        state = hashlib.blake2b(length, digest_size=DIGEST_BYTES)
        return hashlib.file_digest(file, lambda: state).digest()


def untouched(found: os.stat_result) -> str:
    """Return what stays the same for as long as nobody touches a file, as in Git's index."""
    return f"{found.st_size}.{found.st_mtime_ns}.{found.st_ctime_ns}.{found.st_ino}"


@functools.cache
def code_digest(*folders: str) -> bytes:
    """Return what changes with the code of these folders of plugins/, or of all of it.

    Also with Python, and with the names and versions of what is installed (a folder
    `<name>-<version>.dist-info` each). Looked at once in a process: code that changes later
    (`git pull` during a build, a plugin saved beside the preview) is not what the process runs,
    and what it makes must not be taken for the new code's.
    """
    roots = [PLUGINS / folder for folder in folders] or [PLUGINS]
    # Every file, for some hold words or pages: only what Python itself makes is left out.
    files = sorted(
        file
        for root in roots
        for file in root.rglob("*")
        if file.is_file() and file.suffix != ".pyc"
    )
    parts: list[bytes | str] = [sys.version, *_installed()]
    for file in files:
        parts += [file.relative_to(PLUGINS).as_posix(), file.read_bytes()]
    return digest(*parts)


def _installed() -> Iterable[str]:
    folder = Path(sysconfig.get_paths()["purelib"])
    return sorted(entry.name for entry in folder.glob("*.dist-info"))

"""A `.br` and a `.gz` beside each file that is worth them, for hosts that send them as they lie.

Of the pages here Brotli leaves a tenth less than gzip at its best, and takes twenty times as long:
so feeds, which programs fetch, get less of it, and what was compressed once is kept by the digest
of what it was made of.
"""

import gzip
import hashlib
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from plugins.core.replacing import replace_file

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
_FOR_PEOPLE = frozenset({".html", ".css", ".js", ".svg"})

_LEAST = 1024
"""Bytes; below this the headers outweigh what is saved."""

_DIGEST = 32
"""Bytes of the digest before each file of the store."""


def _brotli(data: bytes, suffix: str) -> bytes:
    # Of a page 11 leaves two in a hundred bytes less than 10, in 25 ms instead of 10.
    quality = 10 if suffix in _FOR_PEOPLE else 5
    packed: bytes = brotli.compress(data, quality=quality)
    return packed


def _gzip(data: bytes, _suffix: str) -> bytes:
    # No time and no name inside: the same bytes make the same file.
    return gzip.compress(data, 9, mtime=0)


FORMS: Mapping[str, Callable[[bytes, str], bytes]] = {".br": _brotli, ".gz": _gzip}
"""What makes a compressed file of bytes and of their file's suffix, by its own suffix."""


def plain_path(path: str) -> str:
    """Return what a compressed file was made of; any other path as it is."""
    stem, _, suffix = path.rpartition(".")
    return stem if f".{suffix}" in FORMS else path


def compress(site: Path, digests: Mapping[str, str], store: Path) -> dict[str, str]:
    """Write the files, and return their digests. `digests` are those of the site, by path.

    `store` may be deleted at any time; of what was not asked for now it keeps nothing.
    """
    kept = _Store(store)
    worth = [path for path in digests if _is_worth_it(site / path)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        made = pool.map(lambda path: _compress(site / path, digests[path], kept), worth)
        found = {
            f"{path}{suffix}": digest
            for path, each in zip(worth, made, strict=True)
            for suffix, digest in each.items()
        }
    kept.prune({digests[path] for path in worth})
    return found


def _is_worth_it(file: Path) -> bool:
    return file.suffix in SUFFIXES and file.stat().st_size >= _LEAST


def _compress(file: Path, digest: str, kept: "_Store") -> dict[str, str]:
    times, found = file.stat(), {}
    for suffix, make in FORMS.items():
        data = kept.get(digest + suffix)
        if data is None:
            data = make(file.read_bytes(), file.suffix)
            kept.put(digest + suffix, data)
        packed = file.with_name(file.name + suffix)
        packed.write_bytes(data)
        # nginx serves it as the same resource: ETag and Last-Modified come from it.
        os.utime(packed, ns=(times.st_atime_ns, times.st_mtime_ns))
        found[suffix] = hashlib.sha256(data).hexdigest()
    return found


class _Store:
    """A folder of compressed files by name, each with the digest of its bytes before them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, name: str) -> bytes | None:
        """Return a file, unless it is not there, or not whole."""
        try:
            kept = (self.folder / name).read_bytes()
        except OSError:
            return None
        digest, data = kept[:_DIGEST], kept[_DIGEST:]
        return data if hashlib.sha256(data).digest() == digest else None

    def put(self, name: str, data: bytes) -> None:
        """Keep a file."""
        kept = hashlib.sha256(data).digest() + data
        replace_file(self.folder / name, kept, durable=False)

    def prune(self, digests: set[str]) -> None:
        """Forget all others."""
        for file in self.folder.iterdir() if self.folder.is_dir() else ():
            if file.stem not in digests:
                file.unlink(missing_ok=True)

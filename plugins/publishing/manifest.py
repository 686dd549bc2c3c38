"""The manifest: the SHA-256 of every file of a release, in the form that `sha256sum -c` reads.

A page that is hidden, in no list and no feed, stands in it by the digest of its path: so it is
guarded too, and nobody learns its address.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.publishing.paths import MANIFEST, SIGNATURE

_VEILED = "?"

Digests = Mapping[str, str]
"""SHA-256 in hexadecimal by path."""


def digests(folder: Path) -> dict[str, str]:
    """Return those of all files of a site, its manifest and signature aside."""
    found = {}
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_file() and path not in (MANIFEST, SIGNATURE):
            found[path] = file_digest(file)
    return found


def file_digest(file: Path) -> str:
    """Return the SHA-256 of a file."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def veiled(path: str) -> str:
    """Return what stands for the path of a hidden page."""
    return _VEILED + hashlib.sha256(path.encode()).hexdigest()


def belongs_to(hidden: Iterable[str]) -> Callable[[str], bool]:
    """Return what tells whether a path betrays a hidden page: of its folder, or made for it.

    `hidden` are addresses such as /berita/2024/rapat/; pictures made for it bear its slug.
    """
    addresses = [address.strip("/") for address in hidden]
    starts = tuple(f"{address}/" for address in addresses)
    starts += tuple(f"gambar/{address.rpartition('/')[2]}-" for address in addresses)
    return lambda path: path.startswith(starts)


def to_text(found: Digests, hidden: Iterable[str] = ()) -> str:
    """Return the manifest; `hidden` are the addresses of hidden pages."""
    betrays = belongs_to(hidden)
    lines = [
        f"{digest}  {veiled(path) if betrays(path) else path}\n" for path, digest in found.items()
    ]
    return "".join(sorted(lines, key=lambda line: line[66:]))


def from_text(text: str) -> dict[str, str]:
    """Return what a manifest says. Raises ValueError where it is none."""
    found = {}
    for line in text.splitlines():
        digest, separator, path = line[:64], line[64:66], line[66:]
        if separator != "  " or not path or not set(digest) <= set("0123456789abcdef"):
            raise ValueError(f"no line of a manifest: {line[:80]!r}")
        found[path] = digest
    return found


@dataclass(frozen=True)
class Changes:
    """The files in which two releases differ, by path."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    @classmethod
    def between(cls, former: Digests, now: Digests) -> "Changes":
        """Compare two releases."""
        return cls(
            tuple(sorted(now.keys() - former.keys())),
            tuple(sorted(path for path in now.keys() & former.keys() if now[path] != former[path])),
            tuple(sorted(former.keys() - now.keys())),
        )

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.removed)

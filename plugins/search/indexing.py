"""Runs Pagefind, and keeps what it made by volumes: named by the digest of what was read."""

import contextlib
import hashlib
import importlib.metadata
import shutil
import subprocess
import tempfile
import time
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from pagefind.service import get_executable

from plugins.search.documents import Document

KEPT = 2
FORGOTTEN_AFTER = 3600
"""How many indexes of a volume stay, and for how many seconds all: a build may be using one."""

NEWEST = "terbaru"

# Pagefind brings its own interface along, and a worker; ours is smaller and needs neither.
_UNUSED = (
    "pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js",
    "pagefind-worker.js", "wasm.unknown.pagefind",
)  # fmt: skip
# What searches the newest volume searches the others, too.
_SHARED = ("pagefind.js", "wasm.*.pagefind")


class IndexStore:
    """A folder of finished indexes; may be deleted at any time."""

    def __init__(self, folder: Path, language: str) -> None:
        self.folder = folder
        self.language = language

    def index_of(self, volume: str, documents: Iterable[Document], *, fresh: bool) -> Path:
        """Return the folder with an index of a volume's documents; make it if need be.

        Unless it is to be `fresh`, the volume's last one will do where there is one; the documents
        are then not even asked for.
        Raises RuntimeError when Pagefind cannot make it.
        """
        shelf = self.folder / (volume or NEWEST)
        last = next(iter(_by_age(shelf)), None)
        if last is not None and not fresh:
            return last
        texts = {document.url: document.written(self.language) for document in documents}
        wanted = shelf / self._digest(texts)
        return wanted if wanted.is_dir() else self._make(texts, wanted)

    def prune(self, volumes: Collection[str]) -> None:
        """Delete old indexes of volumes other than these."""
        kept = {volume or NEWEST for volume in volumes}
        for shelf in self.folder.iterdir():
            if shelf.name not in kept and time.time() - shelf.stat().st_mtime > FORGOTTEN_AFTER:
                shutil.rmtree(shelf, ignore_errors=True)

    def _digest(self, documents: Mapping[str, str]) -> str:
        digest = hashlib.sha256(importlib.metadata.version("pagefind-bin").encode())
        digest.update(self.language.encode())
        for url, text in sorted(documents.items()):
            digest.update(f"\0{url}\0{text}".encode())
        return digest.hexdigest()[:16]

    def _make(self, documents: Mapping[str, str], wanted: Path) -> Path:
        wanted.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="sedang-", dir=wanted.parent) as scratch:
            for url, text in documents.items():
                file = Path(scratch, "dibaca", url, "index.html")
                file.parent.mkdir(parents=True)
                file.write_text(text, "utf-8")
            index = Path(scratch, "indeks")
            _run(Path(scratch, "dibaca"), index, self.language)
            unused = _UNUSED if wanted.parent.name == NEWEST else (*_UNUSED, *_SHARED)
            for file in {file for pattern in unused for file in index.glob(pattern)}:
                file.unlink()
            # Another build may have been quicker; a folder that is not empty is never replaced.
            with contextlib.suppress(OSError):
                index.replace(wanted)
        for older in _by_age(wanted.parent)[KEPT:]:
            if time.time() - older.stat().st_mtime > FORGOTTEN_AFTER:
                shutil.rmtree(older, ignore_errors=True)
        return wanted


def _by_age(shelf: Path) -> list[Path]:
    """Return the finished indexes of a volume, the newest first."""
    found = [path for path in shelf.glob("[0-9a-f]*") if path.is_dir()]
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)


def _run(source: Path, index: Path, language: str) -> None:
    """Run Pagefind; raises RuntimeError with what it said if it fails."""
    source.mkdir(exist_ok=True)
    places = [str(get_executable()), "--site", str(source), "--output-path", str(index)]
    command = [*places, "--force-language", language, "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    # A site without a single page has no index, and Pagefind says so by failing.
    if done.returncode or not index.is_dir():
        raise RuntimeError(f"Indeks pencarian tidak dapat dibuat: {done.stdout}{done.stderr}")

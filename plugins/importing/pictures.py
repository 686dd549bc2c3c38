"""Pictures of what is imported: from a folder, or from the old site, made ready and kept once."""

import datetime
import urllib.error
import urllib.request
from http.client import HTTPException
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from plugins.core.photograph_shelf import Shelf
from plugins.core.photographs import NotAPhotographError, prepare

_LARGEST = 40 * 1024 * 1024
_PATIENCE = 30


class Pictures:
    """Finds a picture by its address; asks the old site only if it may."""

    def __init__(self, content: Path, folder: Path | None, *, download: bool = False) -> None:
        self.shelf = Shelf(content)
        self.folder = folder
        self.download = download
        self._known: dict[str, str | None] = {}

    def fetch(self, address: str, day: datetime.date, subject: str) -> str | None:
        """Return the path below content/, or None where the picture cannot be had."""
        if address not in self._known:
            self._known[address] = self._fetched(address, day, subject)
        return self._known[address]

    def _fetched(self, address: str, day: datetime.date, subject: str) -> str | None:
        data = self._local(address)
        if data is None and self.download:
            data = _downloaded(address)
        if data is None:
            return None
        try:
            return self.keep(data, day, subject)
        except NotAPhotographError:
            return None

    def keep(self, data: bytes, day: datetime.date, subject: str) -> str:
        """Keep a picture and return its path; raises NotAPhotographError."""
        return self.shelf.put(prepare(data), day, subject).path

    def _local(self, address: str) -> bytes | None:
        """Return the file whose path ends as the address does: `2024/11/foto.jpg`."""
        if self.folder is None:
            return None
        parts = [part for part in unquote(urlsplit(address).path).split("/") if part]
        if ".." in parts:
            return None
        for start in range(len(parts)):
            file = self.folder.joinpath(*parts[start:])
            if file.is_file() and file.stat().st_size <= _LARGEST:
                return file.read_bytes()
        return None


def _downloaded(address: str) -> bytes | None:
    if urlsplit(address).scheme not in ("http", "https"):
        return None
    safe = quote(address, safe=":/?&=%#+,;@()!*'~")
    request = urllib.request.Request(safe, headers={"User-Agent": "Literasi"})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310
            data = bytes(answer.read(_LARGEST + 1))
    except (OSError, HTTPException, ValueError):
        return None
    return data if len(data) <= _LARGEST else None

"""Documents, whatever they come from, brought under content/ together."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

from plugins.importing.cleaning import cleaned
from plugins.importing.documents import Document, Outcome
from plugins.importing.html_to_markdown import words_of
from plugins.importing.pictures import Pictures
from plugins.importing.writing import Writer


class Import:
    """Writes documents of one site under content/; `base` is the address of the old site."""

    def __init__(self, writer: Writer, pictures: Pictures, base: str = "") -> None:
        self.writer = writer
        self.pictures = pictures
        self.base = base
        self.host = urlsplit(base).netloc.lower()
        self.moved: dict[str, str] = {}

    def bring(self, found: Iterable[Document]) -> Iterator[Outcome]:
        """Write each document that is not there yet, and yield what became of each.

        Links from one to another lead to the new places.
        """
        documents = list(found)
        places = [self.writer.place(document) for document in documents]
        for document, (path, _) in zip(documents, places, strict=True):
            if document.values.get("status") != "draf":
                for alias in document.values.get("alamat_lama", ()):
                    self.moved[_address(self.base, alias)] = f"{{filename}}/{path}"
        for document, (path, is_new) in zip(documents, places, strict=True):
            yield self._bring(document, path) if is_new else Outcome(f"content/{path}")

    def _bring(self, document: Document, path: str) -> Outcome:
        words = words_of(BeautifulSoup(document.html, "lxml"))
        day = _day(document)

        def fetch(address: str) -> str | None:
            return self.pictures.fetch(address, day, document.slug)

        _own_picture(document, fetch)
        html = cleaned(document, self.base, fetch, self._new_place)
        for dropped in document.dropped_words:
            words -= words_of(BeautifulSoup(dropped, "lxml"))
        return self.writer.write(document, path, html, words)

    def _new_place(self, address: str) -> str | None:
        parts = urlsplit(address)
        if parts.netloc.lower() not in ("", self.host):
            return None
        return self.moved.get(_address(self.base, f"{unquote(parts.path)}?{parts.query}"))


def _own_picture(document: Document, fetch: Callable[[str], str | None]) -> None:
    """Let the entry's own picture be one of ours, or tell that it could not be had."""
    image = document.values.get("gambar")
    if not isinstance(image, dict) or image["berkas"].startswith("media/"):
        return
    path = fetch(image["berkas"])
    if path is None or document.kind is None:
        document.losses.append(f"gambar utama belum dibawa: {image['berkas']}")
        del document.values["gambar"]
        return
    image["berkas"] = path
    if not image.get("alt"):
        image["alt"] = f"Gambar pada tulisan: {document.values['judul']}"
        document.losses.append("tulis teks pengganti gambar utama")


def _address(base: str, path: str) -> str:
    """Return the form in which old addresses are compared: with or without their last slash."""
    root = urlsplit(base).path.rstrip("/")
    return path.removeprefix(root).rstrip("?").rstrip("/").removesuffix("/index.html") or "/"


def _day(document: Document) -> datetime.date:
    try:
        return datetime.date.fromisoformat(str(document.values.get("tanggal", ""))[:10])
    except ValueError:
        return datetime.date(1970, 1, 1)

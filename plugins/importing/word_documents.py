"""A Word document (.docx) read: its text by its styles, its pictures, its day and author."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mammoth
from bs4 import BeautifulSoup, Tag
from lxml import etree

from plugins.core.text import slugify
from plugins.importing.documents import Document
from plugins.importing.web_pages import moment_in

_LARGEST = 60 * 1024 * 1024
_LONGEST_TITLE = 150
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Judul'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
u => em
strike => s
"""


class NotADocumentError(ValueError):
    """Raised for a file that Word would not open either."""


def document_of(file: Path, kind: str, keep: Callable[[bytes], str]) -> Document:
    """Return what the document says; `keep` takes a picture and returns its path.

    Raises NotADocumentError, OSError.
    """
    data = file.read_bytes()
    core = _properties(data)
    losses: list[str] = []

    def picture(image: Any) -> dict[str, str]:
        with image.open() as stream:
            try:
                return {"src": keep(stream.read())}
            except ValueError as error:
                losses.append(f"sebuah gambar tidak terbawa: {error}")
                return {"src": ""}

    try:
        found = mammoth.convert_to_html(
            io.BytesIO(data), style_map=_STYLES, convert_image=mammoth.images.img_element(picture)
        )
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise NotADocumentError(f"tidak terbaca: {error}") from None
    soup = BeautifulSoup(found.value, "lxml")
    title, told = _title(soup, core)
    moment = moment_in(soup.get_text(" "))
    if not moment:
        moment = core.get("created", "")[:10] or core.get("modified", "")[:10] or "1970-01-01"
        losses.append(f"tanggal {moment} dari berkas Word, bukan dari tulisannya: periksa")
    values: dict[str, Any] = {"judul": title or file.stem, "tanggal": moment}
    if creator := core.get("creator", ""):
        values["penulis"] = [creator]
    values["status"] = "draf"
    document = Document(
        kind, slugify(title or file.stem)[:90].strip("-") or "tulisan", values,
        soup.body.decode_contents() if soup.body else "", f"file:{file.name}", moment[:4], losses,
    )  # fmt: skip
    if told:
        document.dropped_words.append(told)
    warned = {message.message for message in found.messages if message.type == "error"}
    document.losses += sorted(warned)
    return document


def _properties(data: bytes) -> dict[str, str]:
    """Return creator and days of the document; raises NotADocumentError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _LARGEST * 4:
                raise NotADocumentError("terlalu besar")
            if "word/document.xml" not in archive.namelist():
                raise NotADocumentError("bukan dokumen Word (.docx)")
            if "docProps/core.xml" not in archive.namelist():
                return {}
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            root = etree.fromstring(archive.read("docProps/core.xml"), parser)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, RuntimeError) as error:
        raise NotADocumentError(f"bukan dokumen Word (.docx): {error}") from None
    return {etree.QName(child).localname: (child.text or "").strip() for child in root}


def _title(soup: BeautifulSoup, core: dict[str, str]) -> tuple[str, str]:
    """Return the title, and the words taken from the body for it."""
    heading = soup.find(["h1", "h2"])
    first = soup.find(["p", "h1", "h2", "h3"])
    if isinstance(first, Tag) and first.name == "p" and _looks_like_a_title(first):
        heading = first
    if isinstance(heading, Tag) and heading.get_text(strip=True):
        words = " ".join(heading.get_text(" ").split())
        if len(words) <= _LONGEST_TITLE:
            heading.decompose()
            return words, words
    return core.get("title", ""), ""


def _looks_like_a_title(tag: Tag) -> bool:
    """Tell whether a first paragraph is bold throughout, or in capitals."""
    words = tag.get_text().strip()
    strong = "".join(found.get_text() for found in tag.find_all(["strong", "b"])).strip()
    return bool(words) and (strong == words or words.isupper()) and not re.search(r"[.!]$", words)

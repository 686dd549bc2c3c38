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
_STYLE_UNKNOWN = "Unrecognised"
_EXTERNAL = re.compile(r"could not open external image '(.+)', .*")
_AROUND = re.compile(r"word/(header|footer|comments)\d*\.xml")
_PARTS = {"header": "kepala halaman", "footer": "kaki halaman", "comments": "komentar Word"}
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
    notes = _footnotes(soup)
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
    # The number stands before the note in Markdown, and is a list's own on the page.
    document.dropped_words += notes
    warned = {message.message for message in found.messages}
    document.losses += sorted(
        _EXTERNAL.sub(r"gambar di luar dokumen tidak dibawa: \1", text)
        for text in warned
        if not text.startswith(_STYLE_UNKNOWN)
    )
    document.losses += _left_behind(data)
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


def _footnotes(soup: BeautifulSoup) -> list[str]:
    """Write Word's notes as our dialect has them, `[^1]` and `[^1]: …`; return their numbers."""
    numbers: dict[str, str] = {}
    for link in soup.find_all("a", id=re.compile(r"^(?:foot|end)note-ref-")):
        numbers[str(link.get("href", "")).removeprefix("#")] = str(len(numbers) + 1)
        mark = f"[^{len(numbers)}]"
        (link.parent if isinstance(link.parent, Tag) and link.parent.name == "sup" else link
         ).replace_with(mark)  # fmt: skip
    for item in soup.find_all("li", id=list(numbers)):
        for back in item.find_all("a", href=re.compile(r"^#(?:foot|end)note-ref-")):
            back.decompose()
        text = " ".join(part.decode_contents().strip() for part in item.find_all("p")) or (
            item.decode_contents()
        )  # fmt: skip
        note = BeautifulSoup(f"<p>[^{numbers[str(item['id'])]}]: {text.strip()}</p>", "lxml").p
        if note is not None and soup.body is not None:
            soup.body.append(note)
        around = item.parent
        item.decompose()
        if isinstance(around, Tag) and not around.find("li"):
            around.decompose()
    return list(numbers.values())


def _left_behind(data: bytes) -> list[str]:
    """Return what Word shows around the text, and nothing is made of."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(archive.namelist()):
            part = _AROUND.fullmatch(name)
            words = _words(archive.read(name)) if part else ""
            if part and words:
                found.append(f"{_PARTS[part[1]]} tidak dibawa: “{words[:200]}”")
    return list(dict.fromkeys(found))


def _words(xml: bytes) -> str:
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        return ""
    texts = (node.text or "" for node in root.iter() if str(node.tag).endswith("}t"))
    return " ".join(" ".join(texts).split())


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

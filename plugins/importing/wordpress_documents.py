"""From the items of a WordPress export to our documents."""

import datetime
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

from plugins.core.dates import ZONES
from plugins.core.text import slugify
from plugins.importing.documents import Document
from plugins.importing.shortcodes import with_paragraphs, without_shortcodes
from plugins.importing.wordpress import Export, Item

_NO_TOPIC = {"uncategorized", "tak berkategori", "tidak berkategori", "tanpa kategori"}
_DRAFTS = {"draft", "pending", "auto-draft", "private"}
_OURS = ("post", "page")
_LONGEST_SLUG = 90
_LONGEST_SUMMARY = 300


def documents(export: Export, kind: str) -> Iterator[Document]:
    """Yield the posts and pages; those in the bin, and what WordPress keeps for itself, are not."""
    attachments = export.attachments()
    guids: set[str | None] = set()

    def attachment(number: str) -> tuple[str, str, str] | None:
        found = attachments.get(number)
        if found is None or not found.attachment:
            return None
        return found.attachment, _alt(found), _plain(found.excerpt)

    for item in export.items:
        if item.type in _OURS and item.status not in ("trash", "inherit"):
            document = _document(item, export, kind, attachment)
            guid = document.values.get("guid")
            if guid is not None and guid in guids:
                document.losses.append(f"GUID {guid} sudah dipakai tulisan lain di ekspor ini")
                document.origin = f"wordpress:{export.address}:{item.id}"
                del document.values["guid"]
            guids.add(guid)
            yield document


def left_behind(export: Export) -> Iterator[str]:
    """Yield what of an export no document is made of."""
    for name, count in sorted(export.types().items()):
        if name not in (*_OURS, "attachment"):
            titles = [item.title for item in export.items if item.type == name and item.title]
            shown = "; ".join(titles[:5]) + (" …" if len(titles) > 5 else "")
            yield f"{count} × {name}" + (f": {shown}" if shown else "")
    trashed = [item.title for item in export.items if item.status == "trash"]
    if trashed:
        yield f"{len(trashed)} di tempat sampah: {'; '.join(trashed)}"
    if comments := sum(item.comments for item in export.items):
        yield f"{comments} komentar pembaca"


def _document(item: Item, export: Export, kind: str, attachment: Any) -> Document:
    moment, year = _moment(item)
    document = Document(
        kind if item.type == "post" else None,
        _slug(item),
        {"judul": _plain(item.title) or f"Tanpa judul ({item.id})"},
        "",
        item.guid or f"wordpress:{export.address}:{item.id}",
        folder=year if item.type == "post" else "",
    )
    values = document.values
    if not item.title.strip():
        document.losses.append("judulnya kosong: tulis judul")
    if item.type == "post":
        _fill_post(values, item, export, moment)
        if not moment:
            document.losses.append("tanpa tanggal terbit: memakai 1 Januari 1970, betulkan")
            values["tanggal"], document.folder = "1970-01-01", "1970"
    _note_status(document, item)
    if aliases := _aliases(item):
        values["alamat_lama"] = aliases
    if summary := _plain(item.excerpt):
        values["ringkasan"] = summary[:_LONGEST_SUMMARY]
        if len(summary) > _LONGEST_SUMMARY:
            document.losses.append(f"kutipan dipendekkan: {summary}")
    html = without_shortcodes(item.body, document, attachment)
    document.html = with_paragraphs(html)
    picture = attachment(item.meta.get("_thumbnail_id", ""))
    if picture:
        # In front of all: the writer takes it for the entry's own picture.
        values["gambar"] = {"berkas": picture[0], "alt": picture[1] or picture[2]}
        if picture[2]:
            values["gambar"]["keterangan"] = picture[2]
    return document


def _fill_post(values: dict[str, Any], item: Item, export: Export, moment: str) -> None:
    values["tanggal"] = moment
    if item.author:
        values["penulis"] = [export.people.get(item.author, item.author)]
    topics = [_plain(name) for name in (*item.categories, *item.tags)]
    topics = [name for name in topics if slugify(name) and name.lower() not in _NO_TOPIC]
    if topics:
        values["topik"] = list(dict.fromkeys(topics))
    if item.guid and item.status in ("publish", "future"):
        # Who subscribed to the old feed shall not see everything once more.
        values["guid"] = item.guid


def _note_status(document: Document, item: Item) -> None:
    if item.status in _DRAFTS or item.password:
        document.values["status"] = "draf"
    if item.status == "private":
        document.losses.append("dulu pribadi, menjadi draf")
    if item.password:
        document.losses.append("dulu berkata sandi, menjadi draf")


def _slug(item: Item) -> str:
    slug = slugify(unquote(item.name)) or slugify(item.title) or f"tulisan-{item.id}"
    return slug[:_LONGEST_SLUG].strip("-")


def _moment(item: Item) -> tuple[str, str]:
    """Return the day and hour of publication with its zone, and the year; '' if there is none."""
    local = _time(item.date) or _time(item.modified)
    if local is None:
        return "", ""
    gmt = _time(item.date_gmt) if _time(item.date) else None
    text = local.strftime("%Y-%m-%d %H:%M:%S" if local.second else "%Y-%m-%d %H:%M")
    if gmt is None:
        return text, str(local.year)
    minutes = round((local - gmt).total_seconds() / 60)
    zone = next((name for name, hours in (("WIB", 7), ("WITA", 8), ("WIT", 9))
                 if name in ZONES and minutes == hours * 60), "")  # fmt: skip
    sign, minutes = ("-" if minutes < 0 else "+"), abs(minutes)
    return f"{text} {zone or f'{sign}{minutes // 60:02}:{minutes % 60:02}'}", str(local.year)


def _time(text: str) -> datetime.datetime | None:
    try:
        return datetime.datetime.strptime(text, "%Y-%m-%d %H:%M:%S")  # noqa: DTZ007
    except ValueError:  # 0000-00-00 00:00:00, of what was never published
        return None


def _aliases(item: Item) -> list[str]:
    """Return the old addresses: what was shown, and WordPress's own, the number."""
    found = []
    path = "/" + unquote(urlsplit(item.link).path).lstrip("/")
    own = f"/{_slug(item)}/" if item.type == "page" else ""
    if path.strip("/") and path.strip("/") != own.strip("/") and not re.search(r"[\s?#]", path):
        found.append(path)
    if item.id:
        found.append(f"/?p={item.id}" if item.type == "post" else f"/?page_id={item.id}")
    return found


def _alt(item: Item) -> str:
    return _plain(item.meta.get("_wp_attachment_image_alt", "")) or _plain(item.excerpt) or _plain(
        item.title
    )  # fmt: skip


def _plain(html: str) -> str:
    if "<" not in html and "&" not in html:
        return " ".join(html.split())
    return " ".join(BeautifulSoup(html, "lxml").get_text().split())

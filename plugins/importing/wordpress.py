"""A WordPress export (WXR) read: posts, pages, people, pictures, as they stand in the file."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_EXCERPT = re.compile(r"http://wordpress\.org/export/1\.\d/excerpt/")
# XML 1.0 has no place for these, and exports hold them all the same.
_NOT_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class NotAnExportError(ValueError):
    """Raised for a file that is no WordPress export, or is broken; the text says why."""


@dataclass(frozen=True)
class Item:
    """One item of the export, of whatever kind."""

    id: str
    type: str
    status: str
    title: str
    link: str
    guid: str
    name: str
    author: str
    date: str
    date_gmt: str
    modified: str
    body: str
    excerpt: str
    password: str
    attachment: str
    comments: int
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    meta: dict[str, str]


@dataclass
class Export:
    """All of it. `host` is the old site's address."""

    address: str
    people: dict[str, str] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)

    def attachments(self) -> dict[str, Item]:
        """Return the pictures and documents by their number."""
        return {item.id: item for item in self.items if item.type == "attachment"}

    def types(self) -> Counter[str]:
        """Return how many items there are of each kind."""
        return Counter(item.type for item in self.items)


def read_export(file: Path) -> Export:
    """Return what the file holds; raises NotAnExportError, OSError."""
    data = _NOT_XML.sub(b"", file.read_bytes())
    # No entities, no files from elsewhere: an export is somebody else's text.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise NotAnExportError(f"berkas rusak di baris {error.lineno}: {error.msg}") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotAnExportError("berkas memuat DOCTYPE, yang tidak ada pada ekspor WordPress")
    channel = root.find("channel")
    if root.tag != "rss" or channel is None or _text(channel, "wxr_version") == "":
        raise NotAnExportError("bukan ekspor WordPress (Perkakas › Ekspor)")
    export = Export(_text(channel, "base_blog_url") or _text(channel, "link"))
    for person in _children(channel, "author"):
        login = _text(person, "author_login")
        export.people[login] = _text(person, "author_display_name") or login
    export.items = [_item(element) for element in channel.findall("item")]
    return export


def _children(element: Any, name: str) -> Iterator[Any]:
    for child in element:
        if isinstance(child.tag, str) and etree.QName(child).localname == name:
            yield child


def _text(element: Any, name: str) -> str:
    found = next(_children(element, name), None)
    return (found.text or "").strip() if found is not None else ""


def _item(element: Any) -> Item:
    bodies = {etree.QName(child).namespace: child.text or "" for child in _children(
        element, "encoded"
    )}  # fmt: skip
    terms: dict[str, list[str]] = {"category": [], "post_tag": []}
    for term in element.findall("category"):
        terms.setdefault(term.get("domain") or "category", []).append((term.text or "").strip())
    meta = {_text(one, "meta_key"): _text(one, "meta_value") for one in _children(
        element, "postmeta"
    )}  # fmt: skip
    return Item(
        id=_text(element, "post_id"),
        type=_text(element, "post_type"),
        status=_text(element, "status"),
        title=_text(element, "title"),
        link=_text(element, "link"),
        guid=_text(element, "guid"),
        name=_text(element, "post_name"),
        author=_text(element, "creator"),
        date=_text(element, "post_date"),
        date_gmt=_text(element, "post_date_gmt"),
        modified=_text(element, "post_modified"),
        body=bodies.get(_CONTENT, ""),
        excerpt=next((text for uri, text in bodies.items() if uri and _EXCERPT.match(uri)), ""),
        password=_text(element, "post_password"),
        attachment=_text(element, "attachment_url"),
        comments=sum(1 for _ in _children(element, "comment")),
        categories=tuple(terms["category"]),
        tags=tuple(terms["post_tag"]),
        meta=meta,
    )

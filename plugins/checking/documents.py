"""Reads one finished file that is no page: feeds, sitemaps, lists, calendars, drawings."""

import functools
import json
import os
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from plugins.checking import active
from plugins.checking.facts import Facts, Fault
from plugins.checking.pages import active_addresses, strings

_XML = frozenset({".xml", ".opml", ".svg"})
_JSON = frozenset({".json", ".webmanifest"})
_READ = _XML | _JSON | {".ics", ".css"}
_ADDRESSES = frozenset({"href", "url", "src", "xmlUrl", "htmlUrl", "uri"})
_ATOM = "{http://www.w3.org/2005/Atom}"
_ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
_SHORT = 5
"""Letters, of which no words of interest are made."""

_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def is_document(name: str) -> bool:
    """Tell whether a file is read here, by its name."""
    return _suffix(name) in _READ


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1]  # noqa: PTH122 (of tens of thousands, this is felt)


def read_document(name: str, data: bytes, own: tuple[str, ...]) -> Facts:
    """Return the facts of a file; addresses that begin with `own` are ours."""
    suffix = _suffix(name)
    try:
        if suffix in _XML:
            return _xml_facts(data, own)
        if suffix in _JSON:
            content = json.loads(data)
            items = list(_json_items(content))
            markups = (str(item["content_html"]) for item in items if "content_html" in item)
            addresses = tuple(str(item["url"]) for item in items if "url" in item)
            faults = tuple(active_addresses(content))
            return _facts(strings(content), markups, addresses, own, faults)
        text = data.decode("utf-8")
    except (etree.XMLSyntaxError, ValueError) as error:
        return Facts(faults=(Fault("form", str(error)),))
    if suffix == ".css":
        return Facts(faults=tuple(active.style_faults(text)))
    whole = text.startswith("BEGIN:VCALENDAR\r\n") and text.endswith("END:VCALENDAR\r\n")
    unfolded = re.findall(r"https?://\S+", text.replace("\r\n ", ""))
    targets = dict.fromkeys(found for found in unfolded if found.startswith(own))
    faults = () if whole else (Fault("form", "VCALENDAR"),)
    return Facts(tuple(targets), (), faults, (), (text.replace("\r\n ", ""),))


def _xml_facts(data: bytes, own: tuple[str, ...]) -> Facts:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(data, parser)
    drawing = etree.QName(root).localname == "svg"
    faults = tuple(_drawing_faults(root, own) if drawing else _address_faults(root))
    return _facts(_xml_texts(root), _xml_markup(root), tuple(_xml_items(root)), own, faults)


def _address_faults(root: etree._Element) -> Iterator[Fault]:
    for element in root.iter(etree.Element):
        told = [str(value) for name, value in element.attrib.items() if str(name) in _ADDRESSES]
        if etree.QName(element).localname in ("link", "url", "loc", "comments"):
            told.append(element.text or "")
        for value in told:
            if active.scheme_of(value) in ("javascript", "data", "vbscript"):
                yield Fault("active", value[:80])


def _xml_texts(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        if element.text:
            yield element.text
        if isinstance(element.tag, str):
            yield from map(str, element.attrib.values())


def _xml_markup(root: etree._Element) -> Iterator[str]:
    """Yield the texts that readers of the feed show as HTML."""
    for item in root.iterfind("channel/item"):
        yield from (found.text or "" for found in item.iterchildren("description", _ENCODED))
    for found in root.iter(f"{_ATOM}content", f"{_ATOM}summary", f"{_ATOM}title"):
        if found.get("type") == "html":
            yield found.text or ""


def _xml_items(root: etree._Element) -> Iterator[str]:
    yield from (link.text or "" for link in root.iterfind("channel/item/link"))
    for link in root.iterfind(f"{_ATOM}entry/{_ATOM}link"):
        if link.get("rel", "alternate") == "alternate":
            yield str(link.get("href"))
    yield from (loc.text or "" for loc in root.iterfind(f"{_SITEMAP}url/{_SITEMAP}loc"))


def _json_items(content: Any) -> Iterator[dict[str, Any]]:
    if isinstance(content, dict) and isinstance(content.get("items"), list):
        yield from content["items"]


def _drawing_faults(root: etree._Element, own: tuple[str, ...]) -> Iterator[Fault]:
    for element in root.iter():
        if not isinstance(element.tag, str):
            if not isinstance(element, etree._Comment):
                yield Fault("active", str(element)[:80])
            continue
        attributes = {
            etree.QName(name).localname.lower(): str(value)
            for name, value in element.attrib.items()
            if etree.QName(name).localname != "style"  # no more than a drawing's looks
        }
        yield from active.element_faults(etree.QName(element).localname.lower(), attributes, own)


def _facts(
    texts: Iterator[str],
    markups: Iterator[str],
    items: tuple[str, ...],
    own: tuple[str, ...],
    faults: tuple[Fault, ...] = (),
) -> Facts:
    targets: dict[str, None] = {}
    found = dict.fromkeys(faults)
    said: dict[str, None] = {}
    for text in texts:
        if text.startswith(own) and " " not in text:
            targets[text] = None
        elif len(text) > _SHORT:
            said[text] = None
    for markup in markups:
        fragment = _fragment(markup, own)
        targets |= dict.fromkeys(fragment.targets)
        found |= dict.fromkeys(fragment.faults)
    return Facts(tuple(targets), (), tuple(found), items, tuple(said))


@functools.lru_cache(maxsize=5_000)  # one entry stands in a dozen feeds
def _fragment(markup: str, own: tuple[str, ...]) -> Facts:
    tree = LexborHTMLParser(markup)
    targets: dict[str, None] = {}
    faults: list[Fault] = []
    for node in tree.root.traverse() if tree.root else ():
        attributes = node.attributes
        faults += active.element_faults(node.tag or "", attributes, own)
        for name in ("href", "src"):
            if value := attributes.get(name):
                targets[value] = None
    return Facts(tuple(targets), (), tuple(faults))

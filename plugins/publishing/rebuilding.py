"""The ledger of a live site that has none, or lost it: all that its own lists lead to."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from plugins.publishing import ledger
from plugins.publishing.hosts import web
from plugins.publishing.paths import LEDGER

_NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "a": "http://www.w3.org/2005/Atom",
}


def ledger_of_live_site(address: str) -> ledger.Ledger:
    """Return its own ledger, joined with what sitemap and feeds (archives too) tell.

    A site by another program, such as WordPress, has at least one of them. Raises
    PublishingFailed when nobody answers.
    """
    own = web.read(address, LEDGER)
    found = dict.fromkeys(_from_sitemaps(address), "")
    guids = dict(_from_feeds(address))
    return ledger.joined([ledger.from_text(own.decode()) if own else {}, guids, found])


def _from_sitemaps(address: str) -> Iterator[str]:
    waiting, seen = ["sitemap.xml", "wp-sitemap.xml"], set()
    while waiting:
        path = waiting.pop()
        seen.add(path)
        document = _document(address, path)
        if document is None:
            continue
        yield f"/{path}"
        for location in document.iterfind(".//s:sitemap/s:loc", _NAMES):
            below = _below(address, location.text)
            if below is not None and below.lstrip("/") not in seen:
                waiting.append(below.lstrip("/"))
        for location in document.iterfind(".//s:url/s:loc", _NAMES):
            below = _below(address, location.text)
            if below is not None:
                yield below


def _from_feeds(address: str) -> Iterator[tuple[str, str]]:
    """Yield addresses of entries with their guids, from the newest feed back through archives."""
    for first in ("rss.xml", "podcast/rss.xml", "feed/"):
        path: str | None = first
        seen: set[str] = set()
        while path is not None and path not in seen:
            seen.add(path)
            document = _document(address, path)
            if document is None:
                break
            yield f"/{path}", ""
            yield from _items(address, document)
            archive = document.find(".//a:link[@rel='prev-archive']", _NAMES)
            below = None if archive is None else _below(address, archive.get("href"))
            path = None if below is None else below.lstrip("/")


def _items(address: str, document: etree._Element) -> Iterator[tuple[str, str]]:
    for item in document.iterfind(".//item"):
        link = _below(address, item.findtext("link"))
        if link is not None:
            yield link, (item.findtext("guid") or "").strip()
        enclosure = item.find("enclosure")
        medium = None if enclosure is None else _below(address, enclosure.get("url"))
        if medium is not None:
            yield medium, ""


def _document(address: str, path: str) -> etree._Element | None:
    data = web.read(address, path)
    if data is None:
        return None
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None


def _below(address: str, url: str | None) -> str | None:
    """Return the path of a full address on this site, with its query."""
    url = (url or "").strip()
    if not url.startswith(f"{address}/"):
        return None
    parts = urlsplit(url[len(address) :])
    return parts.path + (f"?{parts.query}" if parts.query else "")

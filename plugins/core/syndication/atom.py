"""Atom 1.0 (RFC 4287), written with lxml.

Not with feedgen: 1.0.0 loses rel, type and length of an entry's links (its issue 135), writes
the invalid type="CDATA", and stamps with the time of the build what is left unset.
"""

import re
from urllib.parse import quote

from lxml import etree
from lxml.builder import ElementMaker

from plugins.core.syndication.document import document, relations
from plugins.core.syndication.model import ATOM, Feed, FeedItem, Pages, Person
from plugins.core.syndication.namespaces import NAMESPACES

_NAMESPACE = "http://www.w3.org/2005/Atom"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HISTORY = {"fh": NAMESPACES["fh"]}
_atom = ElementMaker(namespace=_NAMESPACE, nsmap={None: _NAMESPACE})


def atom(feed: Feed, pages: Pages) -> bytes:
    """Return the Atom document that lives at `pages.own`."""
    root = _atom.feed(
        _atom.id(feed.id),
        _atom.title(feed.title),
        _atom.subtitle(feed.description),
        _atom.updated(feed.updated.isoformat()),
        _person(feed.publisher),
        _atom.link(rel="self", type=ATOM.type, href=pages.own),
        _atom.link(rel="alternate", type="text/html", href=feed.page),
        *(_atom.link(rel=rel, href=href) for rel, href in relations(feed, pages)),
        _atom.generator("Literasi"),
        *(_entry(item, feed) for item in feed.items),
    )
    root.set(_XML_LANG, feed.language)
    if pages.current:
        root.insert(0, etree.Element(f"{{{NAMESPACES['fh']}}}archive", nsmap=_HISTORY))
    return document(root, feed.style)


def _entry(item: FeedItem, feed: Feed) -> etree._Element:
    entry: etree._Element = _atom.entry(
        _atom.id(_iri(item.guid, feed.identity)),
        _atom.title(item.title),
        _atom.published(item.published.isoformat()),
        _atom.updated(item.updated.isoformat()),
        *map(_person, item.authors),
        _atom.link(rel="alternate", type="text/html", href=item.url),
    )
    if item.enclosure:
        entry.append(
            _atom.link(
                rel="enclosure",
                type=item.enclosure.type,
                length=str(item.enclosure.bytes),
                href=item.enclosure.url,
            )
        )
    entry.extend(_atom.category(term=name) for name in item.categories)
    entry.append(_atom.summary(item.summary, type="text"))
    if item.html:
        entry.append(_atom.content(item.html, type="html"))
    if item.language != feed.language:
        entry.set(_XML_LANG, item.language)
    return entry


def _person(person: Person) -> etree._Element:
    author: etree._Element = _atom.author(_atom.name(person.name))
    if person.url:
        author.append(_atom.uri(person.url))
    return author


def _iri(guid: str, identity: str) -> str:
    """Return the guid as the IRI that §4.2.6 wants; one from elsewhere may be any text."""
    if re.fullmatch(r"[a-z][a-z0-9+.-]*:\S+", guid):
        return guid
    return f"{identity}:guid/{quote(guid, safe='')}"

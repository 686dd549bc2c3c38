"""Atom 1.0 (RFC 4287), written with lxml.

Not with feedgen: 1.0.0 loses rel, type and length of an entry's links (its issue 135), writes
the invalid type="CDATA", and stamps with the time of the build what is left unset.
"""

import copy
import re
from collections.abc import Callable
from urllib.parse import quote

from lxml import etree
from lxml.builder import ElementMaker

from plugins.core.syndication.document import document, relations
from plugins.core.syndication.model import ATOM, Feed, FeedItem, Pages, Person
from plugins.core.syndication.namespaces import NAMESPACES

_NAMESPACE = "http://www.w3.org/2005/Atom"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HISTORY = {"fh": NAMESPACES["fh"]}
EntryOf = Callable[[FeedItem, str, str], etree._Element]
_atom = ElementMaker(namespace=_NAMESPACE, nsmap={None: _NAMESPACE})


def atom(feed: Feed, pages: Pages, entry_of: EntryOf | None = None) -> bytes:
    """Return the Atom document that lives at `pages.own`.

    `entry_of` may be an `atom_entry` that remembers: what it returns is copied.
    """
    made = entry_of or atom_entry
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
        *(copy.deepcopy(made(item, feed.identity, feed.language)) for item in feed.items),
    )
    root.set(_XML_LANG, feed.language)
    if pages.current:
        root.insert(0, etree.Element(f"{{{NAMESPACES['fh']}}}archive", nsmap=_HISTORY))
    return document(root, feed.style)


def atom_entry(item: FeedItem, identity: str, language: str) -> etree._Element:
    """Return an entry of a feed whose site has this identity, in a feed of this language."""
    entry: etree._Element = _atom.entry(
        _atom.id(_iri(item.guid, identity)),
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
    if item.language != language:
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

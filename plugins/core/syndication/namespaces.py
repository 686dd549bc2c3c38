"""What feedgen cannot say, through its own extension API: elements of other namespaces.

Its podcast extension refuses `itunes:explicit` true and false, drops an `itunes:image` whose
name does not end in .jpg or .png, and knows nothing of Podcasting 2.0; so every such element
is declared here, and written in the order in which it was added.
"""

# feedgen.util uses lxml.etree without importing it.
from lxml import etree  # isort: split

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from feedgen.ext.base import BaseEntryExtension, BaseExtension

from plugins.core.syndication.text import scrub

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
    "atom": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "fh": "http://purl.org/syndication/history/1.0",
}


@dataclass(frozen=True)
class Element:
    """One element; `name` is written with its prefix, `podcast:person`."""

    name: str
    text: str | None
    children: tuple["Element", ...]
    attributes: dict[str, str]


def element(name: str, text: object = None, /, *children: Element, **attributes: object) -> Element:
    """Return an element; attributes that are None are left out."""
    given = {key: str(value) for key, value in attributes.items() if value is not None}
    return Element(name, None if text is None else str(text), children, given)


def true_or_false(value: bool, /) -> str:  # noqa: FBT001 (a value, not an option)
    """Return `true` or `false`, the two words that Apple accepts."""
    return "true" if value else "false"


class Elements(BaseExtension):
    """Elements at the end of the channel's own; subclasses name the prefixes of their feed."""

    PREFIXES: ClassVar[tuple[str, ...]] = ()

    def __init__(self) -> None:
        self.elements: list[Element] = []

    def add(self, *elements: Element) -> None:
        """Add elements, in the order in which they shall be written."""
        self.elements.extend(elements)

    def extend_ns(self) -> dict[str, str]:
        """Return the prefixes to declare on the root; feedgen calls this."""
        return {prefix: NAMESPACES[prefix] for prefix in self.PREFIXES}

    def extend_rss(self, feed: etree._Element) -> etree._Element:
        """Write the elements into <rss>; feedgen calls this."""
        _write(feed[0], self.elements)
        return feed


class ItemElements(BaseEntryExtension):
    """Elements at the end of an <item>."""

    def __init__(self) -> None:
        self.elements: list[Element] = []

    def add(self, *elements: Element) -> None:
        """Add elements, in the order in which they shall be written."""
        self.elements.extend(elements)

    def extend_rss(self, feed: etree._Element) -> etree._Element:
        """Write the elements into <item>; feedgen calls this."""
        _write(feed, self.elements)
        return feed


class NewsElements(Elements):
    """The namespaces of an ordinary feed."""

    PREFIXES = ("dc", "media", "fh")


class PodcastElements(Elements):
    """The namespaces of a podcast's feed."""

    PREFIXES = ("itunes", "podcast", "psc", "dc")


def _write(parent: etree._Element, elements: Iterable[Element]) -> None:
    for item in elements:
        prefix, _, name = item.name.rpartition(":")
        tag = f"{{{NAMESPACES[prefix]}}}{name}"
        attributes = {key: scrub(value) for key, value in item.attributes.items()}
        node = etree.SubElement(parent, tag, attributes)
        node.text = None if item.text is None else scrub(item.text)
        _write(node, item.children)

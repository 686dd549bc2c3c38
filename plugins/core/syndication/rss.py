"""RSS 2.0 by feedgen, following the RSS Advisory Board's Best Practices Profile."""

import copy
import datetime
import email.utils
import html
from collections.abc import Callable

from plugins.core.syndication.namespaces import (  # isort: split
    Element,
    Elements,
    ItemElements,
    NewsElements,
    element,
)

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from lxml import etree

from plugins.core.syndication.document import document, relations
from plugins.core.syndication.model import RSS, Feed, FeedItem, Pages, Picture


def rfc822(moment: datetime.datetime) -> str:
    """Return the date as RSS wants it, with English names whatever the system's language."""
    return email.utils.format_datetime(moment)


def channel(feed: Feed, pages: Pages, elements: type[Elements]) -> FeedGenerator:
    """Return a feed without its entries; `elements` become its attribute `more`."""
    generator = FeedGenerator()
    generator.register_extension("more", elements, ItemElements, atom=False, rss=True)
    generator.title(feed.title)
    generator.description(feed.description)
    # feedgen takes the last link for <link>: the page must follow the feed's own address.
    generator.link(href=pages.own, rel="self", type=RSS.type)
    generator.link(href=feed.page, rel="alternate")
    generator.language(feed.language)
    generator.lastBuildDate(feed.updated)  # the default is the time of the build
    generator.generator("Literasi")
    # feedgen writes no other relation than `self` into RSS.
    links = relations(feed, pages)
    generator.more.add(*(element("atom:link", rel=rel, href=href) for rel, href in links))
    if pages.current:
        generator.more.add(element("fh:archive"))
    return generator


def rss_document(generator: FeedGenerator, style: str) -> bytes:
    """Return the document that feedgen made."""
    root, _ = generator._create_rss()  # the public method writes no style sheet
    return document(root, style)


class SharedEntry(FeedEntry):
    """An entry that any number of feeds may hold: its XML is made once and then copied."""

    _made: etree._Element | None = None

    def rss_entry(self, extensions: bool = True) -> etree._Element:  # noqa: FBT001, FBT002
        """Return the XML; feedgen calls this."""
        if self._made is None:
            self._made = super().rss_entry(extensions)
        return copy.deepcopy(self._made)


def rss_entry(item: FeedItem) -> SharedEntry:
    """Return an entry with what every feed says of it."""
    entry = SharedEntry()
    entry.register_extension("more", ItemElements, atom=False, rss=True)
    entry.title(item.title)
    entry.link(href=item.url)
    entry.guid(item.guid, permalink=False)
    entry.published(item.published)
    entry.updated(item.updated)
    # A description is HTML by custom, and the summary is plain text.
    summary = html.escape(item.summary, quote=False)
    entry.summary(f"<p>{summary}</p>{item.summary_list}" if item.summary_list else summary)
    if item.html:
        entry.content(item.html, type="CDATA")
    entry.category([{"term": name} for name in item.categories])
    if item.enclosure:
        entry.enclosure(item.enclosure.url, str(item.enclosure.bytes), item.enclosure.type)
    # <author> wants an e-mail address; names belong into dc:creator.
    entry.more.add(*(element("dc:creator", person.name) for person in item.authors))
    return entry


def news_entry(item: FeedItem) -> SharedEntry:
    """Return an entry of an ordinary feed, which tells its picture beside what is played."""
    entry = rss_entry(item)
    if item.image:
        entry.more.add(_picture(item.image))
    return entry


def rss(feed: Feed, pages: Pages, entry_of: Callable[[FeedItem], FeedEntry] = news_entry) -> bytes:
    """Return the RSS document that lives at `pages.own`."""
    generator = channel(feed, pages, NewsElements)
    for item in feed.items:
        # feedgen prepends by default, which would list the oldest entry first.
        generator.add_entry(entry_of(item), order="append")
    return rss_document(generator, feed.style)


def _picture(image: Picture) -> Element:
    words = [element("media:description", image.alt, type="plain")] if image.alt else []
    credit = [element("media:credit", image.credit)] if image.credit else []
    return element(
        "media:content",
        None,
        *words,
        *credit,
        url=image.url,
        type=image.type,
        medium="image",
        width=image.width,
        height=image.height,
    )

"""OPML 2.0 (http://opml.org/spec2.opml): all feeds in one file, for a reader to import."""

from collections.abc import Mapping, Sequence

from lxml import etree
from lxml.builder import E

from plugins.core.syndication.model import RSS, FeedLink
from plugins.core.syndication.text import scrub


def opml(title: str, feeds: Mapping[str, Sequence[FeedLink]], site: str) -> bytes:
    """Return one line for each listing, by its most useful feed; RSS where there is one."""
    lines = []
    for scope, links in feeds.items():
        link = next((link for link in links if link.type == RSS.type), links[0])
        name = scrub(link.title).removesuffix(f" ({RSS.name})")
        lines.append(
            # The specification knows the type `rss` alone, and readers take it for any feed.
            E.outline(
                type="rss",
                text=name,
                title=name,
                xmlUrl=f"{site}/{link.url}",
                htmlUrl=f"{site}/{scope}",
            )
        )
    document = E.opml(E.head(E.title(scrub(title))), E.body(*lines), version="2.0")
    return etree.tostring(document, encoding="UTF-8", xml_declaration=True, pretty_print=True)

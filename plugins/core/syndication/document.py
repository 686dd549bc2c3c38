"""What RSS and Atom documents have in common: links to their neighbours, and how they look."""

from collections.abc import Iterator

from lxml import etree

from plugins.core.syndication.model import Feed, Pages


def relations(feed: Feed, pages: Pages) -> Iterator[tuple[str, str]]:
    """Yield the relation and address of each link beside `self` and `alternate`."""
    # WebSub §4 wants them in what is subscribed to; an archive never changes.
    hubs = feed.hubs if pages.current is None else ()
    yield from (("hub", hub) for hub in hubs)
    links = {"current": pages.current, "prev-archive": pages.older}
    yield from ((relation, link) for relation, link in links.items() if link)


def document(root: etree._Element, style: str) -> bytes:
    """Return the XML document, with the style sheet that makes it readable in a browser."""
    root.addprevious(
        etree.ProcessingInstruction("xml-stylesheet", f'type="text/css" href="{style}"')
    )
    return etree.tostring(
        root.getroottree(), encoding="UTF-8", xml_declaration=True, pretty_print=True
    )

"""JSON Feed 1.1 (https://jsonfeed.org/version/1.1)."""

import json
from collections.abc import Callable
from typing import Any

from plugins.core.syndication.model import Enclosure, Feed, FeedItem, Pages, Person


def json_feed(feed: Feed, pages: Pages, item_of: Callable[[FeedItem], str] | None = None) -> bytes:
    """Return the JSON document that lives at `pages.own`; its next page holds older entries.

    `item_of` may be a `json_item` that remembers.
    """
    hubs = [{"type": "WebSub", "url": hub} for hub in feed.hubs]
    document = _without_none(
        version="https://jsonfeed.org/version/1.1",
        title=feed.title,
        home_page_url=feed.page,
        feed_url=pages.own,
        description=feed.description,
        next_url=pages.older,
        language=feed.language,
        authors=[_person(feed.publisher)],
        hubs=hubs if hubs and pages.current is None else None,
    )
    items = ", ".join(map(item_of or json_item, feed.items))
    return f'{_text(document)[:-1]}, "items": [{items}]}}\n'.encode()


def json_item(item: FeedItem) -> str:
    """Return an entry as JSON."""
    found = _without_none(
        id=item.guid,
        url=item.url,
        title=item.title,
        # One of the two is required.
        content_html=item.html or None,
        content_text=None if item.html else item.summary,
        summary=item.summary,
        image=item.image.url if item.image else None,
        date_published=item.published.isoformat(),
        date_modified=item.updated.isoformat(),
        authors=[_person(person) for person in item.authors] or None,
        tags=list(item.categories) or None,
        language=item.language,
        attachments=[_attachment(item.enclosure)] if item.enclosure else None,
    )
    return _text(found)


def _text(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False)


def _person(person: Person) -> dict[str, Any]:
    return _without_none(name=person.name, url=person.url)


def _attachment(enclosure: Enclosure) -> dict[str, Any]:
    return _without_none(
        url=enclosure.url,
        mime_type=enclosure.type,
        size_in_bytes=enclosure.bytes,
        duration_in_seconds=enclosure.seconds,
    )


def _without_none(**members: Any) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None}

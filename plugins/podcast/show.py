"""What the feed says of the show as a whole.

PSP-1: https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification
Podcasting 2.0: https://github.com/Podcastindex-org/podcast-namespace
"""

import re
import uuid
from collections.abc import Iterable, Iterator

from plugins.core.choices import Chosen
from plugins.core.syndication.namespaces import Element, element, true_or_false
from plugins.core.words import Words
from plugins.kinds.show import Category, Discussion, Show
from plugins.kinds.site import Site

# The namespace of podcast GUIDs (podcast-namespace, docs/tags/guid.md).
_PODCAST_GUIDS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")

# Recurrence rules of RFC 5545 §3.3.10.
_RECURRENCES = {
    "daily": "FREQ=DAILY",
    "weekly": "FREQ=WEEKLY",
    "biweekly": "FREQ=WEEKLY;INTERVAL=2",
    "monthly": "FREQ=MONTHLY",
    "bimonthly": "FREQ=MONTHLY;INTERVAL=2",
    "yearly": "FREQ=YEARLY",
}


def podcast_guid(address: str) -> str:
    """Return the GUID that the namespace derives from a feed's first address."""
    without_scheme = re.sub(r"^[a-z]+://", "", address).rstrip("/")
    return str(uuid.uuid5(_PODCAST_GUIDS, without_scheme))


def show_elements(site: Site, show: Show, address: str, site_url: str) -> Iterator[Element]:
    """Yield what Apple and Podcasting 2.0 want of a channel; `address` is the feed's."""
    image = f"{site_url}/{show.image.url}"
    yield element("itunes:author", show.author)
    categories: tuple[Show | Category, ...] = (show, *show.more_categories)
    for found in categories:
        inner = [element("itunes:category", text=found.subcategory)] if found.subcategory else []
        yield element("itunes:category", None, *inner, text=found.category)
    yield element("itunes:explicit", true_or_false(show.explicit))
    yield element("itunes:image", href=image)
    yield element("itunes:type", show.type)
    yield element(
        "itunes:owner",
        None,
        element("itunes:name", show.owner.name),
        element("itunes:email", show.owner.email),
    )
    # Apple wants it in the feed of the old address and in that of the new one.
    if moved_to := show.new_feed_url or (address if show.old_feeds else None):
        yield element("itunes:new-feed-url", moved_to)
    first = f"{site_url}{show.old_feeds[0]}" if show.old_feeds else address
    yield element("podcast:guid", show.guid or podcast_guid(first))
    yield element("podcast:locked", "yes", owner=show.owner.email)
    yield element("podcast:medium", "podcast")
    shape = {"aspect-ratio": "1/1", "width": show.image.width, "type": show.image.type}
    yield element("podcast:image", href=image, purpose="artwork", **shape)
    yield from _place(site)
    yield from _optional(show, Words(site.language))


def _place(site: Site) -> Iterator[Element]:
    if site.address is None:
        return
    geo = site.address.geo
    yield element(
        "podcast:location",
        f"{site.address.regency}, {site.address.province}",
        rel="creator",
        country="id",
        geo=f"geo:{geo[0]},{geo[1]}" if geo else None,
    )


def _optional(show: Show, words: Words) -> Iterator[Element]:
    if show.license:
        yield element("podcast:license", show.license.lower())
    if isinstance(show.schedule, Chosen):
        rule = _RECURRENCES[show.schedule]
        yield element("podcast:updateFrequency", words.named(show.schedule), rrule=rule)
    if show.funding:
        yield element("podcast:funding", show.funding.text[:128], url=show.funding.url)
    if show.recommended:
        others = (
            element("podcast:remoteItem", feedGuid=other.guid, feedUrl=other.url, title=other.title)
            for other in show.recommended
        )
        yield element("podcast:podroll", None, *others)
    if show.verification:
        yield element("podcast:txt", show.verification, purpose="verify")
    if show.apple_verification:
        yield element("podcast:txt", show.apple_verification, purpose="applepodcastsverify")
    for platform in show.blocked:
        # Without an id it means every platform that is not named.
        name = None if platform.lower() in ("semua", "all") else platform.lower()
        yield element("podcast:block", "yes", id=name)
    if show.podping:
        yield element("podcast:podping", usesPodping="true")
    yield from discussions(show.discussions)


def discussions(found: Iterable[Discussion]) -> Iterator[Element]:
    """Yield where people talk, the most welcome place first."""
    for priority, place in enumerate(found, start=1):
        yield element(
            "podcast:socialInteract",
            protocol=place.protocol,
            uri=place.url,
            accountId=place.account,
            priority=priority,
        )

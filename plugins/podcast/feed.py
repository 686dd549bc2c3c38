"""The podcast's RSS document, from the show in site.yaml and its episodes."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from plugins.core.syndication.apple import DESCRIPTION_BYTES
from plugins.core.syndication.chapters import chapter_list, is_for_descriptions
from plugins.core.syndication.items import feed_item
from plugins.core.syndication.model import RSS, Feed, FeedItem, Pages, Person
from plugins.core.syndication.namespaces import PodcastElements, element
from plugins.core.syndication.rss import channel, rss_document, rss_entry
from plugins.core.syndication.text import scrub, shorten_bytes
from plugins.kinds.show import Show
from plugins.kinds.site import Site
from plugins.podcast.episodes import chapters_of, episode_elements, trailer
from plugins.podcast.show import show_elements


def podcast_feed(
    site: Site,
    show: Show,
    scope: str,
    articles: Sequence[Any],
    *,
    site_url: str,
    style: str,
    listed: bool = True,
) -> bytes:
    """Return the feed of a show with all its episodes: players show only what is there.

    `scope` is the section's address below the site's root, `style` the path of the style sheet.
    Directories leave a feed that is not `listed` alone.
    """
    items = tuple(_item(article, site_url) for article in articles)
    feed = Feed(
        identity=site.identity,
        scope=scope,
        title=show.title,
        description=show.description,
        page=f"{site_url}/{scope}",
        language=site.language,
        publisher=Person(show.author),
        items=items,
        style=style,
        hubs=site.hub,
    )
    address = f"{feed.page}{RSS.file}"
    rss = channel(feed, Pages(address), PodcastElements)
    rss.copyright(show.copyright)
    rss.more.add(*show_elements(site, show, address, site_url))
    if not listed:
        rss.more.add(element("itunes:block", "Yes"))
    for article, item in zip(articles, items, strict=True):
        rss.more.add(*trailer(article.entry, item))
        entry = rss_entry(item)
        entry.more.add(*episode_elements(article, item, site_url))
        # feedgen prepends by default, which would list the oldest episode first.
        rss.add_entry(entry, order="append")
    return rss_document(rss, style)


def season_of(show: Show, title: str) -> Show:
    """Return the show as the feed of one season tells it: a show with a guid of its own."""
    names = {"title": f"{show.title}: {title}"}
    return show.model_copy(update={**names, "guid": None, "new_feed_url": None, "old_feeds": ()})


def _item(article: Any, site_url: str) -> FeedItem:
    item = feed_item(article, site_url)
    chapters = chapters_of(article, site_url)
    if not chapters:
        return dataclasses.replace(item, summary=_fitting(item.summary, DESCRIPTION_BYTES))
    listed = scrub(chapter_list(chapters))
    notes = f"{item.html}\n{listed}"
    # Below the summary, where Apple looks for chapters; a list that leaves no room stays away.
    room = DESCRIPTION_BYTES - len(f"<p></p>{listed}".encode())
    if not is_for_descriptions(chapters) or room < DESCRIPTION_BYTES // 4:
        listed, room = "", DESCRIPTION_BYTES
    return dataclasses.replace(
        item, html=notes, summary=_fitting(item.summary, room), summary_list=listed
    )


def _fitting(summary: str, room: int) -> str:
    """Return the summary cut to so many bytes, counted as HTML: `&` becomes `&amp;`."""
    escaped = room - len("amp;") * sum(map(summary.count, "&<>"))
    return shorten_bytes(summary, max(room // len("&amp;"), escaped))

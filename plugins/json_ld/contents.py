"""What an entry's page says, and a page without a section.

What a field means is declared with the field; here is only what holds for every entry, and
what a schema.org type asks for beyond it. Required and recommended properties, and none that
nobody reads, for they are every reader's data:
https://developers.google.com/search/docs/appearance/structured-data/search-gallery
"""

from typing import Any

from plugins.core.playing_time import iso_duration
from plugins.core.stamps import iso, last_change
from plugins.core.syndication.items import enclosure
from plugins.core.syndication.model import RSS
from plugins.json_ld.publisher import Publisher
from plugins.json_ld.schema_org import Thing, describe, media_object, thing

# An article has a headline, any other thing a name.
_HEADLINED = frozenset({"NewsArticle", "Review"})
# An event is no CreativeWork: it has no writer, publisher or date of publication.
_OF_WORKS = frozenset({
    "author", "publisher", "datePublished", "dateModified", "isBasedOn", "correction", "expires",
})  # fmt: skip


def describe_article(article: Any, publisher: Publisher) -> list[Thing]:
    """Return what an entry's page says; of a withdrawn one, only where it stood."""
    section = publisher.words.named(article.entry.KIND.section)
    trail = publisher.trail((section, f"{article.kind}/"), (article.title, article.url))
    if article.withdrawn:
        return [trail, publisher.in_short()]
    return [_entry(article, publisher), trail, publisher.in_short()]


def describe_page(page: Any, publisher: Publisher) -> list[Thing]:
    """Return what a page without a section says."""
    url = f"{publisher.address}/{page.url}"
    [found] = describe(page.entry, publisher.address)
    found |= {
        "@id": url,
        "url": url,
        "description": page.summary,
        "inLanguage": page.lang,
        "publisher": publisher.reference(),
    }
    return [found, publisher.trail((page.title, page.url)), publisher.in_short()]


def _entry(article: Any, publisher: Publisher) -> Thing:
    entry = article.entry
    url = f"{publisher.address}/{article.url}"
    [found] = describe(entry, publisher.address)
    found |= {
        "@id": f"{url}#entri",
        "url": url,
        "description": article.summary,
        "inLanguage": article.lang,
        "dateModified": iso(last_change(entry)),
        "author": [_author(author, publisher) for author in article.authors],
        "publisher": publisher.reference(),
    }
    if article.thumbnail and "image" not in found:
        found["image"] = media_object(article.thumbnail, publisher.address)
    _fit(found, article, publisher)
    return found


def _author(author: Any, publisher: Publisher) -> Thing:
    # Texts without a writer's name are the editors', who are no person.
    by_editors = author.name == publisher.site.default_author
    url = f"{publisher.address}/{author.url}" if author.url in publisher.listed else None
    return thing("Organization" if by_editors else "Person", name=author.name, url=url)


def _fit(found: Thing, article: Any, publisher: Publisher) -> None:
    """Fit what all entries have to the type of this one."""
    type_name = found["@type"]
    if type_name not in _HEADLINED:
        found["name"] = found.pop("headline")
    unfit = set() if type_name == "NewsArticle" else {"dateline"}
    if type_name == "Event":
        unfit |= _OF_WORKS
        _complete_event(found, article, publisher)
    elif type_name == "VideoObject":
        _complete_video(found, article, publisher)
    elif type_name == "PodcastEpisode":
        _complete_episode(found, article, publisher)
    for name in unfit:
        found.pop(name, None)


def _complete_event(found: Thing, article: Any, publisher: Publisher) -> None:
    found.setdefault("organizer", publisher.reference())
    if "location" in found:
        return
    if str(found.get("eventAttendanceMode")).endswith("/OnlineEventAttendanceMode"):
        found["location"] = thing("VirtualLocation", url=found["url"])
    else:
        name = article.entry.place or publisher.site.organisation
        found["location"] = thing("Place", name=name)


def _complete_video(found: Thing, article: Any, publisher: Publisher) -> None:
    found["uploadDate"] = found["datePublished"]
    still = article.thumbnail or publisher.logo
    if still:
        found["thumbnailUrl"] = f"{publisher.address}/{still.url}"


def _complete_episode(found: Thing, article: Any, publisher: Publisher) -> None:
    sound = enclosure(article.entry, publisher.address)
    if sound and sound.seconds:
        found["timeRequired"] = iso_duration(sound.seconds)
    show = getattr(article, "show", None)
    if show and show.facts and f"{show.url}{RSS.file}" in publisher.feeds:
        [series] = describe(show.facts, publisher.address)
        page = f"{publisher.address}/{show.url}"
        found["partOfSeries"] = series | {"url": page, "webFeed": f"{page}{RSS.file}"}

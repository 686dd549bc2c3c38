"""What an entry's page says, and a page without a section.

What a field means is declared with the field; here is only what holds for every entry, and
what a schema.org type asks for beyond it. Required and recommended properties, and none that
nobody reads, for they are every reader's data:
https://developers.google.com/search/docs/appearance/structured-data/search-gallery
"""

from collections.abc import Collection
from dataclasses import dataclass, fields
from typing import Any

from plugins.core.playing_time import iso_duration
from plugins.core.stamps import iso, last_change
from plugins.core.syndication.items import enclosure
from plugins.core.syndication.model import RSS
from plugins.json_ld.publisher import Publisher
from plugins.json_ld.schema_org import Thing, describe, graph, media_object, thing
from plugins.kinds.entry import Entry

# An article has a headline, any other thing a name.
_HEADLINED = frozenset({"NewsArticle", "Review"})
# An event is no CreativeWork: it has no writer, publisher or date of publication.
_OF_WORKS = frozenset({
    "author", "publisher", "datePublished", "dateModified", "isBasedOn", "correction", "expires",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subject:
    """All of an entry, or of a page, that its objects are made of."""

    entry: Any
    url: str
    title: str
    summary: str
    lang: str
    withdrawn: bool = False
    thumbnail: Any = None
    authors: tuple[tuple[str, str | None], ...] = ()
    """Their names, each with the address of the page that lists what they wrote."""

    section: str | None = None
    """The address of its section; nothing else of that may be published, then it has no page."""

    show: tuple[str, Any] | None = None
    """The address of its show and what is told of that, where the show has a feed."""


_NO_PLAIN_DATA = ("entry", "thumbnail", "show")
_PLAIN_DATA = tuple(one.name for one in fields(Subject) if one.name not in _NO_PLAIN_DATA)


class JsonLd:
    """What a page says, worked out when it is asked for."""

    def __init__(self, subject: Subject, publisher: Publisher) -> None:
        self._subject = subject
        self._publisher = publisher

    @property
    def fingerprint(self) -> tuple[Any, ...]:
        """What the graph depends on."""
        subject = self._subject
        plain = tuple(getattr(subject, name) for name in _PLAIN_DATA)
        return (subject.entry, subject.thumbnail, subject.show, self._publisher, plain)

    @property
    def graph(self) -> Thing:
        """The objects."""
        make = _describe_article if isinstance(self._subject.entry, Entry) else _describe_page
        return graph(make(self._subject, self._publisher))


def article_subject(article: Any, listed: Collection[str], feeds: Collection[str]) -> Subject:
    """Return what an entry's objects are made of; `listed` and `feeds` are addresses."""
    show = getattr(article, "show", None)
    told = None
    if show and show.facts and f"{show.url}{RSS.file}" in feeds:
        told = (show.url, show.facts)
    return Subject(
        article.entry,
        article.url,
        article.title,
        article.summary,
        article.lang,
        article.withdrawn,
        article.thumbnail,
        tuple((one.name, url if (url := one.url) in listed else None) for one in article.authors),
        url if (url := f"{article.kind}/") in listed else None,
        told,
    )


def page_subject(page: Any) -> Subject:
    """Return what the objects of a page without a section are made of."""
    return Subject(page.entry, page.url, page.title, page.summary, page.lang)


def _describe_article(article: Subject, publisher: Publisher) -> list[Thing]:
    """Return what an entry's page says; of a withdrawn one, only where it stood."""
    name = publisher.words.named(article.entry.KIND.section)
    section = [(name, article.section)] if article.section is not None else []
    trail = publisher.trail(*section, (article.title, article.url))
    if article.withdrawn:
        return [trail, publisher.in_short()]
    return [_entry(article, publisher), trail, publisher.in_short()]


def _describe_page(page: Subject, publisher: Publisher) -> list[Thing]:
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


def _entry(article: Subject, publisher: Publisher) -> Thing:
    entry = article.entry
    url = f"{publisher.address}/{article.url}"
    [found] = describe(entry, publisher.address)
    found |= {
        "@id": f"{url}#entri",
        "url": url,
        "description": article.summary,
        "inLanguage": article.lang,
        "dateModified": iso(last_change(entry)),
        "author": [_author(name, url, publisher) for name, url in article.authors],
        "publisher": publisher.reference(),
    }
    if article.thumbnail and "image" not in found:
        found["image"] = media_object(article.thumbnail, publisher.address)
    _fit(found, article, publisher)
    return found


def _author(name: str, url: str | None, publisher: Publisher) -> Thing:
    # Texts without a writer's name are the editors', who are no person.
    by_editors = name == publisher.site.default_author
    address = None if url is None else f"{publisher.address}/{url}"
    return thing("Organization" if by_editors else "Person", name=name, url=address)


def _fit(found: Thing, article: Subject, publisher: Publisher) -> None:
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


def _complete_event(found: Thing, article: Subject, publisher: Publisher) -> None:
    found.setdefault("organizer", publisher.reference())
    if "location" in found:
        return
    if str(found.get("eventAttendanceMode")).endswith("/OnlineEventAttendanceMode"):
        found["location"] = thing("VirtualLocation", url=found["url"])
    else:
        name = article.entry.place or publisher.site.organisation
        found["location"] = thing("Place", name=name)


def _complete_video(found: Thing, article: Subject, publisher: Publisher) -> None:
    found["uploadDate"] = found["datePublished"]
    still = article.thumbnail or publisher.logo
    if still:
        found["thumbnailUrl"] = f"{publisher.address}/{still.url}"


def _complete_episode(found: Thing, article: Subject, publisher: Publisher) -> None:
    sound = enclosure(article.entry, publisher.address)
    if sound and sound.seconds:
        found["timeRequired"] = iso_duration(sound.seconds)
    if article.show is not None:
        url, facts = article.show
        [series] = describe(facts, publisher.address)
        page = f"{publisher.address}/{url}"
        found["partOfSeries"] = series | {"url": page, "webFeed": f"{page}{RSS.file}"}

"""A linter for podcast feeds: PSP-1, Apple's rules, Podcasting 2.0 and the RSS profile.

It shares no code with the site: what it checks, it read in the specifications.
"""

import re
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path

import mutagen
from lxml import etree

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
GUID_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
CATEGORIES = {
    "Arts": "Books|Design|Fashion & Beauty|Food|Performing Arts|Visual Arts",
    "Business": "Careers|Entrepreneurship|Investing|Management|Marketing|Non-Profit",
    "Comedy": "Comedy Interviews|Improv|Stand-Up",
    "Education": "Courses|How To|Language Learning|Self-Improvement",
    "Fiction": "Comedy Fiction|Drama|Science Fiction",
    "Government": "",
    "History": "",
    "Health & Fitness": "Alternative Health|Fitness|Medicine|Mental Health|Nutrition|Sexuality",
    "Kids & Family": "Education for Kids|Parenting|Pets & Animals|Stories for Kids",
    "Leisure": "Animation & Manga|Automotive|Aviation|Crafts|Games|Hobbies|Home & Garden"
    "|Video Games",
    "Music": "Music Commentary|Music History|Music Interviews",
    "News": "Business News|Daily News|Entertainment News|News Commentary|Politics|Sports News"
    "|Tech News",
    "Religion & Spirituality": "Buddhism|Christianity|Hinduism|Islam|Judaism|Religion|Spirituality",
    "Science": "Astronomy|Chemistry|Earth Sciences|Life Sciences|Mathematics|Natural Sciences"
    "|Nature|Physics|Social Sciences",
    "Society & Culture": "Documentary|Personal Journals|Philosophy|Places & Travel|Relationships",
    "Sports": "Baseball|Basketball|Cricket|Fantasy Sports|Football|Golf|Hockey|Rugby|Running"
    "|Soccer|Swimming|Tennis|Volleyball|Wilderness|Wrestling",
    "Technology": "",
    "True Crime": "",
    "TV & Film": "After Shows|Film History|Film Interviews|Film Reviews|TV Reviews",
}
SOUND = {
    "audio/mpeg": (".mp3",),
    "audio/x-m4a": (".m4a",),
    "audio/mp4": (".m4a", ".mp4"),
    "video/mp4": (".mp4",),
}
TYPES = {
    "chapters": ("application/json+chapters",),
    "transcript": (
        "text/plain",
        "text/html",
        "text/vtt",
        "application/json",
        "application/x-subrip",
    ),
}
_UUID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_RFC822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d "
    r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d [+-]\d{4}"
)


@dataclass(frozen=True)
class Rule:
    """Where a Podcasting 2.0 element may stand, how often, and what it must hold."""

    parents: str
    once: bool = False
    attributes: tuple[str, ...] = ()
    value: str | None = None
    length: int = 128


PODCASTING_2 = {
    "guid": Rule("channel", once=True, value=_UUID),
    "locked": Rule("channel", once=True, value="yes|no"),
    "funding": Rule("channel item", attributes=("url",), value=".+"),
    "person": Rule("channel item", value=".+"),
    "location": Rule("channel item", value=".+"),
    "license": Rule("channel item", once=True, value=".+"),
    "medium": Rule("channel", once=True, value="podcast|music|video|film|audiobook|newsletter"),
    "trailer": Rule("channel", attributes=("url", "pubdate"), value=".+"),
    "image": Rule("channel item", attributes=("href",)),
    "transcript": Rule("item", attributes=("url", "type")),
    "chapters": Rule("item", once=True, attributes=("url", "type")),
    "soundbite": Rule("item", attributes=("startTime", "duration")),
    "alternateEnclosure": Rule("item", attributes=("type", "length")),
    "contentLink": Rule("item", attributes=("href",), value=".+"),
    "podroll": Rule("channel", once=True),
    "block": Rule("channel", value="yes|no"),
    "podping": Rule("channel", once=True, attributes=("usesPodping",)),
    "socialInteract": Rule("channel item", attributes=("protocol", "uri")),
    "txt": Rule("channel item", value=".+", length=4000),
    "updateFrequency": Rule("channel", once=True, value=".+"),
    "season": Rule("item", once=True, value=r"\d+"),
    "episode": Rule("item", once=True, value=r"\d+(\.\d+)?"),
}


@dataclass(frozen=True)
class Finding:
    """What is wrong: an error, or less than what is recommended (a warning)."""

    level: str
    line: int
    message: str

    @classmethod
    def error(cls, element: etree._Element, message: str) -> "Finding":
        """Return a breach of a rule."""
        return cls("error", _line(element), message)

    @classmethod
    def warning(cls, element: etree._Element, message: str) -> "Finding":
        """Return a recommendation not followed."""
        return cls("warning", _line(element), message)


def lint(data: bytes, media: Path | None = None) -> list[Finding]:
    """Return all findings; with `media`, enclosures are held against the files of that folder."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    channel = root.find("channel")
    if root.tag != "rss" or channel is None:
        return [Finding.error(root, "not RSS 2.0")]
    items = channel.findall("item")
    found = [*_channel(channel), *_categories(channel), *_show_image_and_words(channel)]
    for element in channel.iter(f"{PODCAST}*"):
        found += _podcasting_2(element)
    for item in items:
        found += _item(item)
        found += _words(item)
        found += _enclosure(item, media)
        found += _numbers(item)
    return [*found, *_unique(items)]


def _line(element: etree._Element) -> int:
    return element.sourceline if isinstance(element.sourceline, int) else 0


def _text(element: etree._Element, name: str) -> str:
    return (element.findtext(name) or "").strip()


def _channel(channel: etree._Element) -> Iterator[Finding]:
    for name in ("title", "description", "link", "language", f"{ITUNES}explicit"):
        if not _text(channel, name):
            yield Finding.error(channel, f"channel {name} is missing (PSP-1)")
    own = [link for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"]
    if len(own) != 1:
        yield Finding.error(channel, f"{len(own)} atom:link rel=self")
    elif _text(channel, "link") == own[0].get("href"):
        yield Finding.error(own[0], "channel link is the feed itself")
    elif not (own[0].get("href") or "").startswith("https://"):
        yield Finding.warning(own[0], "the feed's address is not https")
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", _text(channel, "language")):
        yield Finding.error(channel, "language is no ISO 639 code")
    if (built := _text(channel, "lastBuildDate")) and not _RFC822.fullmatch(built):
        yield Finding.error(channel, f"lastBuildDate {built!r}")


def _categories(channel: etree._Element) -> Iterator[Finding]:
    categories = channel.findall(f"{ITUNES}category")
    if not categories:
        yield Finding.error(channel, "itunes:category is missing")
    for category in categories:
        name = category.get("text") or ""
        if name not in CATEGORIES:
            yield Finding.error(category, f"unknown category {name!r}")
            continue
        for inner in category.findall(f"{ITUNES}category"):
            if inner.get("text") not in CATEGORIES[name].split("|"):
                yield Finding.error(inner, f"{inner.get('text')!r} is not under {name!r}")


def _show_image_and_words(channel: etree._Element) -> Iterator[Finding]:
    image = channel.find(f"{ITUNES}image")
    if image is None or not image.get("href"):
        yield Finding.error(channel, "itunes:image is missing")
    for element in channel.iter(f"{ITUNES}image"):
        if not re.search(r"\.(jpe?g|png)$", element.get("href") or "", re.I):
            yield Finding.warning(element, "an image that is neither .jpg nor .png")
    for element in channel.iter(f"{ITUNES}explicit"):
        if element.text not in ("true", "false"):
            yield Finding.error(element, f"explicit {element.text!r}")
    for name in (f"{PODCAST}guid", f"{PODCAST}locked", f"{ITUNES}author"):
        if not _text(channel, name):
            yield Finding.warning(channel, f"channel {name} is missing")
    if len(_text(channel, "description").encode()) > 4000:
        yield Finding.error(channel, "channel description above 4000 bytes")


def _podcasting_2(element: etree._Element) -> Iterator[Finding]:
    name = str(element.tag).removeprefix(PODCAST)
    parent = element.getparent()
    if parent is None or parent.tag not in ("channel", "item"):
        return
    rule = PODCASTING_2.get(name)
    if rule is None:
        yield Finding.warning(element, f"podcast:{name} is not in the namespace")
        return
    if str(parent.tag) not in rule.parents.split():
        yield Finding.error(element, f"podcast:{name} may not stand in {parent.tag}")
    for attribute in rule.attributes:
        if not element.get(attribute):
            yield Finding.error(element, f"podcast:{name} without {attribute}")
    value = (element.text or "").strip()
    if rule.value and not re.fullmatch(rule.value, value):
        yield Finding.error(element, f"podcast:{name} {value!r}")
    if len(value) > rule.length:
        yield Finding.warning(element, f"podcast:{name} above {rule.length} characters")
    if rule.once and len(parent.findall(str(element.tag))) > 1:
        yield Finding.error(element, f"podcast:{name} more than once")
    if (types := TYPES.get(name)) and element.get("type") not in types:
        yield Finding.error(element, f"podcast:{name} of type {element.get('type')}")


def _item(item: etree._Element) -> Iterator[Finding]:
    if not _text(item, "title"):
        yield Finding.error(item, "item without title")
    guid = item.find("guid")
    if guid is None or not _text(item, "guid"):
        yield Finding.error(item, "item without guid")
    elif guid.get("isPermaLink", "true") != "false" and not (guid.text or "").startswith("http"):
        yield Finding.error(guid, "guid is no address, but says so")
    published = _text(item, "pubDate")
    if not _RFC822.fullmatch(published):
        yield Finding.error(item, f"pubDate {published!r}")
    elif parsedate_to_datetime(published).strftime("%a") != published[:3]:
        yield Finding.error(item, f"pubDate {published!r}: wrong weekday")


def _words(item: etree._Element) -> Iterator[Finding]:
    for name in ("description", "link", f"{ITUNES}duration"):
        if not _text(item, name):
            yield Finding.warning(item, f"item {name} is missing")
    if len(_text(item, "description").encode()) > 4000:
        yield Finding.error(item, "item description above 4000 bytes")
    for name in ("description", f"{CONTENT}encoded"):
        relative = r"(?:src|href)=[\"'](?!https?:|mailto:|tel:|geo:)"
        if re.search(relative, item.findtext(name) or ""):
            yield Finding.error(item, f"a relative link in {name}")


def _enclosure(item: etree._Element, media: Path | None) -> Iterator[Finding]:
    enclosures = item.findall("enclosure")
    if len(enclosures) != 1:
        yield Finding.error(item, f"{len(enclosures)} enclosures")
        return
    [enclosure] = enclosures
    url, length = enclosure.get("url") or "", enclosure.get("length") or ""
    suffixes = SOUND.get(enclosure.get("type") or "")
    if suffixes is None or not url.lower().endswith(suffixes):
        yield Finding.error(enclosure, f"type {enclosure.get('type')!r} of {url}")
    if not length.isdigit() or int(length) == 0:
        yield Finding.error(enclosure, f"length {length!r}")
    if media is None:
        return
    file = media / url.rsplit("/", 1)[-1]
    if not file.is_file():
        yield Finding.error(enclosure, f"no file {file}")
        return
    if file.stat().st_size != int(length or 0):
        yield Finding.error(enclosure, f"length {length}, but {file.stat().st_size} bytes")
    facts = mutagen.File(file)
    if facts is None or abs(facts.info.length - int(_text(item, f"{ITUNES}duration"))) > 1:
        yield Finding.error(enclosure, "itunes:duration is not the file's")


def _numbers(item: etree._Element) -> Iterator[Finding]:
    if not re.fullmatch(r"\d+", _text(item, f"{ITUNES}duration") or "0"):
        yield Finding.error(item, "itunes:duration is not in seconds")
    for name in ("episode", "season"):
        value = _text(item, f"{ITUNES}{name}")
        if value and not re.fullmatch(r"[1-9]\d*", value):
            yield Finding.error(item, f"itunes:{name} {value!r}")
    if _text(item, f"{ITUNES}episodeType") not in ("", "full", "trailer", "bonus"):
        yield Finding.error(item, "itunes:episodeType")


def _unique(items: list[etree._Element]) -> Iterator[Finding]:
    guids = Counter(_text(item, "guid") for item in items)
    sounds = Counter(
        enclosure.get("url") for item in items for enclosure in item.findall("enclosure")
    )
    for name, count in [*guids.items(), *sounds.items()]:
        if count > 1:
            yield Finding.error(items[0], f"{name} is used {count} times")

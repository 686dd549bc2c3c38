"""What the feed says of one episode, beside what every feed says of an entry."""

import base64
import math
from collections.abc import Iterator
from typing import Any

from plugins.core.media import SoundFile
from plugins.core.syndication.apple import is_artwork
from plugins.core.syndication.chapters import FILE, TYPE, Chapter, simple_chapters
from plugins.core.syndication.model import FeedItem, Picture
from plugins.core.syndication.namespaces import Element, element, true_or_false
from plugins.core.syndication.rss import rfc822
from plugins.core.syndication.text import absolute
from plugins.core.transcripts.writing import FORMS
from plugins.kinds.episode import Episode, Speaker
from plugins.podcast.show import discussions

TRANSCRIPT_ANCHOR = "_transkrip"
"""Where the episode's page shows the transcript: theme/templates/parts/transcript.html."""

# The roles that players know: Podcast Taxonomy, https://podcasttaxonomy.com/ .
_ROLES = {
    "pembawa acara": "host", "penyiar": "host", "moderator": "host",
    "narasumber": "guest", "tamu": "guest", "pembaca": "reader", "narator": "narrator",
    "penulis": "writer", "penulis naskah": "script writer", "penyunting": "editor",
    "penyunting audio": "audio editor", "produser": "producer", "penerjemah": "translator",
}  # fmt: skip


def chapters_of(article: Any, site_url: str) -> tuple[Chapter, ...]:
    """Return the chapters of an episode in the order in which they are heard."""
    page = f"{site_url}/{article.url}"
    return tuple(
        Chapter(
            chapter.start,
            chapter.title,
            absolute(chapter.url, page, site_url) if chapter.url else None,
            f"{site_url}/{chapter.image.url}" if chapter.image else None,
        )
        for chapter in article.entry.chapters
    )


def trailer(entry: Episode, item: FeedItem) -> Iterator[Element]:
    """Yield what the channel says of an episode that is a trailer, else nothing."""
    if entry.episode_type == "trailer" and item.enclosure:
        yield element(
            "podcast:trailer",
            item.title[:128],
            url=item.enclosure.url,
            pubdate=rfc822(item.published),
            length=item.enclosure.bytes,
            type=item.enclosure.type,
            season=entry.season,
        )


def episode_elements(article: Any, item: FeedItem, site_url: str) -> Iterator[Element]:
    """Yield what Apple and Podcasting 2.0 want of an item."""
    entry: Episode = article.entry
    if item.enclosure and item.enclosure.seconds:
        yield element("itunes:duration", item.enclosure.seconds)
    yield element("itunes:explicit", true_or_false(entry.explicit))
    yield element("itunes:episode", entry.number)
    yield element("itunes:episodeType", entry.episode_type)
    yield element("podcast:episode", entry.number)
    if entry.season:
        yield element("itunes:season", entry.season)
        yield element("podcast:season", entry.season)
    if item.image:
        yield from _pictures(item.image)
    yield from _texts(article, site_url)
    for speaker in entry.people:
        yield _person(speaker, item.url, site_url)
    for bite in entry.soundbites:
        yield element(
            "podcast:soundbite", bite.title or "", startTime=bite.start, duration=bite.seconds
        )
    if isinstance(entry.audio, SoundFile):
        # The enclosure itself once more, for its digest.
        yield _sound(entry.audio, "Standar", site_url, default="true")
    for other in entry.alternatives:
        yield _sound(other.file, other.title, site_url)
    # For players that can show neither transcript nor chapters.
    yield element("podcast:contentLink", "Dengarkan di situs kami", href=item.url)
    for twin in entry.twins:
        yield element("podcast:contentLink", twin.text, href=twin.url)
    yield from discussions(entry.discussions)


def _pictures(image: Picture) -> Iterator[Element]:
    if is_artwork(image.type, image.width, image.height):
        yield element("itunes:image", href=image.url)
    common = math.gcd(image.width, image.height)
    ratio = f"{image.width // common}/{image.height // common}"
    shape = {"aspect-ratio": ratio, "width": image.width, "type": image.type}
    yield element("podcast:image", href=image.url, alt=image.alt, **shape)


def _texts(article: Any, site_url: str) -> Iterator[Element]:
    page = f"{site_url}/{article.url}"
    if article.entry.transcript:
        for name, (kind, _) in FORMS.items():
            rel = "captions" if kind != "application/json" else None
            yield element(
                "podcast:transcript", url=page + name, type=kind, language=article.lang, rel=rel
            )
        on_the_page = f"{page}#{TRANSCRIPT_ANCHOR}"
        yield element(
            "podcast:transcript", url=on_the_page, type="text/html", language=article.lang
        )
    if chapters := chapters_of(article, site_url):
        yield element("podcast:chapters", url=page + FILE, type=TYPE)
        yield simple_chapters(chapters)


def _person(speaker: Speaker, page: str, site_url: str) -> Element:
    # The namespace takes a person without a role for the host.
    role = speaker.role and _ROLES.get(speaker.role.lower(), speaker.role.lower())
    return element(
        "podcast:person",
        speaker.name[:128],
        role=role,
        href=absolute(speaker.url, page, site_url) if speaker.url else None,
        img=f"{site_url}/{speaker.image.url}" if speaker.image else None,
    )


def _sound(file: SoundFile, title: str, site_url: str, default: str | None = None) -> Element:
    # Subresource Integrity §3.1: the algorithm, then the digest in base64.
    digest = base64.b64encode(bytes.fromhex(file.sha256)).decode()
    return element(
        "podcast:alternateEnclosure",
        None,
        element("podcast:source", uri=f"{site_url}/{file.url}"),
        element("podcast:integrity", type="sri", value=f"sha256-{digest}"),
        type=file.type,
        length=file.bytes,
        bitrate=round(file.bytes * 8 / file.seconds),
        title=title[:32],
        default=default,
    )

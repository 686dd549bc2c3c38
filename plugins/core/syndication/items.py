"""An article as its feeds tell it: full text with facts and corrections, ready for any format."""

from html import escape
from typing import Any

from plugins.core.dates import Moment
from plugins.core.media import ImageFile, PlayableFile
from plugins.core.model import Record, specs
from plugins.core.stamps import last_change
from plugins.core.syndication.model import Enclosure, FeedItem, Person, Picture
from plugins.core.syndication.text import absolute, absolute_html, scrub
from plugins.core.words import Words


def feed_item(article: Any, site: str) -> FeedItem:
    """Return one Pelican article; `site` is the absolute address without a closing slash."""
    page = f"{site}/{article.url}"
    return FeedItem(
        guid=scrub(article.guid),
        url=page,
        title=scrub(article.title),
        published=article.date,
        updated=last_change(article.entry).at,
        summary=scrub(article.summary),
        html=scrub(full_text(article, site)),
        language=article.lang,
        authors=tuple(
            Person(scrub(author.name), f"{site}/{author.url}") for author in article.authors
        ),
        categories=_categories(article),
        image=_picture(article, site),
        enclosure=enclosure(article.entry, site),
    )


def _categories(article: Any) -> tuple[str, ...]:
    """Return the section and the topics; a topic that only repeats the section is left out."""
    section = article.settings["WORDS"].named(article.entry.KIND.section)
    topics = (scrub(tag.name) for tag in article.tags)
    return (section, *(name for name in topics if name.casefold() != section.casefold()))


def full_text(article: Any, site: str) -> str:
    """Return the body, then what the page shows beside it: facts and corrections."""
    words: Words = article.settings["WORDS"]
    page = f"{site}/{article.url}"
    parts = [absolute_html(article.content, page, site)]
    if told := [
        *_times(article.entry, words),
        *((fact.label, fact.text) for fact in article.facts),
    ]:
        lines = (
            f"<li><strong>{escape(label)}:</strong> {escape(text)}</li>" for label, text in told
        )
        parts.append(f"<ul>{''.join(lines)}</ul>")
    parts += (
        f"<p><strong>{words.gettext('Ralat')}, {words.date_words(correction.date)}:</strong> "
        f"{escape(correction.text)}</p>"
        for correction in article.entry.corrections
    )
    return "\n".join(part.strip() for part in parts if part.strip())


def enclosure(entry: Record, site: str) -> Enclosure | None:
    """Return the entry's sound or film, our own file or one whose facts are given; or None."""
    for name, _, _ in specs(type(entry)):
        value = getattr(entry, name)
        if isinstance(value, PlayableFile):
            return Enclosure(f"{site}/{value.url}", value.bytes, value.type, value.seconds)
        if isinstance(value, Record) and {"bytes", "seconds"} <= type(value).model_fields.keys():
            return Enclosure(
                **{key: getattr(value, key) for key in ("url", "bytes", "type", "seconds")}
            )
    return None


def _times(entry: Record, words: Words) -> list[tuple[str, str]]:
    """Return when it takes place: the moments of its own, which no facts box repeats."""
    return [
        (words.named(spec.label), words.moment_words(value))
        for name, spec, _ in specs(type(entry))
        if name not in ("date", "updated")
        and isinstance(value := getattr(entry, name), Moment)
        and not spec.fact
    ]


def _picture(article: Any, site: str) -> Picture | None:
    file: ImageFile | None = article.thumbnail
    if file is None:
        return None
    image = article.entry.image
    told = image if image is not None and image.src == file else None
    return Picture(
        absolute(f"/{file.url}", site, site),
        file.type,
        file.width,
        file.height,
        scrub(told.alt) if told else None,
        scrub(told.credit) if told and told.credit else None,
    )

"""What was read of content/ and where it was to be written, kept for the checks after building."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pelican.contents import Article, Content, Page
from pelican.generators import ArticlesGenerator, Generator

from plugins.core.front_matter import FrontMatter
from plugins.core.model import Record

_FOR_MACHINES = frozenset({
    "aliases", "guid", "lang", "checked_words", "show", "alt", "soundbites", "account",
})  # fmt: skip
"""Fields that no page shows: some are for the apps of podcasts alone, and what a picture shows is
said where the picture is."""


@dataclass(frozen=True, slots=True)
class Source:
    """An entry or a page: its file below content/, its place in the site, and its state there.

    `state` is published, draft, hidden or withdrawn; `scheduled` ones are not built. `lists` are
    the addresses of the listings that name it, `feeds` of those whose feeds do; where it is not
    published none of them may.
    """

    path: str
    file: str
    address: str
    state: str
    text: FrontMatter
    title: str
    lists: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    """The texts of its header that readers are to find on its page."""

    checked_words: tuple[str, ...] = ()
    """What its editor has looked at, though it reads like a gambling site's."""

    @property
    def words(self) -> str:
        """What has to stand on its page."""
        return "" if self.state == "withdrawn" else f"{self.title}\n\n{self.text.body}"


def sources(generators: list[Generator]) -> Iterator[Source]:
    """Yield every entry and page that is to be written."""
    articles = next(found for found in generators if isinstance(found, ArticlesGenerator))
    listed = {id(article) for article in articles.articles}
    seasons = _seasons(articles.context)
    for content in articles.context["generated_content"].values():
        if isinstance(content, Article):
            # Translations are reached from what they translate, and stand in no list.
            in_lists = id(content) in listed or content.status != "published"
            more = [*seasons.get(id(content), ())]
            if calendar := articles.context.get("calendars", {}).get(content.kind):
                more.append(calendar)
            yield _source(content, _scopes(content) if in_lists else (), more if in_lists else ())
        elif isinstance(content, Page):
            yield _source(content)


def _seasons(context: dict[str, Any]) -> dict[int, list[str]]:
    """Return the addresses of the seasons of each episode."""
    found: dict[int, list[str]] = {}
    for show in (show for shows in context.get("shows", {}).values() for show in shows):
        for season in show.seasons:
            for entry in season.entries:
                found.setdefault(id(entry), []).append(season.url)
    return found


def _scopes(article: Article) -> tuple[str, ...]:
    """Return the addresses of the lists that have feeds of their own."""
    show = getattr(article, "show", None)  # an episode is listed by its show's page
    section = show.url if show else f"{article.kind}/"
    return (section, *(str(term.url) for term in (*article.tags, *article.authors)))


def _source(content: Content, scopes: Sequence[str] = (), more: Sequence[str] = ()) -> Source:
    state = "withdrawn" if getattr(content, "withdrawn", False) else str(content.status)
    lists = (*scopes, *more, f"arsip/{content.date.year}/") if scopes else ()
    feeds = ("", *scopes) if scopes else ()
    return Source(
        content.relative_source_path,
        content.save_as,
        content.url,
        state,
        content.front_matter,
        str(content.title),
        lists,
        feeds,
        () if state == "withdrawn" else tuple(dict.fromkeys(texts_of(content.entry))),
        tuple(content.entry.checked_words),
    )


def texts_of(record: Record) -> Iterator[str]:
    """Yield every text of a record that is written for readers."""
    for name in type(record).model_fields:
        if name not in _FOR_MACHINES:
            yield from _texts(getattr(record, name))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Record):
        yield from texts_of(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif type(value) is str and "/" not in value:  # an address is no word; Chosen are shown by name
        yield value

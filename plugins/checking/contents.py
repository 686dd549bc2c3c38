"""What was read of content/ and where it was to be written, kept for the checks after building."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pelican.contents import Article, Content, Page
from pelican.generators import ArticlesGenerator, Generator

from plugins.core.front_matter import FrontMatter


@dataclass(frozen=True)
class Source:
    """An entry or a page: its file below content/, its place in the site, and its state there.

    `state` is published, draft, hidden or withdrawn; `lists` are the addresses of the listings
    that have to name it, `feeds` of those whose feeds do. `scheduled` ones are not built.
    """

    path: str
    file: str
    address: str
    state: str
    text: FrontMatter
    title: str
    lists: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
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
    for content in articles.context["generated_content"].values():
        if isinstance(content, Article | Page):
            yield _source(content, listed=id(content) in listed, settings=articles.settings)


def _source(content: Content, *, listed: bool, settings: dict[str, Any]) -> Source:
    state = "withdrawn" if getattr(content, "withdrawn", False) else str(content.status)
    lists: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    if listed:
        terms = [term.url for term in (*content.tags, *content.authors)]
        show = getattr(content, "show", None)  # an episode is listed by its show's page
        section = show.url if show else f"{content.kind}/"
        scopes = (section, *map(str, terms))
        lists = (*scopes, f"arsip/{content.date.year}/")
        feeds = ("", *scopes)
    return Source(
        content.relative_source_path,
        content.save_as,
        content.url,
        state,
        content.front_matter,
        str(content.title),
        lists,
        feeds,
        tuple(content.entry.checked_words),
    )

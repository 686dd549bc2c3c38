"""RSS, Atom and JSON feeds of the site, its sections, topics and people, and a list of them all.

A published entry is in the feeds in full; one that is hidden, withdrawn, expired, scheduled or
a draft never is: all of these are kept out of Pelican's list of articles.
"""

import dataclasses
import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator
from pelican.writers import Writer

from plugins.core import output
from plugins.core.qr_code import qr_code
from plugins.core.remembering import Remembered
from plugins.core.syndication.atom import atom, atom_entry
from plugins.core.syndication.history import documents
from plugins.core.syndication.items import feed_item
from plugins.core.syndication.json_feed import json_feed, json_item
from plugins.core.syndication.model import (
    ATOM,
    JSON,
    RSS,
    STYLE,
    Feed,
    FeedItem,
    FeedLink,
    Format,
    Pages,
    Person,
)
from plugins.core.syndication.opml import opml
from plugins.core.syndication.rss import news_entry, rss
from plugins.core.syndication.text import scrub
from plugins.core.words import Words
from plugins.kinds import KINDS

OPML_FILE = "umpan.opml"

KEPT = 10_000
"""Entries remembered in each format: one is in the feeds of site, section, topics and people."""


@dataclass(frozen=True)
class Scope:
    """What one feed is about: a listing of the site, by its address below the root."""

    url: str
    title: str
    description: str
    articles: list[Article]
    formats: tuple[Format, ...] = (RSS, ATOM, JSON)
    brief: bool = False
    """Whether its archives hold summaries: the full texts stand in those of site and section."""


def scopes(context: dict[str, Any]) -> Iterator[Scope]:
    """Yield every feed that has entries; a show's RSS is the podcast plugin's."""
    site, words = context["SITE"], context["WORDS"]
    yield Scope("", site.name, site.description, context["articles"])
    for name, kind in KINDS.items():
        if kind.KIND.show:
            for show in context.get("shows", {}).get(name, ()):
                yield from _show_scopes(f"{site.name}: {show.title}", show, words)
            continue
        articles = [article for article in context["articles"] if article.kind == name]
        title = f"{site.name}: {words.named(kind.KIND.section)}"
        yield Scope(f"{name}/", title, words.named(kind.KIND.summary), articles)
    for tag, articles in sorted(context["tags"]):
        title = f"{site.name}: {tag.name}"
        about = words.gettext("Semua tulisan bertopik %(topic)s.", topic=tag.name)
        yield Scope(tag.url, title, about, articles, brief=True)
    for author, articles in sorted(context["authors"]):
        title = f"{site.name}: {author.name}"
        about = words.gettext("Semua tulisan %(name)s.", name=author.name)
        yield Scope(author.url, title, about, articles, brief=True)


def _show_scopes(title: str, show: Any, words: Words) -> Iterator[Scope]:
    """Yield a show and its seasons; see plugins/shows.py for what they are."""
    formats = (ATOM, JSON)
    yield Scope(show.url, title, show.summary, list(show.entries), formats)
    for season in show.seasons:
        about = words.gettext("Semua episode %(season)s.", season=season.title.lower())
        name = f"{title}, {season.title.lower()}"
        yield Scope(season.url, name, about, list(season.entries), formats)


def offer_links(generator: ArticlesGenerator) -> None:
    """Put the feeds of each listing into the context, the most useful first."""
    feeds = generator.context.setdefault("feeds", {})
    for scope in scopes(generator.context):
        if scope.articles:
            feeds.setdefault(scope.url, []).extend(
                FeedLink(f"{scope.title} ({form.name})", scope.url + form.file, form.type)
                for form in scope.formats
            )


class Documents:
    """Makes documents of feeds; an entry is prepared once, however many of them it is in."""

    def __init__(self, site_url: str) -> None:
        kept = functools.lru_cache(KEPT)
        self._full = Remembered(feed_item, site_url)
        self._brief = Remembered(_brief_item, site_url)
        self._write_as = {
            RSS: functools.partial(rss, entry_of=kept(news_entry)),
            ATOM: functools.partial(atom, entry_of=kept(atom_entry)),
            JSON: functools.partial(json_feed, item_of=kept(json_item)),
        }

    @property
    def fingerprint(self) -> tuple[Any, ...]:
        """What they depend on, beside what they are given."""
        return self._full.fingerprint

    def full(self, form: Format, feed: Feed, articles: tuple[Article, ...], pages: Pages) -> bytes:
        """Return a document; its feed is given without items."""
        return self._write_as[form](with_items(feed, map(self._full, articles)), pages)

    def brief(self, form: Format, feed: Feed, articles: tuple[Article, ...], pages: Pages) -> bytes:
        """Return a document with summaries alone."""
        return self._write_as[form](with_items(feed, map(self._brief, articles)), pages)


def _brief_item(article: Article, site_url: str) -> FeedItem:
    return dataclasses.replace(feed_item(article, site_url), html="")


def with_items(feed: Feed, items: Iterable[FeedItem]) -> Feed:
    """Return the feed with these items."""
    return dataclasses.replace(feed, items=tuple(items))


class FeedsGenerator(output.OutputGenerator):
    """Writes the feeds; an entry is prepared once, however many feeds it is in."""

    def generate_context(self) -> None:
        """Put `qr_codes` of the site's feed and of each show's into every template's context."""
        shows = [show.url for found in self.context.get("shows", {}).values() for show in found]
        feeds: dict[str, list[FeedLink]] = self.context["feeds"]
        self.context["qr_codes"] = [
            (feeds[scope][0].title, qr_code(f"{self.site_url}/{feeds[scope][0].url}"))
            for scope in ("", *shows)
            if scope in feeds
        ]

    def generate_output(self, writer: Writer) -> None:
        """Write every feed, and the list of them."""
        made = Documents(self.site_url)
        for scope in scopes(self.context):
            if not scope.articles:
                continue
            feed = self._feed(scope)
            for form in scope.formats:
                for name, articles, pages in documents(
                    feed.scope, scope.articles, form, self.site_url
                ):
                    brief = scope.brief and pages.current is not None
                    make = made.brief if brief else made.full
                    self.write(writer, name, make, form, feed, articles, pages)
        self._write_list()

    def _feed(self, scope: Scope) -> Feed:
        site = self.context["SITE"]
        return Feed(
            identity=site.identity,
            scope=scope.url,
            title=scrub(scope.title),
            description=scrub(scope.description),
            page=f"{self.site_url}/{scope.url}",
            language=site.language,
            publisher=Person(site.organisation, f"{self.site_url}/"),
            items=(),
            style=f"{self.settings['BASE_PATH']}/{self.settings['JINJA_GLOBALS']['asset'](STYLE)}",
            hubs=site.hub,
        )

    def _write_list(self) -> None:
        feeds = self.context["feeds"]
        if feeds:
            words, site = self.context["WORDS"], self.context["SITE"]
            title = words.gettext("Umpan %(site)s", site=site.name)
            document = opml(title, feeds, self.site_url)
            output.write(self.output_path, OPML_FILE, document)


def offer_generator(_pelican: object) -> type[FeedsGenerator]:
    """Answer Pelican's call for generators."""
    return FeedsGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(offer_links)
    signals.get_generators.connect(offer_generator)

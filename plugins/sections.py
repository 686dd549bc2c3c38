"""The sections of the site: each kind with its entries, newest first, events by their day."""

from dataclasses import dataclass
from typing import Any

from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator

from plugins.kinds import KINDS
from plugins.kinds.entry import Entry, Kind


@dataclass(frozen=True)
class Section:
    """A kind and its published entries. `coming` and `past` are filled for kinds with a day."""

    kind: Kind
    url: str
    title: str
    entries: tuple[Article, ...]
    coming: tuple[Article, ...]
    past: tuple[Article, ...]


def add_sections(generator: ArticlesGenerator) -> None:
    """Put `sections` and `section_of` into every template's context."""
    grouped: dict[str, list[Article]] = {name: [] for name in KINDS}
    for article in generator.articles:
        grouped[article.kind].append(article)
    sections = [
        _section(KINDS[name], entries, generator.settings)
        for name, entries in grouped.items()
        if entries
    ]
    generator.context["sections"] = sections
    generator.context["section_of"] = {section.kind.name: section for section in sections}


def _section(kind: type[Entry], entries: list[Article], settings: dict[str, Any]) -> Section:
    facts = kind.KIND
    coming: list[Article] = []
    past: list[Article] = []
    if facts.timed_by != "date":
        for entry in entries:
            (past if entry.is_over else coming).append(entry)

        def starts(entry: Article) -> Any:
            return getattr(entry.entry, facts.timed_by).at

        coming.sort(key=starts)
        past.sort(key=starts, reverse=True)
    title = settings["WORDS"].named(facts.section)
    return Section(facts, f"{facts.name}/", title, tuple(entries), tuple(coming), tuple(past))


def tell_what_is_over(generator: ArticlesGenerator) -> None:
    """Give every entry that takes place on a day `is_over`: whether the build comes after it."""
    lists = (
        generator.articles, generator.translations, generator.hidden_articles,
        generator.hidden_translations, generator.drafts, generator.drafts_translations,
    )  # fmt: skip
    for article in (article for found in lists for article in found):
        if article.entry.KIND.timed_by != "date":
            article.is_over = article.entry.over_at <= generator.settings["BUILD_TIME"]


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(tell_what_is_over)
    signals.article_generator_finalized.connect(add_sections)

"""The seasons of a podcast: a page for each, and their episodes for whoever writes their feeds."""

from collections.abc import Iterator
from dataclasses import dataclass

from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator
from pelican.writers import Writer

from plugins.core.words import Words
from plugins.kinds import KINDS
from plugins.kinds.entry import Kind


@dataclass(frozen=True)
class Season:
    """One season and its published episodes, newest first."""

    kind: Kind
    number: int
    url: str
    title: str
    entries: tuple[Article, ...]


def seasons_of(kind: Kind, articles: list[Article], words: Words) -> Iterator[Season]:
    """Yield the seasons that a show's episodes name, the newest first."""
    numbers = {article.entry.season for article in articles if article.kind == kind.name}
    for number in sorted(filter(None, numbers), reverse=True):
        entries = tuple(
            article
            for article in articles
            if article.kind == kind.name and article.entry.season == number
        )
        title = words.gettext("Musim %(number)s", number=number)
        yield Season(kind, number, f"{kind.name}/musim-{number}/", title, entries)


def add_seasons(generator: ArticlesGenerator) -> None:
    """Put `seasons`, those of each show by its kind's name, into every template's context."""
    generator.context["seasons"] = {
        name: tuple(seasons_of(kind.KIND, generator.articles, generator.settings["WORDS"]))
        for name, kind in KINDS.items()
        if kind.KIND.show
    }


class SeasonPages(Generator):
    """Writes the page of each season."""

    def generate_output(self, writer: Writer) -> None:
        """Write the pages."""
        seasons: dict[str, tuple[Season, ...]] = self.context["seasons"]
        for season in (season for found in seasons.values() for season in found):
            template = self.get_template("season")
            save_as = f"{season.url}index.html"
            writer.write_file(save_as, template, self.context, season=season)


def offer_generator(_pelican: object) -> type[SeasonPages]:
    """Answer Pelican's call for generators."""
    return SeasonPages


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(add_seasons)
    signals.get_generators.connect(offer_generator)

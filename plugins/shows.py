"""The podcasts: each show with its episodes and seasons, and a page for each of these.

The first show of site.yaml has the section itself for its page; the others stand below it.
"""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator
from pelican.writers import Writer

from plugins.core.problems import Problem
from plugins.core.words import Words
from plugins.kinds import KINDS
from plugins.kinds.entry import Kind
from plugins.kinds.show import Show
from plugins.kinds.site import Site


@dataclass(frozen=True)
class Season:
    """One season of a show and its published episodes, newest first."""

    number: int
    url: str
    title: str
    entries: tuple[Article, ...]


@dataclass(frozen=True)
class ShowOfEpisode:
    """What an episode knows of its show: nothing of the other episodes, which come and go."""

    url: str
    title: str
    facts: Show | None


@dataclass(frozen=True)
class PublishedShow:
    """A show with its published episodes, newest first.

    `facts` are what site.yaml tells of it; None where it tells nothing of the first show.
    """

    kind: Kind
    folder: str
    url: str
    """The address of its page, below the site's root; its feeds stand there too."""

    title: str
    summary: str
    facts: Show | None
    entries: tuple[Article, ...]
    seasons: tuple[Season, ...]


def add_shows(generator: ArticlesGenerator) -> None:
    """Put `shows`, those of each kind by its name, into every template's context.

    Each episode gets its own as `show`.
    """
    site: Site = generator.settings["SITE"]
    shows = generator.context["shows"] = {}
    for name, kind in KINDS.items():
        if kind.KIND.show:
            episodes = [article for article in _every(generator) if article.kind == name]
            generator.settings["PROBLEMS"].extend(_unknown_shows(episodes, site))
            shows[name] = tuple(_published(kind.KIND, generator))
            _keep_apart(generator, name, shows[name])
            for show in shows[name]:
                pages = (show.url, *(season.url for season in show.seasons))
                generator.settings["LISTED"].update(pages)
            of = {show.folder: show for show in shows[name]}
            for episode in episodes:
                if found := of.get(episode.entry.show or ""):
                    episode.show = ShowOfEpisode(found.url, found.title, found.facts)


def _every(generator: ArticlesGenerator) -> Iterator[Article]:
    for found in (
        generator.articles, generator.translations, generator.hidden_articles,
        generator.hidden_translations, generator.drafts, generator.drafts_translations,
    ):  # fmt: skip
        yield from found


def _unknown_shows(episodes: list[Article], site: Site) -> Iterator[Problem]:
    known = [folder for folder in site.shows if folder]
    for episode in sorted(episodes, key=lambda article: article.relative_source_path):
        named = episode.entry.show
        if named is None or named in known:
            continue
        near = difflib.get_close_matches(named, known, n=1)
        hint = f"Mungkin maksud Anda '{near[0]}'? " if near else ""
        listed = f"Pilih: {', '.join(known)}; atau kosongkan." if known else "Hapus isian ini."
        typed = next(key for key in ("podcast", "show") if key in episode.front_matter.values)
        yield Problem(
            f"content/{episode.relative_source_path}",
            episode.front_matter.line((typed,)),
            typed,
            f"'{named}' bukan alamat di podcast_lain (content/site.yaml).",
            hint + listed,
            code="podcast-tidak-dikenal",
        )


def _published(kind: Kind, generator: ArticlesGenerator) -> Iterator[PublishedShow]:
    site: Site = generator.settings["SITE"]
    words: Words = generator.settings["WORDS"]
    for folder in ("", *(folder for folder in site.shows if folder)):
        entries = tuple(
            article
            for article in generator.articles
            if article.kind == kind.name and (article.entry.show or "") == folder
        )
        if not entries:
            continue
        facts = site.shows.get(folder)
        url = f"{kind.name}/{folder}/" if folder else f"{kind.name}/"
        # The page of the first show is its section's, and is named as that.
        title, summary = words.named(kind.section), words.named(kind.summary)
        if folder and facts:
            title, summary = facts.title, facts.description
        seasons = tuple(_seasons(url, entries, words))
        yield PublishedShow(kind, folder, url, title, summary, facts, entries, seasons)


def _seasons(url: str, entries: tuple[Article, ...], words: Words) -> Iterator[Season]:
    """Yield the seasons that a show's episodes name, the newest first."""
    numbers = {article.entry.season for article in entries}
    for number in sorted(filter(None, numbers), reverse=True):
        found = tuple(article for article in entries if article.entry.season == number)
        title = words.gettext("Musim %(number)s", number=number)
        yield Season(number, f"{url}musim-{number}/", title, found)


def _keep_apart(generator: ArticlesGenerator, name: str, shows: tuple[PublishedShow, ...]) -> None:
    """Let the section list the first show alone, as its feeds do; the others have their pages."""
    if shows and not shows[0].folder:
        generator.categories = [
            (category, list(shows[0].entries) if category.name == name else articles)
            for category, articles in generator.categories
        ]
        generator.context["categories"] = generator.categories


class ShowPages(Generator):
    """Writes the pages of the further shows, and of every season."""

    def generate_output(self, writer: Writer) -> None:
        """Write the pages."""
        shows: dict[str, tuple[PublishedShow, ...]] = self.context["shows"]
        for show in (show for found in shows.values() for show in found):
            if show.folder:
                self._write_show(writer, show)
            for season in show.seasons:
                template = self.get_template("season")
                name = f"{season.url}index.html"
                writer.write_file(name, template, self.context, show=show, season=season)

    def _write_show(self, writer: Writer, show: PublishedShow) -> None:
        entries: list[Any] = list(show.entries)
        writer.write_file(
            f"{show.url}index.html",
            self.get_template("show"),
            self.context,
            paginated={"articles": entries, "dates": entries},
            template_name="show",
            url=show.url,
            show=show,
            articles=entries,
            dates=entries,
        )


def offer_generator(_pelican: object) -> type[ShowPages]:
    """Answer Pelican's call for generators."""
    return ShowPages


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(add_shows)
    signals.get_generators.connect(offer_generator)

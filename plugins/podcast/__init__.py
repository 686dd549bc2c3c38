"""The podcast: a feed that Apple, Spotify and Podcasting 2.0 players take, and its files."""

import functools
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator
from pelican.writers import Writer

from plugins.core import output
from plugins.core.syndication.chapters import FILE, chapters_json
from plugins.core.syndication.model import RSS, STYLE, FeedLink
from plugins.core.transcripts.writing import FORMS
from plugins.kinds.show import Show
from plugins.podcast.advice import episode_hints, loudness_hints
from plugins.podcast.episodes import chapters_of
from plugins.podcast.feed import podcast_feed, season_of
from plugins.podcast.rules import (
    episode_problems,
    missing_show,
    old_feed_problems,
    show_problems,
)


def shows(context: dict[str, Any]) -> Iterator[Any]:
    """Yield each show that has published episodes: see plugins/shows.py for what it is."""
    for found in context.get("shows", {}).values():
        yield from found


def check_and_offer(generator: ArticlesGenerator) -> None:
    """Record what directories would refuse, and put each show's feed first at its place."""
    settings = generator.settings
    root = Path(settings["PATH"])
    feeds = generator.context.setdefault("feeds", {})
    published = list(shows(generator.context))
    episodes = [episode for show in published for episode in show.entries]
    settings["PROBLEMS"].extend(episode_problems(episodes))
    settings["HINTS"].extend(episode_hints(episodes))
    if settings["LISTEN"]:
        settings["HINTS"].extend(loudness_hints(episodes, root))
    for show in published:
        if show.facts is None:
            settings["PROBLEMS"].extend(missing_show(settings["PROBLEMS"]))
            continue
        settings["PROBLEMS"].extend(show_problems(show.facts, root))
        for season in show.seasons:
            link = FeedLink(f"{show.facts.title}: {season.title}", season.url + RSS.file, RSS.type)
            feeds.setdefault(season.url, []).insert(0, link)
        link = FeedLink(show.facts.title, show.url + RSS.file, RSS.type)
        feeds.setdefault(show.url, []).insert(0, link)
    taken = {link.url for links in feeds.values() for link in links}
    for show in published:
        if show.facts:
            settings["PROBLEMS"].extend(old_feed_problems(show.facts, taken))
            taken.update(path.lstrip("/") for path in show.facts.old_feeds)


class PodcastGenerator(output.OutputGenerator):
    """Writes the feed of each show, the chapters and the transcripts of its episodes."""

    @property
    def style(self) -> str:
        """The address of the style that shows the feed to people."""
        return f"{self.settings['BASE_PATH']}/{self.settings['JINJA_GLOBALS']['asset'](STYLE)}"

    def generate_output(self, writer: Writer) -> None:
        """Write the files."""
        for show in shows(self.context):
            # A static host cannot redirect; players and Apple follow itunes:new-feed-url.
            old = [path.lstrip("/") for path in show.facts.old_feeds]
            names = [f"{show.url}{RSS.file}", *old]
            self._write(writer, names, show.facts, show.url, show.entries)
            for season in show.seasons:
                part = season_of(show.facts, season.title)
                name = f"{season.url}{RSS.file}"
                self._write(writer, [name], part, season.url, season.entries, listed=False)
            for episode in show.entries:
                self._write_beside(writer, episode)

    def _write_beside(self, writer: Writer, episode: Article) -> None:
        page = PurePosixPath(episode.save_as)
        if episode.entry.chapters:
            self.write(writer, str(page.with_name(FILE)), _chapters, episode, self.site_url)
        if episode.entry.transcript:
            for name in FORMS:
                self.write(writer, str(page.with_name(name)), _transcript, episode, name)

    def _write(
        self,
        writer: Writer,
        names: list[str],
        show: Show,
        scope: str,
        episodes: Sequence[Article],
        *,
        listed: bool = True,
    ) -> None:
        make = functools.partial(
            podcast_feed, site_url=self.site_url, style=self.style, listed=listed
        )
        for name in names:
            self.write(writer, name, make, self.context["SITE"], show, scope, episodes)


def _chapters(episode: Article, site_url: str) -> bytes:
    return chapters_json(chapters_of(episode, site_url))


def _transcript(episode: Article, name: str) -> bytes:
    _, written = FORMS[name]
    return written(episode.entry.transcript.cues)


def offer_generator(_pelican: object) -> type[PodcastGenerator]:
    """Answer Pelican's call for generators."""
    return PodcastGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(check_and_offer)
    signals.get_generators.connect(offer_generator)

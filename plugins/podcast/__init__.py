"""The podcast: a feed that Apple, Spotify and Podcasting 2.0 players take, and its files."""

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
from plugins.kinds import KINDS
from plugins.kinds.entry import Kind
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


def shows(context: dict[str, Any]) -> Iterator[tuple[Kind, list[Article]]]:
    """Yield each kind whose entries are a podcast's episodes, with all that are published."""
    for name, kind in KINDS.items():
        episodes = [article for article in context["articles"] if article.kind == name]
        if kind.KIND.show and episodes:
            yield kind.KIND, episodes


def check_and_offer(generator: ArticlesGenerator) -> None:
    """Record what directories would refuse, and put the feed first among its section's."""
    settings = generator.settings
    show = settings["SITE"].podcast
    feeds = generator.context.setdefault("feeds", {})
    for kind, episodes in shows(generator.context):
        if show is None:
            settings["PROBLEMS"].extend(missing_show(settings["PROBLEMS"]))
            continue
        settings["PROBLEMS"].extend(show_problems(show, Path(settings["PATH"])))
        settings["PROBLEMS"].extend(episode_problems(episodes))
        settings["HINTS"].extend(episode_hints(episodes))
        if settings["LISTEN"]:
            settings["HINTS"].extend(loudness_hints(episodes, Path(settings["PATH"])))
        for season in generator.context.get("seasons", {}).get(kind.name, ()):
            link = FeedLink(f"{show.title}: {season.title}", season.url + RSS.file, RSS.type)
            feeds.setdefault(season.url, []).insert(0, link)
        url = f"{kind.name}/"
        taken = {link.url for links in feeds.values() for link in links} | {url + RSS.file}
        settings["PROBLEMS"].extend(old_feed_problems(show, taken))
        feeds.setdefault(url, []).insert(0, FeedLink(show.title, url + RSS.file, RSS.type))


class PodcastGenerator(output.OutputGenerator):
    """Writes the feed of each show the chapters and the transcripts of its episodes."""

    @property
    def style(self) -> str:
        """The address of the style that shows the feed to people."""
        return f"{self.settings['BASE_PATH']}/{self.settings['JINJA_GLOBALS']['asset'](STYLE)}"

    def generate_output(self, writer: Writer) -> None:
        """Write the files."""
        site = self.context["SITE"]
        if site.podcast is None:
            return
        for kind, episodes in shows(self.context):
            feed = self._write(site.podcast, f"{kind.name}/", episodes)
            for season in self.context.get("seasons", {}).get(kind.name, ()):
                part = season_of(site.podcast, season.title)
                self._write(part, season.url, season.entries, listed=False)
            for path in site.podcast.old_feeds:
                # A static host cannot redirect; players and Apple follow itunes:new-feed-url.
                output.write(self.output_path, path.lstrip("/"), feed)
            for episode in episodes:
                self._write_beside(episode)

    def _write_beside(self, episode: Article) -> None:
        files = {}
        if chapters := chapters_of(episode, self.site_url):
            files[FILE] = chapters_json(chapters)
        if transcript := episode.entry.transcript:
            files |= {name: written(transcript.cues) for name, (_, written) in FORMS.items()}
        page = PurePosixPath(episode.save_as)
        for name, data in files.items():
            output.write(self.output_path, str(page.with_name(name)), data)

    def _write(
        self, show: Show, scope: str, episodes: Sequence[Article], *, listed: bool = True
    ) -> bytes:
        feed = podcast_feed(
            self.context["SITE"],
            show,
            scope,
            episodes,
            site_url=self.site_url,
            style=self.style,
            listed=listed,
        )
        output.write(self.output_path, f"{scope}{RSS.file}", feed)
        return feed


def offer_generator(_pelican: object) -> type[PodcastGenerator]:
    """Answer Pelican's call for generators."""
    return PodcastGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(check_and_offer)
    signals.get_generators.connect(offer_generator)

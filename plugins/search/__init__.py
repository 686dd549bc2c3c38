"""Full-text search that needs no server: an index of all entries and pages, made by Pagefind."""

import itertools
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pagefind.service import get_executable
from pelican import Pelican, signals
from pelican.contents import Article, Content
from pelican.generators import ArticlesGenerator
from pelican.writers import Writer

from plugins.core import linking, output
from plugins.core.words import Words
from plugins.search.documents import Document
from plugins.search.indexing import IndexStore
from plugins.search.volumes import Volume, volume_of, volumes

TOPICS = 24

FOLDER = "pagefind"
"""Below the site's root; by this name Pagefind's own script finds the root (getBaseUrl)."""

OLDER = "lama"
"""Holds the older volumes, below that folder."""


def offer_ways(generator: ArticlesGenerator) -> None:
    """Put what a search needs, and what there is without one, into every template's context.

    `searchable`: whether there will be an index; `index_volumes`: its volumes, and in
    `search_volumes` what the page knows of all but the newest, which are asked for one after the
    other; `search_years`: those of entries, newest first; `popular_topics`: those with most
    entries.
    """
    context, settings = generator.context, generator.settings
    context["searchable"] = settings["SEARCH"] and get_executable() is not None
    entries = _with_translations(generator.articles)
    found = volumes(map(_month, entries), settings["SEARCH_VOLUME"])
    context["index_volumes"] = found
    context["search_volumes"] = [
        {
            "path": _folder(older),
            "first": older.first,
            "last": older.last,
            "before": _month_words(newer.first, settings["WORDS"]),
        }
        for newer, older in itertools.pairwise(found)
    ]
    years = {article.date.year for article in generator.articles}
    context["search_years"] = sorted(years, reverse=True)
    ranked = sorted(generator.tags.items(), key=lambda pair: (-len(pair[1]), pair[0].slug))
    context["popular_topics"] = [tag for tag, _ in ranked[:TOPICS]]


def published(context: dict[str, Any]) -> Iterator[Content]:
    """Yield what is to be found: every published entry and page, in each of its languages."""
    yield from _with_translations(context["articles"])
    yield from _with_translations(context["pages"])


def _document(content: Content, words: Words) -> Document:
    if isinstance(content, Article):
        return _entry(content, words)
    kind = words.gettext("Halaman")
    return Document(content.url, content.title, _body(content), (), (("jenis", kind),), "")


def _with_translations(contents: list[Content]) -> Iterator[Content]:
    for content in contents:
        yield content
        yield from content.translations


def _entry(article: Article, words: Words) -> Document:
    said = [
        *(author.name for author in article.authors),
        *(tag.name for tag in article.tags),
        *(fact.text for fact in article.facts),
    ]
    transcript = getattr(article.entry, "transcript", None)
    said += [turn.text for turn in transcript.turns] if transcript else []
    section = words.named(article.entry.KIND.section)
    return Document(
        url=article.url,
        title=article.title,
        body=f"<p>{article.summary}</p>{_body(article)}",
        said=tuple(said),
        filters=(("jenis", section), ("tahun", f"{article.date:%Y}")),
        day=words.date_words(article.date),
    )


def _body(content: Content) -> str:
    return re.sub(r"<img [^>]*>", "", str(content._content))


class SearchGenerator(output.OutputGenerator):
    """Puts the index into the site."""

    def generate_output(self, writer: Writer) -> None:
        """Make the index, unless it is there; link its files, which are never changed in place."""
        settings = self.settings
        if not self.context.get("searchable"):
            linking.put(settings, self.output_path, FOLDER, {})
            return
        store = IndexStore(Path(settings["SEARCH_CACHE"]), settings["SITE"].language)
        contents = list(published(self.context))
        fresh = settings["PUBLISHING"] or len(contents) <= settings["SEARCH_ALWAYS_FRESH"]
        found: list[Volume] = self.context["index_volumes"]
        shelf: dict[Volume, list[Content]] = {volume: [] for volume in found}
        for content in contents:
            shelf[volume_of(_month(content), found)].append(content)
        files: dict[str, str] = {}
        for volume, held in shelf.items():
            documents = (_document(content, self.context["WORDS"]) for content in held)
            index = store.index_of(volume.name, documents, fresh=fresh)
            files.update((f"{_folder(volume)}/{name}", file) for name, file in _files(str(index)))
        linking.put(settings, self.output_path, FOLDER, files)
        store.prune({volume.name for volume in shelf})


def _files(folder: str, below: str = "") -> Iterator[tuple[str, str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path, f"{below}{entry.name}/")
            else:
                yield f"{below}{entry.name}", entry.path


def tend_folder(pelican: Pelican) -> None:
    """Take care of what a former site left in our folder."""
    linking.tend(pelican.settings, FOLDER)


def _folder(volume: Volume) -> str:
    """Return where its index lies below the site's root."""
    return f"{FOLDER}/{OLDER}/{volume.name}" if volume.name else FOLDER


def _month(content: Content) -> str:
    """Return when an entry is of; a page is of no month."""
    return f"{content.date:%Y-%m}" if isinstance(content, Article) else ""


def _month_words(month: str, words: Words) -> str:
    year, number = map(int, month.split("-"))
    return f"{words.month_name(number)} {year}"


def offer_generator(_pelican: object) -> type[SearchGenerator]:
    """Answer Pelican's call for generators."""
    return SearchGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(tend_folder)
    signals.article_generator_finalized.connect(offer_ways)
    signals.get_generators.connect(offer_generator)

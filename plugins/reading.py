"""Reads content/: every file becomes an entry, a page or a medium, or a problem is recorded.

Pelican's ArticlesGenerator and PagesGenerator do the walking; the reader put in place here
gives them typed entries, and passes over what is not to be published (a `skip`).
"""

import functools
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator
from pelican.readers import BaseReader, Readers
from pelican.urlwrappers import Author, Category, Tag

from plugins.core import inventory, problems
from plugins.core.build_time import build_time
from plugins.core.context import ReadingContext
from plugins.core.conversion import Converted, Converter
from plugins.core.facts import FactBox
from plugins.core.front_matter import Faults, FrontMatter
from plugins.core.identity import guid_of
from plugins.core.interpreting import Interpreted, interpret
from plugins.core.inventory import SourceFile
from plugins.core.problems import Problem
from plugins.core.source_bytes import read_source
from plugins.core.words import Words
from plugins.kinds import KINDS
from plugins.kinds.entry import Entry
from plugins.kinds.page import Page
from plugins.kinds.site import Site
from plugins.kinds.site_file import read_site

SKIP: dict[str, Any] = {"status": "skip"}

_SITE_ADDRESS = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?")

LONGEST_TERM = 100
"""The letters of a topic's or a person's address: it becomes a folder, and 255 is the most."""


def prepare(pelican: Pelican) -> None:
    """Take stock of content/ and read site.yaml, before any generator starts."""
    settings = pelican.settings
    root = Path(settings["PATH"])
    found = problems.Problems(root)
    taken = inventory.take(root, KINDS)
    found.extend(taken.problems)
    site = read_site(root, found)
    zone = site.zone
    settings["PROBLEMS"] = found
    settings["HINTS"] = problems.Hints(root)
    settings["INVENTORY"] = taken
    settings["COUNTS"] = Counter()
    settings["REFUSED"] = {}
    settings["LEFT_OUT"] = {}
    settings["LISTED"] = set()
    settings["SITE"] = site
    settings["SITENAME"] = site.name
    words = settings["WORDS"] = Words(site.language)
    settings["JINJA_FILTERS"] = settings["JINJA_FILTERS"] | words.filters
    settings["JINJA_GLOBALS"] = settings["JINJA_GLOBALS"] | words.functions
    settings["SITEURL"] = (settings["SITEURL"] or site.url).rstrip("/")
    if settings["PUBLISHING"]:
        settings["BASE_PATH"] = urlsplit(settings["SITEURL"]).path.rstrip("/")
    if not _SITE_ADDRESS.fullmatch(settings["SITEURL"]):
        found.add(_address_problem(settings["SITEURL"], site))
    settings["TIMEZONE"] = zone.key
    settings["DEFAULT_LANG"] = site.language
    settings["BUILD_TIME"] = settings["BUILD_TIME"] or build_time(os.environ, zone)
    settings["READING_CONTEXT"] = ReadingContext(root, zone)
    settings["CONVERTER"] = functools.partial(
        Converter,
        back_to_text=words.gettext("Kembali ke teks, catatan {}"),
        table=words.gettext("Tabel"),
        watch=words.gettext("Tonton di %(platform)s", platform="{}"),
    )
    # What is known of some sources beforehand, by path; the others are read when they are met.
    settings["INTERPRETED"] = {}


def _address_problem(address: str, site: Site) -> Problem:
    own = address == site.url.rstrip("/")
    return Problem(
        "content/site.yaml" if own else "LITERASI_SITEURL",
        0,
        "alamat_situs" if own else "",
        f"'{address}' bukan alamat sebuah situs.",
        "Tulis lengkap tanpa ? dan #, misalnya https://example.org/literasi.",
        code="alamat-situs",
    )


class SourceReader(BaseReader):
    """Gives Pelican the HTML and metadata of one source file; never raises, but records."""

    enabled = True
    file_extensions = ["md"]  # noqa: RUF012 (Pelican's class attribute)

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        self._root = f"{settings['PATH'].rstrip(os.sep)}{os.sep}"
        self.words: Words = settings["WORDS"]
        self.converter: Converter = settings["CONVERTER"]()
        # One object for each name: it works out its address once.
        self.term = functools.cache(lambda kind, name: kind(name, settings))

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the body's HTML and Pelican's metadata; `skip` when there is nothing to show."""
        path = self._below(source_path)
        source = self.settings["INVENTORY"].sources.get(path)
        if source is None:
            return "", SKIP
        where = f"content/{path}"
        found = self.settings["INTERPRETED"].pop(path, None) or self._interpret(source_path, where)
        text, parsed, body, faults = found.text, found.record, found.body, list(found.faults)
        if text is None:
            self.settings["PROBLEMS"].extend(faults)
            self.settings["REFUSED"][path] = ("", FrontMatter({}, {}, "", 1))
            return "", SKIP
        if parsed is not None and source.lang and parsed.lang != source.lang:
            faults.append(_language_problem(where, text, source))
        if isinstance(parsed, Entry):
            faults += self._nameless_terms(parsed, text, where)
        if faults or parsed is None:
            self.settings["PROBLEMS"].extend(faults)
            self.settings["REFUSED"][path] = (body.html, text)
            return "", SKIP
        common = self._common(parsed, source, text, body)
        if isinstance(parsed, Page):
            return self._page(parsed, source, common, body)
        return self._entry(parsed, source, common, body)

    def _below(self, source_path: str) -> str:
        if source_path.startswith(self._root):
            return source_path[len(self._root) :].replace(os.sep, "/")
        return Path(source_path).relative_to(self.settings["PATH"]).as_posix()

    def _interpret(self, source_path: str, where: str) -> Interpreted:
        unread = Faults(where)
        data = read_source(Path(source_path), unread)
        if data is None:
            return Interpreted(None, faults=tuple(unread.found))
        context = self.settings["READING_CONTEXT"]
        record = record_of(self.settings["INVENTORY"].sources[where.removeprefix("content/")])
        return interpret(data, where, record, context, self.converter)

    def _nameless_terms(self, entry: Entry, text: FrontMatter, where: str) -> list[Problem]:
        """Return a problem for a topic or a person whose page can have no address."""
        terms = [("topik", name) for name in entry.tags]
        terms += [("penulis", name) for name in entry.authors]
        return [
            Problem(
                where,
                text.line((field,)),
                field,
                f"'{name}' tidak dapat menjadi alamat halaman.",
                f"Pakai sekurangnya satu huruf atau angka, paling banyak {LONGEST_TERM}.",
                code="nama-tanpa-alamat",
            )
            for field, name in terms
            if not 0 < len(self.term(Tag, name).slug) <= LONGEST_TERM
        ]

    def _common(
        self, parsed: Entry | Page, source: SourceFile, text: FrontMatter, body: Converted
    ) -> dict[str, Any]:
        return {
            "title": parsed.title,
            "slug": source.slug,
            "lang": parsed.lang or self.settings["DEFAULT_LANG"],
            "summary": parsed.summary or body.summary or parsed.title,
            "entry": parsed,
            "toc": body.toc,
            "front_matter": text,
        }

    def _page(
        self, page: Page, source: SourceFile, common: dict[str, Any], body: Converted
    ) -> tuple[str, dict[str, Any]]:
        if page.status == "draft" and self.settings["PUBLISHING"]:
            return self._left_out(source, "draft")
        self.settings["COUNTS"][str(page.status)] += 1
        return body.html, common | {
            "status": str(page.status),
            "translation_key": source.slug,
        }

    def _entry(
        self, entry: Entry, source: SourceFile, common: dict[str, Any], body: Converted
    ) -> tuple[str, dict[str, Any]]:
        status = str(entry.status)
        if status == "draft" and self.settings["PUBLISHING"]:
            return self._left_out(source, "draft")
        if status == "published" and entry.date.at > self.settings["BUILD_TIME"]:
            return self._left_out(source, "scheduled")
        self.settings["COUNTS"][status] += 1
        site: Site = self.settings["SITE"]
        withdrawn = status == "withdrawn"
        authors = [self.term(Author, name) for name in entry.authors or (site.default_author,)]
        place = f"{source.kind}/{entry.date.at.year}/{source.slug}"
        own = "" if common["lang"] == self.settings["DEFAULT_LANG"] else f"{common['lang']}/"
        metadata = common | {
            "date": entry.date.at,
            "authors": authors,
            "tags": [] if withdrawn else [self.term(Tag, name) for name in entry.tags],
            "category": self.term(Category, source.kind),
            "kind": source.kind,
            "status": self._pelican_status(entry),
            "template": "withdrawn" if withdrawn else f"kinds/{source.kind}",
            "translation_key": place,
            # One that already appeared elsewhere keeps the guid it had there.
            "guid": entry.guid or guid_of(site.identity, f"/{place}/{own}", entry.aliases, KINDS),
            "withdrawn": withdrawn,
            "reading_minutes": body.reading_minutes,
            "facts": FactBox(entry, self.words),
            "thumbnail": entry.thumbnail,
        }
        if entry.updated is not None:
            metadata["modified"] = entry.updated.at
        return ("" if withdrawn else body.html), metadata

    def _pelican_status(self, entry: Entry) -> str:
        """Return one of Pelican's three: hidden is at its address, but in no list or feed."""
        expired = entry.expires is not None and entry.expires < self.settings["BUILD_TIME"].date()
        hidden = entry.status in ("hidden", "withdrawn") or (
            entry.status == "published" and expired
        )
        return "hidden" if hidden else str(entry.status)

    def _left_out(self, source: SourceFile, reason: str) -> tuple[str, dict[str, Any]]:
        self.settings["COUNTS"][reason] += 1
        self.settings["LEFT_OUT"][str(source.path)] = reason
        return "", SKIP


def _language_problem(where: str, text: FrontMatter, source: SourceFile) -> Problem:
    return Problem(
        where,
        text.line(("bahasa",)),
        "bahasa",
        f"nama berkas berkata '{source.lang}', isian bahasa tidak.",
        f"Tulis bahasa: {source.lang}, atau ganti nama berkasnya.",
        code="bahasa-tidak-cocok",
    )


def record_of(source: SourceFile) -> type[Entry | Page]:
    """Return the model of what a source file holds."""
    return KINDS[source.kind] if source.kind else Page


def use_reader(readers: Readers) -> None:
    """Let every .md file be read by SourceReader."""
    readers.reader_classes["md"] = SourceReader


def note_listings(generator: ArticlesGenerator) -> None:
    """Fill LISTED with the addresses of the listings that have a page of their own.

    What is hidden or a draft names topics and people that may be on no published entry.
    """
    settings = generator.settings
    terms = (generator.categories, generator.authors, generator.tags.items())
    settings["LISTED"].update(str(term.url) for found in terms for term, _ in found)
    saved = (settings.get(f"{name.upper()}_SAVE_AS", "") for name in settings["DIRECT_TEMPLATES"])
    settings["LISTED"].update(name.removesuffix("index.html") for name in saved if name)


def newest_first(article: Any) -> tuple[float, str]:
    """Sort key: newest first; entries of one moment by their path, so that order is fixed."""
    return -article.date.timestamp(), article.relative_source_path


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(prepare)
    signals.readers_init.connect(use_reader)
    signals.article_generator_finalized.connect(note_listings)

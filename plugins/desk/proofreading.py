"""All files under content/ as their words are read, without building anything."""

import contextlib
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.core import inventory
from plugins.core.advice import advise
from plugins.core.advice.near_names import Use, near_names
from plugins.core.advice.privacy import plain_number
from plugins.core.advice.subject import Subject, subject_of
from plugins.core.bounds import OutOfBoundsError, bounded
from plugins.core.context import ReadingContext
from plugins.core.front_matter import Faults, FrontMatter, read
from plugins.core.mending import mend
from plugins.core.parsing import parse
from plugins.core.problems import Problem, Problems
from plugins.core.replacing import replace_file
from plugins.core.source_bytes import read_source
from plugins.kinds import KINDS
from plugins.kinds.entry import Entry
from plugins.kinds.page import Page
from plugins.kinds.site import Site
from plugins.kinds.site_file import read_site

_MOST_SECONDS = 2.0
"""Of CPU time for the advice on one entry; good texts take thousandths."""


@dataclass(frozen=True)
class ReadEntry:
    """An entry that can be read. `path` is `content/…`."""

    path: str
    file: Path
    slug: str
    source: FrontMatter
    entry: Entry


@dataclass(frozen=True)
class Desk:
    """What is needed to read entries one by one."""

    content: Path
    site: Site
    zone: ZoneInfo

    @classmethod
    def of(cls, content: Path) -> "Desk":
        """Return the desk of a content folder; of a broken site.yaml the rest is told elsewhere."""
        site = read_site(content, Problems())
        return cls(content, site, site.zone)

    @property
    def context(self) -> ReadingContext:
        """What parsing a field needs to know."""
        return ReadingContext(self.content, self.zone)

    def now(self) -> datetime.datetime:
        """Return the time in the site's zone."""
        return datetime.datetime.now(self.zone)

    def sources(self, only: Path | None = None) -> Iterator[tuple[str, Path, type[Entry | Page]]]:
        """Yield each source file: its path as `content/…`, itself, and what it should hold."""
        for path, source in inventory.take(self.content, KINDS).sources.items():
            file = self.content / path
            if only is None or file.resolve() == only:
                yield f"content/{path}", file, KINDS[source.kind] if source.kind else Page

    def entries(self, only: Path | None = None) -> Iterator[ReadEntry]:
        """Yield each entry that can be read; what is wrong with the others is told elsewhere."""
        for path, file, record in self.sources(only):
            data = read_source(file, Faults(path))
            source = read(data, path)[0] if data is not None else None
            if source is None:
                continue
            parsed, _ = parse(record, source, path, self.context)
            if isinstance(parsed, Entry):
                yield ReadEntry(path, file, file.name.partition(".")[0], source, parsed)

    def advice(self, only: Path | None = None) -> Iterator[Problem]:
        """Yield what would make the entries better."""
        contact = self.site.contacts
        numbers = (getattr(contact, name, None) for name in ("phone", "whatsapp"))
        public = frozenset(plain_number(number) for number in numbers if number)
        topics: list[Use] = []
        people: list[Use] = []
        for one in self.entries():
            line = one.source.line
            topics += [Use(one.path, line(("topik",)), name) for name in one.entry.tags]
            people += [Use(one.path, line(("penulis",)), name) for name in one.entry.authors]
            # Words in another language than the site's own are not ours to judge.
            if one.entry.lang in (None, self.site.language) and only in (None, one.file.resolve()):
                yield from _advice(subject_of(one.path, one.source, one.entry, public))
        shown = f"content/{only.relative_to(self.content).as_posix()}" if only else ""
        for use, near in near_names(topics):
            if not only or use.path == shown:
                yield _near(use, near, "topik")
        for use, near in near_names(people):
            if not only or use.path == shown:
                yield _near(use, near, "penulis")

    def mend(self, only: Path | None = None) -> Iterator[str]:
        """Mend what is safe in each file, and yield what was done."""
        for path, file, record in self.sources(only):
            data = read_source(file, Faults(path))
            if data is None:
                continue
            mended = mend(data, path, record, self.context)
            if mended.done:
                replace_file(file, mended.data)
                yield from mended.done


def _advice(subject: Subject) -> list[Problem]:
    with contextlib.suppress(OutOfBoundsError), bounded(_MOST_SECONDS):
        return list(advise(subject))
    return []


def _near(use: Use, near: str, field: str) -> Problem:
    what, remedy = f"'{use.name}' mirip '{near}'.", f"Salah ketik? Samakan menjadi {near}."
    if field == "topik":
        return Problem(use.path, use.line, field, what, remedy, code="saran-topik-mirip")
    return Problem(use.path, use.line, field, what, remedy, code="saran-nama-mirip")

"""One entry as the theme will show it, without building the site.

Pelican's own generators read this entry alone, with the settings, plugins and templates of the
real site; what is slow to prepare, the templates, is prepared once.
"""

import datetime
import re
import threading
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican import Pelican
from pelican.contents import Content
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.settings import read_settings

from plugins import sections
from plugins.core.front_matter import FrontMatter
from plugins.core.interpreting import interpret
from plugins.core.inventory import Inventory, SourceFile
from plugins.core.problems import Hints, Problem, Problems
from plugins.desk.meja.neighbours import NeighbourLinks, Neighbours
from plugins.desk.meja.shelf import Shelf
from plugins.desk.project import DRAFT_SETTINGS
from plugins.kinds import KINDS
from plugins.reading import record_of

# A page's own policy knows its own style sheet by its digest. The desk puts one version of the
# page after another into one frame, under the policy of guard.py.
# No script of it may run there, so none is asked for.
_LEFT_OUT = re.compile(
    r'<meta http-equiv="Content-Security-Policy"[^>]*>|<script\b[^>]*>.*?</script>', re.DOTALL
)

_LATER = datetime.timedelta(days=366 * 200)


@dataclass(frozen=True)
class Shown:
    """An entry as it would be read: what is wrong with it, and its page if it can be read."""

    problems: list[Problem]
    page: str | None


class _OneArticle(ArticlesGenerator):
    """Pelican's generator, asked again and again, each time for one file."""

    wanted: str | None = None

    def get_files(self, *_: Any, **__: Any) -> set[str]:
        """Name the one file instead of walking the folder."""
        return {self.wanted} if self.wanted else set()

    def forget(self) -> None:
        """Empty what Pelican fills and never empties."""
        for name in ("dates", "tags", "categories", "authors", "period_archives"):
            setattr(self, name, defaultdict(list))


class _OnePage(PagesGenerator):
    """As _OneArticle."""

    wanted: str | None = None

    def get_files(self, *_: Any, **__: Any) -> set[str]:
        """Name the one file instead of walking the folder."""
        return {self.wanted} if self.wanted else set()


class Theme:
    """Shows entries of one site through its theme, one at a time."""

    def __init__(self, root: Path, content: Path, shelf: Shelf) -> None:
        self._root = root
        self._content = content
        self._shelf = shelf
        self._lock = threading.Lock()
        self._stamp: list[int] = []

    def show(self, source: SourceFile, data: bytes) -> Shown:
        """Return the problems of a file with these bytes, and its page if they can be read."""
        with self._lock:
            self._prepare()
            settings = self._settings
            settings["BUILD_TIME"] = datetime.datetime.now(ZoneInfo(settings["TIMEZONE"]))
            content = self._read(source, data)
            if content is None and settings["LEFT_OUT"]:  # scheduled: as it will be by then
                settings["BUILD_TIME"] += _LATER
                content = self._read(source, data)
            if content is not None:
                self._resolve(source, content)
            where = f"content/{source.path}"
            problems = [found for found in settings["PROBLEMS"] if found.path == where]
            page = self._page(source, content) if content is not None else None
            return Shown(problems, page)

    def prepare(self) -> None:
        """Make ready what the first preview would wait for."""
        with self._lock:
            self._prepare()

    def asset(self, address: str) -> bytes | None:
        """Return a file of the theme by the address that its pages use, or None."""
        with self._lock:
            self._prepare()
            found: bytes | None = self._settings["ASSETS"].files.get(address)
            return found

    def _prepare(self) -> None:
        """Make the generators, anew when site.yaml or the settings have changed."""
        files = (self._content / "site.yaml", self._root / DRAFT_SETTINGS)
        stamp = [file.stat().st_mtime_ns for file in files if file.exists()]
        if stamp == self._stamp:
            return
        override = {"PATH": str(self._content), "OUTPUT_PATH": str(self._root / "output")}
        settings = read_settings(str(self._root / DRAFT_SETTINGS), override=override)
        Pelican(settings)
        settings["BASE_PATH"] = ""
        shared: dict[str, Any] = {
            "context": {}, "settings": settings, "path": settings["PATH"],
            "theme": settings["THEME"], "output_path": settings["OUTPUT_PATH"],
        }  # fmt: skip
        self._settings = settings
        self._articles, self._pages = _OneArticle(**shared), _OnePage(**shared)
        self._converter = settings["CONVERTER"]()
        self._stamp = stamp

    def _read(self, source: SourceFile, data: bytes) -> Content | None:
        path = str(source.path)
        # A translation alone is a mistake, unless its original was refused: here it is not read.
        refused = {"": ("", FrontMatter({}, {}, "", 1))} if source.lang else {}
        self._settings |= {
            "PROBLEMS": Problems(), "HINTS": Hints(), "COUNTS": Counter(), "REFUSED": refused,
            "LEFT_OUT": {}, "INVENTORY": Inventory({path: source}, self._shelf.media),
        }  # fmt: skip
        self._context: dict[str, Any] = self._settings.copy() | {
            "generated_content": {}, "static_links": set(), "static_content": {},
            "localsiteurl": "",
        }  # fmt: skip
        where, context = f"content/{path}", self._settings["READING_CONTEXT"]
        # What was typed is interpreted here; the reader finds it done and opens no file.
        found = interpret(data, where, record_of(source), context, self._converter)
        self._settings["INTERPRETED"] = {path: found}
        self._articles.wanted = path if source.kind else None
        self._pages.wanted = None if source.kind else path
        self._articles.forget()
        generators: tuple[Generator, ...] = (self._articles, self._pages)
        for generator in generators:
            generator.context = self._context
            generator.generate_context()
        content: Content | None = self._context["generated_content"].get(path)
        return content

    def _resolve(self, source: SourceFile, content: Content) -> None:
        neighbours = Neighbours(self._shelf)
        self._settings["LEFT_OUT"] = neighbours.waiting()
        links = NeighbourLinks(self._settings, neighbours, neighbours.addresses())
        links.resolve(str(source.path), content)

    def _page(self, source: SourceFile, content: Content) -> str:
        filled = self._shelf.remembered(
            "kinds", lambda: {one.source.kind for one in self._shelf.known()}
        )
        menu = [
            sections.Section(kind.KIND, f"{name}/", kind.KIND.section.id, (), (), ())
            for name, kind in KINDS.items()
            if name in filled
        ]
        generator = self._articles if source.kind else self._pages
        template = generator.get_template(content.template)
        own = {"article" if source.kind else "page": content, "sections": menu}
        return _LEFT_OUT.sub("", template.render(self._context | own))

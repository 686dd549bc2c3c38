"""Old addresses lead to the new ones, or say that what stood there is gone.

Each has a small page here, which serves on any host; `settings["REDIRECTS"]` tells them all to
what writes the hosts' own forms.
"""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.core import output
from plugins.core.assets import FOLDER, hashed_name
from plugins.core.codes import Code
from plugins.core.problems import Problem
from plugins.core.redirection import Redirect
from plugins.redirects.wordpress import wordpress_redirects

_MACHINES = (
    "sitemap.xml", "sitemap-pages.xml", "sitemap-images.xml", "sitemap-videos.xml",
    "sitemap-news.xml", "robots.txt", "manifest.webmanifest", "umpan.opml", "umpan.css", "sw.js",
    "favicon.ico",
)  # fmt: skip

_FOLDERS = ("media", "theme", "gambar", "draf", "arsip-umpan", "pagefind", ".well-known")
"""What stands in these is written from files: no forwarding page may be among it."""

_LATER_PAGE = re.compile(r"(?:^|/)halaman/\d+$")
_SITE = "content/site.yaml"
_SCRIPT = "addEventListener('DOMContentLoaded',()=>{const a=%s[location.search];if(a)location=a})\n"
"""Where the host leaves queries alone, as most do, the front page itself must know them."""


def saved_as(alias: str) -> str:
    """Return the file that answers an address: `/lama`, `/lama/` and `/lama/index.html` are one.

    A host decodes `%20` before it looks for the file.
    """
    path = unquote(alias.partition("#")[0]).strip("/")
    return path if path.endswith(".html") else f"{path}/index.html".lstrip("/")


def _own(alias: str, files: set[str]) -> str | None:
    """Return what of the site's own files an alias would take the place of."""
    path = unquote(alias).strip("/")
    if _LATER_PAGE.search(path):
        return f"halaman daftar /{path}/"  # if not today, then once the list has grown
    taken = path in files or path.split("/")[0] in _FOLDERS
    return f"berkas /{path}" if taken else None


class RedirectsGenerator(Generator):
    """Writes a page that forwards for each old address, and one that says what is gone."""

    def generate_context(self) -> None:
        """Take down all old addresses; record a problem for one that is taken, or leads nowhere."""
        self._owners = {saved_as(url).casefold(): f"halaman /{url}" for url in self._addresses()}
        self._files = self._own_files()
        found = [
            *self._from_contents(),
            *self._from_site(),
            *(self._from_wordpress() if self.settings["SITE"].former_wordpress else ()),
        ]
        self.settings["REDIRECTS"] = found
        queries = {
            redirect.source.partition("/")[2]: self._href(redirect.target)
            for redirect in found
            if redirect.target and redirect.source.startswith("/?")
        }
        script = (_SCRIPT % json.dumps(queries, sort_keys=True)).encode() if queries else b""
        self._script = (f"{FOLDER}/{hashed_name('alamat-lama.js', script)}", script)
        self.context["old_queries"] = self._script[0] if queries else None

    def generate_output(self, writer: Writer) -> None:
        """Write the pages; an address with a query (`/?p=1`) is for the host to answer."""
        pages = {  # `/lama` and `/lama/` are one
            saved_as(redirect.source): redirect
            for redirect in self.settings["REDIRECTS"]
            if "?" not in redirect.source and _may_be_page(redirect.source)
        }
        for place, redirect in pages.items():
            if redirect.target is None:
                template, more = self.get_template("410"), {}
            else:
                template = self.get_template("redirect")
                more = {
                    "href": self._href(redirect.target),
                    "address": self._full(redirect.target),
                }
            writer.write_file(place, template, self.context, **more)
        if self.context["old_queries"]:
            output.write(self.output_path, *self._script)

    def _from_contents(self) -> Iterator[Redirect]:
        for content in self._contents():
            path = f"content/{content.relative_source_path}"
            for alias in content.entry.aliases:
                taken = self._taken(alias, path)
                if taken is None:
                    yield Redirect(alias, f"/{content.url}")
                    continue
                line = content.front_matter.line(("alamat_lama",))
                what = f"Alamat {alias} sudah dipakai {taken}."
                remedy = "Hapus di salah satu berkas."
                self.settings["PROBLEMS"].add(
                    Problem(path, line, "alamat_lama", what, remedy, code="alamat-lama-dipakai")
                )

    def _from_site(self) -> Iterator[Redirect]:
        site = self.settings["SITE"]
        rules = [(rule.source, rule.target, "alihan") for rule in site.redirects]
        rules += [(source, None, "dihapus") for source in site.gone]
        for source, target, field in rules:
            redirect = Redirect(source, target)
            if taken := self._taken(source, f"{_SITE}: {field} {source}"):
                code: Code = "alamat-lama-dipakai"
                what = f"Alamat {source} masih ada: {taken}."
                remedy = "Hapus baris ini; alamat itu tidak perlu dialihkan."
            elif target and not self._exists(target):
                code = "alihan-buntu"
                what = f"{source} menuju {target}, alamat yang tidak ada."
                remedy = "Tulis alamat halaman yang ada, misalnya /berita/2024/pojok-baca/."
            else:
                yield redirect
                continue
            self.settings["PROBLEMS"].add(Problem(_SITE, 0, field, what, remedy, code=code))

    def _from_wordpress(self) -> Iterator[Redirect]:
        context = self.context
        slugs = {name: [term.slug for term, _ in context[name]] for name in ("tags", "authors")}
        years = [str(found["period"][0]) for found in context["period_archives"].get("year", ())]
        kinds = [term.slug for term, _ in context["categories"]]
        for redirect in wordpress_redirects(kinds, slugs["tags"], slugs["authors"], years):
            if self._taken(redirect.source, "WordPress") is None:
                yield redirect

    def _taken(self, source: str, owner: str) -> str | None:
        """Return who else has an address, or None, and give it to `owner`.

        Windows and macOS take two names for one that differ by case alone.
        """
        place = source if "?" in source else saved_as(source).casefold()
        taken = _own(source, self._files) or self._owners.setdefault(place, owner)
        return None if taken == owner else taken

    def _exists(self, target: str) -> bool:
        path = target.partition("#")[0]
        if not path.startswith("/"):
            return True  # on another site
        plain = path.strip("/")
        media = self.settings["INVENTORY"].media
        return saved_as(path).casefold() in self._owners or plain in self._files or plain in media

    def _href(self, target: str) -> str:
        return self.settings["BASE_PATH"] + target if target.startswith("/") else target

    def _full(self, target: str) -> str:
        return self.settings["SITEURL"] + target if target.startswith("/") else target

    def _own_files(self) -> set[str]:
        feeds = {feed.url for found in self.context.get("feeds", {}).values() for feed in found}
        return {*_MACHINES, *feeds, *self.context.get("calendars", {}).values()}

    def _addresses(self) -> list[str]:
        listings = (self.context["categories"], self.context["authors"], self.context["tags"])
        terms = [term.url for listing in listings for term, _ in listing]
        years = [found["url"] for found in self.context["period_archives"].get("year", ())]
        saved = (
            self.settings.get(f"{name.upper()}_SAVE_AS") or f"{name}.html"
            for name in self.settings["DIRECT_TEMPLATES"]
        )
        lists = [name.removesuffix("index.html") for name in saved]
        shows = [show for found in self.context.get("shows", {}).values() for show in found]
        parts = [part.url for show in shows for part in (show, *show.seasons)]
        return [*(content.url for content in self._contents()), *terms, *years, *lists, *parts]

    def _contents(self) -> list[Any]:
        found = [c for c in self.context["generated_content"].values() if c is not None]
        return sorted(found, key=lambda content: content.relative_source_path)


def _may_be_page(source: str) -> bool:
    """Tell whether a page can answer there: a browser would take a .pdf or a feed for broken."""
    name = source.rstrip("/").rpartition("/")[2]
    return "feed" not in source.split("/") and ("." not in name or name.endswith(".html"))


def offer_generator(_pelican: object) -> type[RedirectsGenerator]:
    """Answer Pelican's call for generators."""
    return RedirectsGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(offer_generator)

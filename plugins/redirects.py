"""Old addresses lead to the new ones: a small page at each of an entry's aliases."""

from typing import Any
from urllib.parse import unquote

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.core.problems import Problem

_MACHINES = (
    "sitemap.xml", "sitemap-pages.xml", "sitemap-images.xml", "sitemap-videos.xml",
    "sitemap-news.xml", "robots.txt", "manifest.webmanifest", "umpan.opml",
)  # fmt: skip

_FOLDERS = ("media", "theme", "draf")
"""What stands in these is written from files: no forwarding page may be among it."""


def saved_as(alias: str) -> str:
    """Return the file that answers an address: `/lama`, `/lama/` and `/lama/index.html` are one.

    A host decodes `%20` before it looks for the file.
    """
    path = unquote(alias.partition("#")[0]).strip("/")
    return path if path.endswith(".html") else f"{path}/index.html".lstrip("/")


def _own(alias: str, files: set[str]) -> str | None:
    """Return what of the site's own files an alias would take the place of."""
    path = unquote(alias).strip("/")
    taken = path in files or path.split("/")[0] in _FOLDERS
    return f"berkas /{path}" if taken else None


class RedirectsGenerator(Generator):
    """Writes a page that forwards for each alias of each entry and page."""

    def generate_context(self) -> None:
        """Record a problem for an alias that is taken."""
        owners = {saved_as(url).casefold(): f"halaman /{url}" for url in self._addresses()}
        own = self._own_files()
        for content in self._contents():
            path = f"content/{content.relative_source_path}"
            for alias in content.entry.aliases:
                taken = _own(alias, own) or owners.setdefault(self._place(alias), path)
                if taken != path:
                    self.settings["PROBLEMS"].add(
                        Problem(
                            path,
                            content.front_matter.line(("alamat_lama",)),
                            "alamat_lama",
                            f"Alamat {alias} sudah dipakai {taken}.",
                            "Hapus di salah satu berkas.",
                            code="alamat-lama-dipakai",
                        )
                    )

    def generate_output(self, writer: Writer) -> None:
        """Write the pages; an alias with a query (`/?p=1`) is for the host to answer."""
        for content in self._contents():
            places = {saved_as(alias) for alias in content.entry.aliases if "?" not in alias}
            for place in sorted(places):
                template = self.get_template("redirect")
                writer.write_file(place, template, self.context, target=content)

    def _place(self, alias: str) -> str:
        """Return what an alias takes: a file, or itself where its query tells it apart.

        Windows and macOS take two names for one that differ by case alone.
        """
        return alias if "?" in alias else saved_as(alias).casefold()

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


def offer_generator(_pelican: object) -> type[RedirectsGenerator]:
    """Answer Pelican's call for generators."""
    return RedirectsGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(offer_generator)

"""For machines: sitemap.xml, robots.txt and manifest.webmanifest.

No /.well-known/security.txt: RFC 9116 §2.5.5 requires a date of expiry that is always less
than a year ahead, and a build that is repeated from the same content knows no such date.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pelican import signals
from pelican.contents import Article
from pelican.writers import Writer

from plugins.core import output
from plugins.core.dates import Moment
from plugins.core.stamps import iso, last_change
from plugins.core.theme_icons import theme_icons
from plugins.sitemap.xml import Location, sitemaps

MAROON, PAPER = "#8A1538", "#FBF7EF"
"""The theme's own colour and its ground (theme/templates/style/base.css)."""


class SitemapGenerator(output.OutputGenerator):
    """Writes the three files."""

    def generate_output(self, writer: Writer) -> None:
        """Write the files."""
        for name, data in sitemaps(list(self._locations()), self.site_url):
            output.write(self.output_path, name, data)
        output.write(self.output_path, "robots.txt", self._robots().encode())
        manifest = json.dumps(self._manifest(), ensure_ascii=False, indent=1)
        output.write(self.output_path, "manifest.webmanifest", f"{manifest}\n".encode())

    def _locations(self) -> Iterator[Location]:
        articles = self.context["articles"]
        yield self._listing("", articles)
        for article in [*articles, *self._translations()]:
            image = f"{self.site_url}/{article.thumbnail.url}" if article.thumbnail else None
            changed = iso(last_change(article.entry))
            yield Location(f"{self.site_url}/{article.url}", changed, image)
        for page in sorted(self.context["pages"], key=lambda page: str(page.url)):
            updated = page.entry.updated
            yield Location(f"{self.site_url}/{page.url}", iso(updated) if updated else None)
        for name in ("categories", "tags", "authors"):
            for term, found in sorted(self.context[name], key=lambda pair: str(pair[0].slug)):
                yield self._listing(term.url, found)
        for seasons in self.context.get("seasons", {}).values():
            for season in seasons:
                yield self._listing(season.url, season.entries)
        for name in ("archives", "tags", "authors"):
            saved: str = self.settings[f"{name.upper()}_SAVE_AS"]
            if saved and self.context[name if name != "archives" else "articles"]:
                yield self._listing(saved.removesuffix("index.html"), articles)
        for archive in self.context["period_archives"]["year"]:
            yield self._listing(archive["url"], archive["articles"])

    def _translations(self) -> list[Article]:
        return [other for article in self.context["articles"] for other in article.translations]

    def _listing(self, url: str, articles: Iterable[Article]) -> Location:
        changes: list[Moment] = [last_change(article.entry) for article in articles]
        latest = max(changes, key=lambda moment: moment.at, default=None)
        return Location(f"{self.site_url}/{url}", iso(latest) if latest else None)

    def _robots(self) -> str:
        base = self.settings["BASE_PATH"]
        drafts = self.settings["DRAFT_SAVE_AS"].split("/")[0]
        return (
            "User-agent: *\n"
            f"Disallow: {base}/{drafts}/\n"
            "\n"
            f"Sitemap: {self.site_url}/sitemap.xml\n"
        )  # fmt: skip

    def _manifest(self) -> dict[str, Any]:
        site = self.context["SITE"]
        base = self.settings["BASE_PATH"]
        icons = theme_icons(self.settings["THEME"], self.settings["THEME_STATIC_DIR"])
        return {
            "name": site.name,
            "short_name": site.name,
            "description": site.tagline,
            "lang": site.language,
            "dir": "ltr",
            "start_url": f"{base}/",
            "scope": f"{base}/",
            "display": "browser",
            "theme_color": MAROON,
            "background_color": PAPER,
            "icons": [
                {
                    "src": f"{base}/{icon.url}",
                    "type": icon.type,
                    "sizes": f"{icon.width}x{icon.width}" if icon.width else "any",
                }
                for icon in icons
            ],
        }


def offer_generator(_pelican: object) -> type[SitemapGenerator]:
    """Answer Pelican's call for generators."""
    return SitemapGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(offer_generator)

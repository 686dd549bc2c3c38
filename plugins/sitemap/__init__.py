"""For machines: sitemaps, robots.txt and manifest.webmanifest.

No /.well-known/security.txt: RFC 9116 §2.5.5 requires a date of expiry that is always less
than a year ahead, and a build that is repeated from the same content knows no such date.
"""

import json
from typing import Any

from pelican import signals
from pelican.writers import Writer

from plugins.core import output
from plugins.core.theme_icons import theme_icons
from plugins.sitemap.locations import Locations
from plugins.sitemap.xml import sitemaps

MANIFEST = "manifest.webmanifest"


class SitemapGenerator(output.OutputGenerator):
    """Writes the files."""

    def generate_context(self) -> None:
        """Put the address of the manifest into every template's context."""
        self.context["manifest"] = MANIFEST

    def generate_output(self, writer: Writer) -> None:
        """Write the files."""
        pages = list(Locations(self.context, self.settings).every())
        for name, data in sitemaps(pages, self.site_url, self.settings["BUILD_TIME"]):
            output.write(self.output_path, name, data)
        output.write(self.output_path, "robots.txt", self._robots().encode())
        manifest = json.dumps(self._manifest(), ensure_ascii=False, indent=1)
        output.write(self.output_path, MANIFEST, f"{manifest}\n".encode())

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
        icons = theme_icons(self.settings)
        return {
            "name": site.name,
            "short_name": site.name,
            "description": site.tagline,
            "lang": site.language,
            "dir": "ltr",
            "start_url": f"{base}/",
            "scope": f"{base}/",
            "display": "browser",
            "theme_color": site.look.light["sutra"],
            "background_color": site.look.light["paper"],
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

"""Publishes the theme's files under names that change with their bytes; `asset` finds them."""

from pathlib import Path

from pelican import Pelican, signals
from pelican.writers import Writer

from plugins.core import output
from plugins.core.assets import Assets
from plugins.core.repainting import repainted
from plugins.core.site_icons import IN_THE_HEAD, icons_of


def prepare(pelican: Pelican) -> None:
    """Name the files before any template asks, and keep Pelican from copying them as they are."""
    settings = pelican.settings
    site = settings.get("SITE")

    def in_its_colours(name: str, data: bytes) -> bytes:
        return repainted(name, data, site.look.light, site.look.dark) if site else data

    more: dict[str, bytes] = {}
    if site and site.look.mark:
        mark = Path(settings["PATH"], site.look.mark.path).read_bytes()
        try:
            more = icons_of(mark, site.look.light["paper"])
        except ValueError:
            more = {IN_THE_HEAD: b""}  # nothing is published: the picture will be a problem
    folder = Path(settings["THEME"], "static")
    assets = Assets(folder, settings["FIXED_ASSETS"], in_its_colours, more)
    settings["ASSETS"] = assets
    settings["JINJA_GLOBALS"] = {**settings["JINJA_GLOBALS"], "asset": assets.address}
    settings["THEME_STATIC_PATHS"] = []


class AssetsGenerator(output.OutputGenerator):
    """Writes the files."""

    def generate_output(self, _writer: Writer) -> None:
        """Write all of them."""
        for address, data in self.settings["ASSETS"].files.items():
            output.write(self.output_path, address, data)


def offer_generator(_pelican: object) -> type[AssetsGenerator]:
    """Answer Pelican's call for generators."""
    return AssetsGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(prepare)
    signals.get_generators.connect(offer_generator)

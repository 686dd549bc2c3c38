"""Publishes the theme's files under names that change with their bytes; `asset` finds them."""

from pathlib import Path
from typing import Any

from jinja2 import Environment
from pelican import Pelican, signals
from pelican.writers import Writer

from plugins.core import output
from plugins.core.assets import Assets
from plugins.core.repainting import repainted
from plugins.core.site_icons import IN_THE_HEAD, icons_of
from plugins.core.theme_icons import FOLDER


def prepare(pelican: Pelican) -> None:
    """Name the files before any template asks, and keep Pelican from copying them as they are."""
    settings = pelican.settings
    site = settings.get("SITE")

    def in_its_colours(name: str, data: bytes) -> bytes:
        return repainted(name, data, site.look.light) if site else data

    theme = Path(settings["THEME"])
    more: dict[str, bytes] = {}
    if site:
        more = {name: _written(theme, name, settings) for name in settings["FIXED_ASSETS"]}
    drawings: list[str] = []
    if site and site.look.mark:
        drawings = [f"{FOLDER}/{file.name}" for file in (theme / "static" / FOLDER).glob("*.svg")]
        mark = Path(settings["PATH"], site.look.mark.path).read_bytes()
        try:
            more |= icons_of(mark, site.look.light["paper"])
        except ValueError:
            more[IN_THE_HEAD] = b""  # nothing is published: the picture will be a problem
    fixed = settings["FIXED_ASSETS"]
    assets = Assets(theme / "static", fixed, in_its_colours, more, without=drawings)
    settings["ASSETS"] = assets
    settings["JINJA_GLOBALS"] = {**settings["JINJA_GLOBALS"], "asset": assets.address}
    settings["THEME_STATIC_PATHS"] = []


def _written(theme: Path, name: str, settings: dict[str, Any]) -> bytes:
    """Return a file that the theme has as a template, in the site's words and colours."""
    environment = Environment(**settings["JINJA_ENVIRONMENT"])  # noqa: S701 (the settings escape)
    text = (theme / "templates" / name).read_text("utf-8")
    template = environment.from_string(text)
    return template.render(look=settings["SITE"].look, _=settings["WORDS"].gettext).encode()


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

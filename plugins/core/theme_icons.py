"""The icons that the theme brings along, for the manifest and as the publisher's logo."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

FOLDER = "icons"


@dataclass(frozen=True)
class Icon:
    """An icon by its address below the site's root; a drawing has no size of its own."""

    url: str
    type: str
    width: int | None


def theme_icons(theme: str, asset: Callable[[str], str]) -> list[Icon]:
    """Return the drawings, then the pictures from small to large; `asset` knows addresses."""
    found = []
    for file in sorted(Path(theme, "static", FOLDER).glob("*")):
        url = asset(f"{FOLDER}/{file.name}")
        if file.suffix == ".svg":
            found.append(Icon(url, "image/svg+xml", None))
        elif file.suffix == ".png":
            with Image.open(file) as picture:
                found.append(Icon(url, "image/png", picture.width))
    return sorted(found, key=lambda icon: (icon.width or 0, icon.url))

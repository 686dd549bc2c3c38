"""The icons that the theme brings along, for the manifest and as the publisher's logo."""

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


def theme_icons(theme: str, static: str) -> list[Icon]:
    """Return the drawings, then the pictures from small to large; `static` is their address."""
    found = []
    for file in sorted(Path(theme, "static", FOLDER).glob("*")):
        url = f"{static}/{FOLDER}/{file.name}"
        if file.suffix == ".svg":
            found.append(Icon(url, "image/svg+xml", None))
        elif file.suffix == ".png":
            with Image.open(file) as picture:
                found.append(Icon(url, "image/png", picture.width))
    return sorted(found, key=lambda icon: (icon.width or 0, icon.url))

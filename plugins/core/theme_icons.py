"""The icons of the site, for the manifest and as the publisher's logo."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from plugins.core.site_icons import IN_THE_HEAD, SHOWN

FOLDER = "icons"


@dataclass(frozen=True)
class Icon:
    """An icon by its address below the site's root; a drawing has no size of its own."""

    url: str
    type: str
    width: int | None


def theme_icons(settings: Mapping[str, Any]) -> list[Icon]:
    """Return the drawings, then the pictures from small to large.

    Of a site with a mark of its own the theme's drawings say nothing.
    """
    asset = settings["JINJA_GLOBALS"]["asset"]
    own_mark = settings["SITE"].look.mark is not None
    found = [Icon(asset(IN_THE_HEAD), "image/png", SHOWN)] if own_mark else []
    for file in sorted(Path(settings["THEME"], "static", FOLDER).glob("*")):
        name = f"{FOLDER}/{file.name}"
        if file.suffix == ".svg" and not own_mark:
            found.append(Icon(asset(name), "image/svg+xml", None))
        elif file.suffix == ".png":
            with Image.open(file) as picture:
                found.append(Icon(asset(name), "image/png", picture.width))
    return sorted(found, key=lambda icon: (icon.width or 0, icon.url))

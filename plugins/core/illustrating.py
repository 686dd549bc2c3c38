"""Puts the theme's markup around the pictures of a body."""

import html
import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote

from markupsafe import Markup

from plugins.core.pictures import Picture

_IMAGE = re.compile(r"<img [^>]*>")
_SOURCE = re.compile(r'src="([^"]*)"')


def illustrated(
    body: str, pictures: Mapping[str, Picture], base: str, wrap: Callable[[Picture, Markup], str]
) -> Markup:
    """Return the body with each picture of ours as `wrap`, a macro of the theme, shows it.

    A filter that templates call, and not a step before them: what a page does for screens
    (`<picture>`, sizes) is the theme's business, and feeds, which take the same body, want the
    plain `<img>` with an address that any reader can show.
    """

    def show(found: re.Match[str]) -> str:
        picture = pictures.get(source_path(found[0], base))
        # Sanitised when the body was read.
        return str(wrap(picture, Markup(found[0]))) if picture else found[0]  # noqa: S704

    return Markup(_IMAGE.sub(show, body))  # noqa: S704


def source_paths(body: str, base: str = "") -> list[str]:
    """Return the media that a body, whose links may begin with `base`, shows as pictures."""
    return [source_path(tag, base) for tag in _IMAGE.findall(body)]


def source_path(tag: str, base: str) -> str:
    """Return which medium an `<img>` shows, as a path below content/."""
    source = _SOURCE.search(tag)
    link = unquote(html.unescape(source[1])) if source else ""
    return re.sub(r"[{|](static|attach)[}|]", "", link).removeprefix(f"{base}/").lstrip("/")

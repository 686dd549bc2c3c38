"""A site's own mark in place of the icons of the theme, each as small as it is shown."""

import io

from PIL import Image, ImageOps

from plugins.core import pictures

IN_THE_HEAD = "icons/lambang.png"
"""The mark beside the site's name and in the browser's tab: no file of the theme."""

_APPLE = 180  # pixels; what the theme's own icon has
SHOWN = 132  # 44 CSS pixels on the sharpest phones


def icons_of(mark: bytes, ground: str) -> dict[str, bytes]:
    """Return the icons by their names below theme/static/; phones lay theirs on `ground`.

    Raises ValueError for what is no picture.
    """
    with pictures.decodable(mark) as image:
        upright = pictures.upright(image).convert("RGBA")
    tile = Image.new("RGBA", (_APPLE, _APPLE), ground)
    tile.alpha_composite(_square(upright, _APPLE - 20), (10, 10))
    return {
        "icons/apple-touch-icon.png": _png(tile.convert("RGB")),
        IN_THE_HEAD: _png(_square(upright, SHOWN)),
    }


def _square(image: Image.Image, side: int) -> Image.Image:
    """Return the whole picture in the middle of a square that shows what lies behind."""
    return ImageOps.pad(image, (side, side), Image.Resampling.LANCZOS, "#ffffff00")


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.quantize(128).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()

"""From an editor's photo to what is published: upright, sRGB, bare of metadata, in widths.

Same bytes in, same bytes out: encoders get one thread, for with more they cut the picture
into tiles by their number.
"""

import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from PIL import Image, ImageCms, ImageOps, ImageSequence

from plugins.core.bare_pictures import is_bare
from plugins.core.media import ImageFile, published_size

AVIF_WIDTHS = (208, 320, 480, 800, 1280)
"""208 is a row's picture (6.5rem) at 2×; 320 is that at 3×, or a cover of the shelf at 2×."""
JPEG_WIDTHS = (480, 800)
"""For browsers without AVIF, by now few: https://caniuse.com/avif."""

_ONE_THREAD = {"max_threads": 1, "autotiling": False}
# The narrower, the more of its pixels share one point of the eye: the small ones bear more, and
# are worth a slower search. The widest are chosen by screens of two and three pixels a point alone.
# Tuned to structure, not to noise, a large picture is a fifth lighter at an equal Butteraugli
# distance; small ones, which are all edges, are not.
_STRUCTURE: dict[str, Any] = {"advanced": {"tune": "ssim"}, **_ONE_THREAD}
_AVIF: dict[int, dict[str, Any]] = {
    208: {"quality": 24, "speed": 6, **_ONE_THREAD},
    480: {"quality": 28, "speed": 6, **_ONE_THREAD},
    800: {"quality": 32, "speed": 6, **_STRUCTURE},
    AVIF_WIDTHS[-1]: {"quality": 36, "speed": 7, **_STRUCTURE},
}
"""By the widest picture that each is for."""
_JPEG: dict[str, Any] = {"quality": 72, "progressive": True, "optimize": True}
# For what keeps its own address and format.
_WHOLE: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 82, "progressive": True, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 82},
    "AVIF": {"quality": 60, "speed": 8, **_ONE_THREAD},
    "GIF": {"comment": b""},
}
_FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".avif": "AVIF",
            ".gif": "GIF"}  # fmt: skip


@dataclass(frozen=True)
class Encoded:
    """The bytes of a picture; `name` tells it from others of the same source: `800.avif`."""

    name: str
    data: bytes
    width: int
    height: int


@dataclass(frozen=True)
class Picture:
    """What a page may show of one medium: itself, and smaller ones from narrow to wide."""

    file: ImageFile
    avif: tuple[ImageFile, ...]
    jpeg: tuple[ImageFile, ...]


def whole(data: bytes, path: str) -> list[Encoded]:
    """Return the picture as it may be published in its own place; nothing if it may as it is.

    It is decoded in full. Raises ValueError where that fails.
    """
    format_name = _FORMATS[PurePosixPath(path).suffix.lower()]
    with decodable(data) as picture:
        if _moves(picture):
            return [_moving(picture, format_name)]
        picture.load()
        right = picture.format == format_name and picture.mode in ("RGB", "RGBA", "L", "LA", "P")
        if is_bare(data) and right and picture.size == published_size(*picture.size):
            return []
        turned = upright(picture)
        clean = _resized(turned, published_size(*turned.size))
    if format_name == "JPEG":
        clean = flat(clean)
    return [_encoded("utuh", clean, format_name, _WHOLE[format_name])]


def variants(data: bytes) -> list[Encoded]:
    """Return the picture in several widths, never wider than it is; a moving one in none."""
    with decodable(data) as picture:
        if _moves(picture):
            return []
        # JPEG decodes to a half or a quarter at little cost; twice the widest stays sharp.
        scale = max(1, max(picture.size) // (2 * AVIF_WIDTHS[-1]))
        picture.draft(None, (picture.width // scale, picture.height // scale))
        # On white: what is drawn on a transparent ground is mostly dark, and so are pages at night.
        turned = flat(upright(picture))
    found = []
    for widths, format_name in ((AVIF_WIDTHS, "AVIF"), (JPEG_WIDTHS, "JPEG")):
        for width in _fitting(widths, turned.width):
            height = max(1, round(turned.height * width / turned.width))
            smaller = _resized(turned, (width, height))
            options = _JPEG if format_name == "JPEG" else _avif(width)
            found.append(_encoded(str(width), smaller, format_name, options))
    return found


def _avif(width: int) -> dict[str, Any]:
    return next(options for widest, options in _AVIF.items() if width <= widest)


def opened(data: bytes) -> Image.Image:
    """Return the picture upright, in sRGB, without transparency."""
    with decodable(data) as picture:
        return flat(upright(picture))


def flat(picture: Image.Image) -> Image.Image:
    """Return the picture on white."""
    if picture.mode == "RGBA":
        ground = Image.new("RGB", picture.size, "white")
        ground.paste(picture, mask=picture.getchannel("A"))
        return ground
    return picture


def encode(picture: Image.Image, format_name: str, options: dict[str, Any]) -> bytes:
    """Return the encoded picture; nothing of what its source said about itself goes along."""
    picture.info = {}
    buffer = io.BytesIO()
    picture.save(buffer, format_name, **options)
    return buffer.getvalue()


@contextmanager
def decodable(data: bytes) -> Iterator[Image.Image]:
    """Yield the picture; whatever it is that its bytes break turns into a ValueError."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            yield picture
    except (OSError, SyntaxError, LookupError, TypeError, struct.error, zlib.error) as error:
        raise ValueError(str(error)) from error


def _moves(picture: Image.Image) -> bool:
    # MPO: a JPEG after which a phone keeps a second view of the same moment.
    return bool(getattr(picture, "is_animated", False)) and picture.format != "MPO"


def _moving(picture: Image.Image, format_name: str) -> Encoded:
    frames, durations = [], []
    for frame in ImageSequence.Iterator(picture):
        durations.append(frame.info.get("duration", 100))
        frames.append(frame.convert("RGBA"))
    options = _WHOLE[format_name]
    if format_name != "JPEG":
        options = {
            **options, "save_all": True, "append_images": frames[1:], "duration": durations,
            "loop": 0,
        }  # fmt: skip
    for frame in frames:
        frame.info = {}
    first = flat(frames[0]) if format_name == "JPEG" else frames[0]
    return _encoded("utuh", first, format_name, options)


def upright(picture: Image.Image) -> Image.Image:
    """Return the picture as RGB or RGBA in sRGB, turned as its EXIF says."""
    picture.load()
    return _in_srgb(ImageOps.exif_transpose(picture))


def _in_srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    if picture.mode.startswith("I"):
        # 16 bits; convert() would cut off all that is brighter than 255.
        picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode not in ("RGB", "RGBA", "CMYK"):
        picture = picture.convert(mode)
    if profile and picture.mode in ("RGB", "RGBA", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            turned = ImageCms.profileToProfile(picture, source, target, outputMode=mode)
        except (ImageCms.PyCMSError, OSError):
            turned = None  # a profile that is broken or of another kind says nothing
        if turned is not None:
            return turned
    return picture.convert(mode)


def _fitting(widths: tuple[int, ...], own: int) -> list[int]:
    """Return the widths below the picture's own, and its own or the widest as the last."""
    return [*(width for width in widths if width < own), *([own] if own < widths[-1] else [])]


def _resized(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    if picture.size == size:
        return picture.copy()
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encoded(name: str, picture: Image.Image, format_name: str, options: dict[str, Any]) -> Encoded:
    suffix = "jpg" if format_name == "JPEG" else format_name.lower()
    data = encode(picture, format_name, options)
    return Encoded(f"{name}.{suffix}", data, picture.width, picture.height)

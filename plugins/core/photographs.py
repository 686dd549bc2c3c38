"""A photo as it comes from a phone, made ready for the site: upright, bare, no larger than shown.

Used by `literasi foto` and by the desk in the browser. Equal bytes in, equal bytes out.
"""

import datetime
import io
import re
import warnings
from dataclasses import dataclass

from PIL import ExifTags, Image, ImageOps

from plugins.core import pictures
from plugins.core.media import LONGEST_SIDE

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".heic", ".heif", ".gif", ".bmp", ".tif",
            ".tiff")  # fmt: skip
"""Of files that may be photos."""

_JPEG = {"quality": 85, "progressive": True, "optimize": True}
_TIME = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d)")
# IMG-20241107-WA0003.jpg, IMG_20241107_101500.jpg, 2024-11-07 10.15.00.jpg
_DAY_IN_NAME = re.compile(r"(?<!\d)(20\d\d)[-_]?(0[1-9]|1[0-2])[-_]?(0[1-9]|[12]\d|3[01])(?!\d)")


class NotAPhotographError(ValueError):
    """Raised for what cannot be opened, moves, or has more pixels than can be decoded."""


@dataclass(frozen=True)
class Photograph:
    """A photo as it is kept: a JPEG, or a PNG where that is smaller, as of a drawing."""

    data: bytes
    suffix: str
    width: int
    height: int
    taken: datetime.datetime | None
    """When, by the camera's own clock; it knows no zone."""

    told_place: bool
    """Whether the file said where it was taken; what is kept does not."""

    likeness: int
    """64 bits that change little when a photo is sent through WhatsApp; see `differing`."""


def prepare(data: bytes) -> Photograph:
    """Return the photo made ready; raises NotAPhotographError."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd EXIF, which is thrown away
        try:
            return _prepared(data)
        except Image.DecompressionBombError:
            raise NotAPhotographError("terlalu banyak piksel") from None
        except NotAPhotographError:
            raise
        except (OSError, SyntaxError, LookupError, TypeError, ValueError) as error:
            raise NotAPhotographError("rusak, atau bukan gambar") from error


def _prepared(data: bytes) -> Photograph:
    with _opened(data) as picture:
        if getattr(picture, "is_animated", False) and picture.format != "MPO":
            raise NotAPhotographError("gambar bergerak")
        # JPEG decodes to a half or a quarter at little cost.
        scale = max(1, max(picture.size) // (2 * LONGEST_SIDE))
        picture.draft(None, (picture.width // scale, picture.height // scale))
        exif = picture.getexif()
        lossless = picture.format in ("PNG", "BMP", "GIF", "TIFF")
        upright = pictures.flat(pictures.upright(picture))
    small = ImageOps.contain(upright, (LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    small = small if small.width < upright.width else upright
    encoded, suffix = pictures.encode(small.copy(), "JPEG", _JPEG), ".jpg"
    if lossless:
        png = pictures.encode(small.copy(), "PNG", {"optimize": True})
        encoded, suffix = (png, ".png") if len(png) < len(encoded) else (encoded, suffix)
    return Photograph(
        encoded,
        suffix,
        *small.size,
        taken=_taken(exif),
        told_place=bool(exif.get_ifd(ExifTags.IFD.GPSInfo)),
        likeness=_likeness(small),
    )


def _opened(data: bytes) -> Image.Image:
    # Asked by name: registering it with Pillow would change what every other part may open.
    import pillow_heif  # noqa: PLC0415 - 12 MB, for those who have an iPhone

    if not pillow_heif.is_supported(data):
        return Image.open(io.BytesIO(data))
    picture = pillow_heif.open_heif(io.BytesIO(data)).to_pillow()
    # libheif has turned it already.
    pillow_heif.set_orientation(picture.info)
    return picture


def _taken(exif: Image.Exif) -> datetime.datetime | None:
    details = exif.get_ifd(ExifTags.IFD.Exif)
    for value in (details.get(ExifTags.Base.DateTimeOriginal), exif.get(ExifTags.Base.DateTime)):
        if found := _TIME.match(str(value or "")):
            try:
                return datetime.datetime(*map(int, found.groups()))  # type: ignore[arg-type]  # noqa: DTZ001
            except ValueError:  # 0000:00:00 00:00, of a camera whose clock was never set
                continue
    return None


def day_in_name(name: str) -> datetime.date | None:
    """Return the day that phones and WhatsApp put into a file's name."""
    for found in _DAY_IN_NAME.finditer(name):
        try:
            return datetime.date(*map(int, found.groups()))
        except ValueError:  # 31 November
            continue
    return None


def _likeness(picture: Image.Image) -> int:
    """Return which of 8 × 8 fields is lighter than its neighbour: the difference hash.

    https://www.hackerfactor.com/blog/index.php?/archives/529-Kind-of-Like-That.html
    """
    grey = picture.convert("L").resize((9, 8), Image.Resampling.BOX)
    cells = grey.tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            left = row * 9 + column
            bits = bits << 1 | (cells[left] > cells[left + 1])
    return bits


def differing(one: int, other: int) -> int:
    """Return in how many of their 64 bits two likenesses differ; up to 10 is the same photo."""
    return (one ^ other).bit_count()

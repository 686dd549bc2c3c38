"""The picture that chat apps show beside a shared link: JPEG, 1200×630, at most 200 KB.

Size: https://developers.facebook.com/docs/sharing/webmasters/images/; the weight is what
WhatsApp shows without fail, for which there is no first-hand figure.
"""

import functools
import hashlib
import io
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple, Self

from PIL import Image, ImageDraw, ImageFont, ImageOps

from plugins.core.media import ImageFile
from plugins.core.palette import Colours, mixed
from plugins.core.pictures import Encoded, encode, opened

SIZE = (1200, 630)
MOST_BYTES = 200_000

# Small previews show the square in the middle, so all words stand in it.
_COLUMN, _LEFT, _RIGHT = 570, 270, 930
_LARGEST, _SMALLEST, _TITLE_HEIGHT = 68, 30, 330
_MARK = 76


class CardColours(NamedTuple):
    """The colours of a drawn card."""

    paper: str
    ink: str
    brand: str
    thread: str
    second: str
    muted: str

    @classmethod
    def of(cls, palette: Colours) -> Self:
        """Return those of a site's light palette."""
        names = ("paper", "ink", "sutra", "benang", "kebun", "muted")
        return cls(*(palette[name] for name in names))


@dataclass(frozen=True)
class CardStyle:
    """What all drawn cards of a site have in common; `mark` is a square PNG, or empty."""

    font: bytes
    colours: CardColours
    mark: bytes = b""

    @functools.cached_property
    def digest(self) -> bytes:
        """Of all of it."""
        said = (hashlib.sha256(self.font).digest(), self.colours, self.mark)
        return hashlib.sha256(repr(said).encode()).digest()


@dataclass(frozen=True)
class ShareCard(ImageFile):
    """A card with what it shows, in words."""

    alt: str


def is_fit(picture: ImageFile) -> bool:
    """Tell whether a picture can be cut to a card without growing or losing what matters."""
    return (
        picture.width >= SIZE[0]
        and picture.height >= SIZE[1]
        and picture.width * 5 >= picture.height * 6
    )


def cropped(data: bytes) -> list[Encoded]:
    """Return the middle of a photo as a card."""
    return [_card(ImageOps.fit(opened(data), SIZE, Image.Resampling.LANCZOS), first=80)]


def drawn(title: str, label: str, site: str, style: CardStyle) -> list[Encoded]:
    """Return a card with the title, between two panels of woven silk."""
    font, colours = style.font, style.colours
    card = _ground(colours).copy()
    draw = ImageDraw.Draw(card)
    middle = SIZE[0] // 2
    _ornament(draw, (middle, 128), colours)
    small = _font(font, 26)
    label = _shortened(_writable(label, font), small)
    draw.text((middle, 88), label, colours.brand, small, anchor="mm")
    size, lines = _set(_writable(title, font).split(), font)
    face = _font(font, size)
    step = round(size * 1.22)
    top = 315 - step * (len(lines) - 1) // 2
    for number, line in enumerate(lines):
        draw.text((middle, top + number * step), line, colours.ink, face, anchor="mm")
    name = _shortened(_writable(site, font), small)
    if style.mark:
        _stamp(card, style.mark, (middle, 538))
    else:
        _ornament(draw, (middle, 502), colours)
    draw.text((middle, 600 if style.mark else 542), name, colours.muted, small, anchor="mm")
    return [_card(card, first=80)]


def _card(picture: Image.Image, *, first: int) -> Encoded:
    """Return the card at the best quality that is light enough."""
    for quality in range(first, 20, -8):
        # Not progressive: that takes twice the time, and a card is shown to no one as it loads.
        options = {"quality": quality, "optimize": True}
        data = encode(picture, "JPEG", options)
        if len(data) <= MOST_BYTES:
            break
    return Encoded("kartu.jpg", data, *SIZE)


@functools.cache
def _ground(colours: CardColours) -> Image.Image:
    """Return paper between two panels of lozenges (sulapa' eppa'), a woven band at their edge."""
    ground = Image.new("RGB", SIZE, colours.brand)
    draw = ImageDraw.Draw(ground)
    for left in range(0, SIZE[0] + 1, 80):
        for top in range(-5, SIZE[1] + 80, 80):
            _lozenge(draw, (left, top), 34, outline=mixed(colours.brand, "#ffffff", 0.2))
            _lozenge(draw, (left + 40, top + 40), 9, fill=colours.thread)
    draw.rectangle((_LEFT, 0, _RIGHT, SIZE[1]), colours.paper)
    brand, thread = colours.brand, colours.thread
    band = [(brand, 18), (thread, 3), (colours.second, 12), (thread, 3), (brand, 18)]
    band.append((colours.paper, 2))
    top = 0
    while top < SIZE[1]:
        for colour, length in band:
            for left in (_LEFT - 14, _RIGHT):
                draw.rectangle((left, top, left + 14, top + length - 1), colour)
            top += length
    return ground


def _ornament(draw: ImageDraw.ImageDraw, at: tuple[int, int], colours: CardColours) -> None:
    x, y = at
    draw.line((x - 60, y, x + 60, y), colours.thread, 2)
    _lozenge(draw, at, 8, fill=colours.brand)


def _stamp(card: Image.Image, mark: bytes, at: tuple[int, int]) -> None:
    """Set the mark onto the card, its middle at a point."""
    with Image.open(io.BytesIO(mark)) as picture:
        stamp = picture.convert("RGBA").resize((_MARK, _MARK), Image.Resampling.LANCZOS)
    card.paste(stamp, (at[0] - _MARK // 2, at[1] - _MARK // 2), stamp)


def _lozenge(draw: ImageDraw.ImageDraw, at: tuple[int, int], reach: int, **colour: str) -> None:
    x, y = at
    corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
    draw.polygon(corners, colour.get("fill"), colour.get("outline"), 2)


@functools.cache
def _font(font: bytes, size: int) -> ImageFont.FreeTypeFont:
    # The basic layout: the other needs a library that not every machine has, and would differ.
    return ImageFont.truetype(io.BytesIO(font), size, layout_engine=ImageFont.Layout.BASIC)


def _set(words: list[str], font: bytes) -> tuple[int, list[str]]:
    """Return the largest size in which the title fits its column, and its lines."""
    for size in range(_LARGEST, _SMALLEST - 1, -2):
        face = _font(font, size)
        lines = _lines(words, face, _COLUMN)
        fits = all(_length(line, face) <= _COLUMN for line in lines)
        if fits and len(lines) * size * 1.22 <= _TITLE_HEIGHT:
            return size, _balanced(words, face, lines)
    most = int(_TITLE_HEIGHT / (_SMALLEST * 1.22))
    kept = [_shortened(line, face) for line in lines[:most]]
    if len(lines) > most:
        kept[-1] = _shortened(f"{kept[-1]} {lines[most]}", face)
    return _SMALLEST, kept


def _lines(words: list[str], face: ImageFont.FreeTypeFont, width: float) -> list[str]:
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _length(longer, face) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _balanced(words: list[str], face: ImageFont.FreeTypeFont, lines: list[str]) -> list[str]:
    """Return as many lines, of lengths as even as can be."""
    for width in range(_COLUMN - 10, 0, -10):
        narrower = _lines(words, face, width)
        if len(narrower) > len(lines) or any(_length(line, face) > width for line in narrower):
            return lines
        lines = narrower
    return lines


@functools.lru_cache(maxsize=1000)  # one title is broken into lines again and again
def _length(line: str, face: ImageFont.FreeTypeFont) -> float:
    return face.getlength(line)


def _shortened(line: str, face: ImageFont.FreeTypeFont) -> str:
    if face.getlength(line) <= _COLUMN:
        return line
    while line and face.getlength(f"{line}…") > _COLUMN:
        line = line[:-1]
    return f"{line.rstrip(' …')}…"


def _writable(text: str, font: bytes) -> str:
    """Return the text in the letters that the font has: without their marks, or left out."""
    return "".join(_nearest(letter, font) for letter in unicodedata.normalize("NFC", text))


@functools.cache
def _nearest(letter: str, font: bytes) -> str:
    face = _font(font, _SMALLEST)
    missing = _shape("\U0010ffff", face)
    candidates: tuple[str, ...] = (letter, *unicodedata.normalize("NFKD", letter))
    for candidate in candidates:
        if candidate.isspace() or _shape(candidate, face) != missing:
            return candidate
    return ""


def _shape(letter: str, face: ImageFont.FreeTypeFont) -> tuple[object, bytes]:
    mask = face.getmask(letter)
    return mask.size, bytes(mask)

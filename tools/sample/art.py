"""A canvas with soft gradients, and the shapes that every sample picture shares."""

import itertools
import math
import random
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

Colour = tuple[int, int, int]
Point = tuple[float, float]
Stops = Sequence[tuple[float, Colour]]

SCALE = 2  # everything is drawn twice as large and reduced: Pillow's own edges are jagged
FONT_FOLDERS = (
    Path("/usr/share/fonts/truetype/liberation"),
    Path("/usr/share/fonts/truetype/liberation2"),
    Path("/usr/share/fonts/truetype/dejavu"),
    Path("/usr/share/fonts/liberation-serif"),
)
FACES = {
    "serif": ("LiberationSerif-Regular.ttf", "DejaVuSerif.ttf"),
    "serif-bold": ("LiberationSerif-Bold.ttf", "DejaVuSerif-Bold.ttf"),
    "serif-italic": ("LiberationSerif-Italic.ttf", "DejaVuSerif-Italic.ttf"),
    "sans": ("LiberationSans-Regular.ttf", "DejaVuSans.ttf"),
    "sans-bold": ("LiberationSans-Bold.ttf", "DejaVuSans-Bold.ttf"),
    "narrow-bold": ("LiberationSansNarrow-Bold.ttf", "DejaVuSansCondensed-Bold.ttf"),
}


def rgb(code: str) -> Colour:
    """Return the colour of a code such as ``#8A1538``."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


PAPER = rgb("#FBF7EF")
TINT = rgb("#F3ECDD")
INK = rgb("#221A14")
MAROON = rgb("#8A1538")
WINE = rgb("#5B0C25")
GREEN = rgb("#1E5A45")
FOREST = rgb("#12382C")
GOLD = rgb("#C98A1B")
HONEY = rgb("#E9BC5A")
SILK = rgb("#B8324F")
NIGHT = rgb("#1C2440")


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return ``one`` with ``share`` (0 to 1) of ``other`` in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def font(face: str, size: float) -> ImageFont.FreeTypeFont:
    """Return a font of the system in pixels of the finished picture."""
    for name in FACES[face]:
        for folder in FONT_FOLDERS:
            if (folder / name).is_file():
                return ImageFont.truetype(folder / name, round(size * SCALE))
    raise SystemExit("Perlu huruf Liberation atau DejaVu: apt install fonts-liberation")


def gradient(size: tuple[int, int], stops: Stops) -> Image.Image:
    """Return a picture that runs through ``stops`` (height 0 to 1, colour) downwards."""
    width, height = size
    column = Image.new("RGB", (1, height))
    for row in range(height):
        column.putpixel((0, row), colour_at(row / max(height - 1, 1), stops))
    return column.resize((width, height))


def colour_at(place: float, stops: Stops) -> Colour:
    """Return the colour that ``stops`` have at one height."""
    for (low, above), (high, below) in itertools.pairwise(stops):
        if place <= high:
            return mix(above, below, max(0.0, place - low) / max(high - low, 1e-9))
    return stops[-1][1]


def noise(length: int, seed: int, step: float, *, octaves: int = 5) -> list[float]:
    """Return smooth fractal noise, about -1 to 1, one value a pixel."""
    dice = random.Random(seed)
    values = [0.0] * length
    strength = 0.5
    for _ in range(octaves):
        knots = [dice.uniform(-1, 1) for _ in range(int(length / step) + 3)]
        for x in range(length):
            knot, rest = divmod(x / step, 1)
            ease = rest * rest * (3 - 2 * rest)
            left, right = knots[int(knot)], knots[int(knot) + 1]
            values[x] += strength * (left + (right - left) * ease)
        strength /= 2.1
        step /= 2
    return values


def peak(x: float, *, at: float, width: float, sharp: float = 2.2) -> float:
    """Return the height (0 to 1) of a mountain's outline at ``x``."""
    return float(1 / (1 + abs((x - at) / width) ** sharp))


class Canvas:
    """A picture measured in its finished pixels."""

    def __init__(self, width: int, height: int, stops: Stops) -> None:
        self.width, self.height = width, height
        self.image = gradient((width * SCALE, height * SCALE), stops)

    def finished(self) -> Image.Image:
        """Return the picture at its true size."""
        return self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)

    def mask(self) -> tuple[Image.Image, ImageDraw.ImageDraw]:
        """Return an empty mask as large as the picture, and its pen."""
        mask = Image.new("L", self.image.size, 0)
        return mask, ImageDraw.Draw(mask)

    def fill(self, mask: Image.Image, stops: Stops) -> None:
        """Fill what a mask covers; the stops run over the mask's own height."""
        box = mask.getbbox()
        if box is None:
            return
        cut = mask.crop(box)
        self.image.paste(gradient(cut.size, stops), box[:2], cut)

    def polygon(self, points: Sequence[Point], top: Colour, bottom: Colour | None = None) -> None:
        """Fill a polygon with one colour, or with a gradient downwards."""
        mask, pen = self.mask()
        pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=255)
        self.fill(mask, [(0, top), (1, bottom or top)])

    def rectangle(
        self,
        box: tuple[float, float, float, float],
        top: Colour,
        bottom: Colour | None = None,
        *,
        radius: float = 0,
    ) -> None:
        """Fill a rectangle (left, top, right, bottom)."""
        mask, pen = self.mask()
        left, upper, right, lower = (round(side * SCALE) for side in box)
        pen.rounded_rectangle((left, upper, right - 1, lower - 1), radius * SCALE, fill=255)
        self.fill(mask, [(0, top), (1, bottom or top)])

    def disc(
        self, x: float, y: float, radius: float, top: Colour, bottom: Colour | None = None
    ) -> None:
        """Fill a circle."""
        mask, pen = self.mask()
        pen.ellipse(
            [side * SCALE for side in (x - radius, y - radius, x + radius, y + radius)], fill=255
        )
        self.fill(mask, [(0, top), (1, bottom or top)])

    def line(self, points: Sequence[Point], colour: Colour, width: float) -> None:
        """Draw a line with round joints."""
        pen = ImageDraw.Draw(self.image)
        pen.line(
            [(x * SCALE, y * SCALE) for x, y in points],
            fill=colour,
            width=max(1, round(width * SCALE)),
            joint="curve",
        )

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float) -> None:
        """Let light spread from a point; ``strength`` is 0 to 1."""
        fade = [round(255 * strength * (1 - min(1.0, far / 181)) ** 2) for far in range(256)]
        side = round(radius * 2 * SCALE)
        ring = Image.radial_gradient("L").point(fade).resize((side, side), Image.Resampling.BICUBIC)
        self.image.paste(colour, (round((x - radius) * SCALE), round((y - radius) * SCALE)), ring)

    def shadow(self, points: Sequence[Point], *, blur: float, strength: float) -> None:
        """Darken softly what lies under a shape."""
        mask, pen = self.mask()
        pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=round(255 * strength))
        small = mask.resize((mask.width // 4, mask.height // 4))
        soft = small.filter(ImageFilter.GaussianBlur(blur * SCALE / 4)).resize(
            mask.size, Image.Resampling.BICUBIC
        )
        self.image.paste(mix(INK, WINE, 0.3), (0, 0), soft)

    def text(
        self,
        at: Point,
        words: str,
        face: str,
        size: float,
        colour: Colour,
        *,
        anchor: str = "mm",
        spacing: float = 0,
    ) -> None:
        """Write one line; ``spacing`` is added between letters."""
        pen = ImageDraw.Draw(self.image)
        style = font(face, size)
        x, y = at[0] * SCALE, at[1] * SCALE
        if not spacing:
            pen.text((x, y), words, fill=colour, font=style, anchor=anchor)
            return
        gap = spacing * SCALE
        total = sum(style.getlength(letter) for letter in words) + gap * (len(words) - 1)
        x -= total / 2 if anchor[0] == "m" else 0
        for letter in words:
            pen.text((x, y), letter, fill=colour, font=style, anchor="l" + anchor[1])
            x += style.getlength(letter) + gap

    def paste(self, picture: Image.Image, at: Point, mask: Image.Image | None = None) -> None:
        """Lay a picture (already at drawing scale) on this one."""
        self.image.paste(picture, (round(at[0] * SCALE), round(at[1] * SCALE)), mask)

    def below(self, outline: Sequence[float], top: Colour, bottom: Colour, depth: float) -> None:
        """Fill the land under an outline (one height a drawn pixel), paling with depth."""
        mask, pen = self.mask()
        edge = [(x, y * SCALE) for x, y in enumerate(outline)]
        pen.polygon([*edge, (mask.width, mask.height), (0, mask.height)], fill=255)
        crest = min(outline)
        share = min(1.0, depth / max(self.height - crest, 1))
        self.fill(mask, [(0, top), (share, bottom), (1, bottom)])


def lozenge(x: float, y: float, half_width: float, half_height: float) -> list[Point]:
    """Return the four corners of the sulapa' eppa'."""
    return [(x, y - half_height), (x + half_width, y), (x, y + half_height), (x - half_width, y)]


def arc(
    x: float, y: float, radius: float, start: float, end: float, *, steps: int = 40
) -> list[Point]:
    """Return points of a circle from one angle to another, in degrees clockwise from the right."""
    angles = (math.radians(start + (end - start) * step / steps) for step in range(steps + 1))
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]

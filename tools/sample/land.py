"""Skies, the hills of Bambapuang, the sea off Sanur, houses on stilts and woven bands."""

import random
from dataclasses import dataclass

from sample.art import (
    FOREST,
    HONEY,
    PAPER,
    SCALE,
    Canvas,
    Colour,
    Stops,
    colour_at,
    mix,
    noise,
    peak,
    rgb,
)


@dataclass(frozen=True)
class Mood:
    """The light of one hour: the sky downwards, the hills from far to near, the mist, the sun."""

    sky: Stops
    far: Colour
    near: Colour
    mist: Colour
    sun: Colour


DAWN = Mood(
    [(0, rgb("#7FA3B5")), (0.35, rgb("#E9C9A0")), (0.7, rgb("#F6DDB4")), (1, rgb("#FBEFD9"))],
    rgb("#7E98A0"),
    rgb("#173A30"),
    rgb("#F2DDB9"),
    rgb("#FFF4D8"),
)
NOON = Mood(
    [(0, rgb("#6FA9C4")), (0.5, rgb("#B9D8DC")), (1, rgb("#F3F0DE"))],
    rgb("#86A9AE"),
    rgb("#1E5A45"),
    rgb("#DCE8DC"),
    rgb("#FFFDF0"),
)
DUSK = Mood(
    [(0, rgb("#5B2A4E")), (0.3, rgb("#B24A57")), (0.6, rgb("#E9A066")), (1, rgb("#F9DDA8"))],
    rgb("#9C5B63"),
    rgb("#2A1224"),
    rgb("#EDB27F"),
    rgb("#FFE9B0"),
)
RAIN = Mood(
    [(0, rgb("#A9B8B0")), (0.5, rgb("#D5DACB")), (1, rgb("#F3ECDD"))],
    rgb("#A5B5A9"),
    rgb("#2B4A3E"),
    rgb("#E6E5D6"),
    rgb("#FBF7EF"),
)
NIGHT = Mood(
    [(0, rgb("#131A35")), (0.5, rgb("#2D3A63")), (1, rgb("#8A6F86"))],
    rgb("#46507A"),
    rgb("#0C1222"),
    rgb("#7A6F8E"),
    rgb("#FBEFC9"),
)


@dataclass(frozen=True)
class Range:
    """One range of hills: its outline in drawn pixels, and its place from far (0) to near (1)."""

    outline: list[float]
    share: float

    def draw(self, canvas: Canvas, mood: Mood, *, lift: float = 0) -> None:
        """Draw it in the light of an hour, raised by ``lift`` pixels."""
        tone = mix(mood.far, mood.near, self.share**0.8)
        foot = mix(tone, mood.mist, 0.62 * (1 - self.share) + 0.08)
        canvas.below(
            [y - lift for y in self.outline], tone, foot, canvas.height * (0.3 - 0.1 * self.share)
        )


def ranges(
    canvas: Canvas,
    seed: int,
    *,
    horizon: float = 0.5,
    layers: int = 6,
    summit: float = 0.62,
    height: float = 0.3,
) -> list[Range]:
    """Return the ranges, far to near; the second has the steep summit of Bambapuang."""
    length = canvas.image.width
    found = []
    for layer in range(layers):
        share = layer / (layers - 1)
        base = canvas.height * (horizon + (1.02 - horizon) * share**1.25 + 0.06 * (1 - share))
        rough = noise(length, seed * 31 + layer, (220 - 60 * share) * SCALE)
        jag = noise(length, seed * 17 + layer, 14 * SCALE, octaves=2)
        swell = canvas.height * (0.085 + 0.03 * (1 - share))
        outline = [
            base - swell * rough[x] - 3.5 * jag[x] * (1 - 0.6 * share) for x in range(length)
        ]
        if layer == 1:
            raise_summit(canvas, outline, summit, height)
        found.append(Range(outline, share))
    return found


def hills(
    canvas: Canvas,
    mood: Mood,
    seed: int,
    *,
    horizon: float = 0.5,
    summit: float = 0.62,
    height: float = 0.3,
) -> None:
    """Draw the ranges."""
    for one in ranges(canvas, seed, horizon=horizon, summit=summit, height=height):
        one.draw(canvas, mood)


def raise_summit(canvas: Canvas, outline: list[float], summit: float, height: float) -> None:
    """Lift an outline to the mountain: a sheer face on the left, a shoulder on the right."""
    length = len(outline)
    spread = max(1.0, 0.9 * canvas.height / canvas.width)
    for x in range(length):
        place = x / length
        width = (0.055 if place < summit else 0.085) * spread
        shape = peak(place, at=summit, width=width, sharp=2.6)
        shoulder = 0.55 * peak(place, at=summit + 0.17, width=0.08, sharp=2.2)
        second = 0.35 * peak(place, at=summit - 0.3, width=0.1, sharp=2.0)
        outline[x] -= canvas.height * height * max(shape, shoulder, second)


def between(one: Mood, other: Mood, share: float) -> Mood:
    """Return the light between two hours."""
    sky = [
        (place, mix(colour_at(place, one.sky), colour_at(place, other.sky), share))
        for place in (0, 0.3, 0.5, 0.7, 1)
    ]
    return Mood(
        sky,
        mix(one.far, other.far, share),
        mix(one.near, other.near, share),
        mix(one.mist, other.mist, share),
        mix(one.sun, other.sun, share),
    )


def sun(canvas: Canvas, mood: Mood, x: float, y: float, radius: float) -> None:
    """Draw the sun or the moon with its glow."""
    canvas.glow(x, y, radius * 6, mood.sun, 0.75)
    canvas.disc(x, y, radius, mood.sun)


def stars(canvas: Canvas, seed: int, count: int = 70) -> None:
    """Scatter stars over the upper half."""
    dice = random.Random(seed)
    for _ in range(count):
        x, y = dice.uniform(0, canvas.width), dice.uniform(0, canvas.height * 0.45)
        canvas.disc(
            x,
            y,
            dice.choice((1.2, 1.6, 2.4)),
            mix(rgb("#F6E7C0"), rgb("#2D3A63"), dice.uniform(0, 0.5)),
        )


def birds(canvas: Canvas, x: float, y: float, colour: Colour, *, seed: int, count: int = 5) -> None:
    """Draw a few birds far away."""
    dice = random.Random(seed)
    for number in range(count):
        left = x + number * 46 + dice.uniform(-16, 16)
        top = y + dice.uniform(-26, 26)
        span = dice.uniform(10, 17)
        canvas.line(
            [
                (left - span, top - span * 0.35),
                (left - span * 0.4, top - span * 0.5),
                (left, top),
                (left + span * 0.4, top - span * 0.5),
                (left + span, top - span * 0.35),
            ],
            colour,
            2.4,
        )


def terraces(
    canvas: Canvas, seed: int, top: float, light: Colour, dark: Colour, *, rows: int = 9
) -> None:
    """Cut rice fields in curved steps into the slope: each with a bright rim, water and shade."""
    length = canvas.image.width
    for row in range(rows):
        share = row / rows
        swell = noise(length, seed + row // 2 * 7, 760 * SCALE, octaves=2)
        bend = noise(length, seed + 90 + row, 300 * SCALE, octaves=1)
        base = top + (canvas.height - top) * share**1.3
        outline = [base + (30 + 60 * share) * swell[x] + 16 * bend[x] for x in range(length)]
        tone = mix(light, dark, share)
        canvas.below(outline, mix(tone, PAPER, 0.55), mix(tone, HONEY, 0.1), 10)
        inner = [y + 5 + 5 * share for y in outline]
        canvas.below(
            inner,
            mix(tone, rgb("#CFE3DF"), 0.3 if row % 3 == 1 else 0.02),
            mix(tone, FOREST, 0.42),
            70 + 60 * share,
        )


def sea(
    canvas: Canvas,
    horizon: float,
    top: Colour,
    bottom: Colour,
    *,
    sun_x: float,
    sparkle: Colour,
    seed: int,
) -> None:
    """Spread the sea below a horizon, with the path of the sun on it."""
    canvas.rectangle((0, horizon, canvas.width, canvas.height), top, bottom)
    dice = random.Random(seed)
    y = horizon + 4
    while y < canvas.height:
        depth = (y - horizon) / (canvas.height - horizon)
        reach = 26 + 210 * depth
        for _ in range(3):
            middle = sun_x + dice.gauss(0, 0.45) * reach
            half = dice.uniform(0.12, 0.5) * reach
            glint = mix(mix(top, bottom, depth), sparkle, 0.75 - 0.45 * depth)
            canvas.rectangle(
                (middle - half, y, middle + half, y + 1.6 + 3.2 * depth), glint, radius=2
            )
        y += 6 + 15 * depth

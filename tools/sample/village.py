"""Houses on stilts, an outrigger, flags, and the travelling library."""

from sample import shelf
from sample.art import (
    GOLD,
    GREEN,
    HONEY,
    INK,
    MAROON,
    PAPER,
    SILK,
    TINT,
    WINE,
    Canvas,
    Colour,
    Point,
    mix,
    rgb,
)


def house(
    canvas: Canvas, x: float, foot: float, size: float, *, wall: Colour, roof: Colour, light: Colour
) -> None:
    """Draw a house on stilts with crossed gable ends."""
    floor, eaves, top = foot - size * 0.3, foot - size * 0.72, foot - size * 1.25
    for post in (-0.42, -0.21, 0, 0.21, 0.42):
        canvas.rectangle(
            (x + post * size - 2.5, floor, x + post * size + 2.5, foot), mix(wall, roof, 0.5)
        )
    canvas.rectangle(
        (x - size * 0.48, eaves, x + size * 0.48, floor + 4), wall, mix(wall, roof, 0.35)
    )
    for window in (-0.28, 0.06, 0.28):
        canvas.rectangle(
            (
                x + (window - 0.07) * size,
                eaves + size * 0.12,
                x + (window + 0.07) * size,
                eaves + size * 0.3,
            ),
            light,
        )
    canvas.polygon(
        [
            (x - size * 0.66, eaves + size * 0.05),
            (x - size * 0.4, top),
            (x + size * 0.4, top),
            (x + size * 0.66, eaves + size * 0.05),
        ],
        mix(roof, light, 0.12),
        roof,
    )
    for side in (-1, 1):
        canvas.line(
            [(x + side * size * 0.4, top + 2), (x + side * size * 0.46, top - size * 0.13)], roof, 4
        )
        canvas.line(
            [(x + side * size * 0.42, top + 2), (x + side * size * 0.36, top - size * 0.1)], roof, 4
        )
    canvas.line([(x - size * 0.12, floor), (x - size * 0.3, foot)], mix(wall, roof, 0.5), 4)
    canvas.line([(x - size * 0.03, floor), (x - size * 0.21, foot)], mix(wall, roof, 0.5), 4)


def boat(canvas: Canvas, x: float, y: float, wide: float) -> None:
    """Draw a jukung with its outriggers and a folded sail."""
    dark = rgb("#2A1224")
    canvas.shadow(
        [
            (x - wide * 0.5, y + 20),
            (x + wide * 0.5, y + 20),
            (x + wide * 0.4, y + 44),
            (x - wide * 0.4, y + 44),
        ],
        blur=10,
        strength=0.5,
    )
    hull = [
        (x - wide * 0.56, y - 42),
        (x - wide * 0.4, y - 4),
        (x + wide * 0.4, y - 4),
        (x + wide * 0.58, y - 54),
        (x + wide * 0.44, y + 24),
        (x - wide * 0.42, y + 24),
    ]
    canvas.polygon(hull, mix(MAROON, dark, 0.3), dark)
    canvas.line([(x - wide * 0.4, y - 1), (x + wide * 0.41, y - 1)], GOLD, 5)
    canvas.line([(x - wide * 0.02, y), (x + wide * 0.06, y - wide * 0.7)], dark, 7)
    canvas.polygon(
        [
            (x + wide * 0.05, y - wide * 0.68),
            (x - wide * 0.36, y - wide * 0.2),
            (x + wide * 0.03, y - wide * 0.12),
        ],
        PAPER,
        TINT,
    )
    canvas.polygon(
        [
            (x - wide * 0.15, y - wide * 0.45),
            (x - wide * 0.36, y - wide * 0.2),
            (x - wide * 0.2, y - wide * 0.17),
        ],
        SILK,
        MAROON,
    )
    for reach in (-0.28, 0.26):
        canvas.line(
            [
                (x + wide * reach, y - 12),
                (x + wide * (reach + 0.05), y - 32),
                (x + wide * (reach + 0.1), y + 50),
            ],
            dark,
            5,
        )
    canvas.line([(x - wide * 0.36, y + 50), (x + wide * 0.5, y + 50)], dark, 8)


def bunting(
    canvas: Canvas, left: Point, right: Point, *, sag: float, seed: int, count: int = 18
) -> None:
    """Hang a string of small flags between two points."""
    curve = [
        (
            left[0] + (right[0] - left[0]) * step / 60,
            left[1] + (right[1] - left[1]) * step / 60 + sag * 4 * (step / 60) * (1 - step / 60),
        )
        for step in range(61)
    ]
    canvas.line(curve, mix(INK, PAPER, 0.2), 3)
    for number in range(count):
        x, y = curve[round((number + 0.5) * 60 / count)]
        colour = (MAROON, GOLD, GREEN, PAPER, SILK)[(number + seed) % 5]
        canvas.polygon(
            [(x - 19, y), (x + 19, y), (x, y + 48)],
            mix(colour, PAPER, 0.12),
            mix(colour, INK, 0.08),
        )


def van(canvas: Canvas, x: float, foot: float, wide: float) -> None:
    """Draw the travelling library with an open flank full of books."""
    high = wide * 0.46
    canvas.shadow(
        [
            (x - wide * 0.5, foot - 6),
            (x + wide * 0.52, foot - 6),
            (x + wide * 0.5, foot + 18),
            (x - wide * 0.48, foot + 18),
        ],
        blur=12,
        strength=0.5,
    )
    body = [
        (x - wide * 0.5, foot - high),
        (x + wide * 0.28, foot - high),
        (x + wide * 0.44, foot - high * 0.56),
        (x + wide * 0.5, foot - high * 0.5),
        (x + wide * 0.5, foot - high * 0.12),
        (x - wide * 0.5, foot - high * 0.12),
    ]
    canvas.polygon(body, PAPER, mix(PAPER, INK, 0.16))
    canvas.rectangle(
        (x - wide * 0.5, foot - high * 0.3, x + wide * 0.5, foot - high * 0.12), MAROON, WINE
    )
    canvas.rectangle((x - wide * 0.5, foot - high * 0.34, x + wide * 0.5, foot - high * 0.3), GOLD)
    canvas.polygon(
        [
            (x + wide * 0.2, foot - high * 0.9),
            (x + wide * 0.27, foot - high * 0.9),
            (x + wide * 0.4, foot - high * 0.54),
            (x + wide * 0.2, foot - high * 0.54),
        ],
        rgb("#9CC3CC"),
        rgb("#5E8790"),
    )
    canvas.rectangle(
        (x - wide * 0.44, foot - high * 0.9, x + wide * 0.12, foot - high * 0.4), rgb("#3A2A20")
    )
    shelf.spines(
        canvas, x - wide * 0.43, x + wide * 0.11, foot - high * 0.41, tall=high * 0.4, seed=5
    )
    canvas.polygon(
        [
            (x - wide * 0.46, foot - high * 0.92),
            (x + wide * 0.14, foot - high * 0.92),
            (x + wide * 0.19, foot - high * 1.14),
            (x - wide * 0.41, foot - high * 1.14),
        ],
        SILK,
        MAROON,
    )
    canvas.rectangle(
        (x + wide * 0.46, foot - high * 0.42, x + wide * 0.5, foot - high * 0.33), HONEY
    )
    canvas.line(
        [(x + wide * 0.17, foot - high * 0.92), (x + wide * 0.17, foot - high * 0.14)],
        mix(PAPER, INK, 0.25),
        2,
    )
    for wheel in (-0.3, 0.32):
        canvas.disc(x + wide * wheel, foot - high * 0.1, wide * 0.075, INK)
        canvas.disc(x + wide * wheel, foot - high * 0.1, wide * 0.036, mix(PAPER, INK, 0.2))

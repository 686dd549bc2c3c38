"""Books: standing side by side, lying in a stack, and open."""

import random

from sample.art import (
    FOREST,
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
    lozenge,
    mix,
    rgb,
)

CLOTHS = (
    MAROON,
    GREEN,
    GOLD,
    SILK,
    FOREST,
    WINE,
    rgb("#2C4A6B"),
    rgb("#A8552E"),
    rgb("#D8C7A0"),
    rgb("#5A3A78"),
)


def spines(
    canvas: Canvas, left: float, right: float, foot: float, *, tall: float, seed: int
) -> None:
    """Stand books side by side on a shelf."""
    dice = random.Random(seed)
    x = left
    before = None
    while x < right - 18:
        wide = min(dice.uniform(22, 58), right - x)
        high = tall * dice.uniform(0.68, 1)
        cloth = dice.choice([one for one in CLOTHS if one != before])
        before = cloth
        canvas.rectangle(
            (x, foot - high, x + wide, foot),
            mix(cloth, PAPER, 0.1),
            mix(cloth, INK, 0.25),
            radius=3,
        )
        canvas.rectangle((x, foot - high + 2, x + 3, foot), mix(cloth, PAPER, 0.28))
        canvas.rectangle((x + wide - 3, foot - high + 2, x + wide, foot), mix(cloth, INK, 0.45))
        thread = HONEY if cloth not in (GOLD, CLOTHS[8]) else MAROON
        for place in dice.choice(((0.1, 0.14, 0.84), (0.12, 0.86), (0.18, 0.22, 0.78, 0.82))):
            canvas.rectangle(
                (x + 3, foot - high * (1 - place), x + wide - 3, foot - high * (1 - place) + 3),
                thread,
            )
        if wide > 34:
            canvas.polygon(
                lozenge(x + wide / 2, foot - high * 0.55, wide * 0.17, wide * 0.26), thread
            )
        x += wide + dice.choice((0, 0, 0, 1, 2))


def stack(canvas: Canvas, x: float, foot: float, wide: float, *, seed: int, count: int) -> float:
    """Lay books flat on each other; return the height of the top."""
    dice = random.Random(seed)
    for number in range(count):
        thick = dice.uniform(24, 40)
        half = wide / 2 * dice.uniform(0.82, 1)
        middle = x + dice.uniform(-12, 12)
        cloth = CLOTHS[(seed + number * 3) % len(CLOTHS)]
        canvas.rectangle(
            (middle - half, foot - thick, middle + half, foot),
            mix(cloth, PAPER, 0.12),
            mix(cloth, INK, 0.3),
            radius=5,
        )
        canvas.rectangle(
            (middle - half + 12, foot - thick + 5, middle + half + 1, foot - 5),
            TINT,
            mix(TINT, INK, 0.18),
        )
        canvas.rectangle(
            (middle - half, foot - thick, middle - half + 20, foot),
            mix(cloth, PAPER, 0.06),
            mix(cloth, INK, 0.3),
            radius=5,
        )
        foot -= thick
    return foot


def open_book(canvas: Canvas, x: float, y: float, wide: float, *, cover: Colour = MAROON) -> None:
    """Draw an open book seen from its foot; ``y`` is its lower edge."""
    half, high = wide / 2, wide * 0.26
    canvas.shadow(
        [
            (x - half * 1.05, y + 4),
            (x + half * 1.05, y + 4),
            (x + half, y + 22),
            (x - half, y + 22),
        ],
        blur=14,
        strength=0.5,
    )
    canvas.polygon(
        [
            (x - half * 1.05, y - high * 0.78),
            (x, y - high * 0.66),
            (x + half * 1.05, y - high * 0.78),
            (x + half * 1.05, y + 8),
            (x, y + 16),
            (x - half * 1.05, y + 8),
        ],
        cover,
        mix(cover, INK, 0.3),
    )
    for side in (-1, 1):
        for sheet in range(4):
            lift = 6 * (3 - sheet)
            edge = [(x, y + 6 - high * 0.9 - lift * 0.2)]
            edge += [
                (x + side * half * step / 20, y - high - lift * 0.4 + page_curve(step / 20, high))
                for step in range(1, 21)
            ]
            edge += [
                (x + side * half * step / 20, y - 3 * sheet + 4 + page_curve(step / 20, high) * 0.5)
                for step in range(20, 0, -1)
            ]
            edge.append((x, y + 8))
            tone = mix(PAPER, INK, 0.16 - 0.05 * sheet)
            canvas.polygon(edge, mix(tone, TINT, 0.3), mix(tone, INK, 0.05))
        for row in range(6):
            line = [
                (
                    x + side * half * step / 20,
                    y - high * (0.82 - 0.13 * row) + page_curve(step / 20, high) * (1 - row * 0.08),
                )
                for step in range(3, 18 if row < 5 else 11)
            ]
            canvas.line(line, mix(PAPER, INK, 0.32), 2.2)
    canvas.line([(x, y - high * 0.9), (x, y + 9)], mix(TINT, INK, 0.35), 3)


def page_curve(place: float, high: float) -> float:
    """Return how far a page sinks from the fold to its edge."""
    return high * (0.22 * (1 - place) ** 3 - 0.16 * place * (1 - place))

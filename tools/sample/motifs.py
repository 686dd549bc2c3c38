"""What is drawn on the jackets."""

import math
import random

from sample.art import (
    GOLD,
    GREEN,
    HONEY,
    INK,
    MAROON,
    PAPER,
    SCALE,
    SILK,
    TINT,
    WINE,
    Canvas,
    Colour,
    arc,
    lozenge,
    mix,
    noise,
    rgb,
)

WIDTH = 600


def wilted(canvas: Canvas) -> None:
    """Draw a bent stalk over bare hills under a pale moon."""
    canvas.glow(300, 430, 260, rgb("#E9DFB8"), 0.5)
    canvas.disc(300, 430, 96, rgb("#F0E6C4"), rgb("#D8C68E"))
    for row, tone in enumerate(("#3E6E5B", "#2A5546", "#183C31")):
        swell = noise(WIDTH * SCALE, 300 + row, 300, octaves=4)
        canvas.below(
            [610 + row * 66 - 46 * value for value in swell],
            rgb(tone),
            mix(rgb(tone), INK, 0.3),
            220,
        )
    stalk = [(250, 800), (262, 690), (290, 590), (334, 522), (384, 512), (412, 548)]
    canvas.line(stalk, rgb("#0F2A22"), 7)
    for x, y, turn in ((268, 664, 1), (292, 592, -1), (350, 516, 1)):
        canvas.polygon(
            [(x, y), (x + 52 * turn, y + 16), (x + 66 * turn, y + 58), (x + 20 * turn, y + 36)],
            rgb("#0F2A22"),
        )
    for angle in range(20, 170, 25):
        canvas.polygon([(412, 548), *arc(412, 566, 40, angle - 8, angle + 8, steps=3)], SILK, WINE)


def grave_hill(canvas: Canvas) -> None:
    """Draw a gabled roof with horned ends, the harbour and a lone ship."""
    canvas.glow(430, 360, 300, HONEY, 0.7)
    canvas.disc(430, 380, 62, rgb("#FCE9B8"))
    canvas.rectangle((0, 520, 600, 720), rgb("#C98A4E"), rgb("#7A2E36"))
    dice = random.Random(7)
    for row in range(22):
        wide = dice.uniform(20, 90)
        left = 430 + dice.gauss(0, 40) - wide / 2
        canvas.rectangle(
            (left, 528 + row * 8, left + wide, 530 + row * 8), mix(HONEY, MAROON, row / 40)
        )
    canvas.polygon([(96, 530), (116, 556), (250, 556), (276, 528), (240, 536), (120, 536)], WINE)
    canvas.line([(180, 540), (180, 440)], WINE, 5)
    canvas.polygon([(184, 444), (184, 530), (246, 530)], TINT, PAPER)
    dark = rgb("#3A0A1A")
    swell = noise(WIDTH * SCALE, 9, 260, octaves=4)
    canvas.below([700 - 30 * value for value in swell], dark, dark, 10)
    for x, size in ((420, 190), (180, 130)):
        horned_house(canvas, x, 726, size, dark)


def horned_house(canvas: Canvas, x: float, foot: float, size: float, dark: Colour) -> None:
    """Draw a house of Minangkabau, whose roof rises at both ends."""
    roof = [
        (-0.72, 1.0),
        (-0.4, 0.66),
        (0, 0.58),
        (0.4, 0.66),
        (0.72, 1.0),
        (0.56, 0.36),
        (-0.56, 0.36),
    ]
    canvas.polygon([(x + px * size, foot - py * size) for px, py in roof], dark)
    canvas.rectangle(
        (x - size * 0.44, foot - size * 0.4, x + size * 0.44, foot + 6), mix(dark, MAROON, 0.3)
    )
    for window in (-0.24, 0, 0.24):
        middle = x + size * window
        canvas.rectangle(
            (middle - size * 0.045, foot - size * 0.27, middle + size * 0.045, foot - size * 0.09),
            HONEY,
        )


def two_doors(canvas: Canvas) -> None:
    """Draw a face-less choice: two arches, one lit warm and one cold, and a road that parts."""
    for x, top, bottom, frame in (
        (176, HONEY, rgb("#C9602E"), GOLD),
        (424, rgb("#BFD6DC"), rgb("#4A6E86"), rgb("#8FA9B5")),
    ):
        for grow, colour in ((16, frame), (8, rgb("#1D2B3A"))):
            canvas.polygon(
                [*arc(x, 430, 88 + grow, 180, 360), (x + 88 + grow, 690), (x - 88 - grow, 690)],
                colour,
            )
        canvas.polygon([*arc(x, 430, 88, 180, 360), (x + 88, 690), (x - 88, 690)], top, bottom)
    horned_house(canvas, 176, 684, 112, WINE)
    stone = rgb("#24384A")
    canvas.polygon([(376, 690), (376, 560), (424, 506), (472, 560), (472, 690)], stone)
    canvas.rectangle((448, 500, 462, 560), stone)
    for x, y in ((392, 574), (440, 574), (392, 628), (440, 628)):
        canvas.rectangle((x, y, x + 16, y + 30), HONEY)
    canvas.polygon(
        [(140, 690), (212, 690), (330, 830), (330, 900), (270, 900), (270, 840)],
        rgb("#D8A860"),
        rgb("#8A6A3E"),
    )
    canvas.polygon(
        [(388, 690), (460, 690), (330, 840), (330, 900), (270, 900), (270, 830)],
        rgb("#A9C0C8"),
        rgb("#5E7682"),
    )


def full_sail(canvas: Canvas) -> None:
    """Draw two sails that fill on a bright sea."""
    canvas.disc(440, 330, 54, rgb("#FFF3CF"))
    canvas.glow(440, 330, 240, rgb("#FFF3CF"), 0.6)
    for row, tone in enumerate(("#3D93A0", "#2B7888", "#1D5D70", "#144657")):
        wave = [
            620 + row * 62 + 13 * math.sin(x / SCALE / (46 + row * 8) + row * 1.7)
            for x in range(WIDTH * SCALE)
        ]
        canvas.below(wave, mix(rgb(tone), PAPER, 0.12), rgb(tone), 60)
        if row == 0:
            canvas.polygon(
                [(286, 640), *arc(120, 450, 250, 49, -42), (286, 280)], PAPER, rgb("#E5D3AE")
            )
            canvas.polygon([(270, 636), (270, 330), *arc(430, 500, 238, 226, 148)], SILK, MAROON)
            canvas.line([(278, 262), (278, 664)], rgb("#4A2A16"), 7)
            canvas.polygon(
                [(130, 640), (470, 640), (420, 700), (180, 700)], rgb("#6B3A1E"), rgb("#3A2012")
            )
            canvas.line([(130, 643), (470, 643)], GOLD, 5)


def tree_of_worlds(canvas: Canvas) -> None:
    """Draw the great tree between the upper and the lower world, with a boat of gold."""
    for ring in range(7):
        radius = 238 - ring * 30
        canvas.line(
            arc(300, 470, radius, 180, 360, steps=60), mix(GOLD, WINE, 0.25 + ring * 0.08), 3
        )
        canvas.line(
            arc(300, 560, radius, 0, 180, steps=60), mix(rgb("#3B7F86"), WINE, 0.2 + ring * 0.08), 3
        )
    canvas.polygon(
        [(286, 560), (280, 420), (292, 330), (308, 330), (320, 420), (314, 560)], HONEY, GOLD
    )
    for side in (-1, 1):
        for start, reach, lift in ((400, 130, 90), (440, 170, 60), (370, 90, 100), (480, 150, 20)):
            canvas.line(
                [
                    (300, start),
                    (300 + side * reach * 0.5, start - lift * 0.5),
                    (300 + side * reach, start - lift),
                ],
                HONEY,
                6,
            )
            for step in range(4):
                x, y = 300 + side * reach * (0.4 + 0.2 * step), start - lift * (0.4 + 0.2 * step)
                canvas.polygon(lozenge(x, y - 14, 9, 16), mix(GREEN, HONEY, 0.35))
                canvas.polygon(lozenge(x + side * 6, y + 13, 8, 14), mix(GREEN, HONEY, 0.15))
    canvas.polygon(
        [(120, 566), (200, 606), (400, 606), (480, 566), (430, 650), (170, 650)], HONEY, GOLD
    )
    for number in range(6):
        canvas.polygon(lozenge(200 + number * 40, 628, 11, 14), WINE)
    canvas.polygon([(292, 330), (308, 330), (300, 296)], PAPER)


def lamp(canvas: Canvas) -> None:
    """Draw a window from which light falls into the dark, and a sheet of paper."""
    canvas.glow(300, 430, 380, rgb("#F3D58A"), 0.85)
    canvas.polygon([(230, 330), (370, 330), (370, 530), (230, 530)], rgb("#FFF6D8"), rgb("#F6D98E"))
    canvas.polygon(
        [(230, 530), (370, 530), (520, 800), (80, 800)],
        mix(rgb("#F3D58A"), rgb("#22304F"), 0.35),
        rgb("#22304F"),
    )
    for x in (230, 300, 370):
        canvas.rectangle((x - 5, 322, x + 5, 538), rgb("#131C33"))
    for y in (330, 430, 530):
        canvas.rectangle((222, y - 5, 378, y + 5), rgb("#131C33"))
    canvas.polygon([(196, 668), (388, 650), (404, 752), (206, 772)], PAPER, TINT)
    for row in range(5):
        canvas.line(
            [(216, 686 + row * 15), (376 - 40 * (row == 4), 671 + row * 15)],
            mix(INK, PAPER, 0.45),
            3,
        )
    canvas.line([(452, 610), (372, 728)], HONEY, 5)
    canvas.polygon([(452, 610), (486, 548), (462, 640)], PAPER, TINT)

"""One drawing for each entry, by the name of its file."""

from collections.abc import Callable

from PIL import Image

from sample import cloth, land, shelf, things, village
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
    arc,
    lozenge,
    mix,
    noise,
    peak,
    rgb,
)
from sample.chart import chart
from sample.land import DAWN, DUSK, NIGHT, NOON, RAIN, Mood

WIDE = (1600, 900)
Scene = Callable[[], Canvas]


def view(mood: Mood, seed: int, size: tuple[int, int] = (800, 1600)) -> Image.Image:
    """Return hills to be shown on a screen."""
    canvas = Canvas(*size, mood.sky)
    land.sun(canvas, mood, size[0] * 0.35, size[1] * 0.25, size[0] * 0.06)
    land.hills(canvas, mood, seed, summit=0.6, height=0.24, horizon=0.52)
    return canvas.finished()


def sanur() -> Canvas:
    """Draw the beach at Sanur before sunrise, with an island and an outrigger."""
    canvas = Canvas(*WIDE, DUSK.sky)
    land.sun(canvas, DUSK, 560, 470, 54)
    swell = noise(canvas.image.width, 5, 500)
    canvas.below(
        [
            530 - 70 * peak(x / 3200, at=0.78, width=0.2, sharp=3) - 10 * swell[x]
            for x in range(3200)
        ],
        rgb("#A4606A"),
        rgb("#C98272"),
        80,
    )
    land.sea(canvas, 530, rgb("#E0A07C"), rgb("#4B2140"), sun_x=560, sparkle=HONEY, seed=3)
    land.birds(canvas, 980, 210, rgb("#5B2A4E"), seed=4)
    village.boat(canvas, 1120, 700, 360)
    cloth.weave(canvas, 828, 72)
    return canvas


def award() -> Canvas:
    """Draw the medal before the hills at dawn."""
    canvas = Canvas(*WIDE, DAWN.sky)
    canvas.glow(800, 360, 640, DAWN.sun, 0.9)
    land.hills(canvas, DAWN, 21, summit=0.24, height=0.3)
    cloth.weave(canvas, 796, 104)
    things.medal(canvas, 800, 350, 210)
    return canvas


def reels() -> Canvas:
    """Draw three telephones that show short films of the hills."""
    canvas = Canvas(*WIDE, [(0, SILK), (0.5, MAROON), (1, WINE)])
    canvas.glow(800, 420, 820, SILK, 0.7)
    for row in range(5):
        for column in range(11):
            canvas.polygon(
                lozenge(column * 160 + (row % 2) * 80, row * 225, 62, 86), mix(MAROON, SILK, 0.28)
            )
            canvas.polygon(
                lozenge(column * 160 + (row % 2) * 80, row * 225, 46, 64), mix(MAROON, WINE, 0.25)
            )
    things.phone(canvas, 450, 470, 270, view(DUSK, 8), play=False)
    things.phone(canvas, 1150, 470, 270, view(NIGHT, 12), play=False)
    things.phone(canvas, 800, 440, 350, view(NOON, 3))
    return canvas


def books() -> Canvas:
    """Draw a long shelf of books like a town below the mountain."""
    canvas = Canvas(*WIDE, NOON.sky)
    land.sun(canvas, NOON, 360, 190, 44)
    land.hills(canvas, NOON, 33, horizon=0.36, summit=0.66, height=0.26)
    shelf.spines(canvas, -10, 1610, 800, tall=300, seed=46)
    canvas.rectangle((0, 800, 1600, 830), rgb("#7A4A28"), rgb("#4A2A16"))
    canvas.rectangle((0, 830, 1600, 900), rgb("#3A2012"), rgb("#241208"))
    return canvas


def festival() -> Canvas:
    """Draw flags over an open book from which the morning rises."""
    canvas = Canvas(*WIDE, DAWN.sky)
    land.sun(canvas, DAWN, 800, 330, 70)
    land.hills(canvas, DAWN, 41, horizon=0.48, summit=0.8, height=0.24)
    village.bunting(canvas, (-20, 30), (800, -30), sag=120, seed=0)
    village.bunting(canvas, (800, -30), (1620, 40), sag=130, seed=2)
    shelf.open_book(canvas, 800, 770, 760)
    return canvas


def stairs() -> Canvas:
    """Draw books as stairs up to the mountain."""
    canvas = Canvas(*WIDE, NOON.sky)
    land.sun(canvas, NOON, 1110, 150, 50)
    land.hills(canvas, NOON, 52, horizon=0.44, summit=0.78, height=0.34)
    for step in range(7):
        shelf.stack(canvas, 170 + step * 165, 840, 156, seed=60 + step, count=2 + step * 2)
    canvas.rectangle((0, 838, 1600, 900), FOREST, INK)
    return canvas


def stall() -> Canvas:
    """Draw a market stall of books under a striped awning."""
    canvas = Canvas(*WIDE, RAIN.sky)
    land.hills(canvas, RAIN, 61, horizon=0.4, summit=0.2, height=0.28)
    canvas.rectangle((0, 790, 1600, 900), rgb("#B79B72"), rgb("#8A6E48"))
    canvas.rectangle((330, 240, 352, 800), rgb("#6B4426"), rgb("#3A2012"))
    canvas.rectangle((1248, 240, 1270, 800), rgb("#6B4426"), rgb("#3A2012"))
    canvas.rectangle((352, 250, 1248, 592), mix(RAIN.mist, INK, 0.62), mix(RAIN.mist, INK, 0.45))
    shelf.spines(canvas, 392, 1208, 440, tall=98, seed=63)
    canvas.rectangle((352, 440, 1248, 452), rgb("#6B4426"))
    shelf.spines(canvas, 392, 1208, 556, tall=92, seed=64)
    canvas.rectangle((300, 590, 1300, 622), rgb("#8A5A32"), rgb("#5A3418"))
    canvas.rectangle((320, 622, 1280, 800), MAROON, WINE)
    for number in range(9):
        canvas.polygon(lozenge(373 + number * 107, 711, 40, 66), GOLD)
        canvas.polygon(lozenge(373 + number * 107, 711, 28, 46), MAROON)
        canvas.polygon(lozenge(373 + number * 107, 711, 12, 20), HONEY)
    for number in range(5):
        shelf.stack(canvas, 400 + number * 200, 590, 130, seed=65 + number, count=2 + number % 3)
    for number in range(12):
        colour = (MAROON, PAPER)[number % 2]
        left, upper = 260 + number * 90, 330 + number * 940 / 12
        strip = [
            (upper, 160),
            (upper + 940 / 12, 160),
            (left + 90, 290),
            *arc(left + 45, 290, 45, 0, 180, steps=24),
        ]
        canvas.polygon(strip, mix(colour, PAPER, 0.1), mix(colour, INK, 0.16))
    canvas.rectangle((322, 148, 1278, 164), WINE)
    return canvas


def travelling() -> Canvas:
    """Draw the travelling library on a road between rice fields."""
    canvas = Canvas(*WIDE, NOON.sky)
    land.sun(canvas, NOON, 1240, 170, 44)
    land.hills(canvas, NOON, 72, horizon=0.4, summit=0.34, height=0.3)
    land.terraces(canvas, 73, 560, rgb("#9BBB6B"), GREEN)
    canvas.polygon([(0, 770), (1600, 770), (1600, 868), (0, 868)], rgb("#9A8F82"), rgb("#6B6157"))
    for dash in range(9):
        canvas.rectangle((40 + dash * 190, 836, 130 + dash * 190, 842), TINT)
    village.van(canvas, 760, 822, 580)
    return canvas


def studio() -> Canvas:
    """Draw the microphone at a window on the evening hills."""
    canvas = Canvas(*WIDE, [(0, rgb("#3A2018")), (1, rgb("#24120E"))])
    things.picture_in(canvas, view(DUSK, 81, (1600, 800)), (330, 80, 1270, 640), 18)
    canvas.rectangle((788, 80, 812, 640), rgb("#3A2018"))
    canvas.rectangle((330, 352, 1270, 368), rgb("#3A2018"))
    canvas.rectangle((300, 636, 1300, 668), rgb("#7A4A28"), rgb("#4A2A16"))
    canvas.rectangle((0, 760, 1600, 900), rgb("#8A5A32"), rgb("#4A2A16"))
    shelf.stack(canvas, 330, 770, 260, seed=84, count=5)
    things.microphone(canvas, 800, 430, 330)
    shelf.open_book(canvas, 1240, 800, 380)
    return canvas


def waves() -> Canvas:
    """Draw sound as a range of hills."""
    canvas = Canvas(*WIDE, NIGHT.sky)
    land.stars(canvas, 91)
    land.sun(canvas, NIGHT, 1180, 220, 60)
    land.hills(canvas, NIGHT, 92, horizon=0.5, summit=0.3, height=0.3)
    heights = noise(64, 93, 7)
    for number in range(64):
        high = (
            24 + 210 * abs(heights[number]) * peak(number / 64, at=0.5, width=0.34, sharp=4) * 1.6
        )
        canvas.rectangle(
            (25 + number * 24.4, 640 - high / 2, 37 + number * 24.4, 640 + high / 2),
            HONEY,
            GOLD,
            radius=6,
        )
    return canvas


def reading_porch() -> Canvas:
    """Draw a village reading garden at dusk."""
    canvas = Canvas(*WIDE, DUSK.sky)
    land.sun(canvas, DUSK, 1160, 330, 58)
    land.hills(canvas, DUSK, 101, horizon=0.46, summit=0.52, height=0.26)
    dark = rgb("#2A1224")
    canvas.polygon(
        [(0, 800), (500, 770), (1100, 800), (1600, 760), (1600, 900), (0, 900)],
        rgb("#3A1A2C"),
        dark,
    )
    village.house(canvas, 440, 806, 330, wall=rgb("#7A3A34"), roof=dark, light=HONEY)
    village.house(canvas, 1210, 800, 220, wall=rgb("#6A3034"), roof=dark, light=HONEY)
    village.bunting(canvas, (640, 560), (1110, 590), sag=60, seed=1, count=10)
    return canvas


def training() -> Canvas:
    """Draw a row of computers for visitors."""
    canvas = Canvas(*WIDE, [(0, rgb("#F6EAD0")), (1, rgb("#E2CFA6"))])
    cloth.weave(canvas, 90, 96)
    canvas.rectangle((0, 700, 1600, 740), rgb("#8A5A32"), rgb("#6B4426"))
    canvas.rectangle((0, 740, 1600, 900), rgb("#5A3418"), rgb("#3A2012"))
    for x, mood, seed in ((320, DAWN, 111), (800, NOON, 112), (1280, DUSK, 113)):
        things.screen(canvas, x, 704, 420, view(mood, seed, (1200, 720)))
        canvas.polygon(
            [(x - 150, 716), (x + 150, 716), (x + 172, 738), (x - 172, 738)],
            rgb("#D8CDB8"),
            rgb("#A89C86"),
        )
    return canvas


def writing() -> Canvas:
    """Draw an open book in the rain light with a pen."""
    canvas = Canvas(*WIDE, RAIN.sky)
    land.hills(canvas, RAIN, 121, horizon=0.34, summit=0.7, height=0.24)
    canvas.rectangle((0, 640, 1600, 900), rgb("#A8703E"), rgb("#6B4020"))
    shelf.stack(canvas, 290, 760, 280, seed=122, count=6)
    shelf.open_book(canvas, 860, 830, 720, cover=GREEN)
    canvas.line([(1210, 560), (1010, 770)], INK, 16)
    canvas.line([(1214, 556), (1120, 655)], GOLD, 16)
    canvas.polygon([(1016, 776), (1002, 762), (984, 796)], HONEY)
    return canvas


SCENES: dict[str, Scene] = {
    "pantai-sanur": sanur,
    "medali-bambapuang": award,
    "tantangan-reels": reels,
    "rak-buku-desa": books,
    "semarak-literasi": festival,
    "tangga-buku": stairs,
    "lapak-perpustakaan": stall,
    "perpustakaan-keliling": travelling,
    "studio-pustaka": studio,
    "gelombang-suara": waves,
    "taman-baca": reading_porch,
    "pelatihan-tik": training,
    "kelas-menulis": writing,
    "grafik-iplm": chart,
}

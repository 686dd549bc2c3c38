"""Book jackets of our own design, the podcast's cover, and books lying on woven cloth."""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageFilter

from sample import cloth, land, motifs, things
from sample.art import (
    FOREST,
    GOLD,
    GREEN,
    HONEY,
    INK,
    MAROON,
    PAPER,
    SCALE,
    TINT,
    WINE,
    Canvas,
    Colour,
    lozenge,
    mix,
    rgb,
)

SIZE = (600, 900)


@dataclass(frozen=True)
class Jacket:
    """The words and colours of a jacket, and what is drawn on it."""

    title: tuple[str, ...]
    author: str
    ground: Colour
    words: Colour
    accent: Colour
    draw: Callable[[Canvas], None]
    subtitle: str = ""
    size: float = 72


JACKETS: dict[str, Jacket] = {
    "azab-dan-sengsara": Jacket(
        ("Azab dan", "Sengsara"),
        "Merari Siregar",
        rgb("#12382C"),
        rgb("#F3E6C4"),
        HONEY,
        motifs.wilted,
    ),
    "sitti-nurbaya": Jacket(
        ("Sitti", "Nurbaya"),
        "Marah Rusli",
        rgb("#8A1538"),
        rgb("#FBEFD9"),
        HONEY,
        motifs.grave_hill,
        "Kasih Tak Sampai",
        84,
    ),
    "salah-asuhan": Jacket(
        ("Salah", "Asuhan"),
        "Abdoel Moeis",
        rgb("#1D2B3A"),
        rgb("#F6EAD0"),
        GOLD,
        motifs.two_doors,
        size=84,
    ),
    "layar-terkembang": Jacket(
        ("Layar", "Terkembang"),
        "Sutan Takdir Alisjahbana",
        rgb("#F2C879"),
        WINE,
        MAROON,
        motifs.full_sail,
        size=76,
    ),
    "la-galigo": Jacket(
        ("La Galigo",),
        "Epos Bugis",
        rgb("#4A0F24"),
        rgb("#F6E3B0"),
        GOLD,
        motifs.tree_of_worlds,
        "Sureq Galigo",
        92,
    ),
    "door-duisternis-tot-licht": Jacket(
        ("Door Duisternis", "tot Licht"),
        "R.A. Kartini",
        rgb("#131C33"),
        rgb("#FBEFC9"),
        HONEY,
        motifs.lamp,
        size=68,
    ),
}


def jacket(name: str) -> Canvas:
    """Draw a jacket."""
    plan = JACKETS[name]
    canvas = Canvas(
        *SIZE,
        [
            (0, mix(plan.ground, INK, 0.12)),
            (0.5, mix(plan.ground, PAPER, 0.08)),
            (1, mix(plan.ground, INK, 0.3)),
        ],
    )
    plan.draw(canvas)
    y = 96.0 if len(plan.title) > 1 else 124.0
    for line in plan.title:
        canvas.text((300, y), line, "serif-bold", plan.size, plan.words)
        y += plan.size * 1.02
    if plan.subtitle:
        canvas.text((300, y - 4), plan.subtitle, "serif-italic", 34, plan.accent)
    band = Canvas(SIZE[0], 46, [(0, MAROON), (1, MAROON)])
    cloth.weave(band, 0, 46, ground=mix(plan.ground, INK, 0.25), step=40)
    canvas.paste(band.image, (0, 0))
    canvas.rectangle((0, 818, 600, 900), mix(plan.ground, INK, 0.45))
    canvas.rectangle((0, 815, 600, 819), plan.accent)
    light = plan.words if plan.words != WINE else rgb("#FBEFD9")
    canvas.text(
        (300, 859),
        plan.author.upper(),
        "sans-bold",
        24 if len(plan.author) > 18 else 28,
        light,
        spacing=3,
    )
    canvas.rectangle((0, 0, 10, 900), mix(plan.ground, INK, 0.5))
    canvas.rectangle((10, 0, 13, 900), mix(plan.ground, PAPER, 0.2))
    return canvas


def on_cloth(name: str) -> Canvas:
    """Lay the book at an angle on woven cloth."""
    names = list(JACKETS)
    fabric = (GREEN, MAROON, rgb("#7A4A1E"), rgb("#2C5A6B"), FOREST, rgb("#5A3A5E"))[
        names.index(name)
    ]
    canvas = Canvas(1600, 900, [(0, mix(fabric, PAPER, 0.2)), (1, mix(fabric, INK, 0.25))])
    canvas.glow(560, 260, 1000, mix(fabric, HONEY, 0.5), 0.6)
    cloth.weave(canvas, 610, 190, ground=mix(fabric, INK, 0.3), step=178)
    for row in range(4):
        for column in range(13):
            canvas.polygon(
                lozenge(70 + column * 130 + (row % 2) * 65, 90 + row * 132, 15, 21),
                mix(fabric, GOLD, 0.32),
            )
    canvas.image = canvas.image.filter(ImageFilter.GaussianBlur(5))
    front = jacket(name).finished()
    high = 760
    front = front.resize((round(high * 2 / 3) * SCALE, high * SCALE), Image.Resampling.LANCZOS)
    turn = (-7, 6, -5, 8, -6, 5)[names.index(name)]
    board = Image.new("RGBA", (front.width + 120, front.height + 120))
    pages = Image.new("RGB", (front.width, front.height), mix(TINT, INK, 0.12))
    board.paste(pages, (78, 76))
    board.paste(front, (60, 60))
    board = board.rotate(turn, Image.Resampling.BICUBIC, expand=True)
    left, upper = (canvas.image.width - board.width) // 2, (canvas.image.height - board.height) // 2
    shade = (
        board.getchannel("A")
        .point(lambda value: value * 6 // 10)
        .resize((board.width // 4, board.height // 4))
    )
    shade = shade.filter(ImageFilter.GaussianBlur(9)).resize(board.size, Image.Resampling.BICUBIC)
    canvas.image.paste(mix(INK, fabric, 0.2), (left + 34, upper + 44), shade)
    canvas.image.paste(board.convert("RGB"), (left, upper), board.getchannel("A"))
    return canvas


def podcast_cover() -> Canvas:
    """Draw the square cover of the show: sound that rises as hills before an evening sky."""
    canvas = Canvas(
        1400,
        1400,
        [(0, rgb("#4A0A24")), (0.45, MAROON), (0.75, rgb("#D98A5A")), (1, rgb("#F6D9A0"))],
    )
    canvas.glow(700, 760, 720, rgb("#FFE3A8"), 0.8)
    canvas.disc(700, 720, 210, rgb("#FFF0C8"), rgb("#F9D48A"))
    land.hills(canvas, land.DUSK, 203, horizon=0.62, summit=0.5, height=0.2)
    things.microphone(canvas, 700, 800, 400)
    canvas.text((700, 190), "Kabar Pustaka", "serif-bold", 168, PAPER)
    canvas.text((700, 318), "PODCAST CONTOH · LITERASI ENREKANG", "sans-bold", 40, HONEY, spacing=5)
    cloth.weave(canvas, 1290, 110)
    return canvas

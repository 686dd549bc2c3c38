"""Telephones, medals, a stall's flags, a van and the other things that stand before the hills."""

from PIL import Image, ImageDraw

from sample.art import (
    GOLD,
    HONEY,
    INK,
    MAROON,
    PAPER,
    SCALE,
    SILK,
    WINE,
    Canvas,
    Colour,
    Point,
    arc,
    lozenge,
    mix,
    rgb,
)


def picture_in(
    canvas: Canvas, picture: Image.Image, box: tuple[float, float, float, float], radius: float
) -> None:
    """Fit a picture into a box with round corners, cut around its middle."""
    left, top, right, bottom = (round(side * SCALE) for side in box)
    wide, high = right - left, bottom - top
    ratio = max(wide / picture.width, high / picture.height)
    grown = picture.resize(
        (round(picture.width * ratio), round(picture.height * ratio)), Image.Resampling.LANCZOS
    )
    x, y = (grown.width - wide) // 2, (grown.height - high) // 2
    mask = Image.new("L", (wide, high), 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, wide - 1, high - 1), radius * SCALE, fill=255)
    canvas.image.paste(grown.crop((x, y, x + wide, y + high)), (left, top), mask)


def phone(
    canvas: Canvas, x: float, y: float, wide: float, picture: Image.Image, *, play: bool = True
) -> None:
    """Draw a telephone upright with a picture on it."""
    high = wide * 2
    box = (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
    canvas.shadow(
        [
            (box[0] + 10, box[1] + 30),
            (box[2] + 26, box[1] + 30),
            (box[2] + 26, box[3] + 34),
            (box[0] + 10, box[3] + 34),
        ],
        blur=26,
        strength=0.55,
    )
    canvas.rectangle(box, rgb("#3A3230"), INK, radius=wide * 0.12)
    pad = wide * 0.045
    picture_in(
        canvas, picture, (box[0] + pad, box[1] + pad, box[2] - pad, box[3] - pad), wide * 0.085
    )
    canvas.rectangle(
        (x - wide * 0.12, box[1] + pad * 1.7, x + wide * 0.12, box[1] + pad * 2.7), INK, radius=9
    )
    if play:
        play_sign(canvas, x, y, wide * 0.17)
    canvas.rectangle(
        (x - wide * 0.38, box[3] - pad * 4, x + wide * 0.38, box[3] - pad * 3.5),
        mix(PAPER, INK, 0.4),
        radius=3,
    )
    canvas.rectangle(
        (x - wide * 0.38, box[3] - pad * 4, x - wide * 0.05, box[3] - pad * 3.5), PAPER, radius=3
    )


def play_sign(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Draw the sign that starts a film."""
    canvas.disc(x, y, radius, mix(MAROON, PAPER, 0.08), MAROON)
    canvas.polygon(
        [
            (x - radius * 0.3, y - radius * 0.48),
            (x + radius * 0.55, y),
            (x - radius * 0.3, y + radius * 0.48),
        ],
        PAPER,
    )


def medal(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Draw a medal: a lozenge of gold on a disc with rays and two ribbons."""
    for side in (-1, 1):
        ribbon = [
            (x + side * size * 0.12, y + size * 0.5),
            (x + side * size * 0.66, y + size * 0.4),
            (x + side * size * 0.86, y + size * 1.62),
            (x + side * size * 0.56, y + size * 1.42),
            (x + side * size * 0.3, y + size * 1.68),
        ]
        canvas.polygon(ribbon, SILK, WINE)
    rays = [arc(x, y, size * (1.02 if step % 2 else 0.92), step * 7.5, 0)[0] for step in range(48)]
    canvas.shadow([(px + 8, py + 14) for px, py in rays], blur=14, strength=0.45)
    canvas.polygon(rays, HONEY, GOLD)
    canvas.disc(x, y, size * 0.82, mix(GOLD, INK, 0.28), GOLD)
    canvas.disc(x, y, size * 0.78, MAROON, WINE)
    canvas.polygon(lozenge(x, y, size * 0.62, size * 0.62), HONEY, GOLD)
    canvas.polygon(lozenge(x, y, size * 0.54, size * 0.54), WINE, MAROON)
    emblem(canvas, x, y, size * 0.5, HONEY)


def emblem(canvas: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    """Draw the ridge over the open book."""
    ridge: list[Point] = [(-0.52, 0.1), (-0.22, -0.32), (-0.06, -0.12), (0.16, -0.46), (0.52, 0.1)]
    canvas.line([(x + px * size, y + py * size) for px, py in ridge], colour, size * 0.075)
    for side in (-1, 1):
        pages: list[Point] = [(0, 0.42), (0.18, 0.27), (0.4, 0.24), (0.56, 0.3)]
        canvas.line(
            [(x + side * px * size, y + py * size) for px, py in pages], colour, size * 0.075
        )


def screen(canvas: Canvas, x: float, foot: float, wide: float, picture: Image.Image) -> None:
    """Draw a desk computer with a picture on it."""
    high = wide * 0.6
    canvas.polygon(
        [
            (x - wide * 0.09, foot - wide * 0.16),
            (x + wide * 0.09, foot - wide * 0.16),
            (x + wide * 0.13, foot),
            (x - wide * 0.13, foot),
        ],
        rgb("#6B625A"),
        INK,
    )
    canvas.rectangle(
        (x - wide * 0.22, foot - 8, x + wide * 0.22, foot + 4), rgb("#4A423C"), INK, radius=5
    )
    box = (x - wide / 2, foot - wide * 0.13 - high, x + wide / 2, foot - wide * 0.13)
    canvas.rectangle(box, rgb("#3A3230"), INK, radius=16)
    picture_in(canvas, picture, (box[0] + 12, box[1] + 12, box[2] - 12, box[3] - 12), 6)


def microphone(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Draw a studio microphone; ``y`` is the middle of its head."""
    half, high = size * 0.3, size * 0.52
    canvas.line(arc(x, y + size * 0.12, size * 0.46, 10, 170), INK, size * 0.06)
    canvas.rectangle((x - size * 0.03, y + size * 0.56, x + size * 0.03, y + size * 1.05), INK)
    canvas.rectangle(
        (x - size * 0.28, y + size * 1.03, x + size * 0.28, y + size * 1.1), INK, radius=size * 0.03
    )
    canvas.rectangle(
        (x - half, y - high, x + half, y + high), rgb("#8B8178"), rgb("#3A3230"), radius=half
    )
    canvas.rectangle(
        (x - half, y - high, x + half * 0.1, y + high), rgb("#B5ABA0"), rgb("#544A44"), radius=half
    )
    for row in range(6):
        level = y - high * 0.7 + row * high * 0.2
        canvas.line(
            [(x - half * 0.72, level), (x + half * 0.72, level)], rgb("#544A44"), size * 0.022
        )
    canvas.rectangle(
        (x - half, y + high * 0.3, x + half, y + high * 0.46), GOLD, mix(GOLD, INK, 0.2)
    )

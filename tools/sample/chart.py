"""The one picture with numbers in it."""

from sample.art import (
    GREEN,
    INK,
    MAROON,
    PAPER,
    TINT,
    Canvas,
    mix,
)


def chart() -> Canvas:
    """Draw the two values of the IPLM index as bars."""
    canvas = Canvas(1600, 900, [(0, PAPER), (1, TINT)])
    canvas.text((150, 110), "IPLM Kabupaten Enrekang", "serif-bold", 60, INK, anchor="lm")
    canvas.text(
        (150, 178),
        "Indeks Pembangunan Literasi Masyarakat, skala 0 sampai 100",
        "sans",
        32,
        mix(INK, PAPER, 0.3),
        anchor="lm",
    )
    for level in range(0, 101, 25):
        y = 780 - level * 5
        canvas.line([(150, y), (1450, y)], mix(PAPER, INK, 0.55 if level == 0 else 0.16), 2)
        canvas.text((134, y), str(level), "sans", 28, mix(INK, PAPER, 0.35), anchor="rm")
    for x, year, value, colour in ((500, "2023", 89.67, GREEN), (1100, "2024", 94.19, MAROON)):
        top = 780 - value * 5
        canvas.rectangle(
            (x - 150, top, x + 150, 780), mix(colour, PAPER, 0.08), mix(colour, INK, 0.15)
        )
        canvas.text((x, top + 52), f"{value:.2f}".replace(".", ","), "sans-bold", 64, PAPER)
        canvas.text((x, 826), year, "sans-bold", 40, INK)
    return canvas

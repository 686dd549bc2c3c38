"""A certificate that nobody could mistake for a real one."""

import time
from pathlib import Path

from sample import cloth, things
from sample.art import GOLD, INK, MAROON, PAPER, TINT, Canvas, mix

DAY = time.gmtime(
    1_730_937_600
)  # Pillow would write the time of drawing, and so other bytes each time


def certificate() -> Canvas:
    """Draw the certificate, lying, in the proportions of A4."""
    canvas = Canvas(1240, 877, [(0, PAPER), (1, TINT)])
    for inset, colour, width in ((26, GOLD, 3), (36, MAROON, 8), (50, GOLD, 2)):
        box = [
            (inset, inset),
            (1240 - inset, inset),
            (1240 - inset, 877 - inset),
            (inset, 877 - inset),
            (inset, inset),
        ]
        canvas.line(box, colour, width)
    band = Canvas(1136, 52, [(0, MAROON), (1, MAROON)])
    cloth.weave(band, 0, 52)
    canvas.paste(band.image, (52, 52))
    canvas.paste(band.image, (52, 773))
    things.medal(canvas, 620, 236, 84)
    soft = mix(INK, PAPER, 0.25)
    canvas.text((620, 430), "Contoh Piagam", "serif-bold", 84, MAROON)
    canvas.text((620, 506), "Bukan piagam yang sebenarnya.", "serif-italic", 34, soft)
    canvas.text((620, 590), "Lembar ini memperagakan cara dokumen penghargaan", "serif", 30, INK)
    canvas.text((620, 630), "ditampilkan dan diunduh dari situs Literasi.", "serif", 30, INK)
    canvas.text((620, 712), "DIGAMBAR OLEH PROGRAM · CONTOH", "sans-bold", 22, GOLD, spacing=4)
    return canvas


def write_certificate(path: Path) -> None:
    """Write the certificate as a one-page PDF with a title."""
    certificate().finished().save(
        path,
        "PDF",
        resolution=106,
        quality=64,
        title="Contoh piagam",
        author="Literasi (contoh)",
        creationDate=DAY,
        modDate=DAY,
    )

"""The woven band that runs through all pictures."""

from sample.art import (
    GOLD,
    GREEN,
    HONEY,
    MAROON,
    PAPER,
    SILK,
    WINE,
    Canvas,
    Colour,
    lozenge,
    mix,
)


def weave(
    canvas: Canvas, top: float, height: float, *, ground: Colour = MAROON, step: float = 0
) -> None:
    """Lay a woven band across: lozenges between stripes, as on the silk of the south."""
    canvas.rectangle((0, top, canvas.width, top + height), ground, mix(ground, WINE, 0.5))
    stripe = height * 0.09
    for place, colour in ((0, GOLD), (0.12, GREEN), (0.79, GREEN), (0.91, GOLD)):
        canvas.rectangle(
            (0, top + height * place, canvas.width, top + height * place + stripe), colour
        )
    step = step or height * 0.8
    middle = top + height / 2
    count = int(canvas.width / step) + 2
    for number in range(count):
        x = (number - 0.25) * step
        for size, colour in ((0.27, HONEY), (0.2, ground), (0.13, PAPER), (0.06, SILK)):
            canvas.polygon(lozenge(x, middle, size * height * 1.25, size * height), colour)
        for size, colour in ((0.09, GOLD),):
            canvas.polygon(
                lozenge(x + step / 2, middle, size * height * 1.2, size * height), colour
            )

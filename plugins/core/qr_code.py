"""QR codes as drawings: an address that a phone's camera reads from a screen or a poster."""

from dataclasses import dataclass
from itertools import groupby

import segno

# ISO/IEC 18004 §6.3.8: four light modules on each side, or cameras do not find it.
_QUIET = 4


@dataclass(frozen=True)
class QrCode:
    """A code as SVG data: the width of its square, and the path to be filled."""

    text: str
    size: int
    path: str


def qr_code(text: str) -> QrCode:
    """Return the smallest code that holds the text and is read with 15 % of it unreadable."""
    rows = [list(row) for row in segno.make_qr(text, error="m").matrix]
    path = "".join(_row(row, number + _QUIET) for number, row in enumerate(rows))
    return QrCode(text, len(rows) + 2 * _QUIET, path)


def _row(modules: list[int], top: int) -> str:
    """Return one rectangle for each run of dark modules."""
    drawn, left = "", _QUIET
    for dark, run in groupby(modules):
        width = len(list(run))
        if dark:
            drawn += f"M{left} {top}h{width}v1h-{width}z"
        left += width
    return drawn

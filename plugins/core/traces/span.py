"""A piece of a file, and what is put in its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Latitude and longitude as QuickTime writes them: +05.1234+119.1234/ (ISO 6709).
_ISO_6709 = re.compile(rb"[+-]\d{2}(?:\.\d+)?[+-]\d{3}(?:\.\d+)?(?:[+-]\d+(?:\.\d+)?)?(?:CRS\w+)?/")


@dataclass(frozen=True)
class Span:
    """Bytes from `start` on; the filling is as long as what it takes the place of."""

    start: int
    filling: bytes

    @property
    def stop(self) -> int:
        """Where the first byte stands that is kept."""
        return self.start + len(self.filling)


def blanked(start: int, stop: int, filling: bytes = b"\0") -> Span:
    """Return a span that holds nothing but one byte, again and again."""
    return Span(start, filling * (stop - start))


def coordinates(data: bytes, start: int) -> Iterator[Span]:
    """Yield each place on earth that a text tells, blanked; `start` is where the text begins."""
    for found in _ISO_6709.finditer(data):
        yield blanked(start + found.start(), start + found.end(), b" ")

"""The elements that a WebM or Matroska file is made of (RFC 8794, RFC 9559)."""

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.core.sound.mpeg import Data

SEGMENT, INFO, CLUSTER = 0x18538067, 0x1549A966, 0x1F43B675


@dataclass(frozen=True)
class Element:
    """An element: its number, where it begins, where what it holds begins, where it ends.

    `is_open` where it tells no length, as what is written while it is recorded: it then ends with
    what is around it.
    """

    number: int
    start: int
    inner: int
    stop: int
    is_open: bool = False


def elements(data: Data, start: int, end: int) -> Iterator[Element]:
    """Yield the elements one after another; the last may reach beyond the end."""
    place = start
    while place < end:
        head = _length(data[place : place + 1])
        width = _length(data[place + head : place + head + 1])
        inner = place + head + width
        if not head or not width or head > 4 or inner > end:
            return
        size = int.from_bytes(data[place + head : inner]) & (1 << 7 * width) - 1
        is_open = size == (1 << 7 * width) - 1
        stop = end if is_open else inner + size
        yield Element(int.from_bytes(data[place : place + head]), place, inner, stop, is_open)
        place = stop


def _length(first: Data) -> int:
    """Return how many bytes a number takes, by its first one: the place of its highest bit."""
    return 9 - first[0].bit_length() if first and first[0] else 0

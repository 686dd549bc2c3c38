"""The boxes that an MP4 is made of (ISO/IEC 14496-12 §4.2)."""

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.core.sound.mpeg import Data


@dataclass(frozen=True)
class Box:
    """A box: its name, where it begins, where what it holds begins, and where it ends."""

    name: bytes
    start: int
    inner: int
    stop: int


def boxes(data: Data, start: int, end: int) -> Iterator[Box]:
    """Yield the boxes one after another, up to the first that makes no sense."""
    place = start
    while place + 8 <= end:
        size, head = int.from_bytes(data[place : place + 4]), 8
        if size == 1:
            size, head = int.from_bytes(data[place + 8 : place + 16]), 16
        elif size == 0:  # the last one ends with what is around it
            size = end - place
        stop = place + size
        if size < head or stop > end:
            return
        yield Box(bytes(data[place + 4 : place + 8]), place, place + head, stop)
        place = stop


def within(data: Data, box: Box, *names: bytes) -> Iterator[Box]:
    """Yield the boxes at the end of a path of names: `mdia`, `minf`, `stbl`."""
    for found in boxes(data, box.inner, box.stop):
        if found.name == names[0]:
            if len(names) == 1:
                yield found
            else:
                yield from within(data, found, *names[1:])

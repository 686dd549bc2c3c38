"""Where in an MP4 the samples of one track lie (ISO/IEC 14496-12 §8.7)."""

import bisect
from collections.abc import Iterator

from plugins.core.sound.boxes import Box, within
from plugins.core.sound.mpeg import Data

_PATH = (b"mdia", b"minf", b"stbl")


def sample_places(data: Data, track: Box) -> Iterator[tuple[int, int]]:
    """Yield start and end of each piece of the file that holds samples of the track."""
    sizes = list(_sizes(data, track))
    runs = list(_runs(data, track))
    firsts = [first for first, _ in runs]
    taken = 0
    for number, offset in enumerate(_offsets(data, track), 1):
        at = bisect.bisect_right(firsts, number) - 1
        if at < 0 or taken >= len(sizes):
            return
        count = runs[at][1]
        length = sum(sizes[taken : taken + count])
        taken += count
        if 0 < offset <= len(data) - length:
            yield offset, offset + length


def _numbers(data: Data, start: int, stop: int, width: int = 4) -> list[int]:
    return [
        int.from_bytes(data[place : place + width])
        for place in range(start, stop - width + 1, width)
    ]


def _sizes(data: Data, track: Box) -> Iterator[int]:
    for box in within(data, track, *_PATH, b"stsz"):
        same, count = _numbers(data, box.inner + 4, box.inner + 12) or (0, 0)
        told = _numbers(data, box.inner + 12, box.stop)
        # No more than the file can hold: a number may be anything.
        yield from ([same] * min(count, len(data) // same) if same else told[:count])


def _runs(data: Data, track: Box) -> Iterator[tuple[int, int]]:
    """Yield from which chunk on there are so many samples in each."""
    for box in within(data, track, *_PATH, b"stsc"):
        told = _numbers(data, box.inner + 8, box.stop)
        yield from zip(told[::3], told[1::3], strict=False)


def _offsets(data: Data, track: Box) -> Iterator[int]:
    for box in within(data, track, *_PATH, b"stco"):
        yield from _numbers(data, box.inner + 8, box.stop)
    for box in within(data, track, *_PATH, b"co64"):
        yield from _numbers(data, box.inner + 8, box.stop, 8)

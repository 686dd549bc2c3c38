"""What a WebM tells beside sound and pictures (RFC 9559): tags, attachments, the time of making.

What is taken out becomes a Void element, which every program passes over.
"""

from collections.abc import Iterator

from plugins.core.sound.ebml import INFO, SEGMENT, Element, elements
from plugins.core.sound.mpeg import Data
from plugins.core.traces.span import Span

_TAGS, _ATTACHMENTS, _SEEK_HEAD = 0x1254C367, 0x1941A469, 0x114D9B74
_SEEK, _SEEK_ID = 0x4DBB, 0x53AB
_DATE, _FILE_NAME, _CHECKSUM = 0x4461, 0x7384, 0xBF


def matroska_spans(data: Data) -> Iterator[Span]:
    """Yield what tells when, where and with what it was recorded."""
    for segment in elements(data, 0, len(data)):
        if segment.number == SEGMENT:
            yield from _in_segment(data, segment)


def _in_segment(data: Data, segment: Element) -> Iterator[Span]:
    for part in elements(data, segment.inner, min(segment.stop, len(data))):
        if part.stop > len(data) or part.is_open:
            continue
        if part.number in (_TAGS, _ATTACHMENTS):
            yield _void(part)
        elif part.number == INFO:
            yield from _without(data, part, (_DATE, _FILE_NAME))
        elif part.number == _SEEK_HEAD:
            yield from _without_places(data, part)


def _without(data: Data, around: Element, numbers: tuple[int, ...]) -> Iterator[Span]:
    inner = list(elements(data, around.inner, around.stop))
    if any(part.number in numbers for part in inner):
        # The checksum of what is around them would no longer be right.
        yield from (_void(part) for part in inner if part.number in (*numbers, _CHECKSUM))


def _without_places(data: Data, around: Element) -> Iterator[Span]:
    """Forget where the tags were."""
    inner = list(elements(data, around.inner, around.stop))
    gone = [part for part in inner if part.number == _SEEK and _sought(data, part)]
    if gone:
        yield from map(_void, [*gone, *(part for part in inner if part.number == _CHECKSUM)])


def _sought(data: Data, seek: Element) -> bool:
    return any(
        part.number == _SEEK_ID
        and int.from_bytes(data[part.inner : part.stop]) in (_TAGS, _ATTACHMENTS)
        for part in elements(data, seek.inner, seek.stop)
    )


def _void(part: Element) -> Span:
    length = part.stop - part.start
    if length < 9:
        return Span(part.start, bytes([0xEC, 0x80 | length - 2]) + bytes(length - 2))
    size = (1 << 56 | length - 9).to_bytes(8)
    return Span(part.start, b"\xec" + size + bytes(length - 9))

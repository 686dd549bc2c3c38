"""What the cover within a recording tells of itself, where it is a JPEG (ITU-T T.81, annex B)."""

from collections.abc import Iterator

from plugins.core.traces.span import Span, blanked

_BEGIN = b"\xff\xd8\xff"
_EXIF, _PHOTOSHOP, _COMMENT, _SCAN = 0xE1, 0xED, 0xFE, 0xDA


def jpeg_spans(data: bytes, start: int) -> Iterator[Span]:
    """Yield Exif, XMP, IPTC and comments of the first JPEG in some bytes, blanked.

    `start` is where the bytes begin in their file.
    """
    place = data.find(_BEGIN)
    place = place + 2 if place >= 0 else len(data)
    while place + 4 <= len(data) and data[place] == 0xFF and data[place + 1] != _SCAN:
        length = int.from_bytes(data[place + 2 : place + 4])
        stop = place + 2 + length
        if length < 2 or stop > len(data):
            return
        if data[place + 1] in (_EXIF, _PHOTOSHOP, _COMMENT):
            yield blanked(start + place + 4, start + stop)
        place = stop

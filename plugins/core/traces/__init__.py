"""What a recording tells of where, when and with what it was made, taken out of it.

Phones, cameras and drones write it into films and recordings. What is found is overwritten in
place, so that length, sound, pictures and chapters stay as they are, byte for byte.
"""

from collections.abc import Iterable

from plugins.core.sound.mpeg import Data
from plugins.core.traces.id3 import id3_spans
from plugins.core.traces.matroska import matroska_spans
from plugins.core.traces.mp4 import mp4_spans
from plugins.core.traces.ogg import ogg_spans
from plugins.core.traces.span import Span


def spans(data: Data) -> list[Span]:
    """Return what is to be overwritten in an MP4, MP3, Ogg or WebM; nothing where it is bare."""
    if data[4:8] == b"ftyp":
        found = mp4_spans(data)
    elif data[:3] == b"ID3":
        found = id3_spans(data)
    elif data[:4] == b"OggS":
        found = ogg_spans(data)
    elif data[:4] == b"\x1a\x45\xdf\xa3":
        found = matroska_spans(data)
    else:
        return []
    return [span for span in found if data[span.start : span.stop] != span.filling]


def overwritten(data: Data, found: Iterable[Span]) -> bytes:
    """Return the bytes with the spans filled; what lies within another one is filled last."""
    bare = bytearray(data[:])
    for span in found:
        bare[span.start : span.stop] = span.filling
    return bytes(bare)


def without_traces(data: Data) -> bytes | None:
    """Return the bytes of a recording as they are published, or None where they are bare."""
    found = spans(data)
    return overwritten(data, found) if found else None

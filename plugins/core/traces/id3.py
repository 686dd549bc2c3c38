"""What the ID3 tag of an MP3 tells of its making (id3v2.4.0-structure, id3v2.4.0-frames)."""

import re
from collections.abc import Iterator

from plugins.core.sound.mpeg import Data
from plugins.core.traces.jpeg import jpeg_spans
from plugins.core.traces.span import Span, blanked, coordinates

# What programs keep for themselves, things of any kind, and the times of recording and encoding.
_PRIVATE = frozenset({b"PRIV", b"GEOB", b"TDEN", b"TDTG", b"TDAT", b"TIME", b"TRDA", b"TOWN"})
_COVERS = frozenset({b"APIC", b"PIC"})
_RECORDED = b"TDRC"
_YEAR = 4
_PLACE = re.compile(r"geo|gps|location|lokasi|latitude|longitude|make|model|device|creation", re.I)
_ENCODINGS = ("latin-1", "utf-16", "utf-16-be", "utf-8")
_HEAD = 10


def id3_spans(data: Data) -> Iterator[Span]:
    """Yield the frames that tell where, when and with what it was recorded, emptied."""
    if len(data) < _HEAD:
        return
    version = data[3]
    end = min(_HEAD + _number(data[6:10], 7), len(data))
    place = _HEAD
    if data[5] & 0x40:  # an extended header
        size = _number(data[_HEAD : _HEAD + 4], 7 if version == 4 else 8)
        place += size if version == 4 else size + 4
    name, head, bits = (3, 6, 8) if version == 2 else (4, _HEAD, 7 if version == 4 else 8)
    while place + head < end and data[place] != 0:
        frame = bytes(data[place : place + name])
        inner = place + head
        stop = inner + _number(data[place + name : place + 2 * name], bits)
        if stop > end or stop <= inner:
            break
        value = bytes(data[inner:stop])
        if _tells(frame, value):
            yield blanked(inner, stop)
        elif frame in _COVERS:
            yield from jpeg_spans(value, inner)
        else:
            yield from coordinates(value, inner)
        place = stop
    yield from coordinates(bytes(data[place:end]), place)


def _number(data: bytes, bits: int) -> int:
    """Return a number of which each byte tells so many bits."""
    number = 0
    for byte in data:
        number = number << bits | byte & (1 << bits) - 1
    return number


def _tells(frame: bytes, value: bytes) -> bool:
    if frame in _PRIVATE:
        return True
    if frame == _RECORDED:
        return len(_text(value).strip("\0 \ufeff")) > _YEAR
    return frame in (b"TXXX", b"TXX") and _PLACE.search(_text(value).split("\0")[0]) is not None


def _text(value: bytes) -> str:
    encoding = _ENCODINGS[value[0]] if value[0] < len(_ENCODINGS) else "latin-1"
    return value[1:].decode(encoding, "replace")

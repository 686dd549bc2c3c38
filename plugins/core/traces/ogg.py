"""What the comments of an Ogg file tell (RFC 3533, RFC 7845 §5.2, Vorbis I §5).

Named is what is kept; of the rest each comment's value is blanked, and the page's checksum made
anew, without which no player would take the page.
"""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from plugins.core.sound.mpeg import Data
from plugins.core.traces.jpeg import jpeg_spans
from plugins.core.traces.span import Span, blanked, coordinates

_KEPT = re.compile(
    rb"title|version|album(artist)?|artist|performer|track(number|total)|disc(number|total)|genre"
    rb"|description|synopsis|comment|copyright|license|organization|publisher|language|isrc|lyrics"
    rb"|encoder|encoded-by|coverartmime|r128_(track|album)_gain"
    rb"|replaygain_\w+|chapter\d+\w*",
    re.I,
)
_COVERS = (b"metadata_block_picture", b"coverart")
_OPENINGS = (b"OpusTags", b"\x03vorbis")
_FIRST, _CONTINUED = 0x02, 0x01
_HEAD = 27


@dataclass(frozen=True)
class _Page:
    start: int
    body: int
    stop: int
    serial: bytes
    flags: int
    segments: bytes


@dataclass
class _Comments:
    """The second packet of a stream, as far as it has been met: pieces of the file in a row."""

    packets: int = 0
    pieces: list[tuple[int, int]] = field(default_factory=list)
    pages: list[_Page] = field(default_factory=list)


def ogg_spans(data: Data) -> Iterator[Span]:
    """Yield the comments that tell more than what is heard, with the checksums that follow."""
    streams: dict[bytes, _Comments] = {}
    for page in _pages(data):
        if page.flags & _FIRST:
            streams[page.serial] = _Comments()
        comments = streams.get(page.serial)
        if comments is not None and comments.packets < 2:
            _collect(page, comments)
            if comments.packets >= 2:
                yield from _stream_spans(data, comments)


def _pages(data: Data) -> Iterator[_Page]:
    place = 0
    while place + _HEAD <= len(data) and data[place : place + 4] == b"OggS":
        segments = bytes(data[place + _HEAD : place + _HEAD + data[place + 26]])
        body = place + _HEAD + len(segments)
        stop = body + sum(segments)
        if stop > len(data):
            return
        serial = bytes(data[place + 14 : place + 18])
        yield _Page(place, body, stop, serial, data[place + 5], segments)
        place = stop


def _collect(page: _Page, comments: _Comments) -> None:
    place = page.body
    for length in page.segments:
        if comments.packets == 1 and length:
            comments.pieces.append((place, place + length))
            if page not in comments.pages:
                comments.pages.append(page)
        place += length
        comments.packets += length < 255


def _stream_spans(data: Data, comments: _Comments) -> Iterator[Span]:
    packet = b"".join(data[start:stop] for start, stop in comments.pieces)
    found = [piece for span in _packet_spans(packet) for piece in _placed(span, comments.pieces)]
    yield from found
    for page in comments.pages:
        changed = [span for span in found if page.start <= span.start < page.stop]
        if changed:
            whole = bytearray(data[page.start : page.stop])
            for span in changed:
                whole[span.start - page.start : span.stop - page.start] = span.filling
            whole[22:26] = bytes(4)
            yield Span(page.start + 22, _checksum(whole).to_bytes(4, "little"))


def _packet_spans(packet: bytes) -> Iterator[Span]:
    opening = next((mark for mark in _OPENINGS if packet.startswith(mark)), None)
    if opening is None:
        return
    place = len(opening)
    place += 4 + int.from_bytes(packet[place : place + 4], "little")  # who wrote it
    count = int.from_bytes(packet[place : place + 4], "little")
    place += 4
    for _ in range(count):
        start = place + 4
        place = start + int.from_bytes(packet[place:start], "little")
        if place > len(packet):
            return
        name, _, value = packet[start:place].partition(b"=")
        if name.lower() in _COVERS:
            yield from _cover_spans(value, place - len(value))
        elif _KEPT.fullmatch(name):
            yield from coordinates(value, place - len(value))
        else:
            yield blanked(place - len(value), place, b" ")


def _cover_spans(value: bytes, start: int) -> Iterator[Span]:
    """Yield the cover without what it tells, as long as it was: base64 of as many bytes."""
    try:
        cover = bytearray(base64.b64decode(value, validate=True))
    except ValueError:
        yield blanked(start, start + len(value), b" ")
        return
    for span in list(jpeg_spans(bytes(cover), 0)):
        cover[span.start : span.stop] = span.filling
    yield Span(start, base64.b64encode(cover))


def _placed(span: Span, pieces: list[tuple[int, int]]) -> Iterator[Span]:
    """Yield where a span of the packet lies in the file: a packet may stand on several pages."""
    before = 0
    for start, stop in pieces:
        first = max(span.start, before)
        last = min(span.stop, before + stop - start)
        if first < last:
            filling = span.filling[first - span.start : last - span.start]
            yield Span(start + first - before, filling)
        before += stop - start


def _table() -> tuple[int, ...]:
    table = []
    for byte in range(256):
        value = byte << 24
        for _ in range(8):
            value = (value << 1 ^ 0x04C11DB7) if value & 0x80000000 else value << 1
        table.append(value & 0xFFFFFFFF)
    return tuple(table)


_CRC = _table()


def _checksum(page: bytearray) -> int:
    """Return the CRC of a page whose own checksum is 0; neither zlib's nor binascii's."""
    value = 0
    for byte in page:
        value = (value << 8 & 0xFFFFFFFF) ^ _CRC[value >> 24 ^ byte]
    return value

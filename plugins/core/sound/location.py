"""Where a recording was made, taken out of it: its length and all else stay as they are.

Phones write it into films and recordings (ISO 6709 in QuickTime's `©xyz` and in its keys, `loci`
of 3GPP TS 26.244 §8.13), some programs into XMP or into ID3. What is found is overwritten, so
that every other part of the file stays where it was.
"""

import re
from collections.abc import Iterator

from plugins.core.sound.mpeg import Data

_BOXES_WITH_BOXES = frozenset({b"moov", b"udta", b"trak", b"meta", b"mdia", b"minf"})
_LOCATED = frozenset({b"\xa9xyz", b"loci"})
_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_ISO_6709 = re.compile(rb"[+-]\d{2}(?:\.\d+)?[+-]\d{3}(?:\.\d+)?(?:[+-]\d+(?:\.\d+)?)?(?:CRS\w+)?/")
_LOCATED_TEXT = re.compile(rb"(?i)(?:geo|gps|location)[\w .-]*\x00[^\x00]*")


def without_location(data: Data) -> bytes | None:
    """Return the bytes of an MP4 or MP3 without its location, or None where it tells none."""
    spans = list(_spans(data))
    if not spans:
        return None
    cleaned = bytearray(data[:])
    for start, end, filling in spans:
        cleaned[start:end] = filling
    return bytes(cleaned)


def _spans(data: Data) -> Iterator[tuple[int, int, bytes]]:
    if data[4:8] == b"ftyp":
        yield from _in_boxes(data, 0, len(data))
    elif data[:3] == b"ID3":
        size = sum(
            (byte & 0x7F) << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=False)
        )
        tag = bytes(data[: 10 + size])
        for found in (*_ISO_6709.finditer(tag), *_frames(tag)):
            yield found.start(), found.end(), b" " * (found.end() - found.start())


def _frames(tag: bytes) -> Iterator[re.Match[bytes]]:
    for frame in re.finditer(rb"TXXX.{6}[\x00\x03]", tag, re.S):
        found = _LOCATED_TEXT.match(tag, frame.end())
        if found:
            size = int.from_bytes(tag[frame.start() + 4 : frame.start() + 8])
            value = re.compile(rb".{%d}" % max(size - 1, 0), re.S).match(tag, frame.end())
            if value:
                yield value


def _in_boxes(data: Data, start: int, end: int) -> Iterator[tuple[int, int, bytes]]:
    place = start
    while place + 8 <= end:
        size, name = int.from_bytes(data[place : place + 4]), bytes(data[place + 4 : place + 8])
        head = 8
        if size == 1:
            size, head = int.from_bytes(data[place + 8 : place + 16]), 16
        elif size == 0:
            size = end - place
        stop = place + size
        if size < head or stop > end:
            return
        if name in _LOCATED or (name == b"uuid" and data[place + head : place + head + 16] == _XMP):
            yield place + 4, stop, b"free" + bytes(size - 8)
        elif name == b"ilst":
            for found in _ISO_6709.finditer(bytes(data[place:stop])):
                length = found.end() - found.start()
                yield place + found.start(), place + found.end(), b" " * length
        elif name in _BOXES_WITH_BOXES:
            # ISO's `meta` has four bytes of version and flags, QuickTime's has none.
            inner = place + head
            if name == b"meta" and data[inner + 4 : inner + 8] not in (b"hdlr", b"keys", b"ilst"):
                inner += 4
            yield from _in_boxes(data, inner, stop)
        place = stop

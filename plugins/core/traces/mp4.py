"""What an MP4 tells beside sound and pictures (ISO/IEC 14496-12, QuickTime File Format).

Named is what is kept: every maker of phones has boxes of its own, and tells in them what it likes.
"""

from collections.abc import Iterator

from plugins.core.sound.boxes import Box, boxes, within
from plugins.core.sound.mpeg import Data
from plugins.core.traces.jpeg import jpeg_spans
from plugins.core.traces.samples import sample_places
from plugins.core.traces.span import Span, blanked, coordinates

_OF_THE_USER = frozenset({b"meta", b"chpl", b"name", b"titl", b"cprt", b"ludt", b"kind",
                          b"\xa9nam", b"\xa9ART", b"\xa9alb"})  # fmt: skip
_OF_ITUNES = frozenset({
    b"\xa9nam", b"\xa9ART", b"aART", b"\xa9alb", b"\xa9gen", b"\xa9grp", b"\xa9wrt", b"\xa9cmt",
    b"\xa9lyr", b"gnre", b"trkn", b"disk", b"tmpo", b"cpil", b"pgap", b"covr", b"desc", b"ldes",
    b"cprt", b"rtng", b"stik", b"pcst", b"catg", b"keyw", b"purl", b"egid", b"tvsh", b"tven",
    b"tves", b"tvsn", b"----",
})  # fmt: skip
_GAPLESS = b"iTunSMPB"  # without it players let a silence stand at both ends
_TIMED = {b"mvhd": 8, b"tkhd": 8, b"mdhd": 8}
_MEASURED = frozenset({b"meta", b"camm", b"data"})
_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")


def mp4_spans(data: Data) -> Iterator[Span]:
    """Yield what tells when, where and with what it was recorded."""
    for box in boxes(data, 0, len(data)):
        if box.name == b"moov":
            yield from _movie(data, box)
        elif box.name == b"meta":
            yield from _meta(data, box)
        elif box.name == b"udta":
            yield from _of_the_user(data, box)
        elif box.name == b"uuid" and data[box.inner : box.inner + 16] == _XMP:
            yield _freed(box)


def _movie(data: Data, movie: Box) -> Iterator[Span]:
    for box in boxes(data, movie.inner, movie.stop):
        if box.name in _TIMED:
            yield _timeless(data, box)
        elif box.name == b"trak":
            yield from _track(data, box)
        elif box.name == b"meta":
            yield from _meta(data, box)
        elif box.name == b"udta":
            yield from _of_the_user(data, box)
        elif box.name == b"uuid":
            yield _freed(box)


def _track(data: Data, track: Box) -> Iterator[Span]:
    handlers = [bytes(data[box.inner + 8 : box.inner + 12])
                for box in within(data, track, b"mdia", b"hdlr")]  # fmt: skip
    if _MEASURED.intersection(handlers):
        # What a camera measures many times a second, its place above all (GoPro, DJI, Apple).
        for start, stop in sample_places(data, track):
            yield blanked(start, stop)
        yield _freed(track)
        return
    for box in (*within(data, track, b"tkhd"), *within(data, track, b"mdia", b"mdhd")):
        yield _timeless(data, box)
    for box in within(data, track, b"udta"):
        yield from _of_the_user(data, box)
    for box in within(data, track, b"meta"):
        yield from _meta(data, box)


def _of_the_user(data: Data, around: Box) -> Iterator[Span]:
    for box in boxes(data, around.inner, around.stop):
        if box.name not in _OF_THE_USER:
            yield _freed(box)
        elif box.name == b"meta":
            yield from _meta(data, box)
        else:
            yield from coordinates(bytes(data[box.inner : box.stop]), box.inner)


def _meta(data: Data, meta: Box) -> Iterator[Span]:
    # ISO's `meta` has four bytes of version and flags, QuickTime's has none.
    plain = data[meta.inner + 4 : meta.inner + 8] in (b"hdlr", b"keys", b"ilst")
    inner = list(boxes(data, meta.inner + (0 if plain else 4), meta.stop))
    if any(box.name == b"keys" for box in inner):
        yield _freed(meta)  # QuickTime's own, of phones: maker, model, place, time, software
        return
    for box in inner:
        if box.name == b"ilst":
            for item in boxes(data, box.inner, box.stop):
                if item.name not in _OF_ITUNES or _is_unknown(data, item):
                    yield _freed(item)
                elif item.name == b"covr":
                    yield from jpeg_spans(bytes(data[item.inner : item.stop]), item.inner)
            yield from coordinates(bytes(data[box.inner : box.stop]), box.inner)


def _is_unknown(data: Data, item: Box) -> bool:
    return item.name == b"----" and _GAPLESS not in data[item.inner : item.stop][:200]


def _timeless(data: Data, box: Box) -> Span:
    """Blank when it was made and last changed: two numbers of four bytes, or of eight."""
    length = 16 if data[box.inner] == 1 else _TIMED[box.name]
    start = min(box.inner + 4, box.stop)
    return blanked(start, min(start + length, box.stop))


def _freed(box: Box) -> Span:
    """Turn a box into one that every program passes over; its length stays where it stands."""
    long = (box.stop - box.start).to_bytes(8) if box.inner - box.start > 8 else b""
    return Span(box.start + 4, b"free" + long + bytes(box.stop - box.inner))

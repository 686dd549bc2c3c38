"""Whether an MP4, an Ogg or a WebM is whole: each tells the length of each of its parts."""

import struct

from plugins.core.sound.ebml import CLUSTER, INFO, SEGMENT, Element, elements
from plugins.core.sound.mpeg import Data

_LONGEST_PAGE = 27 + 255 + 255 * 255
_LAST_PAGE = 0x04
_SCALE, _DURATION = 0x2AD7B1, 0x4489


def mp4_is_cut(data: Data) -> bool:
    """Tell whether a box reaches beyond the end (ISO/IEC 14496-12 §4.2)."""
    place = 0
    while place + 8 <= len(data):
        size = int.from_bytes(data[place : place + 4])
        if size == 1:
            size = int.from_bytes(data[place + 8 : place + 16])
        if size == 0:  # this box ends with the file
            return False
        if size < 8:
            return True
        place += size
    return place > len(data)


def ogg_is_cut(data: Data) -> bool:
    """Tell whether the last page is incomplete, or not marked as the last (RFC 3533 §6)."""
    page = data.rfind(b"OggS", max(0, len(data) - _LONGEST_PAGE))
    if page < 0 or page + 27 > len(data):
        return True
    segments = data[page + 26]
    sizes = data[page + 27 : page + 27 + segments]
    end = page + 27 + segments + sum(sizes)
    return end > len(data) or not data[page + 5] & _LAST_PAGE


def webm_is_cut(data: Data) -> bool:
    """Tell whether an element reaches beyond the end (RFC 8794 §11.1)."""
    last = list(elements(data, 0, len(data)))[-1:]
    while last and last[0].number in (SEGMENT, CLUSTER) and last[0].stop <= len(data):
        last = _parts(data, last[0])[-1:]
    return not last or last[0].stop > len(data)


def webm_seconds(data: Data) -> float | None:
    """Return how long a WebM says that it plays; one that was never finished does not say."""
    for segment in elements(data, 0, len(data)):
        for info in _parts(data, segment) if segment.number == SEGMENT else ():
            if info.number == INFO:
                told = {part.number: data[part.inner : part.stop] for part in _parts(data, info)}
                scale = int.from_bytes(told.get(_SCALE, b"\x0f\x42\x40"))  # nanoseconds
                length = told.get(_DURATION, b"")
                if len(length) in (4, 8):
                    form = ">f" if len(length) == 4 else ">d"
                    return float(struct.unpack(form, length)[0]) * scale / 1e9
                return None
    return None


def _parts(data: Data, around: Element) -> list[Element]:
    return list(elements(data, around.inner, min(around.stop, len(data))))

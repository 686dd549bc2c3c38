"""Whether an MP4 or an Ogg file is whole: both tell the length of each of their parts."""

from plugins.core.sound.mpeg import Data

_LONGEST_PAGE = 27 + 255 + 255 * 255
_LAST_PAGE = 0x04


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

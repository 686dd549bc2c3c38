"""Whether an MP3 is whole: the length that its encoder wrote down, and its last frame.

A cut MP3 still opens, and still tells its full length, for that is read from the first frame.
Header: ISO/IEC 11172-3 §2.4.2.3; Xing and VBRI: the note that LAME's sources follow.
"""

from dataclasses import dataclass
from mmap import mmap

Data = bytes | mmap

_BITRATES = {  # kbit/s of Layer III by the header's index, in MPEG-1 and in MPEG-2 and 2.5
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = (44100, 48000, 32000)
_DIVISORS = {3: 1, 2: 2, 0: 4}  # of the sampling rate, by the header's version bits
_LONGEST_FRAME = 1441
_TAIL = 16 * 1024


@dataclass(frozen=True)
class _Frame:
    start: int
    length: int
    family: tuple[int, int]
    """Version and sampling rate: the same in all frames of a file."""

    side_info: int


def mp3_is_cut(data: Data) -> bool:
    """Tell whether bytes are missing at the end."""
    start, end = after_id3(data), _before_tags(data)
    first = _first_frame(data, start, min(end, start + _TAIL))
    if first is None:
        return False
    told = _told_bytes(data, first)
    # Encoders differ on whether the frame that tells the length counts itself.
    if told is not None and end - first.start < told - _LONGEST_FRAME:
        return True
    return _last_frame_is_cut(data, max(first.start, end - _TAIL), end)


def after_id3(data: Data) -> int:
    """Return where the sound begins: behind all ID3v2 tags (id3v2.4.0-structure §3.1)."""
    place = 0
    while data[place : place + 3] == b"ID3" and len(data) >= place + 10:
        size = 0
        for byte in data[place + 6 : place + 10]:
            size = size << 7 | byte & 0x7F
        footer = 10 if data[place + 5] & 0x10 else 0
        place += 10 + size + footer
    return place


def _before_tags(data: Data) -> int:
    """Return where the sound ends: before an ID3v1 tag, and an APE tag before that."""
    end = len(data)
    if data[end - 128 : end - 125] == b"TAG":
        end -= 128
    if data[end - 32 : end - 24] == b"APETAGEX":
        size = int.from_bytes(data[end - 20 : end - 16], "little")
        header = 32 if data[end - 9] & 0x80 else 0
        end -= size + header
    return max(end, 0)


def _frame(data: Data, place: int) -> _Frame | None:
    header = data[place : place + 4]
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return None
    version, bitrate, rate = header[1] >> 3 & 3, header[2] >> 4, header[2] >> 2 & 3
    if version not in _DIVISORS or bitrate in (0, 15) or rate == 3:
        return None
    is_first = version == 3
    hertz = _RATES[rate] // _DIVISORS[version]
    kilobits = _BITRATES[is_first][bitrate]
    length = (144 if is_first else 72) * kilobits * 1000 // hertz + (header[2] >> 1 & 1)
    is_mono = header[3] >> 6 == 3
    side_info = (17 if is_mono else 32) if is_first else (9 if is_mono else 17)
    return _Frame(place, length, (version, rate), side_info)


def _first_frame(data: Data, start: int, end: int) -> _Frame | None:
    """Return the first frame that another one follows."""
    for place in range(start, end):
        frame = _frame(data, place)
        after = _frame(data, place + frame.length) if frame else None
        if frame and after and after.family == frame.family:
            return frame
    return None


def _told_bytes(data: Data, first: _Frame) -> int | None:
    """Return how many bytes of sound the encoder wrote, where it says so."""
    xing = first.start + 4 + first.side_info
    if data[xing : xing + 4] in (b"Xing", b"Info"):
        flags = data[xing + 7]
        place = xing + 8 + (4 if flags & 1 else 0)
        return int.from_bytes(data[place : place + 4]) if flags & 2 else None
    vbri = first.start + 36
    if data[vbri : vbri + 4] == b"VBRI":
        return int.from_bytes(data[vbri + 10 : vbri + 14])
    return None


def _last_frame_is_cut(data: Data, start: int, end: int) -> bool:
    """Follow the frames of the tail; what some programs add behind the last one is let be."""
    frame = _first_frame(data, start, end)
    while frame is not None:
        following = frame.start + frame.length
        if following > end:
            return True
        after = _frame(data, following)
        frame = after if after and after.family == frame.family else None
    return False

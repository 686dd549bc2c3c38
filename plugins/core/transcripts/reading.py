"""A strict reader of WebVTT and SubRip.

Libraries for these formats pass over what they cannot read: a transcript with one wrong arrow
loses half its words, and nobody is told. Here the first fault ends the reading.
WebVTT: https://www.w3.org/TR/webvtt1/#syntax
"""

import itertools
import re
from collections.abc import Iterator

from plugins.core.text import forbidden_character
from plugins.core.transcripts.cues import Cue, Spoken
from plugins.core.transcripts.markup import MarkupError, subrip_text, voices

_VTT_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_SRT_TIME = r"(\d{2,}):([0-5]\d):([0-5]\d),(\d{3})"
_VTT_TIMING = re.compile(rf"{_VTT_TIME}[ \t]+-->[ \t]+{_VTT_TIME}(?:[ \t]+\S.*)?", re.ASCII)
_SRT_TIMING = re.compile(rf"{_SRT_TIME} --> {_SRT_TIME}(?: +[XY]\d:\d+)*", re.ASCII)

Block = tuple[int, list[str]]
"""Lines that no empty line parts, with the number of the first."""


class TranscriptError(Exception):
    """Raised at the first fault: its kind, which has a sentence in sentences.py, and its line."""

    def __init__(self, kind: str, line: int) -> None:
        super().__init__(f"{kind}, line {line}")
        self.kind = kind
        self.line = line


def read_transcript(data: bytes, *, is_vtt: bool) -> tuple[Cue, ...]:
    """Return all cues, in the order in which they are heard; raises TranscriptError."""
    lines = _lines(data)
    blocks = list(_blocks(lines))
    if is_vtt:
        _check_header(lines, blocks)
        read = _vtt_cue
        blocks = [block for block in blocks[1:] if not _is_aside(block)]
    else:
        read = _srt_cue
    cues = tuple(read(block) for block in blocks)
    if not cues:
        raise TranscriptError("empty", 1)
    _check_order(cues)
    return cues


def _lines(data: bytes) -> list[str]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TranscriptError("encoding", data.count(b"\n", 0, error.start) + 1) from None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, 1):
        if forbidden_character(line.replace("\t", " ")):
            raise TranscriptError("hidden", number)
    return lines


def _blocks(lines: list[str]) -> Iterator[Block]:
    block: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _check_header(lines: list[str], blocks: list[Block]) -> None:
    if not re.match(r"WEBVTT(?:[ \t]|$)", lines[0]):
        raise TranscriptError("header", 1)
    for number, line in enumerate(blocks[0][1], 1):
        if "-->" in line:
            raise TranscriptError("header_end", number)


def _is_aside(block: Block) -> bool:
    """Tell whether a block is a comment, a style or a region rather than a cue."""
    word = block[1][0].split(maxsplit=1)[0]
    return word in ("NOTE", "STYLE", "REGION") and not any("-->" in line for line in block[1])


def _vtt_cue(block: Block) -> Cue:
    number, lines = block
    if "-->" not in lines[0] and "-->" in "".join(lines[1:2]):  # a cue may have a name of its own
        number, lines = number + 1, lines[1:]
    return _cue(number, lines, _VTT_TIMING, is_vtt=True)


def _srt_cue(block: Block) -> Cue:
    number, lines = block
    if not lines[0].strip().isdecimal():
        raise TranscriptError("number", number)
    return _cue(number + 1, lines[1:], _SRT_TIMING, is_vtt=False)


def _cue(number: int, lines: list[str], timing: re.Pattern[str], *, is_vtt: bool) -> Cue:
    found = timing.fullmatch(lines[0].strip()) if lines else None
    if found is None:
        raise TranscriptError("time_vtt" if is_vtt else "time_srt", number)
    start, end = _thousandths(found.groups()[:4]), _thousandths(found.groups()[4:8])
    if end <= start:
        raise TranscriptError("backwards", number)
    for offset, line in enumerate(lines[1:], 1):
        if "-->" in line:
            raise TranscriptError("gap", number + offset)
    text = "\n".join(lines[1:])
    try:
        spoken = voices(text) if is_vtt else (Spoken(None, subrip_text(text)),)
    except MarkupError as error:
        raise TranscriptError("markup", number + 1 + error.line) from None
    if not any(part.text for part in spoken):
        raise TranscriptError("silent", number)
    return Cue(start, end, spoken, number)


def _thousandths(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def _check_order(cues: tuple[Cue, ...]) -> None:
    for before, cue in itertools.pairwise(cues):
        if cue.start < before.start:
            raise TranscriptError("order", cue.line)
        if cue.start < before.end:
            raise TranscriptError("overlap", cue.line)

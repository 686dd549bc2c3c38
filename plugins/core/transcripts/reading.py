"""A strict reader of WebVTT and SubRip.

Libraries for these formats pass over what they cannot read: a transcript with one wrong arrow
loses half its words, and nobody is told. Here every fault of a file is told, with its line.
WebVTT: https://www.w3.org/TR/webvtt1/#syntax
"""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from plugins.core.text import forbidden_character
from plugins.core.transcripts.cues import Cue, Spoken
from plugins.core.transcripts.markup import MarkupError, subrip_text, voices

_VTT_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_SRT_TIME = r"(\d{2,}):([0-5]\d):([0-5]\d),(\d{3})"
_VTT_TIMING = re.compile(rf"{_VTT_TIME}[ \t]+-->[ \t]+{_VTT_TIME}(?:[ \t]+\S.*)?", re.ASCII)
_SRT_TIMING = re.compile(rf"{_SRT_TIME} --> {_SRT_TIME}(?: +[XY]\d:\d+)*", re.ASCII)

Block = tuple[int, list[str]]
"""Lines that no empty line parts, with the number of the first."""


class TranscriptFault(NamedTuple):
    """What is wrong: its kind, which has a sentence in sentences.py, and its line."""

    kind: str
    line: int


class TranscriptError(Exception):
    """Raised with all the faults of a file, in the order of their lines."""

    def __init__(self, faults: list[TranscriptFault]) -> None:
        self.faults = tuple(sorted(set(faults), key=lambda fault: (fault.line, fault.kind)))
        super().__init__(str(self.faults))


def read_transcript(data: bytes, *, is_vtt: bool, in_turn: bool = True) -> tuple[Cue, ...]:
    """Return all cues, in the order in which they are heard; raises TranscriptError.

    `in_turn` where one cue has to end before the next: captions of a film may stand together.
    """
    lines = _lines(data)
    reading = _Reading(is_vtt=is_vtt)
    reading.look_for_hidden(lines)
    cues = tuple(cue for block in reading.cue_blocks(lines) for cue in reading.cues(block))
    if not cues and not reading.faults:
        reading.add("empty", 1)
    reading.check_order(cues, in_turn=in_turn)
    if reading.faults:
        raise TranscriptError(reading.faults)
    return cues


def _lines(data: bytes) -> list[str]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        wrong = [number for number, line in enumerate(lines, 1) if not _is_utf_8(line)]
        raise TranscriptError([TranscriptFault("encoding", number) for number in wrong]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def _blocks(lines: list[str]) -> Iterator[Block]:
    block: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _is_aside(block: Block) -> bool:
    """Tell whether a block is a comment, a style or a region rather than a cue."""
    word = block[1][0].split(maxsplit=1)[0]
    return word in ("NOTE", "STYLE", "REGION") and not any("-->" in line for line in block[1])


class _Reading:
    """Reads one file, and remembers what is wrong with it."""

    def __init__(self, *, is_vtt: bool) -> None:
        self.is_vtt = is_vtt
        self.faults: list[TranscriptFault] = []

    def add(self, kind: str, line: int) -> None:
        """Remember one fault."""
        self.faults.append(TranscriptFault(kind, line))

    def look_for_hidden(self, lines: list[str]) -> None:
        """Report the lines with characters that no page may hold."""
        for number, line in enumerate(lines, 1):
            if forbidden_character(line.replace("\t", " ")):
                self.add("hidden", number)

    def cue_blocks(self, lines: list[str]) -> list[Block]:
        """Return the blocks that ought to be cues; report a WebVTT's opening that is wrong."""
        blocks = list(_blocks(lines))
        if not self.is_vtt:
            return blocks
        if not re.match(r"WEBVTT(?:[ \t]|$)", lines[0]):
            self.add("header", 1)
            if blocks and any("-->" in line for line in blocks[0][1]):
                return blocks
        elif found := [n for n, line in enumerate(blocks[0][1], 1) if "-->" in line]:
            self.add("header_end", found[0])
        return [block for block in blocks[1:] if not _is_aside(block)]

    def cues(self, block: Block) -> Iterator[Cue]:
        """Yield the cue of a block, or those of a block that an empty line should part."""
        number, lines = block
        if not self.is_vtt:
            if not lines[0].strip().isdecimal():
                self.add("number", number)
                if "-->" not in lines[0]:
                    return
            else:
                number, lines = number + 1, lines[1:]
        elif "-->" not in lines[0] and "-->" in "".join(lines[1:2]):  # it has a name of its own
            number, lines = number + 1, lines[1:]
        arrows = [place for place, line in enumerate(lines) if place and "-->" in line]
        for place in arrows:
            self.add("gap", number + place)
        for start, stop in itertools.pairwise([0, *arrows, len(lines)]):
            # Before the times of the next there may stand its number.
            last = stop - (stop < len(lines) and lines[stop - 1].strip().isdecimal())
            if (cue := self._cue(number + start, lines[start:last])) is not None:
                yield cue

    def _cue(self, number: int, lines: list[str]) -> Cue | None:
        timing = _VTT_TIMING if self.is_vtt else _SRT_TIMING
        found = timing.fullmatch(lines[0].strip()) if lines else None
        if found is None:
            self.add("time_vtt" if self.is_vtt else "time_srt", number)
            return None
        start, end = _thousandths(found.groups()[:4]), _thousandths(found.groups()[4:8])
        if end <= start:
            self.add("backwards", number)
        text = "\n".join(lines[1:])
        try:
            spoken = voices(text) if self.is_vtt else (Spoken(None, subrip_text(text)),)
        except MarkupError as error:
            self.add("markup", number + 1 + error.line)
            return None
        if not any(part.text for part in spoken):
            self.add("silent", number)
        return Cue(start, end, spoken, number)

    def check_order(self, cues: tuple[Cue, ...], *, in_turn: bool) -> None:
        """Report each cue that begins before the one before it, or while that is heard."""
        for before, cue in itertools.pairwise(cues):
            if cue.start < before.start:
                self.add("order", cue.line)
            elif in_turn and cue.start < before.end:
                self.add("overlap", cue.line)


def _thousandths(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest

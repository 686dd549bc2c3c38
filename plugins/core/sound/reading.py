"""The facts of a sound file: format, length, digest and the chapters that it carries."""

import hashlib
import mmap
import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mutagen
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis

from plugins.core.sound.containers import mp4_is_cut, ogg_is_cut
from plugins.core.sound.mpeg import Data, after_id3, mp3_is_cut
from plugins.core.traces import without_traces

FORMATS = {".mp3": ("MP3",), ".m4a": ("M4A",), ".ogg": ("Ogg Vorbis", "Opus"), ".opus": ("Opus",)}
"""What may hide behind a name."""

_READERS: dict[str, tuple[Callable[[Path], Any], Callable[[Data], bool]]] = {
    "MP3": (MP3, mp3_is_cut),
    "M4A": (MP4, mp4_is_cut),
    "Ogg Vorbis": (OggVorbis, ogg_is_cut),
    "Opus": (OggOpus, ogg_is_cut),
}


class NotSoundError(Exception):
    """Raised for what no player could open."""


class CutError(Exception):
    """Raised for a file whose end is missing."""


@dataclass(frozen=True)
class CarriedChapter:
    """A chapter written into the sound file itself, by its start in whole seconds."""

    start: int
    title: str


@dataclass(frozen=True)
class Sound:
    """What a sound file tells of itself; `sha256` in hexadecimal."""

    format: str
    seconds: float
    sha256: str
    chapters: tuple[CarriedChapter, ...]


def read_sound(file: Path) -> Sound:
    """Return the facts, each read once; raises NotSoundError or CutError."""
    with file.open("rb") as source:
        data = mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ)
        with data:
            name = format_of(data)
            if name not in _READERS:
                # Known, but nothing that we publish: the caller says which it is.
                return Sound(name, 0, "", ())
            open_as, is_cut = _READERS[name]
            cut = is_cut(data)
            # Of what is published: see plugins/media_files.
            digest = hashlib.sha256(without_traces(data) or data).hexdigest()
    try:
        facts = open_as(file)
    except (mutagen.MutagenError, struct.error, ValueError):
        raise (CutError if cut else NotSoundError)(str(file)) from None
    if cut:
        raise CutError(str(file))
    if not facts.info.length:
        raise NotSoundError(str(file))
    return Sound(name, facts.info.length, digest, tuple(_chapters(facts)))


def format_of(data: Data) -> str:
    """Return the name of the format that the first bytes tell; raises NotSoundError."""
    head = data[:64]
    if head[4:8] == b"ftyp":
        return "M4A"
    if head[:4] == b"OggS":
        return "Opus" if b"OpusHead" in head else "Ogg Vorbis"
    if head[:4] == b"RIFF":
        return "WAV"
    if head[:4] == b"fLaC":
        return "FLAC"
    first = data[(place := after_id3(data)) : place + 2]
    if len(first) == 2 and first[0] == 0xFF and first[1] & 0xE0 == 0xE0:
        # Both begin alike; an AAC stream gives its layer as 0 (ISO/IEC 13818-7 §6.2.1).
        return "MP3" if first[1] & 0x06 else "AAC"
    if place:
        return "MP3"
    raise NotSoundError


def _chapters(facts: Any) -> Iterator[CarriedChapter]:
    if isinstance(facts, MP3) and facts.tags:
        found = _id3_chapters(facts.tags)
    elif isinstance(facts, MP4):
        found = [(mark.start, mark.title) for mark in facts.chapters or ()]
    else:
        found = []
    for number, (start, title) in enumerate(found, 1):
        words = " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", title).split())
        yield CarriedChapter(int(start), words or f"Bab {number}")


def _id3_chapters(tags: Any) -> list[tuple[float, str]]:
    """Return starts and titles in the order of the table of contents, else by their starts.

    CHAP and CTOC: https://id3.org/id3v2-chapters-1.0
    """
    parts = {part.element_id: part for part in tags.getall("CHAP")}
    tables = [table for table in tags.getall("CTOC") if table.flags & 2]
    if tables:
        order = [parts[name] for name in tables[0].child_element_ids if name in parts]
    else:
        order = sorted(parts.values(), key=lambda part: (part.start_time, part.element_id))
    return [(part.start_time / 1000, _title(part)) for part in order]


def _title(part: Any) -> str:
    titles = part.sub_frames.getall("TIT2")
    return str(titles[0]) if titles else ""

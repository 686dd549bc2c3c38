"""A file dropped onto the desk: bounded, looked into, made ready, put into media/."""

import datetime
import filecmp
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pydantic_core import PydanticCustomError

from plugins.core import media
from plugins.core.messages import sentences
from plugins.core.photograph_shelf import FOLDER, Shelf
from plugins.core.photographs import SUFFIXES, NotAPhotographError, day_in_name, prepare
from plugins.core.sound.loudness import ListeningError, ffmpeg
from plugins.core.sound.reading import FORMATS
from plugins.core.text import slugify
from plugins.core.words import INDONESIAN
from plugins.desk.audio import NO_FFMPEG
from plugins.desk.meja.places import Desk
from plugins.desk.recording import TooSoftError, encode

MEGABYTE = 1024 * 1024
_RAW_SOUND = (".wav", ".flac", ".aac", ".aif", ".aiff", ".amr", ".wma")
_PIECE = 256 * 1024


class NotTakenError(Exception):
    """Raised with the sentence that tells why a file is not taken."""


@dataclass(frozen=True)
class _Sort:
    """Files of one sort: where they go, how large they may be, how they are looked into."""

    suffixes: Sequence[str]
    folder: str
    most: int
    look: Callable[[Path, str], object]
    starts: Sequence[bytes] = (b"",)
    """What the first bytes hold, at their beginning or, of films, four bytes on."""


_SORTS = (
    _Sort(tuple(FORMATS), "audio", 500 * MEGABYTE, media.audio),
    _Sort((".mp4",), "video", 300 * MEGABYTE, media.video, (b"ftyp",)),
    _Sort((".webm",), "video", 300 * MEGABYTE, media.video, (b"\x1aE\xdf\xa3",)),
    _Sort((".vtt", ".srt"), "transkrip", 4 * MEGABYTE, media.transcript),
    _Sort((".pdf",), "dokumen", 50 * MEGABYTE, media.document, (b"%PDF-",)),
    _Sort((".epub",), "dokumen", 50 * MEGABYTE, media.document, (b"PK\x03\x04",)),
)
_MOST_OF_PHOTO = 40 * MEGABYTE
_MOST_OF_SOUND = 500 * MEGABYTE


@dataclass(frozen=True)
class Offered:
    """What the browser offers: its name, its bytes, and what the field takes."""

    name: str
    stream: IO[bytes]
    accepted: Sequence[str]
    subject: str
    """For the file's name: the entry's slug."""


def receive(desk: Desk, offered: Offered, today: datetime.date) -> str:
    """Put the file into media/ and return its path below content/; raises NotTakenError.

    Nothing appears in content/ before it is whole and has been looked into.
    """
    suffix = Path(offered.name).suffix.lower()
    if suffix in SUFFIXES and _takes(offered, media.PICTURES):
        return _photo(desk, offered, today)
    sort = next((sort for sort in _SORTS if suffix in sort.suffixes), None)
    if sort is not None and _takes(offered, (suffix,)):
        return _file(desk, offered, sort, suffix)
    if suffix in _RAW_SOUND and _takes(offered, (".mp3",)):
        return _recording(desk, offered, suffix)
    accepted = ", ".join(offered.accepted or media.PICTURES)
    raise NotTakenError(f"{offered.name}: jenis berkas ini tidak dipakai di sini ({accepted}).")


def _takes(offered: Offered, suffixes: Sequence[str]) -> bool:
    return not offered.accepted or any(suffix in offered.accepted for suffix in suffixes)


def _photo(desk: Desk, offered: Offered, today: datetime.date) -> str:
    data = _bounded(offered, _MOST_OF_PHOTO)
    try:
        photo = prepare(data)
    except NotAPhotographError as error:
        raise NotTakenError(f"{offered.name}: {error}.") from None
    day = photo.taken.date() if photo.taken else day_in_name(offered.name) or today
    desk.inside(f"{FOLDER}/foto.jpg")  # raises OutsideError where a link leads elsewhere
    return Shelf(desk.content).put(photo, day, offered.subject).path


def _bounded(offered: Offered, most: int) -> bytes:
    data = offered.stream.read(most + 1)
    if len(data) > most:
        raise NotTakenError(_too_large(offered, most))
    return data


def _too_large(offered: Offered, most: int) -> str:
    return f"{offered.name} terlalu besar; paling banyak {INDONESIAN.filesize(most)}."


def _file(desk: Desk, offered: Offered, sort: _Sort, suffix: str) -> str:
    with tempfile.TemporaryDirectory(dir=_kept(desk), prefix="unggah-") as folder:
        path = f"{media.FOLDER}/{sort.folder}/{_name(offered)}{suffix}"
        draft = Path(folder, path)
        draft.parent.mkdir(parents=True)
        _store(offered, draft, sort.most)
        with draft.open("rb") as file:
            opening = file.read(12)
        if not any(
            opening.startswith(mark) or opening[4:].startswith(mark) for mark in sort.starts
        ):
            raise NotTakenError(f"{offered.name}: rusak, atau bukan seperti namanya.")
        try:
            sort.look(Path(folder), path)
        except PydanticCustomError as error:
            told = [
                f"{what[:1].upper()}{what[1:]} {remedy}".replace(path, offered.name)
                for _, what, remedy in sentences(error.type, error.context or {})
            ]
            raise NotTakenError(" ".join(told)) from None
        return _placed(desk, draft, sort.folder)


def _recording(desk: Desk, offered: Offered, suffix: str) -> str:
    """Make an even MP3 and its small twin, as `literasi audio` does; return the MP3."""
    if ffmpeg() is None:
        raise NotTakenError(NO_FFMPEG)
    with tempfile.TemporaryDirectory(dir=_kept(desk), prefix="unggah-") as folder:
        raw = Path(folder, f"rekaman{suffix}")
        _store(offered, raw, _MOST_OF_SOUND)
        mp3, opus = (Path(folder, f"{_name(offered)}{end}") for end in (".mp3", ".opus"))
        try:
            list(encode(raw, mp3, opus))
        except (ListeningError, TooSoftError):
            text = f"{offered.name}: tidak ada suara yang dapat diolah di dalamnya."
            raise NotTakenError(text) from None
        _placed(desk, opus, "audio")
        return _placed(desk, mp3, "audio")


def _kept(desk: Desk) -> Path:
    desk.kept.mkdir(parents=True, exist_ok=True)
    return desk.kept


def _store(offered: Offered, file: Path, most: int) -> None:
    size = 0
    with file.open("wb") as handle:
        while piece := offered.stream.read(_PIECE):
            size += len(piece)
            if size > most:
                raise NotTakenError(_too_large(offered, most))
            handle.write(piece)


def _name(offered: Offered) -> str:
    return slugify(Path(offered.name).stem)[:80].strip("-") or offered.subject or "berkas"


def _placed(desk: Desk, draft: Path, folder: str) -> str:
    """Move a file into media/ under the first free name, or find it there already."""
    number = 1
    while True:
        end = "" if number == 1 else f"-{number}"
        path = f"{media.FOLDER}/{folder}/{draft.stem}{end}{draft.suffix}"
        target = desk.inside(path)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(draft, target)
            return path
        if filecmp.cmp(target, draft, shallow=False):
            return path
        number += 1

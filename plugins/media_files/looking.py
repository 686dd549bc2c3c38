"""Looks into media of each sort: truly what their names say, whole, and what is to be taken out."""

import mmap
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath

import mutagen
from pydantic_core import PydanticCustomError

from plugins.core import media
from plugins.core.drawings import DrawingError, clean_drawing
from plugins.core.playing import FORMS, play_all
from plugins.core.sound.containers import mp4_is_cut, webm_is_cut
from plugins.core.sound.reading import FORMATS
from plugins.core.traces import spans
from plugins.core.transcripts.refusing import read_cues
from plugins.media_files.verdicts import Verdict

_WEBM = b"\x1a\x45\xdf\xa3"


def look_into(root: Path, paths: Sequence[str]) -> Iterator[tuple[str, Verdict]]:
    """Yield the verdict on each medium; sound and film are played from beginning to end."""
    whole: dict[str, Verdict] = {}
    for path in paths:
        verdict = _looked(root, path)
        if verdict.faults or PurePosixPath(path).suffix.lower() not in FORMS:
            yield path, verdict
        else:
            whole[path] = verdict
    for (path, verdict), fault in zip(
        whole.items(), play_all([root / path for path in whole]), strict=True
    ):
        told = ((fault.kind, {"value": path, **fault.context}),) if fault else ()
        yield path, Verdict(told) if told else verdict


def _looked(root: Path, path: str) -> Verdict:
    look = _LOOKS.get(PurePosixPath(path).suffix.lower())
    try:
        if (root / path).stat().st_size == 0:
            raise _refused("media_empty", path)
        return look(root, path) if look else Verdict()
    except PydanticCustomError as error:
        context = {"value": path, **(error.context or {})}
        several = context.pop("faults", [(error.type, {})])
        return Verdict(tuple((kind, {**context, **own}) for kind, own in several))


def _refused(kind: str, path: str, **context: str) -> PydanticCustomError:
    return PydanticCustomError(kind, "{value}", {"value": path, **context})


def _drawing(root: Path, path: str) -> Verdict:
    data = (root / path).read_bytes()
    try:
        cleaned = clean_drawing(data)
    except DrawingError as error:
        kind = "media_broken" if error.kind == "broken" else "drawing_active"
        raise _refused(kind, path, what=error.what) from None
    return Verdict(whole=None if cleaned == data else cleaned)


def _sound(root: Path, path: str) -> Verdict:
    media.audio(root, path)
    return _bare(root / path)


def _film(root: Path, path: str) -> Verdict:
    with (
        (root / path).open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        if path.lower().endswith(".webm"):
            known, cut = data[:4] == _WEBM, webm_is_cut
        else:
            known, cut = data[4:8] == b"ftyp" and _opens(root / path), mp4_is_cut
        if not known:
            raise _refused("media_broken", path)
        if cut(data):
            raise _refused("media_cut", path)
        return Verdict(spans=tuple(spans(data)))


def _opens(file: Path) -> bool:
    try:
        return mutagen.File(file) is not None
    except mutagen.MutagenError:
        return False


def _bare(file: Path) -> Verdict:
    with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return Verdict(spans=tuple(spans(data)))


def _cues(root: Path, path: str) -> Verdict:
    # Which of the two it is, a transcript or captions, tells the entry that names it.
    read_cues((root / path).read_bytes(), path, in_turn=False)
    return Verdict()


def _pdf(root: Path, path: str) -> Verdict:
    data = (root / path).read_bytes()
    if b"%PDF-" not in data[:1024]:
        raise _refused("media_broken", path)
    if b"%%EOF" not in data[-2048:]:
        raise _refused("media_cut", path)
    return Verdict()


def _book(root: Path, path: str) -> Verdict:
    try:
        with zipfile.ZipFile(root / path) as book:
            fit = book.read("mimetype").strip() == b"application/epub+zip"
            fit = fit and book.testzip() is None
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError):
        fit = False
    if not fit:
        raise _refused("media_broken", path)
    return Verdict()


_LOOKS: dict[str, Callable[[Path, str], Verdict]] = {
    ".svg": _drawing, ".mp4": _film, ".webm": _film, ".pdf": _pdf, ".epub": _book,
    ".vtt": _cues, ".srt": _cues, **dict.fromkeys(FORMATS, _sound),
}  # fmt: skip

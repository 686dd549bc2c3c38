"""Every medium that is no photo: truly what its name says, whole, and bare of where it was made.

Photos are looked at by plugins/images. A file that no entry shows is published too, and so is
checked like the others.
"""

import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import mutagen
from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer
from pydantic_core import PydanticCustomError

from plugins.core import media, messages, output
from plugins.core.drawings import DrawingError, clean_drawing
from plugins.core.problems import Problem
from plugins.core.sound.containers import mp4_is_cut
from plugins.core.sound.location import without_location
from plugins.core.sound.reading import FORMATS

_WEBM = b"\x1a\x45\xdf\xa3"

Check = Callable[[Path, str], bytes | None]


def _refused(kind: str, path: str, **context: str) -> PydanticCustomError:
    return PydanticCustomError(kind, "{value}", {"value": path, **context})


def _drawing(root: Path, path: str) -> bytes | None:
    data = (root / path).read_bytes()
    try:
        cleaned = clean_drawing(data)
    except DrawingError as error:
        kind = "media_broken" if error.kind == "broken" else "drawing_active"
        raise _refused(kind, path, what=error.what) from None
    return None if cleaned == data else cleaned


def _sound(root: Path, path: str) -> bytes | None:
    media.audio(root, path)
    return without_location((root / path).read_bytes())


def _film(root: Path, path: str) -> bytes | None:
    data = (root / path).read_bytes()
    if path.lower().endswith(".webm"):
        if not data.startswith(_WEBM):
            raise _refused("media_broken", path)
        return None
    try:
        known = mutagen.File(root / path)
    except mutagen.MutagenError:
        known = None
    if known is None or data[4:8] != b"ftyp":
        raise _refused("media_broken", path)
    if mp4_is_cut(data):
        raise _refused("media_cut", path)
    return without_location(data)


def _document(root: Path, path: str) -> bytes | None:
    data = (root / path).read_bytes()
    if path.lower().endswith(".pdf"):
        if b"%PDF-" not in data[:1024]:
            raise _refused("media_broken", path)
        if b"%%EOF" not in data[-2048:]:
            raise _refused("media_cut", path)
        return None
    try:
        with zipfile.ZipFile(root / path) as book:
            fit = book.read("mimetype").strip() == b"application/epub+zip"
    except (zipfile.BadZipFile, KeyError, OSError):
        fit = False
    if not fit:
        raise _refused("media_broken", path)
    return None


_CHECKS: dict[str, Check] = {
    ".svg": _drawing, ".mp4": _film, ".webm": _film, ".pdf": _document, ".epub": _document,
    **dict.fromkeys(FORMATS, _sound),
}  # fmt: skip


def check_media(generators: list[Generator]) -> None:
    """Record what cannot be published; put what is cleaned in its place."""
    context, settings = generators[0].context, generators[0].settings
    root = Path(settings["PATH"])
    cleaned: dict[str, bytes] = {}
    for path in settings["INVENTORY"].media:
        check = _CHECKS.get(PurePosixPath(path).suffix.lower())
        try:
            if (root / path).stat().st_size == 0:
                raise _refused("media_empty", path)
            data = check(root, path) if check else None
        except PydanticCustomError as error:
            _record(settings, path, error)
        else:
            cleaned |= {path: data} if data is not None else {}
    context["cleaned_media"] = cleaned
    context["staticfiles"] = [
        static for static in context["staticfiles"] if static.relative_source_path not in cleaned
    ]


def _record(settings: dict[str, Any], path: str, error: PydanticCustomError) -> None:
    """Record a problem, unless the entry that shows the file, or another check, said so."""
    if any(f"'{path}'" in problem.what for problem in settings["PROBLEMS"]):
        return
    code, what, remedy = messages.sentence(error.type, error.context or {})
    what = what[:1].upper() + what[1:]
    settings["PROBLEMS"].add(Problem(f"content/{path}", 0, "", what, remedy, code=code))


class CleanedMediaGenerator(output.OutputGenerator):
    """Writes what was cleaned at the address of what it was cleaned of."""

    def generate_output(self, writer: Writer) -> None:
        """Write the files."""
        for path, data in self.context["cleaned_media"].items():
            output.write(self.output_path, path, data)


def offer_generator(_pelican: object) -> type[CleanedMediaGenerator]:
    """Answer Pelican's call for generators."""
    return CleanedMediaGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(offer_generator)
    signals.all_generators_finalized.connect(check_media)

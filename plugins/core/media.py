"""Files under content/media: they must exist, and what is told of them is read from them."""

import difflib
import mmap
import struct
import warnings
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import mutagen
from PIL import ExifTags, Image, UnidentifiedImageError
from pydantic_core import PydanticCustomError

from plugins.core.sound.containers import webm_seconds
from plugins.core.sound.reading import (
    FORMATS,
    CarriedChapter,
    CutError,
    NotSoundError,
    read_sound,
)
from plugins.core.transcripts.cues import Cue, Turn, turns
from plugins.core.transcripts.refusing import read_cues

FOLDER = "media"

MOST_PIXELS = 50_000_000
"""A photo beyond this is a mistake: decoded it would take 150 MB."""

LONGEST_SIDE = 1600
"""What is published of a photo: full width on any screen, and a size that feeds can carry."""

# By name, because mutagen says `audio/mp3` and the system's tables differ between machines;
# Apple's list: https://help.apple.com/itc/podcasts_connect/#/itcb54353390
TYPES = {
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp",
    ".avif": "image/avif", ".gif": "image/gif", ".svg": "image/svg+xml",
    ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".opus": "audio/ogg",
    ".mp4": "video/mp4", ".webm": "video/webm",
    ".vtt": "text/vtt", ".srt": "application/x-subrip",
    ".pdf": "application/pdf", ".epub": "application/epub+zip",
}  # fmt: skip

# MPO: a JPEG after which a phone keeps a second view of the same moment.
_PICTURE_FORMATS = {
    ".jpg": ("JPEG", "MPO"), ".jpeg": ("JPEG", "MPO"), ".png": ("PNG",), ".webp": ("WEBP",),
    ".avif": ("AVIF",), ".gif": ("GIF",),
}  # fmt: skip

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")


@dataclass(frozen=True)
class MediaFile:
    """A file that the site publishes as it is. `path` is relative to content/."""

    path: str
    bytes: int

    @property
    def url(self) -> str:
        """Its address below the site's root."""
        return self.path

    @property
    def type(self) -> str:
        """Its media type."""
        return TYPES[PurePosixPath(self.path).suffix.lower()]


@dataclass(frozen=True)
class ImageFile(MediaFile):
    """A picture; width and height in pixels, upright, as it is published."""

    width: int
    height: int


@dataclass(frozen=True)
class PlayableFile(MediaFile):
    """Sound or moving pictures; `seconds` is None where the format does not tell."""

    seconds: int | None


@dataclass(frozen=True)
class SoundFile(PlayableFile):
    """Sound, with the digest of its bytes and the chapters written into it."""

    seconds: int
    sha256: str
    chapters: tuple[CarriedChapter, ...]


@dataclass(frozen=True)
class TranscriptFile(MediaFile):
    """What is said, cue by cue."""

    cues: tuple[Cue, ...]

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The cues as paragraphs, for the page."""
        return turns(self.cues)


@dataclass(frozen=True)
class CaptionsFile(MediaFile):
    """Captions of a film. Browsers read WebVTT alone: of SubRip one is written beside it."""

    @property
    def url(self) -> str:
        """The address of the WebVTT."""
        return str(PurePosixPath(self.path).with_suffix(".vtt"))

    @property
    def type(self) -> str:
        """Its media type."""
        return TYPES[".vtt"]


def find(root: Path, value: str, suffixes: tuple[str, ...]) -> tuple[str, Path]:
    """Return the path below content/ and the file, which must exist with the right suffix.

    Raises PydanticCustomError media_outside, media_type, media_missing.
    """
    path = PurePosixPath(value.removeprefix("{static}").lstrip("/"))
    if ".." in path.parts or path.parts[:1] != (FOLDER,) or "\\" in value:
        raise PydanticCustomError("media_outside", "{value}", {"value": value})
    if path.suffix.lower() not in suffixes:
        context = {"value": value, "suffixes": ", ".join(suffixes)}
        raise PydanticCustomError("media_type", "{value}", context)
    file = root / path
    if not _exists_with_this_case(root, path):
        context = {"value": value, "near": near_file(root, path)}
        raise PydanticCustomError("media_missing", "{value}", context)
    if file.stat().st_size == 0:
        raise PydanticCustomError("media_empty", "{value}", {"value": value})
    return str(path), file


def _exists_with_this_case(root: Path, path: PurePosixPath) -> bool:
    """Tell whether the file exists by exactly this name.

    Windows and macOS would find Foto.JPG under foto.jpg; a web server does not. Only there, where
    the name in the other case is found as well, is the folder listed: it may hold thousands.
    """
    file = root / path
    try:
        if not file.is_file():
            return False
    except OSError:  # a name longer than any file can have
        return False
    resolved = file.resolve()
    if not resolved.is_relative_to(root.resolve()):
        return False
    return not file.with_name(file.name.swapcase()).exists() or file.name in _names(file.parent)


def _names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


def near_file(root: Path, path: PurePosixPath) -> str:
    """Return the medium whose path is nearest to the one that is missing, or ''."""
    media = sorted(
        file.relative_to(root).as_posix() for file in (root / FOLDER).rglob("*") if file.is_file()
    )
    near = difflib.get_close_matches(str(path), media, n=1, cutoff=0.6)
    same_name = [name for name in media if PurePosixPath(name).name.lower() == path.name.lower()]
    return (same_name or near or [""])[0]


def image(root: Path, value: str) -> ImageFile:
    """Return the picture's facts; raises media_broken when it is not the picture it says."""
    path, file = find(root, value, PICTURES)
    try:
        # Pillow warns of large pictures, and of EXIF that makes no sense. How large is too large
        # is decided below, and nothing of the EXIF but the turn is used.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(file) as picture:
                width, height = picture.size
                held = picture.format or ""
                turned = _lies_on_its_side(picture.info.get("exif"))
                picture.verify()
    except PermissionError:
        raise  # the file may be well
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, struct.error):
        raise PydanticCustomError("media_broken", "{value}", {"value": value}) from None
    except Image.DecompressionBombError:
        raise PydanticCustomError("media_huge", "{value}", {"value": value}) from None
    _refuse_another_type(value, file, held)
    if width * height > MOST_PIXELS:
        raise PydanticCustomError("media_huge", "{value}", {"value": value})
    size = (height, width) if turned else (width, height)
    return ImageFile(path, file.stat().st_size, *published_size(*size))


def _refuse_another_type(value: str, file: Path, held: str) -> None:
    suffix = file.suffix.lower()
    fitting = [name for name, known in _PICTURE_FORMATS.items() if held in known]
    if suffix not in fitting:
        context = {"value": value, "format": held, "suffix": suffix}
        context["fitting"] = fitting[0] if fitting else ".jpg"
        raise PydanticCustomError("picture_mistyped", "{value}", context)


def _lies_on_its_side(data: bytes | None) -> bool:
    """Tell whether EXIF asks for a quarter turn; getexif() itself would decode a whole PNG."""
    exif = Image.Exif()
    exif.load(data or b"")
    return exif.get(ExifTags.Base.Orientation, 1) in (5, 6, 7, 8)


def published_size(width: int, height: int) -> tuple[int, int]:
    """Return the size in which a picture is published: smaller where it is very large.

    Square ones are left: they are covers of podcasts, for which Apple asks 1400 to 3000 pixels.
    """
    if width == height or max(width, height) <= LONGEST_SIDE:
        return width, height
    scale = LONGEST_SIDE / max(width, height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def audio(root: Path, value: str) -> SoundFile:
    """Return the sound's facts; raises media_broken, media_cut, media_mistyped, media_format."""
    path, file = find(root, value, tuple(FORMATS))
    try:
        sound = read_sound(file)
    except NotSoundError:
        raise PydanticCustomError("media_broken", "{value}", {"value": value}) from None
    except CutError:
        raise PydanticCustomError("media_cut", "{value}", {"value": value}) from None
    suffix = file.suffix.lower()
    if sound.format not in FORMATS[suffix]:
        fitting = next((name for name, held in FORMATS.items() if sound.format in held), "")
        context = {"value": value, "format": sound.format, "suffix": suffix, "fitting": fitting}
        kind = "media_mistyped" if fitting else "media_format"
        raise PydanticCustomError(kind, "{value}", context)
    return SoundFile(
        path, file.stat().st_size, max(round(sound.seconds), 1), sound.sha256, sound.chapters
    )


def video(root: Path, value: str) -> PlayableFile:
    """Return the film's facts; not every .webm tells how long it is."""
    path, file = find(root, value, (".mp4", ".webm"))
    if file.suffix.lower() == ".webm":
        with (
            file.open("rb") as source,
            mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as data,
        ):
            seconds = webm_seconds(data)
        return PlayableFile(path, file.stat().st_size, None if seconds is None else round(seconds))
    try:
        facts = mutagen.File(file)
    except (mutagen.MutagenError, struct.error, ValueError):
        facts = None
    if facts is None or facts.info is None:
        raise PydanticCustomError("media_broken", "{value}", {"value": value})
    return PlayableFile(path, file.stat().st_size, round(facts.info.length))


def document(root: Path, value: str) -> MediaFile:
    """Return a document's facts."""
    path, file = find(root, value, (".pdf", ".epub", ".jpg", ".jpeg", ".png"))
    return MediaFile(path, file.stat().st_size)


def transcript(root: Path, value: str) -> TranscriptFile:
    """Return what is said; raises transcript_… for each kind of fault, with all its lines."""
    path, file = find(root, value, (".vtt", ".srt"))
    data = file.read_bytes()
    return TranscriptFile(path, len(data), read_cues(data, value, in_turn=True))


def captions(root: Path, value: str) -> CaptionsFile:
    """Return a caption file's facts; raises as `transcript` does."""
    path, file = find(root, value, (".vtt", ".srt"))
    data = file.read_bytes()
    read_cues(data, value, in_turn=False)
    return CaptionsFile(path, len(data))

"""What was found of one medium, and where it is remembered, so that it is looked at once.

A file is known by its place on the disk and its time, as git knows it, or else by its bytes: a
decade of episodes is neither read nor played again by every build.
"""

import base64
import hashlib
import json
import os
import tempfile
import time
import zlib
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from plugins.core.traces.span import Span

_CORE = Path(__file__).resolve().parent.parent / "core"
_CODE = ("sound/*.py", "traces/*.py", "transcripts/*.py", "media.py", "drawings.py", "play*.py")
_BLOCK = 1 << 20
_SPARE = 1000
_OLD = 90 * 24 * 3600  # seconds


@dataclass(frozen=True)
class Verdict:
    """What is wrong with a medium, or what is published of it.

    `faults` are types of sentences in sentences.py with what fills them; `spans` are overwritten
    in what is published; `whole`, if any, is published instead.
    """

    faults: tuple[tuple[str, dict[str, Any]], ...] = ()
    spans: tuple[Span, ...] = ()
    whole: bytes | None = None

    @property
    def changes(self) -> bool:
        """Whether something else is published than the file itself."""
        return bool(self.spans) or self.whole is not None


@dataclass(frozen=True)
class Judged:
    """A verdict, and the digest of the bytes that it is about."""

    verdict: Verdict
    digest: str


class VerdictStore:
    """Verdicts by the digests of files, in a folder that may be deleted at any time.

    `stamps` is a file for one content folder: which digest each of its files had.
    """

    def __init__(self, folder: Path, stamps: Path) -> None:
        self._folder = folder
        self._stamps = stamps
        self._known: dict[str, list[str]] = _read(stamps)
        self._seen: dict[str, list[str]] = {}
        self._made_by = _tools()
        self._used: set[Path] = set()

    def get(self, path: str, file: Path) -> Judged | None:
        """Return what is known of the file that `path` names below content/."""
        digest = self._digest(path, file)
        found = _read(self._place(path, digest))
        try:
            return Judged(_verdict(found), digest) if found else None
        except (KeyError, TypeError, ValueError, zlib.error):
            return None

    def keep(self, path: str, file: Path, verdict: Verdict) -> Judged:
        """Remember a verdict."""
        digest = self._digest(path, file)
        place = self._place(path, digest)
        place.parent.mkdir(parents=True, exist_ok=True)
        _write(place, _json(verdict))
        return Judged(verdict, digest)

    def save(self) -> None:
        """Remember the times of the files, and forget verdicts that nobody has asked for long."""
        if self._seen != self._known:
            self._stamps.parent.mkdir(parents=True, exist_ok=True)
            _write(self._stamps, self._seen)
        files = list(self._folder.glob("??/*.json"))
        if len(files) > 2 * len(self._used) + _SPARE:
            for file in files:
                if file not in self._used and time.time() - file.stat().st_mtime > _OLD:
                    file.unlink(missing_ok=True)

    def _digest(self, path: str, file: Path) -> str:
        found = file.stat()
        stamp = f"{found.st_ino}:{found.st_size}:{found.st_mtime_ns}:{found.st_ctime_ns}"
        known = self._seen.get(path) or self._known.get(path)
        if known is None or known[0] != stamp:
            known = [stamp, _digest(file)]
        self._seen[path] = known
        return known[1]

    def _place(self, path: str, digest: str) -> Path:
        # What a file ought to be, its name tells.
        told = f"{self._made_by} {Path(path).suffix.lower()} {digest}"
        key = hashlib.blake2b(told.encode(), digest_size=20).hexdigest()
        place = self._folder / key[:2] / f"{key}.json"
        self._used.add(place)
        return place


def _tools() -> str:
    files = sorted(
        file
        for folder, pattern in [*((_CORE, one) for one in _CODE), (Path(__file__).parent, "*.py")]
        for file in folder.glob(pattern)
    )
    code = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    return " ".join([code, *(version(name) for name in ("av", "mutagen", "lxml"))])


def _digest(file: Path) -> str:
    state = hashlib.blake2b(digest_size=20)
    with file.open("rb") as opened:
        while block := opened.read(_BLOCK):
            state.update(block)
    return state.hexdigest()


def _json(verdict: Verdict) -> dict[str, Any]:
    return {
        "faults": verdict.faults,
        "spans": [[span.start, _packed(span.filling)] for span in verdict.spans],
        "whole": None if verdict.whole is None else _packed(verdict.whole),
    }


def _verdict(found: dict[str, Any]) -> Verdict:
    return Verdict(
        tuple((kind, context) for kind, context in found["faults"]),
        tuple(Span(start, _unpacked(filling)) for start, filling in found["spans"]),
        None if found["whole"] is None else _unpacked(found["whole"]),
    )


def _packed(data: bytes) -> str:
    """Return bytes as text; most of them are one and the same, again and again."""
    return base64.b64encode(zlib.compress(data)).decode()


def _unpacked(text: str) -> bytes:
    return zlib.decompress(base64.b64decode(text))


def _read(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(file: Path, content: object) -> None:
    """Write the file in one step: another build may be reading."""
    descriptor, name = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
        json.dump(content, opened)
    Path(name).replace(file)

"""Where photos are kept: media/gambar/, each by its day and subject, none of them twice."""

import contextlib
import datetime
import itertools
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from plugins.core.photographs import NotAPhotographError, Photograph, differing, prepare
from plugins.core.text import slugify

FOLDER = "media/gambar"

_SAME = 10  # bits of a likeness
_LONGEST_SUBJECT = 60


@dataclass(frozen=True)
class Shelved:
    """Where a photo is; `twin` is another that shows the same, `is_new` whether it was written."""

    path: str
    is_new: bool
    twin: str | None = None


@dataclass
class Shelf:
    """The photos of one content folder."""

    content: Path
    _likenesses: dict[str, int] = field(default_factory=dict)

    def put(self, photo: Photograph, day: datetime.date, subject: str) -> Shelved:
        """Keep the photo, and return its path below content/; raises OSError.

        One whose bytes are there already is not written again.
        """
        if (same := self._same(photo)) is not None:
            return Shelved(same, is_new=False, twin=same)
        twin = self._alike(photo, day)
        words = slugify(subject)[:_LONGEST_SUBJECT].strip("-") or "foto"
        path = self._write(photo, f"{day.isoformat()}-{words}")
        self._likenesses[path] = photo.likeness
        return Shelved(path, is_new=True, twin=twin)

    def _same(self, photo: Photograph) -> str | None:
        for file in self._files(f"*{photo.suffix}"):
            if file.stat().st_size == len(photo.data) and file.read_bytes() == photo.data:
                return self._path(file)
        return None

    def _alike(self, photo: Photograph, day: datetime.date) -> str | None:
        """Return a photo of that day, or one put here before, that shows the same."""
        for file in self._files(f"{day.isoformat()}-*"):
            path = self._path(file)
            if path not in self._likenesses:
                with contextlib.suppress(NotAPhotographError):
                    self._likenesses[path] = prepare(file.read_bytes()).likeness
        alike = (
            path
            for path, likeness in self._likenesses.items()
            if differing(likeness, photo.likeness) <= _SAME
        )
        return next(alike, None)

    def _files(self, pattern: str) -> Iterator[Path]:
        yield from sorted((self.content / FOLDER).glob(pattern))

    def _path(self, file: Path) -> str:
        return file.relative_to(self.content).as_posix()

    def _write(self, photo: Photograph, name: str) -> str:
        """Write the file whole under the first free name, and return its path."""
        folder = self.content / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".foto-") as hidden:
            draft = Path(hidden, "foto")
            draft.write_bytes(photo.data)
            for number in itertools.count(1):
                end = "" if number == 1 else f"-{number}"
                target = folder / f"{name}{end}{photo.suffix}"
                # Of another kind it would differ from this one by its suffix alone.
                if next(folder.glob(f"{target.stem}.*"), None) is None and _moved(draft, target):
                    return self._path(target)
        raise AssertionError("unreachable")


def _moved(draft: Path, target: Path) -> bool:
    """Give the file its name unless another has taken it meanwhile."""
    try:
        descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    except FileExistsError:
        return False
    os.close(descriptor)
    draft.replace(target)
    return True

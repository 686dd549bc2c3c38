"""From a folder of photos to files that a page may show, and the words that go with each."""

import datetime
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.core import front_matter_editing
from plugins.core.front_matter import read
from plugins.core.photograph_shelf import Shelf, Shelved
from plugins.core.photographs import SUFFIXES, Photograph, day_in_name
from plugins.core.replacing import replace_file


@dataclass(frozen=True)
class Words:
    """What is said of a photo."""

    alt: str
    caption: str = ""
    credit: str = ""

    def fields(self, path: str) -> dict[str, Any]:
        """Return the `gambar` field of an entry."""
        words = {"alt": self.alt, "keterangan": self.caption, "kredit": self.credit}
        return {
            "berkas": path,
            **{key: text for key, text in words.items() if text or key == "alt"},
        }

    def markdown(self, path: str) -> str:
        """Return the picture as it stands in an entry's body."""
        told = ". ".join(filter(None, (self.caption.rstrip("."), self.credit)))
        title = ' "{}"'.format(told.replace('"', "”")) if told else ""
        return f"![{self.alt.replace('[', '(').replace(']', ')')}]({path}{title})"


def photo_files(places: Iterable[Path]) -> Iterator[Path]:
    """Yield every file that may be a photo: those named, and those in the folders named."""
    for place in places:
        if place.is_dir():
            found = (Path(folder, name) for folder, _, names in os.walk(place) for name in names)
            yield from sorted(
                file
                for file in found
                if file.suffix.lower() in SUFFIXES and not file.name.startswith(".")
            )
        else:
            yield place


def day_of(file: Path, photo: Photograph) -> tuple[datetime.date, str]:
    """Return the day of a photo and how it is known: by the camera, its name, or the file."""
    if photo.taken is not None:
        return photo.taken.date(), "menurut kamera"
    if (day := day_in_name(file.name)) is not None:
        return day, "menurut namanya"
    stamp = datetime.datetime.fromtimestamp(file.stat().st_mtime).astimezone()
    return stamp.date(), "menurut berkasnya; periksa"


def add_to_entry(entry: Path, shelf: Shelf, photos: Iterable[tuple[Shelved, Words]]) -> None:
    """Put the photos into an entry: the first as its picture if it has none, the others below.

    Raises EditRefusedError; the file is then as it was.
    """
    data = entry.read_bytes()
    shown = entry.relative_to(shelf.content.parent).as_posix()
    source, problems = read(data, shown)
    if source is None:
        raise front_matter_editing.EditRefusedError(problems)
    values, body = dict(source.values), source.body
    rest = [(photo.path, words) for photo, words in photos if photo.path not in data.decode()]
    if rest and not (values.get("gambar") or values.get("image")):
        key = "image" if "image" in values else "gambar"
        values[key] = rest[0][1].fields(rest[0][0])
        rest = rest[1:]
    for path, words in rest:
        body = f"{body.rstrip()}\n\n{words.markdown(path)}\n"
    edited = front_matter_editing.rewrite(data, values, body, shown)
    replace_file(entry, edited)

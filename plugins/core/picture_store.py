"""Keeps what was made of pictures, so that an unchanged one is never made twice.

An entry of the store is a list (`<key>.json`) with the names, sizes and digests of its files
beside it. The list is written last, and a file that does not agree with it is made anew.
"""

import hashlib
import json
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import PIL
from PIL import features

from plugins.core import pictures, share_cards
from plugins.core.pictures import Encoded
from plugins.core.replacing import replace_file

_SPARE = 1000
_OLD = 30 * 24 * 3600  # seconds


Listed = list[dict[str, Any]]
"""The files that were made of one source, as they stand in a list."""


@dataclass(frozen=True)
class Stored:
    """A file in the store; `digest` is of its bytes."""

    name: str
    file: Path
    bytes: int
    width: int
    height: int
    digest: str


class PictureStore:
    """A folder of made pictures; may be deleted at any time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._tools = _tools()
        self._all = folder / "daftar.json"
        self._listed: dict[str, Listed] = _read_all(self._all)
        """The lists of the last build, in one file: sparing this one ten thousand."""

        self._used: dict[str, Listed] = {}

    def get(
        self, recipe: str, source: bytes, make: Callable[[], list[Encoded]]
    ) -> tuple[Stored, ...]:
        """Return what the recipe makes of the source, made now only if it is not yet there.

        Everything that `make` depends on is named in `recipe`, or in `source`.
        """
        key = self._key(recipe, source)
        known = self._known(key)
        return known if known is not None else self._keep(key, make())

    def known(self, recipe: str, source: bytes) -> tuple[Stored, ...] | None:
        """Return the same if it is there."""
        return self._known(self._key(recipe, source))

    def _key(self, recipe: str, source: bytes) -> str:
        return hashlib.sha256(f"{self._tools}\n{recipe}\n".encode() + source).hexdigest()

    def _index(self, key: str) -> Path:
        return Path(f"{self.folder}/{key[:2]}/{key}.json")

    def _known(self, key: str) -> tuple[Stored, ...] | None:
        folder = f"{self.folder}/{key[:2]}"
        listed = self._listed.get(key)
        found = _stored(folder, listed)
        if found is None:
            listed = _read(self._index(key))
            found = _stored(folder, listed)
        if listed is None or found is None:
            return None
        now = [_changed(stored) for stored in found]
        if now == [item.get("changed") for item in listed]:
            self._used[key] = listed
            return found
        # Only what was touched is read again.
        try:
            same = all(_digest(stored.file.read_bytes()) == stored.digest for stored in found)
        except OSError:
            return None
        if same:
            self._list(key, found, now)
        return found if same else None

    def _keep(self, key: str, made: list[Encoded]) -> tuple[Stored, ...]:
        folder = self._index(key).parent
        found = []
        for encoded in made:
            file = folder / f"{key}-{encoded.name}"
            # In one step: another build may be reading.
            replace_file(file, encoded.data, durable=False)
            size = (encoded.width, encoded.height)
            data = encoded.data
            found.append(Stored(encoded.name, file, len(data), *size, _digest(data)))
        self._list(key, found, [_changed(stored) for stored in found])
        return tuple(found)

    def _list(self, key: str, found: Sequence[Stored], changed: Sequence[int | None]) -> None:
        self._used[key] = [
            vars(stored) | {"file": stored.file.name, "changed": changed_at}
            for stored, changed_at in zip(found, changed, strict=True)
        ]
        replace_file(self._index(key), json.dumps(self._used[key]).encode(), durable=False)

    def prune(self) -> None:
        """Delete what was not asked for and is old, once there is more than twice what was.

        What is young may be another build's, which is just about to publish it.
        """
        if self._used != self._listed:
            replace_file(self._all, json.dumps(self._used).encode(), durable=False)
        indexes = list(self.folder.glob("??/*.json"))
        if len(indexes) <= 2 * len(self._used) + _SPARE:
            return
        for index in indexes:
            if index.stem not in self._used and time.time() - index.stat().st_mtime > _OLD:
                index.unlink(missing_ok=True)
                for file in index.parent.glob(f"{index.stem}-*"):
                    file.unlink(missing_ok=True)


def _tools() -> str:
    """Name what decides the bytes beside the source: encoders, and our own code."""
    modules = (pictures.__file__, share_cards.__file__)
    code = hashlib.sha256(b"".join(Path(name).read_bytes() for name in modules)).hexdigest()
    encoders = [features.version(name) or "" for name in ("avif", "jpg", "webp", "freetype2")]
    return " ".join([PIL.__version__, *encoders, code])


def _read_all(file: Path) -> dict[str, Listed]:
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _read(index: Path) -> Listed | None:
    try:
        found: Listed = json.loads(index.read_bytes())
    except (OSError, ValueError):
        return None
    return found


def _stored(folder: str, listed: Listed | None) -> tuple[Stored, ...] | None:
    """Return the files of a list; None if it is none."""
    if listed is None:
        return None
    try:
        found = []
        for item in listed:
            fields = {name: value for name, value in item.items() if name != "changed"}
            file = fields.pop("file")
            if "/" in file or "\\" in file:
                return None  # a foreign list must not name what lies elsewhere
            found.append(Stored(file=Path(f"{folder}/{file}"), **fields))
    except (TypeError, KeyError, AttributeError):
        return None
    return tuple(found)


def _changed(stored: Stored) -> int | None:
    """Return the time of change of a file in nanoseconds; None if it has another size."""
    try:
        found = os.stat(stored.file)  # noqa: PTH116 (of tens of thousands, this is felt)
    except OSError:
        return None
    return found.st_mtime_ns if found.st_size == stored.bytes else None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

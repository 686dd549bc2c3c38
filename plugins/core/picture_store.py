"""Keeps what was made of pictures, so that an unchanged one is never made twice.

An entry of the store is a list (`<key>.json`) with the names, sizes and digests of its files
beside it. The list is written last, and a file that does not agree with it is made anew.
"""

import hashlib
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import PIL
from PIL import features

from plugins.core import pictures, share_cards
from plugins.core.pictures import Encoded
from plugins.core.replacing import replace_file

_SPARE = 1000
_OLD = 30 * 24 * 3600  # seconds


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
        self._used: set[Path] = set()

    def get(
        self, recipe: str, source: bytes, make: Callable[[], list[Encoded]]
    ) -> tuple[Stored, ...]:
        """Return what the recipe makes of the source, made now only if it is not yet there.

        Everything that `make` depends on is named in `recipe`, or in `source`.
        """
        index = self._index(recipe, source)
        known = _read(index)
        return known if known is not None else _keep(index, make())

    def known(self, recipe: str, source: bytes) -> tuple[Stored, ...] | None:
        """Return the same if it is there."""
        return _read(self._index(recipe, source))

    def _index(self, recipe: str, source: bytes) -> Path:
        digest = hashlib.sha256(f"{self._tools}\n{recipe}\n".encode() + source).hexdigest()
        index = self.folder / digest[:2] / f"{digest}.json"
        self._used.add(index)
        return index

    def prune(self) -> None:
        """Delete what was not asked for and is old, once there is more than twice what was.

        What is young may be another build's, which is just about to publish it.
        """
        indexes = list(self.folder.glob("??/*.json"))
        if len(indexes) <= 2 * len(self._used) + _SPARE:
            return
        for index in indexes:
            if index not in self._used and time.time() - index.stat().st_mtime > _OLD:
                index.unlink(missing_ok=True)
                for file in index.parent.glob(f"{index.stem}-*"):
                    file.unlink(missing_ok=True)


def _tools() -> str:
    """Name what decides the bytes beside the source: encoders, and our own code."""
    modules = (pictures.__file__, share_cards.__file__)
    code = hashlib.sha256(b"".join(Path(name).read_bytes() for name in modules)).hexdigest()
    encoders = [features.version(name) or "" for name in ("avif", "jpg", "webp", "freetype2")]
    return " ".join([PIL.__version__, *encoders, code])


def _read(index: Path) -> tuple[Stored, ...] | None:
    try:
        listed = json.loads(index.read_bytes())
        changed = [item.pop("changed", None) for item in listed]
        found = tuple(Stored(file=index.with_name(item.pop("file")), **item) for item in listed)
        now = [_changed(stored) for stored in found]
        if now != changed:
            # Only what was touched is read again.
            if any(_digest(stored.file.read_bytes()) != stored.digest for stored in found):
                return None
            _list(index, found, now)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return found


def _changed(stored: Stored) -> int | None:
    """Return the time of change of a file in nanoseconds; None if it has another size."""
    found = stored.file.stat()
    return found.st_mtime_ns if found.st_size == stored.bytes else None


def _keep(index: Path, made: list[Encoded]) -> tuple[Stored, ...]:
    found = []
    for encoded in made:
        file = index.with_name(f"{index.stem}-{encoded.name}")
        # In one step: another build may be reading.
        replace_file(file, encoded.data, durable=False)
        size = (encoded.width, encoded.height)
        found.append(Stored(encoded.name, file, len(encoded.data), *size, _digest(encoded.data)))
    _list(index, found, [_changed(stored) for stored in found])
    return tuple(found)


def _list(index: Path, found: Sequence[Stored], changed: Sequence[int | None]) -> None:
    listed = [
        vars(stored) | {"file": stored.file.name, "changed": changed_at}
        for stored, changed_at in zip(found, changed, strict=True)
    ]
    replace_file(index, json.dumps(listed).encode(), durable=False)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

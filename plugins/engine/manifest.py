"""What the last build made, and of what: enough to tell which outputs would be the same now."""

import contextlib
import operator
from array import array
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Generic, TypeVar

from plugins.core.replacing import replace_file
from plugins.engine import pickling
from plugins.engine.provenance import DIGEST_BYTES, digest

FORM = 5
"""Counted up whenever what is kept changes its meaning."""

_MOST = 20

Collected = TypeVar("Collected", bound=Hashable)

Stamp = tuple[bytes, int, int]
"""Digest, size and time of change of a file that was written."""

Read = tuple[str, int]
"""The key of a content, with the number of the set of attributes that an output read of it."""


@dataclass(slots=True)
class Output:
    """One output of the last build."""

    stamp: Stamp
    contents: bytes
    """The numbers of what it read of contents, as `packed` makes them."""

    shared: int
    templates: int
    own: int
    """The number of a list of paths from what this output alone was given."""

    own_digests: bytes
    """What was at their ends, one digest after another."""


@dataclass
class Manifest:
    """All outputs of one build. What many of them have in common stands here once.

    Some of that may be of former builds alone.
    """

    made_by: bytes
    contents: dict[str, tuple[int, bytes, bytes]] = field(default_factory=dict)
    """Of each content the number of a list of attributes, those that any output has read; one
    digest of them all; and their own digests, one after another."""

    reads: list[Read] = field(default_factory=list)
    shared_paths: list[Any] = field(default_factory=list)
    """All paths into what outputs share, and in `shared_digests` what was at their ends."""

    shared_digests: list[bytes] = field(default_factory=list)
    templates: dict[str, bytes] = field(default_factory=dict)
    attribute_sets: list[frozenset[str]] = field(default_factory=list)
    attribute_lists: list[tuple[str, ...]] = field(default_factory=list)
    own_lists: list[tuple[Any, ...]] = field(default_factory=list)
    shared_sets: list[tuple[int, ...]] = field(default_factory=list)
    template_sets: list[frozenset[str]] = field(default_factory=list)
    outputs: dict[str, Output] = field(default_factory=dict)

    def save(self, file: Path) -> None:
        """Write it in one step."""
        plain = {**vars(self), "outputs": {n: _values(o) for n, o in self.outputs.items()}}
        data = pickling.dump((FORM, plain))
        replace_file(file, digest(data) + data, durable=False)
        with contextlib.suppress(OSError):  # of another build that does the same
            prune(file.parent)


_values = operator.attrgetter(*(one.name for one in fields(Output)))


def prune(folder: Path) -> None:
    """Forget the sites that were built longest ago, beyond so many."""
    files = sorted(folder.glob("*.pickle"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[_MOST:]:
        file.unlink(missing_ok=True)


def load(file: Path, made_by: bytes) -> Manifest:
    """Return the manifest in a file; an empty one if it is damaged, foreign or out of date."""
    empty = Manifest(made_by)
    try:
        data = file.read_bytes()
        size = len(made_by)
        if digest(data[size:]) != data[:size]:
            return empty
        form, plain = pickling.load(data[size:])
        if form != FORM or plain["made_by"] != made_by:
            return empty
        plain["outputs"] = {name: Output(*values) for name, values in plain["outputs"].items()}
        return Manifest(**plain)
    except Exception:  # noqa: BLE001 (a foreign pickle may fail in any way)
        return empty


def file_for(cache: Path, output: Path) -> Path:
    """Return where the manifest of a site's folder is kept."""
    return cache / "keluaran" / f"{digest(str(output.resolve())).hex()}.pickle"


class Numbering(Generic[Collected]):
    """Gives equal collections one number each."""

    def __init__(self, listed: list[Collected]) -> None:
        self._listed = listed
        self._numbers = {found: number for number, found in enumerate(listed)}

    def __call__(self, wanted: Collected) -> int:
        """Return the number of a collection, which may be new."""
        number = self._numbers.get(wanted)
        if number is None:
            number = self._numbers[wanted] = len(self._listed)
            self._listed.append(wanted)
        return number


def packed(numbers: Iterable[int]) -> bytes:
    """Return numbers in little room: a large site has millions of them."""
    return array("I", numbers).tobytes()


def unpacked(numbers: bytes) -> Iterable[int]:
    """Return such numbers again."""
    return memoryview(numbers).cast("I")


def apart(digests: bytes) -> Iterator[bytes]:
    """Yield each of the digests that stand one after another."""
    return (digests[at : at + DIGEST_BYTES] for at in range(0, len(digests), DIGEST_BYTES))

"""Remembers what was learnt of each file, so that what is unchanged is not read again.

A file is known by its place on the disk and its time, as git knows it, or else by its bytes.
Facts that three builds in a row did not need are forgotten.
"""

import base64
import hashlib
import json
import os
import sys
from array import array
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from plugins.checking.facts import Facts, Fault
from plugins.core.replacing import replace_file

_OLDEST = 3
_FILE = "fakta.json"
_WASTE = 2
_NUMBER = "I"

Row = list[Any]
"""The age of facts in builds; targets, ids and items as numbers of texts, packed; faults."""


class FactStore:
    """A file of facts in a folder; may be deleted at any time."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / _FILE
        self._version = _own_version()
        self._stamps: dict[str, str] = {}
        self._rows: dict[str, Row] = {}
        self._texts: list[str] = []
        self._needed = 0
        """How many texts there were when those that no row has any more were last left out."""

        self._load()
        self._used: dict[str, str] = {}
        self._numbers: dict[str, int] = {}

    def by_stamp(self, stamp: str) -> Facts | None:
        """Return the facts of a file that is where it was and as old as it was."""
        digest = self._stamps.get(stamp)
        return None if digest is None else self.by_digest(digest, stamp)

    def by_digest(self, digest: str, stamp: str) -> Facts | None:
        """Return the facts of these bytes."""
        try:
            _, targets, ids, items, faults = self._rows[digest]
            found = Facts(
                tuple(self._told(targets)),
                tuple(self._told(ids)),
                tuple(Fault(*fault) for fault in faults),
                tuple(self._told(items)),
            )
        except (LookupError, TypeError, ValueError):
            return None
        self._used[stamp] = digest
        return found

    def keep(self, digest: str, stamp: str, facts: Facts) -> Facts:
        """Remember what was learnt; return it with texts that it shares with other files."""
        lists = map(self._numbered, (facts.targets, facts.ids, facts.items))
        self._rows[digest] = [0, *lists, [list(fault) for fault in facts.faults]]
        return self.by_digest(digest, stamp) or facts

    def save(self) -> None:
        """Write the file in one step, if there is news: another build may be reading."""
        if self._used == self._stamps:
            return
        used = set(self._used.values())
        for digest, row in self._rows.items():
            row[0] = 0 if digest in used else row[0] + 1
        self._rows = {digest: row for digest, row in self._rows.items() if row[0] < _OLDEST}
        if len(self._texts) > _WASTE * self._needed:
            self._leave_out_texts()
        stamps = {
            stamp: digest
            for stamp, digest in self._stamps.items()
            if digest in self._rows and digest not in used
        }
        data = json.dumps(
            {
                "version": self._version,
                "stamps": stamps | self._used,
                "texts": self._texts,
                "needed": self._needed,
                "facts": self._rows,
            },
            ensure_ascii=False,
        )
        replace_file(self._file, data.encode(), durable=False)

    def _told(self, numbers: str) -> Iterable[str]:
        """Return the texts of some numbers. Raises LookupError or ValueError."""
        found = array(_NUMBER)
        found.frombytes(base64.b64decode(numbers, validate=True))
        return map(self._texts.__getitem__, found)

    def _numbered(self, texts: Iterable[str]) -> str:
        """Return the numbers of texts in little room: a large site has millions of them."""
        if not self._numbers:
            self._numbers = {text: number for number, text in enumerate(self._texts)}
        found = array(_NUMBER)
        for text in texts:
            number = self._numbers.setdefault(text, len(self._texts))
            if number == len(self._texts):
                self._texts.append(text)
            found.append(number)
        return base64.b64encode(found).decode()

    def _leave_out_texts(self) -> None:
        """Forget the texts that no row has any more."""
        told = [[[*self._told(row[place])] for place in (1, 2, 3)] for row in self._rows.values()]
        self._texts, self._numbers = [], {}
        for row, lists in zip(self._rows.values(), told, strict=True):
            row[1:4] = map(self._numbered, lists)
        self._needed = len(self._texts)

    def _load(self) -> None:
        try:
            data = json.loads(self._file.read_bytes())
            if data["version"] == self._version:
                self._read(data)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            self._stamps, self._rows, self._texts, self._needed = {}, {}, [], 0

    def _read(self, data: dict[str, Any]) -> None:
        self._rows, self._texts = dict(data["facts"]), list(data["texts"])
        self._stamps, self._needed = dict(data["stamps"]), int(data["needed"])


def stamp_of(file: os.stat_result) -> str:
    """Return what tells an unchanged file."""
    return f"{file.st_dev}:{file.st_ino}:{file.st_size}:{file.st_mtime_ns}"


def digest_of(data: bytes, salt: str) -> str:
    """Return what tells these bytes."""
    return hashlib.blake2b(data + salt.encode(), digest_size=16).hexdigest()


def _own_version() -> str:
    code = b"".join(file.read_bytes() for file in sorted(Path(__file__).parent.glob("*.py")))
    packages = " ".join(map(version, ("selectolax", "lxml")))
    return f"{hashlib.sha256(code).hexdigest()} {packages} {sys.byteorder}"

"""Remembers what was learnt of each file, so that what is unchanged is not read again.

A file is known by its place on the disk and its time, as git knows it, or else by its bytes.
Facts that three builds in a row did not need are forgotten.
"""

import hashlib
import json
import os
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from plugins.checking.facts import Facts, Fault

_OLDEST = 3
_FILE = "fakta.json"


class FactStore:
    """A file of facts in a folder; may be deleted at any time."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / _FILE
        self._version = _own_version()
        self._stamps: dict[str, str] = {}
        self._facts: dict[str, Facts] = {}
        self._ages: dict[str, int] = {}
        self._used: dict[str, str] = {}
        self._load()

    def by_stamp(self, stamp: str) -> Facts | None:
        """Return the facts of a file that is where it was and as old as it was."""
        digest = self._stamps.get(stamp)
        return None if digest is None else self.by_digest(digest, stamp)

    def by_digest(self, digest: str, stamp: str) -> Facts | None:
        """Return the facts of these bytes."""
        found = self._facts.get(digest)
        if found is not None:
            self._used[stamp] = digest
        return found

    def keep(self, digest: str, stamp: str, facts: Facts) -> None:
        """Remember what was learnt."""
        self._facts[digest] = facts
        self._used[stamp] = digest

    def save(self) -> None:
        """Write the file in one step: another build may be reading."""
        used = set(self._used.values())
        ages = {digest: 0 if digest in used else self._ages.get(digest, 0) + 1
                for digest in self._facts}  # fmt: skip
        kept = [digest for digest, age in ages.items() if age < _OLDEST]
        numbers: dict[str, int] = {}

        def number(texts: tuple[str, ...]) -> list[int]:
            return [numbers.setdefault(text, len(numbers)) for text in texts]

        rows = {}
        for digest in kept:
            facts = self._facts[digest]
            lists = (number(facts.targets), number(facts.ids), number(facts.items))
            rows[digest] = [ages[digest], *lists, [list(fault) for fault in facts.faults]]
        stamps = {
            stamp: digest
            for stamp, digest in self._stamps.items()
            if digest in rows and digest not in used
        }
        data = json.dumps(
            {
                "version": self._version,
                "stamps": stamps | self._used,
                "texts": list(numbers),
                "facts": rows,
            },
            ensure_ascii=False,
        )
        self._file.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=self._file.parent)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(data)
        Path(name).replace(self._file)

    def _load(self) -> None:
        try:
            data = json.loads(self._file.read_bytes())
            if data["version"] == self._version:
                self._read(data)
        except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
            self._stamps, self._facts, self._ages = {}, {}, {}

    def _read(self, data: dict[str, Any]) -> None:
        texts = data["texts"]
        for digest, (age, targets, ids, items, faults) in data["facts"].items():
            self._ages[digest] = age
            self._facts[digest] = Facts(
                tuple(texts[number] for number in targets),
                tuple(texts[number] for number in ids),
                tuple(Fault(*fault) for fault in faults),
                tuple(texts[number] for number in items),
            )
        self._stamps = data["stamps"]


def stamp_of(file: os.stat_result, salt: str) -> str:
    """Return what tells an unchanged file; `salt` is what else its facts depend on."""
    return f"{file.st_dev}:{file.st_ino}:{file.st_size}:{file.st_mtime_ns}:{salt}"


def digest_of(data: bytes, salt: str) -> str:
    """Return what tells these bytes."""
    return hashlib.blake2b(data + salt.encode(), digest_size=16).hexdigest()


def _own_version() -> str:
    code = b"".join(file.read_bytes() for file in sorted(Path(__file__).parent.glob("*.py")))
    return f"{hashlib.sha256(code).hexdigest()} {version('selectolax')} {version('lxml')}"

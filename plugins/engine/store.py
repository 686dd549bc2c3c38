"""Results kept between builds in a database (SQLite), each with the digest of its bytes.

What is damaged, foreign or locked counts as absent: the store only ever saves work. A build
that is killed leaves the last whole transaction (https://www.sqlite.org/atomiccommit.html).
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from plugins.engine.provenance import DIGEST_BYTES, digest

_SPARE = 1000
_AT_ONCE = 500
_SCHEMA = """
PRAGMA auto_vacuum = FULL;
CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
"""


class Store:
    """A table from keys to bytes; may be deleted at any time."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._connection = self._open() or self._open(anew=True)

    def _open(self, *, anew: bool = False) -> sqlite3.Connection | None:
        try:
            if anew:
                self.file.unlink(missing_ok=True)
            self.file.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.file, timeout=10)
            # A cache need not outlive a power cut; that a build is killed costs nothing.
            connection.execute("PRAGMA synchronous = OFF")
            connection.executescript(_SCHEMA)
        except (sqlite3.Error, OSError):
            return None
        return connection

    def read(self, keys: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """Yield each key that is there with its value."""
        wanted = list(keys)
        if self._connection is None:
            return
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            query = f"SELECT key, value FROM results WHERE key IN ({marks})"  # noqa: S608
            try:
                rows = self._connection.execute(query, some).fetchall()
            except sqlite3.Error:
                self._start_anew()
                return
            for key, value in rows:
                if digest(value[DIGEST_BYTES:]) == value[:DIGEST_BYTES]:
                    yield key, value[DIGEST_BYTES:]

    def keys(self) -> set[bytes]:
        """Return all keys that are there."""
        if self._connection is None:
            return set()
        try:
            return {key for (key,) in self._connection.execute("SELECT key FROM results")}
        except sqlite3.Error:
            self._start_anew()
            return set()

    def write(self, values: Mapping[bytes, bytes]) -> None:
        """Keep the values, all or none."""
        rows = [(key, digest(value) + value) for key, value in values.items()]
        self._change("INSERT OR REPLACE INTO results VALUES (?, ?)", rows)

    def forget(self, key: bytes) -> None:
        """Drop one value, which turned out to be of no use."""
        self._change("DELETE FROM results WHERE key = ?", [(key,)])

    def prune(self, used: set[bytes]) -> None:
        """Drop what was not used, once the store holds more than twice what was."""
        keys = self.keys()
        if len(keys) > 2 * len(used) + _SPARE:
            gone = [(key,) for key in keys if key not in used]
            self._change("DELETE FROM results WHERE key = ?", gone)

    def close(self) -> None:
        """Let go of the file; nothing is found in it any more."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _change(self, statement: str, rows: Sequence[tuple[bytes, ...]]) -> None:
        if self._connection is None or not rows:
            return
        try:
            with self._connection:
                self._connection.executemany(statement, rows)
        except sqlite3.Error:
            self._start_anew()

    def _start_anew(self) -> None:
        """Go on with an empty store in place of a broken one, or without any."""
        with contextlib.suppress(sqlite3.Error):
            self.close()
        self._connection = self._open(anew=True)

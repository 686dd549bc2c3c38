"""Digests of media: which bytes a file holds, without reading it again while it is untouched.

A medium may weigh as much as all entries together. Like Git's index, this trusts a file whose
size, times of change and inode are those of when it was read; entries are always read.
"""

import json
import os
from pathlib import Path

from plugins.engine.provenance import digest, file_digest, untouched
from plugins.engine.store import Store


class MediaDigests:
    """Remembers what was read of the files below one folder."""

    def __init__(self, root: Path, store: Store) -> None:
        self._root = f"{root}{os.sep}"
        self._store = store
        self._key = digest("media", str(root.resolve()))
        self._known: dict[str, list[str]] = _load(store, self._key)
        self._seen: dict[str, list[str]] = {}

    def __getitem__(self, path: str) -> str:
        """Return the digest of a medium by its path below the folder; `` if it is not there."""
        file = self._root + path.removeprefix("{static}").lstrip("/")
        try:
            stamp = untouched(os.stat(file))  # noqa: PTH116 (of tens of thousands, this is felt)
            known = self._seen.get(path) or self._known.get(path)
            if known is None or known[0] != stamp:
                known = [stamp, file_digest(file).hex()]
        except (OSError, ValueError):
            return ""
        self._seen[path] = known
        return known[1]

    @property
    def key(self) -> bytes:
        """Where it is kept in the store."""
        return self._key

    def save(self) -> None:
        """Keep what was asked for."""
        if self._seen != self._known:
            self._store.write({self._key: json.dumps(self._seen).encode()})


def _load(store: Store, key: bytes) -> dict[str, list[str]]:
    for _, value in store.read([key]):
        found: dict[str, list[str]] = json.loads(value)
        return found
    return {}

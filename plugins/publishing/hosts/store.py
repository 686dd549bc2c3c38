"""Hosts that take one file after the other: what differs is sent, in the safe order."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from plugins.publishing.hosts.order import removals, uploads
from plugins.publishing.manifest import Changes


class Store(Protocol):
    """A place for files by path."""

    def present(self) -> Mapping[str, str]:
        """Return what is there, with whatever tells one content from another."""

    def fingerprint(self, file: Path) -> str:
        """Return what tells the content of a local file, as `present` does."""

    def put(self, path: str, file: Path) -> None:
        """Put a file there, whole or not at all."""

    def remove(self, path: str) -> None:
        """Take a file away."""


def bring(store: Store, site: Path) -> Changes:
    """Let a store hold just what the folder holds; return what was done.

    Broken off and begun again it sends what is still missing.
    """
    wanted = {
        file.relative_to(site).as_posix(): store.fingerprint(file)
        for file in site.rglob("*")
        if file.is_file()
    }
    changes = Changes.between(store.present(), wanted)
    sent = uploads(changes.new, changes.changed)
    # The manifest and what goes with it tell of a release that is there.
    last = [path for path in sent if path.startswith(".well-known/")]
    for path in sent:
        if path not in last:
            store.put(path, site / path)
    for path in removals(changes.removed):
        store.remove(path)
    for path in last:
        store.put(path, site / path)
    return changes

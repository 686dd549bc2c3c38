"""The order of an upload, in which no live page ever links to what is not there yet.

Files that pages use come first, then pages that are new (nothing links to them yet), then pages
that changed, then lists, feeds and the front page; what is gone goes when nothing links to it
any more; and last the manifest, which tells that all of it is there.
"""

import re
from collections.abc import Iterable

from plugins.core.assets import HASHED
from plugins.publishing.paths import FOLDER, MANIFEST, SIGNATURE

# An entry stands at /<kind>/<year>/<slug>/ ; what lies in its folder goes with it.
_ENTRY = re.compile(r"^[a-z]+/\d{4}/[^/]+/")


def uploads(new: Iterable[str], changed: Iterable[str]) -> list[str]:
    """Return the paths of files to send, in order."""
    ranked = [(_rank(path, new=True), path) for path in new]
    ranked += [(_rank(path, new=False), path) for path in changed]
    return [path for _, path in sorted(ranked)]


def removals(removed: Iterable[str]) -> list[str]:
    """Return the paths of files to take away, in order: lists go before what they list."""
    return sorted(removed, key=lambda path: (-_rank(path, new=False), path))


def _rank(path: str, *, new: bool) -> int:
    if path == MANIFEST:
        return 9
    if path.startswith(FOLDER) or path == SIGNATURE:
        return 8
    if HASHED.search(path) or path.startswith(("theme/", "gambar/", "media/")):
        return 0
    if _ENTRY.match(path):
        return 1 if new else 3
    if new and "/" in path:
        return 2
    return 5 if path in ("index.html", "sitemap.xml") or not path.endswith(".html") else 4

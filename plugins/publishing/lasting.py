"""Files whose names change with their bytes stay for some releases: for pages read from a cache.

A page that a phone kept names the style, the pictures and the search index of its own release.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from plugins.core import output
from plugins.core.assets import HASHED
from plugins.publishing.state import Read, State

RELEASES = 3
"""Former releases whose files stay."""

# Pagefind's: https://pagefind.app/docs/hosting/ names what may be cached for ever.
_HASHED = re.compile(
    rf"{HASHED.pattern}"
    r"|^pagefind/(lama/[\d-]+/)?((fragment|index|filter)/\w+|pagefind\.\w+)\.pf_[a-z]+$"
)


def is_lasting(path: str) -> bool:
    """Tell whether the name of a file, given below the site's root, was made of its bytes."""
    return _HASHED.search(path) is not None


def bring_along(site: Path, own: Iterable[str], former: State, read: Read) -> list[list[str]]:
    """Put what former releases had, and this one has not, into the site; return it by release.

    `own` are the paths of this release. The newest release comes first.
    """
    kept = left_behind(own, former)
    for path in {path for found in kept for path in found}:
        data = read(path)
        if data is not None:
            output.write(site, path, data)
    return kept


def left_behind(own: Iterable[str], former: State) -> list[list[str]]:
    """Return the lasting files of former releases, by release, that are not among `own`."""
    present = set(own)
    carried = {path for found in former.kept for path in found}
    last = {path for path in former.digests if is_lasting(path)} - carried - present
    found: Sequence[Iterable[str]] = former.kept
    if last:  # else the pages of that release ask for nothing that is not here
        found = [last, *former.kept][:RELEASES]
    return [sorted(set(paths) - present) for paths in found]

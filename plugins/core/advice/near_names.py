"""Topics and people written almost alike: most likely one of them is a slip of the hand."""

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plugins.core.text import slugify

_ALIKE = 0.88
_OFTEN = 2


@dataclass(frozen=True)
class Use:
    """A name in one entry."""

    path: str
    line: int
    name: str


def near_names(uses: Iterable[Use]) -> Iterator[tuple[Use, str]]:
    """Yield each use of a name that occurs once, with the much used one that it is nearly."""
    found = list(uses)
    counts = Counter(slugify(use.name) for use in found)
    shown = {slugify(use.name): use.name for use in found}
    often = _by_start(slug for slug, count in counts.items() if count >= _OFTEN)
    for use in found:
        slug = slugify(use.name)
        if counts[slug] == 1 and (near := _near(slug, often.get(slug[:1], []))):
            yield use, shown[near]


def _by_start(slugs: Iterable[str]) -> Mapping[str, list[str]]:
    """Return the names by their first letter, which is seldom mistyped: far fewer to compare."""
    found: dict[str, list[str]] = {}
    for slug in slugs:
        found.setdefault(slug[:1], []).append(slug)
    return found


def _near(slug: str, known: list[str]) -> str | None:
    for other in difflib.get_close_matches(slug, known, n=1, cutoff=_ALIKE):
        # `TBM 1` and `TBM 2`, `2024` and `2025` are two things.
        differing = set(slug.split("-")) ^ set(other.split("-"))
        if not any(part.isdigit() for part in differing):
            return other
    return None

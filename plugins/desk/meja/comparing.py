"""Two versions of a file beside each other, line by line."""

import difflib
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A line of the newer text and one's own; None where the other has no such line."""

    newer: str | None
    own: str | None

    @property
    def differs(self) -> bool:
        """Whether the two are not the same."""
        return self.newer != self.own


def rows(newer: bytes, own: bytes) -> list[Row]:
    """Return all lines of both, equal ones beside each other."""
    left, right = (data.decode("utf-8", "replace").splitlines() for data in (newer, own))
    found: list[Row] = []
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    for _, i1, i2, j1, j2 in matcher.get_opcodes():
        for step in range(max(i2 - i1, j2 - j1)):
            a = left[i1 + step] if i1 + step < i2 else None
            b = right[j1 + step] if j1 + step < j2 else None
            found.append(Row(a, b))
    return found

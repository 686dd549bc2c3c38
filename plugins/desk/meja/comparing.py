"""Two versions of a file beside each other, line by line."""

import difflib
from dataclasses import dataclass

_AROUND = 2
"""Equal lines shown before and after each difference."""


@dataclass(frozen=True)
class Row:
    """A line of the newer text and one's own; None where the other has no such line."""

    newer: str | None
    own: str | None
    left_out: int = 0
    """How many equal lines stand here and are not shown."""

    @property
    def differs(self) -> bool:
        """Whether the two are not the same."""
        return self.newer != self.own


def rows(newer: bytes, own: bytes) -> list[Row]:
    """Return what differs, with the equal lines around it."""
    left, right = (data.decode("utf-8", "replace").splitlines() for data in (newer, own))
    found: list[Row] = []
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    done = 0
    for group in matcher.get_grouped_opcodes(_AROUND):
        if group[0][1] > done:
            found.append(Row("", "", group[0][1] - done))
        for _, i1, i2, j1, j2 in group:
            for step in range(max(i2 - i1, j2 - j1)):
                a = left[i1 + step] if i1 + step < i2 else None
                b = right[j1 + step] if j1 + step < j2 else None
                found.append(Row(a, b))
        done = group[-1][2]
    if done < len(left):
        found.append(Row("", "", len(left) - done))
    return found

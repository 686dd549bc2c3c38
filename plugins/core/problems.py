"""What is wrong with the content, in words an editor can act on."""

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.core.codes import Code
from plugins.core.excerpts import excerpt

EXPLAIN = "literasi jelaskan"
"""The verb that tells more of a code; so does docs/panduan/kesalahan.md."""


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: where it is, what is wrong, and how to mend it (Indonesian).

    `code` never changes: by it the guide is searched, and tools know one kind from another.
    """

    path: str
    line: int
    field: str
    what: str
    remedy: str = ""
    code: Code = dataclasses.field(kw_only=True)

    def __str__(self) -> str:
        """Return `path:line: field: what [code]`, the remedy indented below it."""
        return self.shown(None)

    def shown(self, root: Path | None) -> str:
        """Return the same, and between the two the line itself, as it is in the file."""
        where = f"{self.path}:{self.line}: " if self.line else f"{self.path}: "
        subject = f"{self.field}: " if self.field else ""
        parts = [f"{where}{subject}{self.what} [{self.code}]"]
        if root is not None:
            found = excerpt(root, self.path, self.line, self.field, self.what)
            parts += [str(found)] if found else []
        parts += [f"    {self.remedy}"] if self.remedy else []
        return "\n".join(parts)


class _Collection:
    """Problems of one build, each once, in reading order; `root` is the content folder."""

    def __init__(self, root: Path | None = None) -> None:
        self.root = root
        self._found: set[Problem] = set()

    def add(self, problem: Problem) -> None:
        """Remember one."""
        self._found.add(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Remember several."""
        self._found.update(problems)

    def __iter__(self) -> Iterator[Problem]:
        """Yield them sorted by file and line."""
        return iter(sorted(self._found))

    def __len__(self) -> int:
        return len(self._found)


class Problems(_Collection):
    """All faults of one build."""

    def report(self) -> str:
        """Return the whole report that an editor reads."""
        found = list(self)
        lines = [problem.shown(self.root) for problem in found]
        if found:
            lines.append(f"Penjelasan lebih lengkap: {EXPLAIN} {found[0].code}")
        return "\n".join([*lines, f"{len(found)} masalah; situs tidak dibangun."])


class Hints(_Collection):
    """What would be better; hints stop no build."""

    def report(self, most: int | None = None) -> str:
        """Return a line `Saran: …` for each, at most so many; `` when there is none."""
        hints = list(self)
        lines = [f"Saran: {hint}" for hint in hints[:most]]
        if left := len(hints) - len(lines):
            lines.append(f"… dan {left} saran lain: literasi periksa")
        return "\n".join(lines)


class ContentRefused(SystemExit):
    """Raised when the content has problems: nothing is written, exit code 1.

    A SystemExit, so that plain `pelican` prints the report and no traceback.
    """

    def __init__(self, problems: Problems) -> None:
        super().__init__(problems.report())
        self.problems = problems

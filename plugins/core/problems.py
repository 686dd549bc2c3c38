"""What is wrong with the content, in words an editor can act on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: where it is, what is wrong, and how to mend it (Indonesian)."""

    path: str
    line: int
    field: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        """Return `path:line: field: what`, the remedy indented below it."""
        where = f"{self.path}:{self.line}: " if self.line else f"{self.path}: "
        subject = f"{self.field}: " if self.field else ""
        text = f"{where}{subject}{self.what}"
        return f"{text}\n    {self.remedy}" if self.remedy else text


class Problems:
    """All faults of one build, each once, in reading order."""

    def __init__(self) -> None:
        self._found: set[Problem] = set()

    def add(self, problem: Problem) -> None:
        """Remember one fault."""
        self._found.add(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Remember several faults."""
        self._found.update(problems)

    def __iter__(self) -> Iterator[Problem]:
        """Yield the faults sorted by file and line."""
        return iter(sorted(self._found))

    def __len__(self) -> int:
        return len(self._found)

    def report(self) -> str:
        """Return the whole report that an editor reads."""
        lines = [str(problem) for problem in self]
        return "\n".join([*lines, f"{len(lines)} masalah; situs tidak dibangun."])


class Hints:
    """What would be better, each once, in reading order; hints stop no build."""

    def __init__(self) -> None:
        self._given: set[Problem] = set()

    def extend(self, hints: Iterable[Problem]) -> None:
        """Remember several."""
        self._given.update(hints)

    def __iter__(self) -> Iterator[Problem]:
        """Yield the hints sorted by file and line."""
        return iter(sorted(self._given))

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

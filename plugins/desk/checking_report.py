"""What `literasi periksa` found, for people, for programs, and for the pages of a code host."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from plugins.core.excerpts import excerpt
from plugins.core.problems import Problem

Form = Literal["teks", "json", "github", "gitlab"]

MOST_HINTS = 50


def hint_lines(hints: Sequence[Problem], root: Path, *, every: bool) -> list[str]:
    """Return the hints for people; beyond the first ones only how many there are of each kind."""
    shown = hints if every else hints[:MOST_HINTS]
    lines = [f"Saran: {hint.shown(root)}" for hint in shown]
    if left := hints[len(shown) :]:
        kinds = Counter(hint.code for hint in left).most_common()
        told = ", ".join(f"{count} {code}" for code, count in kinds)
        lines.append(f"… dan {len(left)} saran lain ({told}). Semua: literasi periksa --semua")
    return lines


def as_json(problems: Sequence[Problem], hints: Sequence[Problem], root: Path) -> str:
    """Return both as one JSON object."""
    found = {
        "problems": [_object(problem, root) for problem in problems],
        "hints": [_object(hint, root) for hint in hints],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _object(problem: Problem, root: Path) -> dict[str, Any]:
    shown = excerpt(root, problem.path, problem.line, problem.field, problem.what)
    place = {"column": shown.start + 1, "end_column": shown.end + 1} if shown else {}
    return {
        "path": problem.path, "line": problem.line or None, **place, "field": problem.field or None,
        "code": problem.code, "message": problem.what, "remedy": problem.remedy or None,
    }  # fmt: skip


def as_github(problems: Sequence[Problem], hints: Sequence[Problem], root: Path) -> str:
    """Return workflow commands, which GitHub shows beside the lines of a change.

    https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions
    """
    lines = []
    for level, found in (("error", problems), ("notice", hints)):
        for problem in found:
            facts = _object(problem, root)
            place = {"file": problem.path, "line": facts["line"], "col": facts.get("column")}
            place["title"] = problem.code
            shown = ",".join(f"{key}={_property(value)}" for key, value in place.items() if value)
            text = " ".join(filter(None, (_subject(problem), problem.remedy)))
            lines.append(f"::{level} {shown}::{_data(text)}")
    return "\n".join(lines)


def _subject(problem: Problem) -> str:
    return f"{problem.field}: {problem.what}" if problem.field else problem.what


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _data(str(value)).replace(":", "%3A").replace(",", "%2C")


def as_gitlab(problems: Sequence[Problem], hints: Sequence[Problem]) -> str:
    """Return a Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/."""
    return json.dumps(
        [
            {
                "description": " ".join(filter(None, (_subject(problem), problem.remedy))),
                "check_name": problem.code,
                "fingerprint": hashlib.sha256(str(problem).encode()).hexdigest(),
                "severity": severity,
                "location": {"path": problem.path, "lines": {"begin": problem.line or 1}},
            }
            for severity, found in (("blocker", problems), ("info", hints))
            for problem in found
        ],
        ensure_ascii=False,
        indent=2,
    )

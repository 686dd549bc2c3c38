"""What other sites answered, remembered for some days, so that they are not asked again."""

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from plugins.core.replacing import replace_file

State = Literal["ada", "pindah", "mati", "diam", "tertutup"]
"""There, moved for good, gone, no answer, or an answer that tells nothing (a closed door)."""

GOOD: frozenset[State] = frozenset({"ada", "pindah"})
KEPT_GOOD = 7 * 24 * 3600.0
KEPT_BAD = 3600.0
"""Seconds; what was bad may have been mended meanwhile."""


@dataclass(frozen=True)
class Answer:
    """What became of an address; `detail` says it in Indonesian, `target` is where it moved."""

    state: State
    detail: str = ""
    target: str = ""


class Answers:
    """A file of answers; may be deleted at any time."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known: dict[str, tuple[float, Answer]] = {}
        try:
            rows = json.loads(file.read_bytes())
            for address, row in rows.items():
                self._known[address] = (float(row.pop("asked")), Answer(**row))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            self._known = {}

    def get(self, address: str) -> Answer | None:
        """Return an answer that is fresh enough."""
        asked, answer = self._known.get(address, (0.0, None))
        if answer is None:
            return None
        kept = KEPT_GOOD if answer.state in GOOD else KEPT_BAD
        return answer if 0 <= time.time() - asked < kept else None

    def keep(self, address: str, answer: Answer) -> None:
        """Remember an answer given now."""
        self._known[address] = (time.time(), answer)

    def save(self) -> None:
        """Write the file in one step, without what is too old to be of use."""
        oldest = time.time() - KEPT_GOOD
        rows = {
            address: {"asked": asked, **asdict(answer)}
            for address, (asked, answer) in sorted(self._known.items())
            if asked > oldest
        }
        told = json.dumps(rows, ensure_ascii=False, indent=1)
        replace_file(self._file, told.encode(), durable=False)

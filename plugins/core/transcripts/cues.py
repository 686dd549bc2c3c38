"""Cues: who says what, and when."""

from collections.abc import Iterable
from dataclasses import dataclass

_LONGEST_TURN = 400  # characters, some half a minute: a paragraph that the eye can hold


@dataclass(frozen=True)
class Spoken:
    """Words of one speaker, as plain text; the speaker is None where nobody is named."""

    speaker: str | None
    text: str


@dataclass(frozen=True)
class Cue:
    """What is said from `start` to `end`, in thousandths of a second.

    `line` is where it stands in the editor's file.
    """

    start: int
    end: int
    spoken: tuple[Spoken, ...]
    line: int


@dataclass(frozen=True)
class Turn:
    """Cues of one speaker in a row, for the page: `start` in whole seconds."""

    start: int
    speaker: str | None
    text: str


def turns(cues: Iterable[Cue]) -> tuple[Turn, ...]:
    """Return the cues joined into paragraphs: a page of single cues is tedious and heavy."""
    found: list[Turn] = []
    for cue in cues:
        for spoken in cue.spoken:
            last = found[-1] if found else None
            goes_on = (
                last is not None
                and last.speaker == spoken.speaker
                and len(last.text) + len(spoken.text) < _LONGEST_TURN
            )
            if last is not None and goes_on:
                found[-1] = Turn(last.start, last.speaker, f"{last.text} {spoken.text}")
            else:
                found.append(Turn(cue.start // 1000, spoken.speaker, spoken.text))
    return tuple(found)

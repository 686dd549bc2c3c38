"""Transcripts and captions read for an entry: what is wrong with one is refused all at once."""

from pydantic_core import PydanticCustomError

from plugins.core.transcripts.cues import Cue
from plugins.core.transcripts.reading import TranscriptError, read_transcript

_MOST_LINES = 20
"""Lines that are named of one kind of fault."""


def read_cues(data: bytes, path: str, *, in_turn: bool) -> tuple[Cue, ...]:
    """Return the cues of a file of that name; raises PydanticCustomError `several`."""
    try:
        return read_transcript(data, is_vtt=path.lower().endswith(".vtt"), in_turn=in_turn)
    except TranscriptError as error:
        lines: dict[str, list[int]] = {}
        for fault in error.faults:
            lines.setdefault(f"transcript_{fault.kind}", []).append(fault.line)
    faults = [(kind, {"value": path, "line": _enumerated(found)}) for kind, found in lines.items()]
    raise PydanticCustomError("several", "{value}", {"value": path, "faults": faults})


def _enumerated(lines: list[int]) -> str:
    """Return `3, 7, 12`; of very many the first ones, and how many more there are."""
    shown = ", ".join(map(str, lines[:_MOST_LINES]))
    more = len(lines) - _MOST_LINES
    return f"{shown} dan {more} baris lain" if more > 0 else shown

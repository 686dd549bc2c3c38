"""A transcript in the forms that players read, all from the same cues.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md
"""

import json
import textwrap
from collections.abc import Callable, Mapping, Sequence
from html import escape

from plugins.core.transcripts.cues import Cue, Spoken

_LINE = 65  # characters, the most that the namespace wants in a line


def web_vtt(cues: Sequence[Cue]) -> bytes:
    """Return WebVTT; the speakers are in it as voices."""
    blocks = ["WEBVTT"]
    blocks += [
        f"{_clock(cue.start, '.')} --> {_clock(cue.end, '.')}\n"
        + "\n".join(_voice(spoken) for spoken in cue.spoken)
        for cue in cues
    ]
    return ("\n\n".join(blocks) + "\n").encode()


def sub_rip(cues: Sequence[Cue]) -> bytes:
    """Return SubRip; a speaker is named where another one begins."""
    blocks = []
    speaking: str | None = None
    for number, cue in enumerate(cues, 1):
        lines: list[str] = []
        for spoken in cue.spoken:
            named = spoken.speaker and spoken.speaker != speaking
            lines += _wrapped(f"{spoken.speaker}: {spoken.text}" if named else spoken.text)
            speaking = spoken.speaker
        times = f"{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}"
        blocks.append("\n".join([str(number), times, *lines]))
    return ("\n\n".join(blocks) + "\n").encode()


def transcript_json(cues: Sequence[Cue]) -> bytes:
    """Return the namespace's own JSON, version 1.0."""
    segments = [
        ({"speaker": spoken.speaker} if spoken.speaker else {})
        | {"startTime": cue.start / 1000, "endTime": cue.end / 1000, "body": spoken.text}
        for cue in cues
        for spoken in cue.spoken
    ]
    document = {"version": "1.0.0", "segments": segments}
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()


FORMS: Mapping[str, tuple[str, Callable[[Sequence[Cue]], bytes]]] = {
    "transkrip.vtt": ("text/vtt", web_vtt),
    "transkrip.srt": ("application/x-subrip", sub_rip),
    "transkrip.json": ("application/json", transcript_json),
}
"""The files beside an episode's page, with their media types."""


def _voice(spoken: Spoken) -> str:
    # An arrow would end the cue; `>` is escaped, so that none can stand in the text.
    lines = _wrapped(spoken.text)
    text = "\n".join(escape(line, quote=False) for line in lines)
    return f"<v {escape(spoken.speaker, quote=False)}>{text}" if spoken.speaker else text


def _wrapped(text: str) -> list[str]:
    # In SubRip nothing can be escaped; an arrow in the text would begin a cue.
    plain = text.replace("-->", "→")
    return textwrap.wrap(plain, _LINE, break_long_words=False, break_on_hyphens=False)


def _clock(thousandths: int, separator: str) -> str:
    seconds, rest = divmod(thousandths, 1000)
    return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}:{seconds % 60:02}{separator}{rest:03}"

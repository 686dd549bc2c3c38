"""The words of a cue without their markup: plain text, and who says it."""

import html
import re

from plugins.core.transcripts.cues import Spoken

# https://www.w3.org/TR/webvtt1/#webvtt-cue-text-span, and time stamps inside a cue.
_TAG = re.compile(
    r"</?(?:[ibuc]|ruby|rt)(?:\.[^\s<>&]+)*>|<lang(?:\.[^\s<>&]+)*[ \t]+[^<>]+>|</lang>"
    r"|<(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}>",
    re.ASCII,
)
_VOICE = re.compile(r"<v(?:\.[^\s<>&]+)*[ \t]+([^<>\n]+)>")
_SUBRIP_TAG = re.compile(r"</?[ibu]>|<font[^<>]*>|</font>|\{\\an?\d\}|\{/?[ibu]\}", re.I)


class MarkupError(Exception):
    """Raised for a sign that opens no known tag; `line` counts from 0 within the cue."""

    def __init__(self, line: int) -> None:
        super().__init__(str(line))
        self.line = line


def voices(text: str) -> tuple[Spoken, ...]:
    """Return what each voice of a WebVTT cue says."""
    plain = _TAG.sub("", text.replace("</v>", ""))
    _refuse_signs(_VOICE.sub("", plain))
    head, *parts = _VOICE.split(plain)
    spoken = [(None, head), *zip(parts[::2], parts[1::2], strict=True)]
    return tuple(
        Spoken(None if speaker is None else _words(speaker), words)
        for speaker, said in spoken
        if (words := _words(said))
    )


def subrip_text(text: str) -> str:
    """Return the text of a SubRip cue, whose few tags are a custom and no standard."""
    return " ".join(_SUBRIP_TAG.sub("", text).split())


def _refuse_signs(text: str) -> None:
    place = text.find("<")
    if place >= 0:
        raise MarkupError(text.count("\n", 0, place))


def _words(text: str) -> str:
    return " ".join(html.unescape(text).split())

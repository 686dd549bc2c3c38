"""The line that a problem is about, with a mark below the words that are wrong."""

import re
from dataclasses import dataclass
from pathlib import Path

from rich.cells import cell_len

from plugins.core.bounds import LARGEST_SOURCE
from plugins.core.text import forbidden_character

_WIDTH = 64
"""Of what is shown of a line: with its number it fits a terminal of 80 columns."""

_MEANT = re.compile(r"'([^']+)'|(<\w+)|(/\S+)")
"""What a sentence repeats of the line: words in quotes, a tag, a path."""


@dataclass(frozen=True)
class Excerpt:
    """One line of a file, and which of its characters are meant."""

    number: int
    text: str
    start: int
    end: int

    def __str__(self) -> str:
        """Return two lines: the text after its number, the mark under what is meant."""
        first = max(0, min(self.start - 8, len(self.text) - _WIDTH)) if self._is_long() else 0
        shown = self.text[first : first + _WIDTH]
        if first:
            shown = "…" + shown[1:]
        if len(self.text) > first + _WIDTH:
            shown = shown[:-1] + "…"
        start, end = self.start - first, min(self.end - first, len(shown))
        margin = " " * len(f"{self.number:5}")
        mark = " " * cell_len(shown[:start]) + "^" * max(1, cell_len(shown[start:end]))
        return f"{self.number:5} | {shown}\n{margin} | {mark}"

    def _is_long(self) -> bool:
        return len(self.text) > _WIDTH


def excerpt(root: Path, path: str, line: int, field: str, what: str) -> Excerpt | None:
    """Return the line of `content/…` that a problem is about; None where there is none to show.

    Never raises: whatever the file holds, its problem must be told.
    """
    file = root / path.removeprefix("content/")
    try:
        if not line or not file.is_file() or file.stat().st_size > LARGEST_SOURCE:
            return None
        lines = re.split(r"\r\n|\r|\n", file.read_text("utf-8-sig", "replace"))
    except (OSError, ValueError):
        return None
    if line > len(lines):
        return None
    text = _printable(lines[line - 1])
    if not text.strip(" -"):
        return None
    return Excerpt(line, text, *_place(text, field, what))


def _printable(text: str) -> str:
    """Return the text with each character in one cell or two; hidden ones become visible."""
    return "".join(" " if letter == "\t" else "�" if _hidden(letter) else letter for letter in text)


def _hidden(letter: str) -> bool:
    return forbidden_character(letter) is not None or not (letter.isprintable() or letter == " ")


def _place(text: str, field: str, what: str) -> tuple[int, int]:
    """Return which part is meant: what the sentence repeats, else the field's value, else all."""
    for meant in _MEANT.finditer(what):
        words = meant[meant.lastindex or 0].rstrip(".")
        start = text.lower().find(words.lower())
        if start >= 0:
            return start, start + len(words)
    if "�" in text:
        return text.index("�"), text.rindex("�") + 1
    # Of a field that is missing the line is that of the one around it.
    for name in reversed(field.split(".")):
        key = re.escape(re.sub(r" \d+$", "", name))
        found = re.match(rf"[\s-]*(?P<key>{key})\s*:\s*(?P<value>.*)", text, re.IGNORECASE)
        if key and found:
            part = "value" if found["value"].strip() and "dikenal" not in what else "key"
            return found.start(part), found.start(part) + len(found[part].rstrip())
    stripped = text.strip()
    start = text.index(stripped)
    return start, start + len(stripped)

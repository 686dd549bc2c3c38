"""Long lines of a report folded between words, where they are read on a terminal."""

import re
import shutil
import sys
import textwrap

# A line of the file itself, or the mark below it: `   10 | bab:`, `      | ^^^`.
_EXCERPT = re.compile(r"^\s*\d*\s*\| ")


def folded(text: str, hang: str = "    ") -> str:
    """Return the report in lines of the terminal's width; for other programs as it is.

    What is folded goes on below `hang`, or below its own first word if that is further in.
    Lines of the editor's own file are never folded: their marks would stand below other words.
    """
    if not sys.stderr.isatty():
        return text
    width = shutil.get_terminal_size().columns
    return "\n".join(
        line if len(line) <= width or _EXCERPT.match(line) else _fold(line, width, hang)
        for line in text.split("\n")
    )


def _fold(line: str, width: int, hang: str) -> str:
    indent = line[: len(line) - len(line.lstrip())] or hang
    return textwrap.fill(
        line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )

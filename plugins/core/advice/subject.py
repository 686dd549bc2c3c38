"""An entry as the rules of advice see it: its words, with what is no prose blotted out."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from plugins.core.codes import Code
from plugins.core.front_matter import FrontMatter

# What is no prose: code, comments, addresses, definitions of abbreviations, attributes of HTML,
# and the call numbers of books, 899.221 3 SIR a.
_NO_PROSE = re.compile(
    r"^(?P<fence>```|~~~).*?^(?P=fence)|<!--.*?-->|`[^`\n]*`|<[^<>\n]*>"
    r"|(?<=\]\()[^)\n]{0,2000}(?=\))|^\[(?!\^)[^\]\n]+\]:.*$|^\*\[[^\]\n]+\]:.*$"
    # A name of 64 letters (RFC 5321 §4.5.3.1), a label of 63: a longer word is looked at once.
    r"|(?:https?://|www\.)[^\s)>\]]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.]+"
    r"|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,9}\.(?:id|com|org|net)\b"
    r"|\b\d{3}(?:\.\d+)?(?: \d)? [A-Z]{3} [a-z]\b",
    re.MULTILINE | re.DOTALL,
)
_LETTERS = re.compile(r"[^\n]")


@dataclass(frozen=True)
class Remark:
    """One piece of advice."""

    code: Code
    line: int
    field: str
    what: str
    remedy: str


@dataclass(frozen=True)
class Subject:
    """One entry. `path` is `content/…`; `public_numbers` are telephone numbers of the office."""

    path: str
    source: FrontMatter
    title: str
    summary: str
    day: datetime.date
    place: str
    has_source: bool
    reports: bool
    public_numbers: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def prose(self) -> str:
        """The body with everything that is no prose blotted out: each letter keeps its place."""
        return _NO_PROSE.sub(lambda found: _LETTERS.sub(" ", found[0]), self.source.body)

    def found(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield each place in the prose with its line in the file."""
        for match in pattern.finditer(self.prose):
            yield self.line(match.start()), match

    def line(self, place: int) -> int:
        """Return the line in the file of a place in the body."""
        return self.source.body_line + self.source.body.count("\n", 0, place)

    def line_of(self, *keys: str) -> int:
        """Return the line of the first of these fields that is there."""
        return next((self.source.line((key,)) for key in keys if key in self.source.values), 1)


def subject_of(
    path: str, source: FrontMatter, entry: Any, numbers: frozenset[str] = frozenset()
) -> Subject:
    """Return an entry as the rules see it; `numbers` are those that the office publishes."""
    return Subject(
        path,
        source,
        entry.title,
        entry.summary or "",
        entry.date.day,
        entry.place or "",
        entry.source is not None,
        entry.KIND.reports,
        numbers,
    )

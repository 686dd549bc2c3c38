"""What one source file says: a pure function of its bytes and of the media that it names.

Nothing of Pelican is in here, and all that goes in and out can be pickled: it may run in
another process, and what came out may be kept for the next build.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from plugins.core.context import ReadingContext
from plugins.core.conversion import Converted, Converter
from plugins.core.defacement import defacement_problems
from plugins.core.front_matter import FrontMatter, read_faulty
from plugins.core.model import Record
from plugins.core.parsing import parse
from plugins.core.problems import Problem
from plugins.core.refusals import refusal_problems

NOTHING = Converted("", (), 0, "", ())


@dataclass(frozen=True)
class Interpreted:
    """A source file's header, its typed record, its body in HTML, and what is wrong with it.

    `text` is None when the file cannot be read at all, `record` when the header is refused.
    """

    text: FrontMatter | None
    record: Any = None
    body: Converted = NOTHING
    faults: tuple[Problem, ...] = ()
    media: frozenset[str] = field(default_factory=frozenset)
    """The media, as paths below content/, whose bytes decided what the record holds."""


def interpret(
    data: bytes, where: str, record: type[Record], context: ReadingContext, converter: Converter
) -> Interpreted:
    """Return what the bytes of a source say; `where` names the file in problems."""
    text, faults = read_faulty(data, where)
    if text is None:
        return Interpreted(None, faults=tuple(faults))
    looked_at: set[str] = set()
    parsed, wrong = parse(record, text, where, replace(context, looked_at=looked_at))
    faults += wrong
    body = converter.convert(text.body)
    faults += refusal_problems(body.refusals, text, where)
    if parsed is not None:
        checked = getattr(parsed, "checked_words", ())
        faults += defacement_problems(checked, text, where)
    return Interpreted(text, parsed, body, tuple(faults), frozenset(looked_at))

"""What would make an entry better, and stops nothing: weekdays, spelling, numbers, private data.

Pure functions of one entry, so that the desk in the browser can ask too.
"""

from collections.abc import Iterator

from plugins.core.advice import facts, language, privacy, shape
from plugins.core.advice.subject import Subject
from plugins.core.problems import Problem

_RULES = (
    facts.weekdays,
    facts.figures,
    shape.headline,
    shape.summary,
    shape.dateline,
    shape.closing_mark,
    shape.link_words,
    language.spelling,
    language.abbreviations,
    privacy.identity_numbers,
    privacy.telephone_numbers,
)


def advise(subject: Subject) -> Iterator[Problem]:
    """Yield what would be better, in no order."""
    for rule in _RULES:
        for remark in rule(subject):
            yield Problem(
                subject.path,
                remark.line,
                remark.field,
                remark.what,
                remark.remedy,
                code=remark.code,
            )

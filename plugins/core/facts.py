"""The facts box of an entry: the fields declared as facts, in words."""

import datetime
from dataclasses import dataclass
from typing import Any

from plugins.core.choices import Chosen
from plugins.core.dates import Moment, in_words
from plugins.core.indonesian import moment_words, number
from plugins.core.model import Record, specs


@dataclass(frozen=True)
class Fact:
    """A label with its value in words; `datetime` is the machine's form of a date."""

    label: str
    text: str
    datetime: str | None = None


def facts(record: Record) -> tuple[Fact, ...]:
    """Return the facts of a record and of the records inside it, in declared order."""
    found: list[Fact] = []
    for name, spec, _ in specs(type(record)):
        value = getattr(record, name)
        if value is None or value == ():
            continue
        if spec.fact:
            found.append(Fact(spec.label.id, _words(value, name), _machine_date(value)))
        elif isinstance(value, Record):
            found.extend(facts(value))
    return tuple(found)


def _words(value: Any, name: str) -> str:
    match value:
        case tuple():
            text = ", ".join(_words(item, name) for item in value)
        case Chosen():
            text = value.label
        case Record():
            text = value.title_line()
        case Moment():
            text = moment_words(value)
        case datetime.date():
            text = in_words(value)
        case int() if name != "year":  # a year is a name rather than a quantity
            text = number(value)
        case _:
            text = str(value)
    return text


def _machine_date(value: Any) -> str | None:
    if isinstance(value, Moment):
        return value.at.isoformat() if value.has_time else value.day.isoformat()
    return value.isoformat() if isinstance(value, datetime.date) else None

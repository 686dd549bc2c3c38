"""The facts box of an entry: the fields declared as facts, in words."""

import datetime
import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, overload

from plugins.core.choices import Chosen
from plugins.core.dates import Moment
from plugins.core.model import Record, Spec, specs
from plugins.core.words import Words


@dataclass(frozen=True)
class Fact:
    """A label with its value in words; `datetime` is the machine's form of a date."""

    label: str
    text: str
    datetime: str | None = None


class FactBox(Sequence[Fact]):
    """The facts of a record, worked out when they are asked for."""

    def __init__(self, record: Record, words: Words) -> None:
        self._record = record
        self._words = words

    @property
    def fingerprint(self) -> tuple[Any, ...]:
        """What they depend on."""
        return (self._record, self._words)

    @functools.cached_property
    def _found(self) -> tuple[Fact, ...]:
        return facts(self._record, self._words)

    @overload
    def __getitem__(self, place: int) -> Fact: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Fact, ...]: ...
    def __getitem__(self, place: int | slice) -> Fact | tuple[Fact, ...]:
        """Return one, or some."""
        return self._found[place]

    def __len__(self) -> int:
        return len(self._found)


def facts(record: Record, words: Words) -> tuple[Fact, ...]:
    """Return the facts of a record and of the records inside it, in declared order."""
    found: list[Fact] = []
    for name, spec, _ in specs(type(record)):
        value = getattr(record, name)
        if value is None or value == ():
            continue
        if spec.fact:
            found.append(_fact(spec, name, value, words))
        elif isinstance(value, Record):
            found.extend(facts(value, words))
    return tuple(found)


def _fact(spec: Spec, name: str, value: Any, words: Words) -> Fact:
    return Fact(words.named(spec.label), _words(value, name, words), _machine_date(value))


def _words(value: Any, name: str, words: Words) -> str:
    match value:
        case tuple():
            text = ", ".join(_words(item, name, words) for item in value)
        case Chosen():
            text = words.named(value)
        case Record():
            text = value.title_line()
        case Moment():
            text = words.moment_words(value)
        case datetime.date():
            text = words.date_words(value)
        case int() if name != "year":  # a year is a name rather than a quantity
            text = words.number(value)
        case _:
            text = str(value)
    return text


def _machine_date(value: Any) -> str | None:
    if isinstance(value, Moment):
        return value.at.isoformat() if value.has_time else value.day.isoformat()
    return value.isoformat() if isinstance(value, datetime.date) else None

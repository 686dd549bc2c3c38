"""From a header's text values to a typed record, or to all that is wrong with them."""

import difflib
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from plugins.core import yaml_writing
from plugins.core.context import ReadingContext
from plugins.core.front_matter import FrontMatter, Location
from plugins.core.messages import FIELD_OF_RULE, sentence, sentences
from plugins.core.model import Record, Spec, is_list, names, nested, specs
from plugins.core.problems import Problem

R = TypeVar("R", bound=Record)


def parse(
    record: type[R], source: FrontMatter, path: str, context: ReadingContext
) -> tuple[R | None, list[Problem]]:
    """Return the record that the front matter describes, or None and one problem per fault."""
    keys = _Keys(path, source)
    values = keys.english(record, source.values, (), ())
    try:
        parsed = record.model_validate(values, context=context)
    except ValidationError as error:
        wrong = [
            problem
            for details in error.errors()
            for problem in _problems(record, details, source, path, keys)
        ]
        return None, [*keys.problems, *wrong]
    return (None if keys.problems else parsed), keys.problems


class _Keys:
    """Renames the keys of raw values to the model's, remembering what the editor typed."""

    def __init__(self, path: str, source: FrontMatter) -> None:
        self.path = path
        self.source = source
        self.problems: list[Problem] = []
        self.typed: dict[Location, Location] = {(): ()}

    def english(
        self, record: type[Record], raw: dict[str, Any], place: Location, typed: Location
    ) -> dict[str, Any]:
        accepted = names(record)
        fields = {name: info for name, _, info in specs(record)}
        values: dict[str, Any] = {}
        for key, value in raw.items():
            name = accepted.get(key)
            if name is None:
                owner = _owner_above(key, raw, accepted, fields)
                if owner:
                    self._add("not_indented", (*typed, key), {"owner": owner})
                else:
                    self._unknown(key, accepted, (*typed, key))
                continue
            if (*place, name) in self.typed:
                self._twice((*typed, key), self.typed[(*place, name)])
                continue
            self.typed[(*place, name)] = (*typed, key)
            if not _blank(value):
                values[name] = self._value(fields[name], value, (*place, name), (*typed, key))
        return values

    def _value(self, info: FieldInfo, value: Any, place: Location, typed: Location) -> Any:
        inner = nested(info)
        if inner is None:
            return value
        if is_list(info) and not isinstance(value, list):
            value = [value]
        if not isinstance(value, list):
            return self._record(inner, value, place, typed)
        for number in range(len(value)):
            self.typed[(*place, number)] = (*typed, number)
        return [
            self._record(inner, item, (*place, number), (*typed, number))
            for number, item in enumerate(value)
        ]

    def _record(self, inner: type[Record], value: Any, place: Location, typed: Location) -> Any:
        """Return a nested record's values; one that needs a single field may be given as text.

        `sumber: Contoh.id` means `sumber: {nama: Contoh.id}`.
        """
        required = [spec.key for _, spec, info in specs(inner) if info.is_required()]
        if isinstance(value, str) and len(required) == 1:
            value = {required[0]: value}
        return self.english(inner, value, place, typed) if isinstance(value, dict) else value

    def _unknown(self, key: str, accepted: dict[str, str], typed: Location) -> None:
        near = difflib.get_close_matches(key, accepted, n=1, cutoff=0.6)
        self._add("unknown_key", typed, {"near": near[0] if near else ""})

    def _twice(self, typed: Location, other: Location) -> None:
        context = {"other": shown_place(other), "line": self.source.line(other)}
        self._add("same_field_twice", typed, context)

    def _add(self, kind: str, typed: Location, context: dict[str, Any]) -> None:
        code, what, remedy = sentence(kind, context)
        line = self.source.line(typed)
        self.problems.append(Problem(self.path, line, shown_place(typed), what, remedy, code=code))


def _problems(
    record: type[Record], details: ErrorDetails, source: FrontMatter, path: str, keys: _Keys
) -> list[Problem]:
    kind = details["type"]
    at = (FIELD_OF_RULE[kind],) if kind in FIELD_OF_RULE else details["loc"]
    place, spec = _resolve(record, at)
    typed = _typed(keys.typed, place, record)
    context = {"example": "", **details.get("ctx", {})}
    if spec is not None:
        context |= {"key": spec.key, "example": example(spec)}
    line, shown = source.line(typed), shown_place(typed)
    return [
        Problem(path, line, shown, what, remedy, code=code)
        for code, what, remedy in sentences(kind, context)
    ]


def _resolve(record: type[Record], place: Location) -> tuple[Location, Spec | None]:
    """Drop the tags of unions from a Pydantic location, and find the field's declaration."""
    kept: list[str | int] = []
    current: type[Record] | None = record
    spec: Spec | None = None
    for part in place:
        if isinstance(part, int):
            kept.append(part)
            continue
        known = {name: (found, info) for name, found, info in specs(current)} if current else {}
        if part in known:
            kept.append(part)
            spec, info = known[part]
            current = nested(info)
    return tuple(kept), spec


def _typed(typed: dict[Location, Location], place: Location, record: type[Record]) -> Location:
    """Return the location in the editor's own keys; a missing field gets its Indonesian one."""
    if place in typed:
        return typed[place]
    above = _typed(typed, place[:-1], record)
    last = place[-1]
    if isinstance(last, int):
        return (*above, last)
    _, spec = _resolve(record, place)
    return (*above, spec.key if spec else last)


def _owner_above(
    key: str, raw: dict[str, Any], accepted: dict[str, str], fields: dict[str, FieldInfo]
) -> str:
    """Return the empty field above a key that is one of its own, or ''."""
    for other, value in raw.items():
        if other == key:
            break
        inner = nested(fields[accepted[other]]) if other in accepted and _blank(value) else None
        if inner is not None and key in names(inner):
            return other
    return ""


def _blank(value: Any) -> bool:
    return value in ("", [], {}) or (isinstance(value, str) and not value.strip())


def shown_place(typed: Location) -> str:
    """Return `buku.penulis`, `orang 2.nama`: list positions counted from one."""
    shown = ""
    for part in typed:
        if isinstance(part, int):
            shown += f" {part + 1}"
        else:
            shown += f".{part}" if shown else part
    return shown


def example(spec: Spec) -> str:
    """Return the field with its example, as an editor would write it."""
    lines = yaml_writing.dump({spec.key: spec.example}).splitlines()
    return lines[0] if len(lines) == 1 else "\n      ".join(["", *lines])

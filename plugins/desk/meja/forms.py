"""A form for a record, made from the content model, filled with what stands in the file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Literal

from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from plugins.core import people, yaml_writing
from plugins.core.choices import Chosen, choices_of
from plugins.core.front_matter import Location
from plugins.core.media import PICTURES
from plugins.core.model import Record, Spec, is_list, names, nested, specs
from plugins.core.parsing import shown_place
from plugins.core.sound.reading import FORMATS

Shape = Literal["line", "text", "lines", "choice", "file", "group", "items", "either"]

NEW = "__n__"
"""Stands for an item's number in the blank item that the page copies."""

_ACCEPTED = {
    "image": PICTURES,
    ".mp3": tuple(FORMATS),
    ".mp4": (".mp4", ".webm"),
    ".vtt": (".vtt", ".srt"),
    ".pdf": (".pdf", ".epub", ".jpg", ".jpeg", ".png"),
}


@dataclass(frozen=True)
class FormField:
    """One field as the page shows it. `id` is its place in the model, `place` that in the file."""

    id: str
    place: str
    spec: Spec
    required: bool
    shape: Shape
    value: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    accept: tuple[str, ...] = ()
    fields: tuple["FormField", ...] = ()
    items: tuple["Item", ...] = ()
    blank: "Item | None" = None

    @property
    def example(self) -> str:
        """The example as one would type it here."""
        example = self.spec.example
        return "\n".join(map(str, example)) if isinstance(example, list) else str(example)

    @property
    def filled(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.value or self.items or any(inner.filled for inner in self.fields))


@dataclass(frozen=True)
class Item:
    """One record of a list. `number` is its place in the file's list."""

    number: str
    fields: tuple[FormField, ...]


@dataclass(frozen=True)
class _Where:
    """How deep a form is: the ids and the keys that lead to it."""

    id: str = ""
    typed: Location = ()

    def down(self, name: str, key: str) -> "_Where":
        return _Where(f"{self.id}.{name}" if self.id else name, (*self.typed, key))

    def item(self, number: int | str) -> "_Where":
        return _Where(f"{self.id}.{number}", (*self.typed, number))


def form(record: type[Record], values: Mapping[str, Any]) -> tuple[FormField, ...]:
    """Return the fields of a record with the values of a header."""
    return tuple(_fields(record, values, _Where()))


def keys(record: type[Record], values: Mapping[str, Any]) -> dict[str, str]:
    """Return the key that the file uses for each field that it has, by the field's name."""
    accepted = names(record)
    return {accepted[key]: key for key in values if key in accepted}


def as_record(inner: type[Record], value: Any) -> dict[str, Any]:
    """Return a nested record's values; as in the reader, a text fills its only required field."""
    required = [spec.key for _, spec, info in specs(inner) if info.is_required()]
    if isinstance(value, str) and value.strip() and len(required) == 1:
        return {required[0]: value}
    return value if isinstance(value, dict) else {}


def as_items(value: Any) -> list[Any]:
    """Return a list of records; as in the reader, one alone is a list of one."""
    if isinstance(value, list):
        return value
    return [value] if value else []


def shown(spec: Spec, info: FieldInfo, value: Any) -> str:
    """Return a plain value as the form shows it: lists one to a line, choices by their label."""
    if is_list(info) and isinstance(value, str):
        value = _splitter(info)(value)
    if is_list(info) and isinstance(value, list):
        return "\n".join(
            text if isinstance(text, str) else yaml_writing.flow(text) for text in value
        )
    if isinstance(value, list | dict):
        return yaml_writing.flow(value) if value else ""
    return _chosen(info, str(value or ""))


def _splitter(info: FieldInfo) -> Callable[[object], object]:
    """Return how the reader parts one line into this field's several values."""
    known = (people.split_names, people.split_words)
    used = [getattr(part, "func", None) for part in info.metadata]
    return next((one for one in known if one in used), people.split_words)


def _chosen(info: FieldInfo, value: str) -> str:
    choices = choices_of(info)
    if choices is None or not value:
        return value
    try:
        parsed = choices.parse(value)
    except PydanticCustomError:
        return value
    return parsed.label.id.lower() if isinstance(parsed, Chosen) else value


def _fields(record: type[Record], values: Mapping[str, Any], at: _Where) -> Iterator[FormField]:
    typed = keys(record, values)
    for name, spec, info in specs(record):
        key = typed.get(name, spec.key)
        yield _field(spec, info, values.get(key), at.down(name, key))


def _field(spec: Spec, info: FieldInfo, value: Any, at: _Where) -> FormField:
    inner = nested(info)
    found: dict[str, Any] = {}
    shape: Shape
    if inner is None:
        shape, found = _plain(spec, info, value)
    elif is_list(info):
        shape, items = "items", as_items(value)
        found["items"] = tuple(_item(inner, one, at.item(n), n) for n, one in enumerate(items))
        found["blank"] = _item(inner, {}, at.item(NEW), NEW)
    else:
        whole = as_record(inner, value) if isinstance(spec.example, dict) else value
        shape = "group" if isinstance(spec.example, dict) else "either"
        record = whole if isinstance(whole, dict) else {}
        found["fields"] = tuple(_fields(inner, record, at))
        if shape == "either":
            found |= {"accept": _accept(spec), "value": value if isinstance(value, str) else ""}
    return FormField(at.id, shown_place(at.typed), spec, info.is_required(), shape, **found)


def _item(inner: type[Record], value: Any, at: _Where, number: int | str) -> Item:
    return Item(str(number), tuple(_fields(inner, as_record(inner, value), at)))


def _plain(spec: Spec, info: FieldInfo, value: Any) -> tuple[Shape, dict[str, Any]]:
    text = shown(spec, info, value)
    if (choices := choices_of(info)) is not None or spec.widget == "boolean":
        words = [label[0] for label in choices.words.values()] if choices else ["Ya", "Tidak"]
        options = [(word.lower(), word) for word in words]
        if text and text not in dict(options):
            options.append((text, text))
        return "choice", {"value": text, "choices": tuple(options)}
    if is_list(info):
        return "lines", {"value": text}
    if spec.widget in ("image", "file"):
        return "file", {"value": text, "accept": _accept(spec)}
    return ("text" if spec.widget == "text" else "line"), {"value": text}


def _accept(spec: Spec) -> tuple[str, ...]:
    suffix = PurePosixPath(str(spec.example)).suffix
    return _ACCEPTED["image"] if spec.widget == "image" else _ACCEPTED.get(suffix, ())


class OddFormError(Exception):
    """Raised for what no page of ours sends."""


def tree(flat: Mapping[str, str]) -> dict[str, Any]:
    """Return `{"a.0.b": "x"}` as `{"a": {"0": {"b": "x"}}}`; raises OddFormError."""
    found: dict[str, Any] = {}
    for place, text in flat.items():
        *way, last = place.split(".")
        inside = found
        for step in way:
            inside = inside.setdefault(step, {})
            if not isinstance(inside, dict):
                raise OddFormError(place)
        if last in inside:
            raise OddFormError(place)
        inside[last] = text
    return found

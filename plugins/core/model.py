"""The machinery of the content model: records, their fields, and what is known of each field."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, ClassVar, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

Widget = Literal[
    "string", "text", "datetime", "date", "list", "object", "select",
    "number", "boolean", "image", "file",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """A name shown to people, in Indonesian and in English."""

    id: str
    en: str


@dataclass(frozen=True)
class Spec:
    """What is known of one field beside its type; everything shown or written derives from it.

    `schema` is a path of schema.org properties (`itemReviewed.name`), or one such path for
    each schema.org type that the record can have. `fact` puts the field into the facts box.
    """

    label: Label
    key: str
    help: str
    example: Any
    schema: str | Mapping[str, str] | None
    widget: Widget
    fact: bool

    def __call__(self, schema: dict[str, Any]) -> None:
        """Write what JSON Schema has no word for; Pydantic calls this (json_schema_extra)."""
        schema["x-key"] = self.key
        schema["x-label-en"] = self.label.en
        schema["x-widget"] = self.widget


def field(
    label: str,
    english: str,
    *,
    key: str,
    example: Any,
    help: str = "",  # noqa: A002 (the word an editor's form uses)
    required: bool = False,
    schema: str | Mapping[str, str] | None = None,
    widget: Widget = "string",
    fact: bool = False,
    default: Any = None,
) -> Any:
    """Declare one field of a record; `key` is its Indonesian name, `example` its raw form."""
    spec = Spec(Label(label, english), key, help, example, schema, widget, fact)
    return Field(
        ... if required else default,
        title=label,
        description=help or None,
        examples=[example],
        json_schema_extra=spec,
    )


class Record(BaseModel):
    """A set of declared fields. Frozen: what was read is never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)

    SCHEMA: ClassVar[str | None] = None

    @property
    def schema_type(self) -> str | None:
        """The schema.org type of this record; some depend on what was filled in."""
        return self.SCHEMA

    def title_line(self) -> str:
        """Return the record in one line, for lists and fact boxes: its first field."""
        return str(getattr(self, next(iter(type(self).model_fields))))

    def __getstate__(self) -> Any:
        """Return what is pickled: no names, which each record would otherwise hold anew."""
        own, given, names = self.__dict__, self.model_fields_set, type(self).model_fields
        return tuple(own[name] for name in names), tuple(name in given for name in names)

    def __setstate__(self, state: Any) -> None:
        """Take the values in the order of the fields. Raises ValueError."""
        values, given = state
        names = tuple(type(self).model_fields)
        own = {
            "__dict__": dict(zip(names, values, strict=True)),
            "__pydantic_fields_set__": _given(names, given),
            "__pydantic_extra__": None,
            "__pydantic_private__": None,
        }
        for name, value in own.items():
            object.__setattr__(self, name, value)


@functools.cache  # one set for all that have the same: in memory they are felt
def _given(names: tuple[str, ...], given: tuple[bool, ...]) -> set[str]:
    return {name for name, is_given in zip(names, given, strict=True) if is_given}


def specs(record: type[Record]) -> Iterator[tuple[str, Spec, FieldInfo]]:
    """Yield each field's English name, what is known of it, and Pydantic's view of it."""
    for name, info in record.model_fields.items():
        spec = info.json_schema_extra
        if isinstance(spec, Spec):
            yield name, spec, info


def names(record: type[Record]) -> dict[str, str]:
    """Return every accepted key, Indonesian and English, with the field's English name."""
    accepted = {}
    for name, spec, _ in specs(record):
        accepted[name] = name
        accepted[spec.key] = name
    return accepted


def nested(info: FieldInfo) -> type[Record] | None:
    """Return the record that a field holds, alone, in a list, or as one of several forms."""
    return _find_record(info.annotation)


def is_list(info: FieldInfo) -> bool:
    """Tell whether a field holds several values; a pair such as coordinates is one."""
    return _is_list(info.annotation)


def _find_record(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    for part in get_args(annotation):
        if (found := _find_record(part)) is not None:
            return found
    return None


def _is_list(annotation: Any) -> bool:
    origin = get_origin(annotation)
    if origin in (Union, UnionType, Annotated):
        return any(map(_is_list, get_args(annotation)))
    return origin is tuple and get_args(annotation)[1:] == (...,)

"""A field with a fixed set of values: English inside, Indonesian for people, both accepted."""

import difflib
from dataclasses import dataclass
from typing import Any, Self, get_args

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from plugins.core.model import Label


class Chosen(str):
    """A chosen value: equals its English word, and knows what people are shown."""

    __slots__ = ("label",)
    label: Label

    def __new__(cls, value: str, label: Label) -> Self:
        """Make the value with its label."""
        self = super().__new__(cls, value)
        self.label = label
        return self

    def __getnewargs__(self) -> tuple[str, Label]:  # type: ignore[override]
        """Return what it is made of again when it was pickled."""
        return str(self), self.label


@dataclass(frozen=True)
class Choices:
    """Values with the Indonesian words for each; the first word is the one shown."""

    words: dict[str, tuple[str, ...]]

    def parse(self, value: object) -> object:
        """Return the chosen value; raises PydanticCustomError `choice`."""
        if not isinstance(value, str):
            return value
        accepted = {
            word.lower(): name for name, words in self.words.items() for word in (name, *words)
        }
        key = value.strip().lower()
        if key not in accepted:
            near = difflib.get_close_matches(key, accepted, n=1)
            shown = ", ".join(map(self._shown, self.words))
            context = {
                "value": value,
                "choices": shown,
                "near": self._shown(accepted[near[0]]) if near else "",
            }
            raise PydanticCustomError("choice", "{value}", context)
        return self.named(accepted[key])

    def _shown(self, name: str) -> str:
        return self.words[name][0].lower()

    def named(self, name: str) -> Chosen:
        """Return the value of this English name, which is what it is called in English."""
        return Chosen(name, Label(self.words[name][0], name.replace("_", " ").capitalize()))


def choice(**words: tuple[str, ...]) -> tuple[Any, ...]:
    """Return what makes `str` a field that takes one of `words`, keyed by their English names.

    Written as `Annotated[str, *choice(draft=("Draf",), …)]`.
    """
    choices = Choices(words)
    shown = [word.lower() for name, known in words.items() for word in (*known, name)]
    return (
        AfterValidator(choices.parse),
        BeforeValidator(choices.parse),
        WithJsonSchema({"type": "string", "enum": list(dict.fromkeys(shown))}),
    )


def choices_of(info: FieldInfo) -> Choices | None:
    """Return the values that a field takes, or None if it takes any."""
    return _find([*info.metadata, info.annotation])


def _find(parts: list[Any]) -> Choices | None:
    for part in parts:
        owner = getattr(getattr(part, "func", None), "__self__", None)
        if isinstance(owner, Choices):
            return owner
        if (found := _find([*get_args(part), *getattr(part, "__metadata__", ())])) is not None:
            return found
    return None

"""What an importer found: one document on its way to a file, and what of it was left behind."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Document:
    """An entry, or a page where `kind` is None.

    `values` are front matter by Indonesian keys; `html` is the body. `origin` tells it from all
    others: the guid or address that it had, else its name.
    """

    kind: str | None
    slug: str
    values: dict[str, Any]
    html: str
    origin: str
    folder: str = ""
    """The year, of an entry."""

    losses: list[str] = field(default_factory=list)
    """What was left out on purpose, and what is to be done by hand (Indonesian)."""

    dropped_words: list[str] = field(default_factory=list)
    """The HTML of what was left out on purpose, so that its words are not looked for."""


@dataclass(frozen=True)
class Outcome:
    """What became of a document; `path` is `content/…`, `words` of its body in and out."""

    path: str
    is_new: bool = False
    words_in: int = 0
    words_out: int = 0
    links_in: int = 0
    links_out: int = 0
    losses: tuple[str, ...] = ()

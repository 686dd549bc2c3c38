"""The outputs of one build: what each is made of, by whom, and what it may be reused by."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Template


@dataclass(slots=True)
class Job:
    """One output: a page that a template renders, or what a function makes or finds."""

    name: str
    context: dict[str, Any]
    own: dict[str, Any]
    """What this output alone is given: the template's variables, or the function's arguments."""

    template: Template | None = None
    make: Callable[..., bytes | Path] | None = None
    """Returns the bytes, or the path of a file that holds them."""


@dataclass
class Made:
    """What making one output left behind: its stamp, and all that it saw."""

    name: str
    stamp: tuple[bytes, int, int]
    contents: dict[str, frozenset[str]]
    """Attributes read, by the key of the content."""

    shared: frozenset[tuple[Any, bytes]]
    """Paths from the shared context, each with the digest of what was there."""

    own: dict[Any, bytes]
    templates: frozenset[str]
    opaque: str = ""

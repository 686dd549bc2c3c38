"""The outputs of one build: what each is made of, by whom, and what it may be reused by."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Template


@dataclass
class Job:
    """One output: a page that a template renders, or bytes that a function makes."""

    name: str
    context: dict[str, Any]
    own: dict[str, Any]
    """What this output alone is given: the template's variables, or the function's arguments."""

    template: Template | None = None
    make: Callable[..., bytes] | None = None


@dataclass(frozen=True)
class Stamp:
    """A file as it was written: its bytes by their digest, and by what shows a later change."""

    digest: bytes
    size: int
    changed: int

    @classmethod
    def of(cls, file: Path, digest: bytes) -> "Stamp":
        """Return the stamp of a file that has just been written."""
        found = file.stat()
        return cls(digest, found.st_size, found.st_mtime_ns)


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


@dataclass
class Kept:
    """An output that is taken over from the last build."""

    made: Made
    source: Path = field(default_factory=Path)

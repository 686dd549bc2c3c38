"""One entry at the desk: opened, changed through its form, saved unless somebody else was first."""

import hashlib
import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.core import front_matter, front_matter_editing, yaml_writing
from plugins.core.front_matter import Faults, FrontMatter
from plugins.core.inventory import SourceFile
from plugins.core.model import Record
from plugins.core.problems import Problem
from plugins.core.replacing import replace_file
from plugins.core.source_bytes import read_source
from plugins.desk.meja import forms
from plugins.desk.meja.form_values import merged
from plugins.desk.meja.places import Desk
from plugins.kinds import KINDS
from plugins.kinds.page import Page

_BLANK_LINES = re.compile(r"\A\n*|\n*\Z")


class ChangedElsewhereError(Exception):
    """Raised when the file is not what the editor started from."""

    def __init__(self, newer: "Document", own: bytes) -> None:
        super().__init__(newer.path)
        self.newer = newer
        self.own = own


@dataclass(frozen=True)
class Document:
    """A file as it was when it was opened."""

    source: SourceFile
    data: bytes
    text: FrontMatter | None
    problems: list[Problem]

    @property
    def path(self) -> str:
        """Its place below content/."""
        return str(self.source.path)

    @property
    def stamp(self) -> str:
        """What differs whenever the file's bytes do."""
        return stamp(self.data)

    @property
    def record(self) -> type[Record]:
        """What its header describes."""
        return KINDS[self.source.kind] if self.source.kind else Page

    @property
    def body(self) -> str:
        """The text without the blank lines around it, which an editor does not see."""
        return _BLANK_LINES.sub("", self.text.body) if self.text else ""

    def form(self) -> tuple[forms.FormField, ...]:
        """Return the header as a form."""
        return forms.form(self.record, self.text.values if self.text else {})

    def changed(self, flat: Mapping[str, str], body: str | None) -> bytes:
        """Return the file with what a form says; raises EditRefusedError, ValueError.

        Of a file that somebody broke or took away meanwhile, what the form says is all there is.
        """
        if self.text is None:
            values = merged(self.record, {}, forms.tree(flat))
            return f"---\n{yaml_writing.dump(values)}---\n\n{body or ''}\n".encode(
                "utf-8", "replace"
            )
        values = merged(self.record, self.text.values, forms.tree(flat))
        return front_matter_editing.rewrite(self.data, values, self._body(body), self.path_shown)

    @property
    def path_shown(self) -> str:
        """Its path as messages name it."""
        return f"content/{self.path}"

    def _body(self, body: str | None) -> str | None:
        """Return the body between the blank lines that stand around the present one."""
        if body is None or self.text is None or body == self.body:
            return None
        own = self.text.body
        if not own.strip("\n"):
            before, after = "\n", "\n"
        else:
            before = own[: len(own) - len(own.lstrip("\n"))]
            after = own[len(own.rstrip("\n")) :] or "\n"
        return before + body.replace("\r\n", "\n").strip("\n") + after


def stamp(data: bytes) -> str:
    """Return the digest of some bytes."""
    return hashlib.sha256(data).hexdigest()[:20]


class Documents:
    """Opens and saves the entries of one desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def open(self, path: str) -> Document:
        """Return a file as it stands; raises OutsideError, FileNotFoundError."""
        source = self.desk.source(path)
        file = self.desk.inside(path)
        if not file.is_file():
            raise FileNotFoundError(path)
        faults = Faults(f"content/{path}")
        data = read_source(file, faults)
        if data is None:
            return Document(source, b"", None, faults.found)
        text, problems = front_matter.read(data, f"content/{path}")
        return Document(source, data, text, problems)

    def present(self, path: str) -> Document:
        """Return a file as it stands, an empty one if it was taken away; raises OutsideError."""
        try:
            return self.open(path)
        except FileNotFoundError:
            return Document(self.desk.source(path), b"", None, [])

    def save(self, path: str, started: str, data: bytes) -> Document:
        """Write the file if it still is what the editor started from.

        Raises ChangedElsewhereError, and then nothing is written.
        """
        present = self.present(path)
        if present.stamp != started and present.data != data:
            raise ChangedElsewhereError(present, data)
        if present.data != data:
            self.desk.write(path, data)
        self.unsaved(path).discard()
        return self.open(path)

    def keep_replaced(self, document: Document) -> None:
        """Keep a copy of a text that an editor has seen and chosen to replace."""
        if not document.data:
            return
        folder = self.desk.kept / "tergantikan"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{document.source.slug}.{document.stamp}.md").write_bytes(document.data)

    def unsaved(self, path: str) -> "Unsaved":
        """Return where what is typed and not saved is kept."""
        self.desk.source(path)
        name = hashlib.sha256(path.encode()).hexdigest()[:32]
        return Unsaved(self.desk.kept / f"ketikan-{name}.json")


@dataclass(frozen=True)
class Unsaved:
    """What was typed into a form and not yet saved; it outlives the program and the computer."""

    file: Path

    def keep(self, started: str, fields: Mapping[str, str], body: str) -> None:
        """Write it down."""
        told = {"stamp": started, "fields": dict(fields), "body": body, "at": time.time()}
        replace_file(self.file, json.dumps(told, ensure_ascii=False).encode())

    def told(self) -> dict[str, Any] | None:
        """Return what was kept, or None."""
        try:
            found = json.loads(self.file.read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return found if isinstance(found, dict) else None

    def discard(self) -> None:
        """Forget it."""
        self.file.unlink(missing_ok=True)

"""A new entry's file, made from the content model."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from plugins.core import yaml_writing
from plugins.core.model import Record, nested, specs
from plugins.core.text import slugify
from plugins.kinds.entry import PLACEHOLDER, Entry


class NameTakenError(Exception):
    """Raised when the file is there already."""


class NoNameError(Exception):
    """Raised when a title has no letter to make a file name of."""


def create(
    content: Path,
    kind: type[Entry],
    title: str,
    today: datetime.date,
    answers: Mapping[str, Any] = MappingProxyType({}),
) -> Path:
    """Write a draft of this kind and return its path; raises NameTakenError, NoNameError.

    `answers` are values of fields by their Indonesian names.
    """
    slug = slugify(title)[:80].strip("-")
    if not slug:
        raise NoNameError(title)
    path = content / "articles" / kind.KIND.name / str(today.year) / f"{slug}.md"
    if path.exists():
        raise NameTakenError(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source(kind, title, today, answers), "utf-8")
    return path


def source(
    kind: type[Entry],
    title: str,
    today: datetime.date,
    answers: Mapping[str, Any] = MappingProxyType({}),
) -> str:
    """Return the file's text: what is required stands open, the rest behind `#` marks."""
    known = {"title": title, "date": today.isoformat(), "status": "draf"}
    required: list[str] = []
    optional: list[str] = []
    for name, spec, info in specs(kind):
        if name in known:
            required.append(yaml_writing.dump({spec.key: known[name]}))
        elif spec.key in answers:
            required.append(yaml_writing.dump({spec.key: answers[spec.key]}))
        elif info.is_required():
            required.append(f"# wajib: {spec.label.id}. {spec.help}".rstrip() + "\n")
            required.append(yaml_writing.dump({spec.key: _blank(spec.example, nested(info))}))
        else:
            example = yaml_writing.dump({spec.key: spec.example})
            optional += [f"# {line}\n" for line in example.splitlines()]
    return "".join(
        [
            "---\n",
            *required,
            "# Boleh diisi: hapus tanda # di depannya.\n",
            "# Selesai menulis, hapus baris status: draf.\n",
            *optional,
            "---\n",
            f"\n{PLACEHOLDER}\n",
        ]
    )


def _blank(example: Any, inner: type[Record] | None) -> Any:
    """Return an empty value; of a nested record, its required fields with nothing in them."""
    if inner is None or not isinstance(example, dict):
        return ""
    return {spec.key: "" for _, spec, info in specs(inner) if info.is_required()}

"""The field tables of the editors' guide, written from the content model."""

from collections.abc import Collection, Iterator
from pathlib import Path

from plugins.core import yaml_writing
from plugins.core.model import Record, nested, specs
from plugins.kinds import KINDS
from plugins.kinds.entry import Entry
from plugins.kinds.page import Page
from plugins.kinds.site import Site

FILE = "isian.md"

_INTRODUCTION = """\
# Isian setiap jenis tulisan

Halaman ini ditulis oleh `literasi dokumen` dari model isinya; jangan disunting di sini.
Tanda * berarti wajib. Nama Inggris diterima sama seperti nama Indonesia.
"""


def write_field_tables(folder: Path) -> Path:
    """Write the page with all tables into `folder` and return its path."""
    path = folder / FILE
    path.write_text(page(), "utf-8", newline="\n")
    return path


def page() -> str:
    """Return the whole page: what all kinds share, then each kind's own, pages and the site."""
    common = {name for name, _, _ in specs(Entry)}
    parts = [_INTRODUCTION, _table("Semua jenis", Entry)]
    for kind in KINDS.values():
        title = f"{kind.KIND.label.id} (`articles/{kind.KIND.name}/`)"
        parts.append(_table(title, kind, without=common))
    parts += [_table("Halaman (`pages/`)", Page), _table("Situs (`site.yaml`)", Site)]
    return "\n".join(parts)


def _table(title: str, record: type[Record], without: Collection[str] = frozenset()) -> str:
    rows = "\n".join(_rows(record, "", without))
    head = "| isian | Inggris | artinya | contoh |\n|---|---|---|---|"
    return f"## {title}\n\n{head}\n{rows}\n"


def _rows(record: type[Record], inside: str, without: Collection[str]) -> Iterator[str]:
    for name, spec, info in specs(record):
        if name in without:
            continue
        star = " *" if info.is_required() else ""
        meaning = f"{spec.label.id}. {spec.help}".strip() if spec.help else spec.label.id
        inner = nested(info)
        shown = "" if inner is not None else _cell(spec.example)
        yield f"| `{inside}{spec.key}`{star} | `{name}` | {meaning} | {shown} |"
        if inner is not None:
            yield from _rows(inner, f"{inside}{spec.key}.", ())


def _cell(example: object) -> str:
    if isinstance(example, list):
        items = ", ".join(yaml_writing.flow(item) for item in example)
        return f"`[{items}]`"
    return f"`{yaml_writing.scalar(str(example))}`"

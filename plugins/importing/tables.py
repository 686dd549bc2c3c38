"""A table (CSV) of books, awards or events read: one row, one entry.

Columns are named like our fields, with a dot for what is nested (`buku.judul`), or as the
exports of Goodreads and StoryGraph name theirs.
"""

import codecs
import csv
import datetime
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import markdown

from plugins.core.model import Record, is_list, names, nested, specs
from plugins.core.text import slugify
from plugins.importing.documents import Document
from plugins.importing.web_pages import moment_in
from plugins.kinds import KINDS
from plugins.kinds.book_review import BookReview

# Goodreads and StoryGraph → ours.
_BOOKS = {
    "title": "buku.judul", "author": "buku.penulis", "authors": "buku.penulis",
    "isbn13": "buku.isbn", "isbn/uid": "buku.isbn", "publisher": "buku.penerbit",
    "number of pages": "buku.halaman", "year published": "buku.tahun", "my rating": "nilai",
    "star rating": "nilai", "my review": "isi", "review": "isi", "date read": "tanggal",
    "last date read": "tanggal",
}  # fmt: skip
_EXCEL_ZERO = datetime.date(1899, 12, 30)
"""The day 0 of Excel, after its 29 February 1900 that never was."""

_BODY = ("isi", "body", "teks")


class NotATableError(ValueError):
    """Raised for a file that is no table, or has none of our columns."""


def documents(file: Path, kind: str) -> Iterator[Document]:
    """Yield a document for each row; raises NotATableError, OSError."""
    text = _text(file)
    rows = list(csv.DictReader(io.StringIO(text), dialect=_dialect(text)))
    columns = [name for name in (rows[0] if rows else {}) if name]
    known = {name: _field(name, kind, columns) for name in columns}
    if not any(known.values()):
        raise NotATableError("tidak ada kolom yang dikenal; lihat docs/isian.md")
    for number, row in enumerate(rows, 2):
        if any((value or "").strip() for key, value in row.items() if key):
            yield _document(row, number, known, kind, file)


def _text(file: Path) -> str:
    data = file.read_bytes()
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", "replace")  # what Excel calls Unicode text
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")  # Excel on Windows
    # A first line that tells Excel the separator is no row.
    return re.sub(r"\A\"?sep=.\"?\r?\n", "", text)


def _dialect(text: str) -> type[csv.Dialect]:
    first = text.partition("\n")[0]

    class Table(csv.excel):
        delimiter = max((",", ";", "\t"), key=first.count)

    return Table


def _field(column: str, kind: str, columns: list[str]) -> str | None:
    """Return our name of a column, or None."""
    name = column.strip().lower()
    lowered = {one.strip().lower() for one in columns}
    if kind == BookReview.KIND.name and name in _BOOKS and not {"judul", "buku.judul"} & lowered:
        return _BOOKS[name]
    if name in (*_BODY, "jenis"):
        return "isi" if name in _BODY else None
    return name if _leads_somewhere(KINDS[kind], name.split(".")) else None


def _leads_somewhere(record: type[Record], way: list[str]) -> bool:
    english = names(record).get(way[0])
    info = record.model_fields.get(english or "")
    if info is None:
        return False
    inner = nested(info)
    return len(way) == 1 if inner is None else len(way) > 1 and _leads_somewhere(inner, way[1:])


def _document(
    row: dict[str, Any], number: int, known: dict[str, str | None], kind: str, file: Path
) -> Document:
    values: dict[str, Any] = {}
    losses: list[str] = []
    body = ""
    for column, raw in row.items():
        value = raw.strip() if isinstance(raw, str) else ""
        if column is None or not value:
            continue
        name = known[column]
        if name is None:
            losses.append(f"kolom '{column}' tidak dibawa: {value[:200]}")
        elif name == "isi":
            body = value
        else:
            _put(values, name.split("."), _shaped(KINDS[kind], name.split("."), value))
    if (
        kind == BookReview.KIND.name
        and "judul" not in values
        and isinstance(values.get("buku"), dict)
    ):
        values["judul"] = f"Ulasan: {values['buku'].get('judul', '')}"
    title = str(values.get("judul") or f"{file.stem} baris {number}")
    day = _day(str(values.get("tanggal") or values.get("mulai") or ""))
    values = {"judul": title, "tanggal": day or "1970-01-01"} | values
    values["tanggal"] = day or "1970-01-01"
    if not day:
        losses.append("tanpa tanggal: memakai 1 Januari 1970, betulkan")
    values.setdefault("status", "draf")
    year = (moment_in(day) or day)[:4]
    return Document(
        kind, slugify(title)[:90].strip("-") or f"baris-{number}", values,
        body if body.lstrip().startswith("<") else markdown.markdown(body),
        f"file:{file.name}", year if year.isdigit() else "", losses,
    )  # fmt: skip


def _day(text: str) -> str:
    """Return a day as we write it: `2024/11/07` of Goodreads, or Excel's count of days."""
    if re.fullmatch(r"[34]\d{4}", text):
        return (_EXCEL_ZERO + datetime.timedelta(days=int(text))).isoformat()
    return re.sub(r"^(\d{4})/(\d{1,2})/(\d{1,2})", r"\1-\2-\3", text)


def _shaped(record: type[Record], way: list[str], value: str) -> Any:
    """Return a value as its field takes it: a list from `a; b`, an ISBN without Excel's `="…"`."""
    info = record.model_fields[names(record)[way[0]]]
    inner = nested(info)
    if inner is not None:
        return _shaped(inner, way[1:], value)
    value = value.removeprefix("=").strip('"')
    if is_list(info) or way[-1] in ("penulis", "topik", "penerima"):
        return [part.strip() for part in value.split(";") if part.strip()]
    return value


def _put(values: dict[str, Any], way: list[str], value: Any) -> None:
    for step in way[:-1]:
        values = values.setdefault(step, {})
    values[way[-1]] = value


def columns_of(kind: str) -> list[str]:
    """Return the columns that a table of this kind may have, for the guide and for messages."""
    return [*_columns(KINDS[kind], ""), "isi"]


def _columns(record: type[Record], inside: str) -> Iterator[str]:
    for _, spec, info in specs(record):
        inner = nested(info)
        if inner is None:
            yield f"{inside}{spec.key}"
        elif not is_list(info):
            yield from _columns(inner, f"{inside}{spec.key}.")

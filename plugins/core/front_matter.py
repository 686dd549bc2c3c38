"""An entry's source: its header as text values with their lines, and its Markdown body."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from plugins.core import yaml_text
from plugins.core.bounds import OutOfBoundsError, bounded
from plugins.core.codes import Code
from plugins.core.problems import Problem
from plugins.core.text import forbidden_character

Location = tuple[str | int, ...]
"""The keys and list positions that lead to a value: ("buku", "penulis", 0)."""

_PELICAN_KEY = re.compile(r"([^\W\d][\w-]*):(?:[ \t]+(.*)|$)")
_FENCE = re.compile(r"---[ \t]*")


@dataclass(frozen=True)
class FrontMatter:
    """A header's values, all of them text, and the body that follows."""

    values: dict[str, Any]
    lines: dict[Location, int]
    body: str
    body_line: int

    def line(self, location: Location) -> int:
        """Return the line of a value, or of the nearest thing around it."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)

    def texts(self) -> Iterator[tuple[Location, str]]:
        """Yield every text of the header with its place."""
        return _texts(self.values, ())


def _texts(value: Any, place: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*place, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _texts(item, (*place, number))
    else:
        yield place, str(value)


@dataclass
class Faults:
    """Collects the problems of one file."""

    path: str
    found: list[Problem] = field(default_factory=list)

    def add(self, code: Code, line: int, what: str, remedy: str, name: str = "") -> None:
        """Remember one."""
        self.found.append(Problem(self.path, line, name, what, remedy, code=code))


def read(data: bytes, path: str) -> tuple[FrontMatter | None, list[Problem]]:
    """Return the parts of an entry's source, or None with what is wrong with it.

    Never raises, and never takes more than plugins/core/bounds.py allows.
    """
    parts, found = read_faulty(data, path)
    return (None if found else parts), found


def read_faulty(data: bytes, path: str) -> tuple[FrontMatter | None, list[Problem]]:
    """Return the same, and the parts as they were surely meant even where something is wrong.

    For those who tell all that is wrong at once; a header with a fault is never published.
    """
    faults = Faults(path)
    try:
        with bounded():
            return _read(data, faults), faults.found
    except OutOfBoundsError:
        what = "Kepala tulisan tidak selesai dibaca."
        faults.add(
            "kepala-rumit", 1, what, "Pendekkan: pindahkan yang panjang ke bawah --- yang kedua."
        )
        return None, faults.found


def _read(data: bytes, faults: Faults) -> FrontMatter | None:
    text = decode(data, faults)
    if text is None:
        return None
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None:
        faults.add(
            "berkas-kosong",
            1,
            "Berkas kosong.",
            "Tulis kepala (judul, tanggal) dan isinya, atau hapus.",
        )
        return None
    if _FENCE.fullmatch(lines[first]):
        parts = _fenced(lines, first, faults)
    elif _PELICAN_KEY.match(lines[first]):
        parts = _pelican(lines, first, faults)
    else:
        parts = None
        faults.add(
            "kepala-tidak-ada",
            first + 1,
            "Kepala tulisan tidak ditemukan.",
            "Baris pertama harus ---, lalu judul: …, tanggal: …, lalu --- lagi.",
        )
    return parts


def decode(data: bytes, faults: Faults) -> str | None:
    """Return the text with Unix line ends and no byte order mark, or None with a problem."""
    remedy = "Simpan ulang sebagai UTF-8 (Notepad: Simpan Sebagai, Pengodean UTF-8)."
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data.count(0) > len(data) // 4:
        faults.add("bukan-utf-8", 1, "Berkas disimpan sebagai UTF-16, bukan UTF-8.", remedy)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        faults.add(
            "bukan-utf-8",
            line,
            "Berkas bukan UTF-8; ada huruf yang tidak terbaca di baris ini.",
            remedy,
        )
        return None
    # Windows' Notepad writes a mark at the start; programs that copy files may add another.
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    # To YAML these end a line, to an editor's program they do not: the lines told would be wrong.
    text = re.sub("[\x85\u2028\u2029]", " ", text)
    if (character := forbidden_character(text)) is not None:
        position = text.index(chr(int(character.removeprefix("U+"), 16)))
        faults.add(
            "huruf-tersembunyi",
            text.count("\n", 0, position) + 1,
            f"Ada huruf tersembunyi {character} yang tidak boleh ada di halaman dan umpan.",
            "Hapus dan ketik ulang kata di baris itu; biasanya terbawa saat menyalin.",
        )
        return None
    return text


def _fenced(lines: list[str], first: int, faults: Faults) -> FrontMatter | None:
    end = next((n for n in range(first + 1, len(lines)) if _FENCE.fullmatch(lines[n])), None)
    if end is None:
        faults.add(
            "kepala-tidak-ditutup",
            first + 1,
            "Kepala tulisan tidak ditutup.",
            "Tulis satu baris --- sesudah isian terakhir, sebelum isi tulisan.",
        )
        return None
    # Each line with its end: a block (`|`) in the last line would lose its own otherwise.
    header = "".join(f"{line}\n" for line in lines[first + 1 : end])
    values, places = yaml_text.mapping(header, first + 2, faults.add)
    if faults.found and not values:
        return None
    return FrontMatter(values, places, "\n".join(lines[end + 1 :]), end + 2)


def _pelican(lines: list[str], first: int, faults: Faults) -> FrontMatter:
    """Read `Key: value` lines up to the first blank one, as Pelican's own reader does.

    An indented line continues the value above it and makes a list of it
    (https://python-markdown.github.io/extensions/meta_data/).
    """
    values: dict[str, Any] = {}
    places: dict[Location, int] = {}
    key = ""
    end = len(lines)
    for number in range(first, len(lines)):
        line = lines[number]
        if not line.strip():
            end = number
            break
        if (found := _PELICAN_KEY.match(line)) is not None:
            key = found[1].lower()
            if key in values:
                faults.add(
                    "isian-dua-kali",
                    number + 1,
                    f"Isian '{key}' ditulis dua kali.",
                    "Hapus salah satu.",
                    key,
                )
            values[key] = (found[2] or "").strip()
            places[(key,)] = number + 1
        elif line.startswith(("    ", "\t")):
            above = values[key]
            values[key] = [*(above if isinstance(above, list) else [above]), line.strip()]
        else:
            faults.add(
                "kepala-tanpa-baris-kosong",
                number + 1,
                "Baris ini bukan isian, tetapi belum ada baris kosong sesudah kepala tulisan.",
                "Beri satu baris kosong antara isian terakhir dan isi tulisan.",
            )
            break
    return FrontMatter(values, places, "\n".join(lines[end:]), end + 1)

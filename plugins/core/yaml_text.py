"""YAML read as text: every scalar stays what was typed, and the line of each is known.

Only YAML's structure is used (https://yaml.org/spec/1.2.2/): no `no` → False, no dates, no
anchors or tags; and what YAML would drop in silence, a comment inside a value, is a problem.
"""

import re
from collections.abc import Callable
from typing import Any

import yaml

from plugins.core.codes import Code

Report = Callable[[Code, int, str, str, str], None]
"""Takes code, line, what is wrong, how to mend it, and the field."""

_QUOTE = 'Beri tanda kutip pada nilainya, misalnya judul: "Membaca: jalan pulang".'
_UNCLOSED = re.compile(r"""\s*(?:- )?[^\s#][^:"']*:\s+(?P<quote>["'])(?:(?!(?P=quote)).)*""")
_HINTS: dict[str, tuple[Code, str, str]] = {
    "mapping values are not allowed": ("titik-dua", "Ada titik dua di dalam nilai.", _QUOTE),
    "found character '\\t'": (
        "tanda-tab",
        "Ada tanda tab di awal baris.",
        "Ganti tab dengan spasi; YAML tidak menerima tab.",
    ),
    "found unexpected end of stream": (
        "kutip-tidak-ditutup",
        "Tanda kutip dibuka tetapi tidak ditutup.",
        "Tutup tanda kutipnya, atau hapus keduanya.",
    ),
    "that cannot start any token": ("tanda-khusus", "Nilai diawali tanda khusus.", _QUOTE),
    "while scanning an alias": ("tanda-khusus", "Nilai diawali tanda *.", _QUOTE),
    "while scanning an anchor": ("tanda-khusus", "Nilai diawali tanda &.", _QUOTE),
    "found undefined alias": ("tanda-khusus", "Nilai diawali tanda *.", _QUOTE),
    "could not find expected ':'": (
        "kepala-bukan-isian",
        "Baris ini bukan isian: titik duanya tidak ada.",
        "Tulis sebagai nama: nilai, misalnya judul: Pojok baca dibuka.",
    ),
    "expected ',' or ']'": (
        "kurung-tidak-ditutup",
        "Daftar dalam kurung siku tidak ditutup.",
        "Tutup dengan ].",
    ),
    "expected ',' or '}'": (
        "kurung-tidak-ditutup",
        "Kurung kurawal tidak ditutup.",
        "Tutup dengan }, atau tanda kutip.",
    ),
    "did not find expected '-' indicator": (
        "jarak-tepi-kiri",
        "Jarak dari tepi kiri tidak sama di dalam daftar.",
        "Samakan jumlah spasi di depan setiap tanda -.",
    ),
    "expected <block end>": (
        "jarak-tepi-kiri",
        "Jarak dari tepi kiri tidak sama, atau ada tulisan sesudah tanda kutip.",
        "Samakan jumlah spasi di depan isian yang setingkat; kutip seluruh nilainya.",
    ),
}


def mapping(
    text: str, first_line: int, report: Callable[..., None]
) -> tuple[dict[str, Any], dict[tuple[str | int, ...], int]]:
    """Return the values and the line of each; what is wrong goes to `report`."""
    reading = _Reading(text, first_line, report)
    try:
        # The pure loader: libyaml's marks differ from what the messages rely on.
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        reading.explain(error)
        return {}, {}
    except RecursionError:
        report(
            "kurung-terlalu-dalam",
            first_line,
            "Kurung bersarang terlalu dalam.",
            "Kurangi kurungnya.",
        )
        return {}, {}
    if node is None:
        return {}, {(): first_line}
    if not isinstance(node, yaml.MappingNode):
        report(
            "kepala-bukan-isian",
            first_line,
            "Kepala tulisan bukan daftar isian.",
            "Tulis setiap isian sebagai nama: nilai, misalnya judul: Pojok baca dibuka.",
        )
        return {}, {}
    return reading.mapping(node, ()), reading.lines


class _Reading:
    """Walks one node tree."""

    def __init__(self, text: str, first_line: int, report: Callable[..., None]) -> None:
        self.text = text
        self.source_lines = text.split("\n")
        self.first_line = first_line
        self.report = report
        self.lines: dict[tuple[str | int, ...], int] = {(): max(first_line - 1, 1)}
        self.seen: set[int] = set()

    def explain(self, error: yaml.YAMLError) -> None:
        message = str(error)
        # A quote that is never closed is found at the end, and a colon that is missing on a later
        # line; where each began is what to look at.
        begun = ("found unexpected end of stream", "could not find expected ':'")
        late = any(words in message for words in begun)
        mark = getattr(error, "context_mark" if late else "problem_mark", None)
        place = min(mark.line, len(self.source_lines) - 1) if mark else 0
        if "expected <block end>" in message and (opened := self.opened(place)) is not None:
            message, place = "found unexpected end of stream", opened
        for words, (code, what, remedy) in _HINTS.items():
            if words in message:
                advice = self.quoted(place) if remedy is _QUOTE else remedy
                self.report(code, self.first_line + place, what, advice)
                return
        self.report(
            "kepala-tidak-terbaca",
            self.first_line + place,
            "Kepala tulisan tidak terbaca di sekitar baris ini.",
            "Tulis setiap isian sebagai nama: nilai; kutip nilai yang memuat tanda khusus.",
        )

    def opened(self, place: int) -> int | None:
        """Return the line before `place` whose quote is closed only by that of another line."""
        lines = enumerate(self.source_lines[:place])
        return next((number for number, line in lines if _UNCLOSED.fullmatch(line)), None)

    def quoted(self, place: int) -> str:
        """Return the advice to quote a value, with the line as it should be."""
        key, colon, value = self.source_lines[place].strip().removeprefix("- ").partition(":")
        if not colon:
            return _QUOTE
        text = value.strip().replace("\\", "\\\\").replace('"', '\\"')
        return f'Beri tanda kutip: {key}: "{text}"'

    def mapping(self, node: yaml.MappingNode, place: tuple[str | int, ...]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = self.first_line + key_node.start_mark.line
            if not isinstance(key_node, yaml.ScalarNode):
                self.report(
                    "kepala-tidak-terbaca",
                    line,
                    "Nama isian tidak terbaca.",
                    "Tulis sebagai nama: nilai.",
                )
                continue
            key = str(key_node.value).strip().lower()
            if key in values:
                self.report(
                    "isian-dua-kali", line, "Isian ini ditulis dua kali.", "Hapus salah satu.", key
                )
                continue
            self.lines[(*place, key)] = line
            values[key] = self.value(value_node, (*place, key))
        return values

    def value(self, node: yaml.Node, place: tuple[str | int, ...]) -> Any:
        line = self.first_line + node.start_mark.line
        name = ".".join(str(part) for part in place if isinstance(part, str))
        first = self.text[node.start_mark.index : node.start_mark.index + 1]
        if id(node) in self.seen or first in ("&", "!"):
            advice = self.quoted(node.start_mark.line)
            self.report("tanda-khusus", line, f"Nilai diawali tanda {first or '*'}.", advice, name)
            return ""
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            for number, item in enumerate(node.value):
                self.lines[(*place, number)] = self.first_line + item.start_mark.line
            return [self.value(item, (*place, number)) for number, item in enumerate(node.value)]
        self.refuse_comment(node, line, name)
        return node.value

    def refuse_comment(self, node: yaml.Node, line: int, name: str) -> None:
        """Report a value that ends at ` #`: the rest would be lost in silence."""
        if getattr(node, "style", None) in ("|", ">"):
            return
        end = node.end_mark
        rest = (
            self.source_lines[end.line][end.column :] if end.line < len(self.source_lines) else ""
        )
        if rest.lstrip().startswith("#"):
            one_line = node.start_mark.line == end.line
            self.report(
                "tanda-pagar",
                self.first_line + end.line,
                "Tanda # sesudah spasi membuat sisa baris hilang.",
                self.quoted(end.line) if one_line else _QUOTE,
                name,
            )

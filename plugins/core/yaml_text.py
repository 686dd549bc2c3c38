"""YAML read as text: every scalar stays what was typed, and the line of each is known.

Only YAML's structure is used (https://yaml.org/spec/1.2.2/): no `no` → False, no dates, no
anchors or tags; and what YAML would drop in silence, a comment inside a value, is a problem.
"""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import yaml

from plugins.core.codes import Code
from plugins.core.yaml_faults import explain
from plugins.core.yaml_quoting import advice, quoted

Report = Callable[[Code, int, str, str, str], None]
"""Takes code, line, what is wrong, how to mend it, and the field."""

_MOST_FAULTS = 30
"""Lines that are mended, on the way, in one header."""

_MOST_ON_ONE = 5
"""Of those how many on one line: each quoting of what is quoted doubles the signs before quotes."""

_LIST_LINE = re.compile(r"\s*[-*•]")
DRIVE = re.compile(r"(?<![A-Za-z\\])[A-Za-z]:\\(?!\\)")
"""How a path of Windows begins in double quotes: there `\\f` is a sign of its own."""


def mapping(
    text: str, first_line: int, report: Callable[..., None]
) -> tuple[dict[str, Any], dict[tuple[str | int, ...], int]]:
    """Return the values and the line of each; what is wrong goes to `report`.

    What was reported is read as it was surely meant, so that more that is wrong can be told; where
    that is not sure, there are no values.
    """
    lines = text.split("\n")
    mended: Counter[int] = Counter()
    for _ in range(_MOST_FAULTS):
        try:
            # The pure loader: libyaml's marks differ from what the messages rely on.
            node = yaml.compose("\n".join(lines), Loader=yaml.SafeLoader)
        except yaml.YAMLError as error:
            fault = explain(error, lines)
            report(fault.code, first_line + fault.line, fault.what, fault.remedy)
            mended[fault.line] += 1
            tried = mended[fault.line] > _MOST_ON_ONE
            if tried or fault.mended is None or fault.mended == lines[fault.line]:
                return {}, {}
            lines[fault.line] = fault.mended
        except RecursionError:
            what = "Kurung bersarang terlalu dalam."
            report("kurung-terlalu-dalam", first_line, what, "Kurangi kurungnya.")
            return {}, {}
        else:
            return _read(node, lines, first_line, report)
    return {}, {}


def _read(
    node: yaml.Node | None, lines: list[str], first_line: int, report: Callable[..., None]
) -> tuple[dict[str, Any], dict[tuple[str | int, ...], int]]:
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
    reading = _Reading(lines, first_line, report)
    return reading.mapping(node, ()), reading.lines


class _Reading:
    """Walks one node tree."""

    def __init__(self, lines: list[str], first_line: int, report: Callable[..., None]) -> None:
        self.source_lines = lines
        self.first_line = first_line
        self.report = report
        self.lines: dict[tuple[str | int, ...], int] = {(): max(first_line - 1, 1)}
        self.seen: set[int] = set()

    def mapping(self, node: yaml.MappingNode, place: tuple[str | int, ...]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = self.first_line + key_node.start_mark.line
            first = self.first_letter(key_node)
            if not isinstance(key_node, yaml.ScalarNode) or first in ("&", "!"):
                what, remedy = "Nama isian tidak terbaca.", "Tulis sebagai nama: nilai."
                if first == "{":
                    what, remedy = "Nilai diawali tanda {.", self.by_quotes(key_node)
                self.report("kepala-tidak-terbaca", line, what, remedy)
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
        first = self.first_letter(node)
        if id(node) in self.seen or first in ("&", "!"):
            what = f"Nilai diawali tanda {first or '*'}."
            self.report("tanda-khusus", line, what, self.by_quotes(node), name)
            return self.rest(node.start_mark)
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            for number, item in enumerate(node.value):
                self.lines[(*place, number)] = self.first_line + item.start_mark.line
            return [self.value(item, (*place, number)) for number, item in enumerate(node.value)]
        self.refuse_hidden_list(node, name)
        self.refuse_path(node, name)
        return self.commented(node, name)

    def first_letter(self, node: yaml.Node) -> str:
        mark = node.start_mark
        return self.source_lines[mark.line][mark.column : mark.column + 1]

    def rest(self, mark: yaml.Mark) -> str:
        return self.source_lines[mark.line][mark.column :].strip()

    def by_quotes(self, node: yaml.Node) -> str:
        mark = node.start_mark
        return advice(quoted(self.source_lines[mark.line], mark.column))

    def commented(self, node: yaml.Node, name: str) -> str:
        """Return the text; report one that ends at ` #`: the rest would be lost in silence."""
        value = str(node.value)
        if getattr(node, "style", None) in ("|", ">"):
            return value
        end = node.end_mark
        rest = (
            self.source_lines[end.line][end.column :] if end.line < len(self.source_lines) else ""
        )
        if not rest.lstrip().startswith("#"):
            return value
        remedy = advice(None)
        if node.start_mark.line == end.line:
            # In a list of brackets it ends the item, not the line.
            mended = quoted(self.source_lines[end.line], end.column)
            remedy = advice(mended)
        what = "Tanda # sesudah spasi membuat sisa baris hilang."
        self.report("tanda-pagar", self.first_line + end.line, what, remedy, name)
        return value or rest.strip()

    def refuse_hidden_list(self, node: yaml.Node, name: str) -> None:
        """Report a plain text whose next lines look like items of a list: they would be joined."""
        start, end = node.start_mark, node.end_mark
        if getattr(node, "style", None) is not None:
            return
        more = range(start.line + 1, min(end.line + 1, len(self.source_lines)))
        joined = [at for at in more if _LIST_LINE.match(self.source_lines[at])]
        if joined:
            what = "Baris ini tampak seperti butir daftar, tetapi akan disambung ke atas."
            remedy = "Tulis setiap butir sebagai - butir, dengan jarak yang sama dari tepi kiri."
            self.report("jarak-tepi-kiri", self.first_line + joined[0], what, remedy, name)

    def refuse_path(self, node: yaml.Node, name: str) -> None:
        r"""Report a path of Windows in double quotes: there `\f` is a sign of its own."""
        text = self.rest(node.start_mark)
        if getattr(node, "style", None) == '"' and DRIVE.search(text):
            what = "Ada tanda \\ di dalam kutip ganda, yang di sana berarti lain."
            self.report(
                "tanda-khusus", self.first_line + node.start_mark.line, what, "Pakai tanda /.", name
            )

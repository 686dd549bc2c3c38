"""Other values put into YAML that people wrote: only what differs is replaced.

The places come from the marks of PyYAML's nodes. Round-trip libraries (ruamel.yaml) write the
whole document anew, and with it change quoting, indents and the breaks of long lines.
"""

import difflib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from plugins.core import yaml_writing


@dataclass(frozen=True, order=True)
class Replacement:
    """A piece of a text, by its first and last offset, and what is to stand there."""

    start: int
    end: int
    text: str


def replacements(header: str, values: dict[str, Any], *, whole: bool) -> list[Replacement]:
    """Return what turns the header's values into these; the header ends with a line end.

    `whole` replaces all of a value in which anything differs: for YAML so unusual that
    replacing parts of it did not read back.
    """
    node = yaml.compose(header, Loader=yaml.SafeLoader)
    editing = _Editing(header, whole=whole)
    if isinstance(node, yaml.MappingNode):
        editing.top(node, values)
    else:
        editing.put(len(header), len(header), yaml_writing.dump(values))
    return sorted(editing.found, key=lambda piece: (piece.start, piece.end))


def _key(node: yaml.Node) -> str:
    return str(node.value).strip().lower()


def _plain(node: yaml.Node) -> Any:
    """Return a node's value as yaml_text reads it."""
    if isinstance(node, yaml.MappingNode):
        return {_key(key): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return node.value


@dataclass(frozen=True)
class _Slot:
    """Where a value stands: after which offset, at which indent, and in which style."""

    opened: int
    indent: int
    in_flow: bool
    write: Callable[[Any, int], str]


class _Editing:
    """Collects the replacements for one header."""

    def __init__(self, text: str, *, whole: bool) -> None:
        self.text = text
        self.whole = whole
        self.found: list[Replacement] = []

    def put(self, start: int, end: int, text: str) -> None:
        self.found.append(Replacement(start, end, text))

    def top(self, node: yaml.MappingNode, new: dict[str, Any]) -> None:
        nothing_stays = not _plain(node).keys() & new.keys()
        if node.flow_style and (self.whole or nothing_stays):
            written = yaml_writing.dump(new).rstrip("\n")
            self.put(node.start_mark.index, node.end_mark.index, written)
        else:
            self.mapping(node, new)

    # --- Where things end ---------------------------------------------------------------------

    def line_start(self, index: int) -> int:
        return self.text.rfind("\n", 0, index) + 1

    def line_end(self, index: int) -> int:
        found = self.text.find("\n", index)
        return len(self.text) if found < 0 else found

    def starts_line(self, index: int) -> bool:
        return not self.text[self.line_start(index) : index].strip()

    def end(self, node: yaml.Node) -> int:
        """Return the offset behind a node's last character; its own mark may be lines later."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            last = node.value[-1]
            return self.end(last[1] if isinstance(node, yaml.MappingNode) else last)
        stop = int(node.end_mark.index)
        if getattr(node, "style", None) not in ("|", ">"):
            return stop
        start = int(node.start_mark.index)
        written = self.text[start:stop]
        keeps_blank_lines = "+" in written.partition("\n")[0]
        lines = written.split("\n")[:-1] or [written]
        while len(lines) > 1 and not lines[-1].strip() and not keeps_blank_lines:
            lines.pop()
        return start + len("\n".join(lines))

    # --- Values -------------------------------------------------------------------------------

    def value(self, node: yaml.Node, new: Any, slot: _Slot) -> None:
        old = _plain(node)
        if new == old:
            return
        if not self.whole and self._parts(node, old, new):
            return
        start, end = node.start_mark.index, self.end(node)
        one_line = isinstance(new, str) and ("\n" not in new or slot.in_flow)
        if one_line and isinstance(node, yaml.ScalarNode):
            text = yaml_writing.scalar(new, quote=node.style, in_flow=slot.in_flow)
            self.put(start, end, text if start != slot.opened else f" {text}")
        elif slot.in_flow:
            self.put(start, end, ("" if start != slot.opened else " ") + yaml_writing.flow(new))
        else:
            rest = self.text[end : self.line_end(end)].strip()
            behind = end if rest and not rest.startswith("#") else self.line_end(end)
            self.put(slot.opened, behind, slot.write(new, slot.indent))

    def _parts(self, node: yaml.Node, old: Any, new: Any) -> bool:
        """Replace parts of a mapping or list; False where nothing of it stays."""
        if isinstance(node, yaml.MappingNode) and isinstance(new, dict) and new.keys() & old.keys():
            self.mapping(node, new)
        elif isinstance(node, yaml.SequenceNode) and isinstance(new, list) and new and old:
            self.sequence(node, new)
        else:
            return False
        return True

    # --- Mappings -----------------------------------------------------------------------------

    def mapping(self, node: yaml.MappingNode, new: dict[str, Any]) -> None:
        pairs = {_key(key): (key, value) for key, value in node.value}
        for key, (key_node, value) in pairs.items():
            if key in new:
                colon = self.text.index(":", key_node.end_mark.index) + 1
                indent = key_node.start_mark.column
                slot = _Slot(colon, indent, bool(node.flow_style), yaml_writing.after_key)
                self.value(value, new[key], slot)
        spans = [(key.start_mark.index, self.end(value)) for key, value in pairs.values()]
        kept = [key in new for key in pairs]
        (self.drop_in_flow if node.flow_style else self.drop_lines)(spans, kept)
        self.add(node, pairs, new)

    def add(
        self,
        node: yaml.MappingNode,
        pairs: dict[str, tuple[yaml.Node, yaml.Node]],
        new: dict[str, Any],
    ) -> None:
        """Put each new key behind the one that it follows in `new`, or before the first."""
        indent = node.value[0][0].start_mark.column
        kept = [pairs[key] for key in new if key in pairs]
        above: tuple[yaml.Node, yaml.Node] | None = None
        for key, value in new.items():
            if key in pairs:
                above = pairs[key]
                continue
            first = kept[0][0].start_mark.index if kept else len(self.text)
            if node.flow_style:
                text = f"{yaml_writing.scalar(key, in_flow=True)}: {yaml_writing.flow(value)}"
                place, text = (self.end(above[1]), f", {text}") if above else (first, f"{text}, ")
            else:
                text, pad = yaml_writing.entry(key, value, indent), " " * indent
                if above:
                    place, text = self.line_end(self.end(above[1])), f"\n{pad}{text}"
                else:
                    place, text = first, f"{text}\n{pad}" if kept else f"{pad}{text}\n"
            self.put(place, place, text)

    # --- Lists --------------------------------------------------------------------------------

    def sequence(self, node: yaml.SequenceNode, new: list[Any]) -> None:
        items = node.value
        dashes = [] if node.flow_style else [self.dash(node, item) for item in items]
        starts = dashes or [item.start_mark.index for item in items]
        spans = [(start, self.end(item)) for start, item in zip(starts, items, strict=True)]
        kept = [True] * len(items)
        for old, changed in _alignment([_plain(item) for item in items], new):
            for number, value in zip(old, changed, strict=False):
                opened = dashes[number] + 1 if dashes else -1
                indent = node.start_mark.column
                slot = _Slot(opened, indent, bool(node.flow_style), yaml_writing.after_dash)
                self.value(items[number], value, slot)
            for number in old[len(changed) :]:
                kept[number] = False
            for value in changed[len(old) :]:
                self.insert(spans, old.stop, value, flow=bool(node.flow_style))
        (self.drop_in_flow if node.flow_style else self.drop_lines)(spans, kept)

    def dash(self, node: yaml.Node, item: yaml.Node) -> int:
        """Return the offset of an item's dash: in the list's column, on its line or above."""
        column = node.start_mark.column
        start = self.line_start(item.start_mark.index)
        while self.text[start + column : start + column + 1] != "-":
            start = self.line_start(start - 1)
        return start + column

    def insert(
        self, spans: Sequence[tuple[int, int]], place: int, value: Any, *, flow: bool
    ) -> None:
        """Put one item before that of number `place`."""
        if flow:
            text = yaml_writing.flow(value)
            at = spans[place - 1][1] if place else spans[0][0]
            self.put(at, at, f", {text}" if place else f"{text}, ")
            return
        column = spans[0][0] - self.line_start(spans[0][0])
        text, pad = "-" + yaml_writing.after_dash(value, column), " " * column
        if place:
            at = self.line_end(spans[place - 1][1])
            self.put(at, at, f"\n{pad}{text}")
        else:
            self.put(spans[0][0], spans[0][0], f"{text}\n{pad}")

    # --- Removal ------------------------------------------------------------------------------

    def drop_lines(self, spans: Sequence[tuple[int, int]], kept: Sequence[bool]) -> None:
        """Remove the lines of what is not kept; comments between the lines stay."""
        for first, last in _runs(kept):
            ends = [self.line_end(end) + 1 for _, end in spans[first : last + 1]]
            starts = [self.line_start(start) for start, _ in spans[first : last + 1]]
            if not self.starts_line(spans[first][0]):
                # Behind the dash of a list's item: what comes next moves up to it.
                stop = ends[-1]
                while self.text[stop : stop + 1].isspace():
                    stop += 1
                self.put(spans[first][0], stop, "")
                continue
            for start, end in zip(starts, ends, strict=True):
                self.put(start, end, "")

    def drop_in_flow(self, spans: Sequence[tuple[int, int]], kept: Sequence[bool]) -> None:
        """Remove what is not kept, each with one comma."""
        for first, last in _runs(kept):
            if last + 1 < len(spans):
                self.put(spans[first][0], spans[last + 1][0], "")
            else:
                self.put(spans[first - 1][1], spans[last][1], "")


def _runs(kept: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the first and last position of each run of what is not kept."""
    first = None
    for number, keep in enumerate([*kept, True]):
        if keep and first is not None:
            yield first, number - 1
        first = None if keep else number if first is None else first


def _alignment(old: list[Any], new: list[Any]) -> Iterator[tuple[range, list[Any]]]:
    """Yield runs of old positions, each with the values that stand there from now on."""
    matcher = difflib.SequenceMatcher(None, [*map(repr, old)], [*map(repr, new)], autojunk=False)
    for _, i1, i2, j1, j2 in matcher.get_opcodes():
        yield range(i1, i2), new[j1:j2]

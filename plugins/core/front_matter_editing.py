"""A source file with other values or another body, and every other byte as it was."""

import bisect
import copy
import difflib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from plugins.core import pelican_header, yaml_editing, yaml_writing
from plugins.core.front_matter import Faults, FrontMatter, Location, decode, read
from plugins.core.problems import Problem
from plugins.core.yaml_editing import Replacement

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_LINE_END = re.compile("\r\n|\r|\n")
_MARKS = "---\n"


class EditRefusedError(Exception):
    """Raised for a file that cannot be read, or a value that no header can hold."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def edit(data: bytes, changes: Mapping[Location, Any], path: str = "") -> bytes:
    """Return the file with some fields changed, in turn; None removes, what is new is added.

    A location holds the keys that the file uses, and positions in lists; the position behind a
    list's last item adds one. Values are texts, or lists and mappings of them.
    Raises EditRefusedError, and ValueError for a location that leads through a text.
    """
    values = copy.deepcopy(_read(data, path).values)
    for location, value in changes.items():
        _change(values, location, value)
    return rewrite(data, values, path=path)


def rewrite(data: bytes, values: dict[str, Any], body: str | None = None, path: str = "") -> bytes:
    """Return the file with all of these values, and this body unless it is None.

    A new key stands behind the one that it follows in `values`. Raises EditRefusedError.
    """
    source = _read(data, path)
    text = _Text(data, source)
    wanted = (values, source.body if body is None else body)
    for pieces in _header_attempts(text, source, values):
        edited = text.replaced([*pieces, *_body_pieces(text, source, body)])
        again, problems = read(edited, path)
        if again and (again.values, again.body) == wanted:
            return edited
    raise EditRefusedError(problems or [_unwritable(path)])


def _read(data: bytes, path: str) -> FrontMatter:
    source, problems = read(data, path)
    if source is None:
        raise EditRefusedError(problems)
    return source


def _unwritable(path: str) -> Problem:
    what = "Isian tidak dapat diubah tanpa merusak kepala tulisan."
    remedy = "Ubah berkasnya dengan tangan."
    return Problem(path, 1, "", what, remedy, code="isian-tidak-dapat-diubah")


def _change(values: Any, location: Location, value: Any) -> None:
    *way, last = location
    for step, following in zip(way, location[1:], strict=True):
        if isinstance(values, dict) and step not in values:
            values[step] = [] if isinstance(following, int) else {}
        values = values[_checked(values, step)]
    if value is None:
        del values[_checked(values, last)]
    elif isinstance(values, dict):
        values[last] = value
    elif isinstance(values, list) and last == len(values):
        values.append(value)
    else:
        values[_checked(values, last)] = value


def _checked(values: Any, step: str | int) -> Any:
    """Return the step if it leads somewhere."""
    is_there = step in values if isinstance(values, dict) else False
    if isinstance(values, list) and isinstance(step, int):
        is_there = 0 <= step < len(values)
    if not is_there:
        raise ValueError(step)
    return step


class _Text:
    """The text that is read, and how its offsets lie in the file's own text."""

    def __init__(self, data: bytes, source: FrontMatter) -> None:
        self.mark = data[:3] if data.startswith(_BYTE_ORDER_MARK) else b""
        self.own = data[len(self.mark) :].decode("utf-8")
        self.read = decode(data, Faults("")) or ""
        # Each pair of carriage return and line feed is one character when read.
        pairs = (found.start() for found in re.finditer("\r\n", self.own))
        self.pairs = [place - before for before, place in enumerate(pairs)]
        found = _LINE_END.search(self.own)
        self.line_end = found[0] if found else "\n"
        lines = self.read.split("\n")
        first = next(number for number, line in enumerate(lines) if line.strip())
        self.starts = [0]
        for line in lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.header = self.starts[first]
        self.body = min(self.starts[source.body_line - 1], len(self.read))

    def offset(self, place: int) -> int:
        return place + bisect.bisect_left(self.pairs, place)

    def replaced(self, pieces: list[Replacement]) -> bytes:
        """Return the file with each piece replaced; pieces do not overlap."""
        out, done = [], 0
        for piece in pieces:
            start, end = self.offset(piece.start), self.offset(piece.end)
            out += [self.own[done:start], piece.text.replace("\n", self.line_end)]
            done = max(done, end)
        text = "".join([*out, self.own[done:]])
        return self.mark + text.encode("utf-8", "surrogatepass")


def _header_attempts(
    text: _Text, source: FrontMatter, values: dict[str, Any]
) -> Iterator[list[Replacement]]:
    """Yield ways to write the values, the one that changes least first."""
    header = text.read[text.header : text.body]
    if values == source.values:
        yield []
        return
    if header.startswith("---"):
        fence = header.index("\n") + 1
        inner = header[fence : header.rindex("---", 0, len(header.rstrip()))]
        for whole in (False, True):
            pieces = yaml_editing.replacements(inner, values, whole=whole)
            yield [_moved(piece, text.header + fence) for piece in pieces]
        return
    if pelican_header.can_hold(values):
        yield [_moved(piece, text.header) for piece in pelican_header.replacements(header, values)]
    # What Pelican's header cannot hold is what YAML is for.
    written = f"{_MARKS}{yaml_writing.dump(values)}{_MARKS}"
    closed = header.endswith("\n")
    yield [Replacement(text.header, text.body, written if closed else written.rstrip())]


def _moved(piece: Replacement, by: int) -> Replacement:
    return Replacement(piece.start + by, piece.end + by, piece.text)


def _body_pieces(text: _Text, source: FrontMatter, body: str | None) -> list[Replacement]:
    """Return what changes the body line by line: a line that stays keeps its own line end."""
    if body is None or body == source.body:
        return []
    old, new = _lines(source.body), _lines(body)
    opening = "" if text.read[: text.body].endswith("\n") else "\n"
    starts = [text.body]
    for line in old:
        starts.append(starts[-1] + len(line))
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return [
        Replacement(starts[i1], starts[i2], opening + "".join(new[j1:j2]))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    ]


def _lines(text: str) -> list[str]:
    """Return the lines with their line ends; only a line feed ends one."""
    return re.findall(r"[^\n]*\n|[^\n]+$", text)

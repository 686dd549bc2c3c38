"""What can be mended without asking: nothing that is read or meant changes by it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from plugins.core import front_matter_editing, media
from plugins.core.context import ReadingContext
from plugins.core.front_matter import FrontMatter, read
from plugins.core.model import Record
from plugins.core.parsing import parse
from plugins.core.problems import Problem
from plugins.core.text import forbidden_character

_MOST_ROUNDS = 50
_KEY_AND_VALUE = re.compile(r"(?P<key>\s*(?:- )?[^\s#:][^:]*:[ ]+)(?P<value>\S.*?)(?P<end>\s*)")
_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SURE = re.compile(r"Mungkin maksud Anda '(?P<near>[^']+)'\?")


@dataclass(frozen=True)
class Mended:
    """A file's new bytes, and what was done to it (Indonesian, one line each)."""

    data: bytes
    done: tuple[str, ...]


def mend(data: bytes, path: str, record: type[Record], context: ReadingContext) -> Mended:
    """Return the file with all that is safe to mend mended; `path` is `content/…`."""
    done: list[str] = []
    for _ in range(_MOST_ROUNDS):
        problems = _problems(data, path, record, context)
        for problem in problems:
            better = _mended(data, problem, context)
            if better is None or better == data:
                continue
            if _is_better(problem, problems, _problems(better, path, record, context)):
                done.append(f"{path}:{problem.line}: {_WORDS[problem.code]}")
                data = better
                break
        else:
            break
    return Mended(data, tuple(done))


def _is_better(problem: Problem, before: list[Problem], after: list[Problem]) -> bool:
    """Tell whether a problem is gone and no other has come in its place.

    Once a header can be read at all, what is wrong with its values shows for the first time.
    """
    come = Counter(one.code for one in after) - Counter(one.code for one in before)
    unread = problem.code in _LINES or problem.code in ("bukan-utf-8", "huruf-tersembunyi")
    return problem not in after and (unread or not come)


def _problems(
    data: bytes, path: str, record: type[Record], context: ReadingContext
) -> list[Problem]:
    source, problems = read(data, path)
    return parse(record, source, path, context)[1] if source else problems


def _mended(data: bytes, problem: Problem, context: ReadingContext) -> bytes | None:
    if problem.code == "bukan-utf-8":
        return _as_utf8(data)
    if problem.code in _LINES:
        return _on_its_line(data, problem.line, _LINES[problem.code])
    if problem.code == "huruf-tersembunyi":
        return _without_hidden(data)
    if problem.code == "isian-tidak-dikenal":
        return _key_renamed(data, problem)
    if problem.code == "media-tidak-ada":
        return _right_case(data, problem, context)
    return None


def _as_utf8(data: bytes) -> bytes | None:
    """Return UTF-16, which says that it is, as UTF-8; other encodings would be a guess."""
    for mark, encoding in _BOMS.items():
        if data.startswith(mark):
            try:
                return data.decode(encoding).encode("utf-8")
            except UnicodeError:
                return None
    return None


def _on_its_line(data: bytes, number: int, change: Callable[[str], str | None]) -> bytes | None:
    lines = data.decode("utf-8").splitlines(keepends=True)
    if not 1 <= number <= len(lines):
        return None
    line = lines[number - 1]
    text = line.rstrip("\r\n")
    changed = change(text)
    if changed is None:
        return None
    lines[number - 1] = changed + line[len(text) :]
    return "".join(lines).encode("utf-8")


def _quoted(line: str) -> str | None:
    found = _KEY_AND_VALUE.fullmatch(line)
    if found is None or found["value"][0] in "\"'[{|>":
        return None
    value = found["value"].replace("\\", "\\\\").replace('"', '\\"')
    return f'{found["key"]}"{value}"{found["end"]}'


def _without_tabs(line: str) -> str | None:
    indent = re.match(r"[ \t]*", line)
    start = indent[0] if indent else ""
    return start.replace("\t", "  ") + line[len(start) :] if "\t" in start else None


_LINES: dict[str, Callable[[str], str | None]] = {
    "titik-dua": _quoted,
    "tanda-pagar": _quoted,
    "tanda-khusus": _quoted,
    "tanda-tab": _without_tabs,
}
_WORDS = {
    "titik-dua": "nilai diberi tanda kutip",
    "tanda-pagar": "nilai diberi tanda kutip",
    "tanda-khusus": "nilai diberi tanda kutip",
    "tanda-tab": "tab diganti spasi",
    "bukan-utf-8": "disimpan sebagai UTF-8",
    "huruf-tersembunyi": "huruf tersembunyi dihapus",
    "isian-tidak-dikenal": "nama isian dibetulkan",
    "media-tidak-ada": "huruf besar-kecil nama berkas disamakan",
}


def _without_hidden(data: bytes) -> bytes | None:
    text = data.decode("utf-8")
    return "".join(_visible(text)).encode("utf-8")


def _visible(text: str) -> Iterator[str]:
    yield from (letter for letter in text if forbidden_character(letter) is None)


def _key_renamed(data: bytes, problem: Problem) -> bytes | None:
    """Return the file with the key that the remedy is sure of."""
    found = _SURE.fullmatch(problem.remedy)
    wrong = problem.field.rpartition(".")[2]
    if found is None or abs(len(found["near"]) - len(wrong)) > 1:
        return None
    pattern = re.compile(rf"(?P<before>[\s{{,-]*){re.escape(wrong)}(?=\s*:)", re.IGNORECASE)
    return _on_its_line(
        data,
        problem.line,
        lambda line: pattern.sub(lambda m: m["before"] + found["near"], line, count=1),
    )


def _right_case(data: bytes, problem: Problem, context: ReadingContext) -> bytes | None:
    """Return the file with the name of a medium that differs only by capital letters."""
    typed = re.search(r"'([^']+)'", problem.what)
    if typed is None:
        return None
    near = media.near_file(context.root, PurePosixPath(typed[1]))
    if near.casefold() != typed[1].casefold():
        return None
    source, _ = read(data, problem.path)
    if source is None:
        return None
    values = _replaced(source, typed[1], near)
    return front_matter_editing.rewrite(data, values, path=problem.path)


def _replaced(source: FrontMatter, old: str, new: str) -> dict[str, object]:
    def walk(value: object) -> object:
        if isinstance(value, dict):
            return {key: walk(item) for key, item in value.items()}
        if isinstance(value, list):
            return [walk(item) for item in value]
        return new if value == old else value

    return {key: walk(value) for key, value in source.values.items()}

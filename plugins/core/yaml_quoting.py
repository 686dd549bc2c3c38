"""A line of a header with its value in quotes, as an editor should write it."""

import re

_QUOTE = 'Beri tanda kutip pada nilainya, misalnya judul: "Membaca: jalan pulang".'
FIELD = re.compile(r"(?P<head>\s*(?:-\s+)*[^\s:#\"'\[\]{}][^:]*?:\s+)(?P<value>.*\S)\s*")
"""A line that holds a whole field, or an item with one: `head` is all before its value."""


def quoted(line: str, column: int = 0) -> str | None:
    """Return a line with its value in quotes: within brackets only the item at the column."""
    found = FIELD.fullmatch(line)
    if found is None:
        return None
    value = found["value"]
    if (value[0] == "[" and value[-1] == "]") or (value[0] == "{" and re.search(r":\s", value)):
        return _with_quoted_item(line, column)
    outer = value[0]
    if outer in "\"'" and value[-1] == outer and len(value) > 1:
        value = value[1:-1]
    return found["head"] + in_quotes(value)


def in_quotes(text: str) -> str:
    """Return a text in the quotes that need no sign before those within it, if there are such."""
    if '"' in text and "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def advice(mended: str | None) -> str:
    """Return how to mend a line by quotes."""
    return f"Beri tanda kutip: {mended.strip().removeprefix('- ')}" if mended else _QUOTE


def _with_quoted_item(line: str, column: int) -> str | None:
    start = max(line.rfind(mark, 0, column + 1) for mark in "[{,") + 1
    stop = min((at for mark in "]}," if (at := line.find(mark, column)) >= 0), default=-1)
    item = line[start:stop]
    key, colon, value = item.partition(": ")
    if not stop > start or not item.strip():
        return None
    if colon and "{" in line[:start]:
        return f"{line[:start]}{key}: {in_quotes(value.strip())}{line[stop:]}"
    pad = item[: len(item) - len(item.lstrip())]
    return f"{line[:start]}{pad}{in_quotes(item.strip())}{line[stop:]}"

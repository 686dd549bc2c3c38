"""Other values put into Pelican's own `Key: value` header."""

import re
from collections.abc import Iterator
from typing import Any

from plugins.core.yaml_editing import Replacement

_KEY = re.compile(r"([^\W\d][\w-]*):[ \t]*")


def can_hold(values: dict[str, Any]) -> bool:
    """Tell whether a header without nesting can hold these values."""
    return bool(values) and all(map(_fits, values.values()))


def _fits(value: Any) -> bool:
    if isinstance(value, list):
        return len(value) > 1 and all(isinstance(item, str) and _one_line(item) for item in value)
    return isinstance(value, str) and (not value or _one_line(value))


def _one_line(text: str) -> bool:
    return bool(text) and text.strip() == text and "\n" not in text


def replacements(header: str, values: dict[str, Any]) -> list[Replacement]:
    """Return what turns the header's values into these, in order."""
    fields = {key: (start, end, value) for key, start, end, value in _fields(header)}
    found = []
    for key, (start, end, old) in fields.items():
        opening = _KEY.match(header, start)
        if key not in values:
            found.append(Replacement(start, end, ""))
        elif values[key] != old and opening is not None:
            stop = end - 1 if header[end - 1 : end] == "\n" else end
            gap = "" if header[opening.end() - 1] in " \t" else " "
            found.append(Replacement(opening.end(), stop, gap + _written(values[key])))
    place = 0
    for key, value in values.items():
        if key in fields:
            place = fields[key][1]
        else:
            line = f"{key}: {_written(value)}"
            closed = place == 0 or header[place - 1] == "\n"
            found.append(Replacement(place, place, f"{line}\n" if closed else f"\n{line}"))
    return sorted(found, key=lambda piece: (piece.start, piece.end))


def _written(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "\n    ".join(value)


def _fields(header: str) -> Iterator[tuple[str, int, int, Any]]:
    """Yield each field's key, first and last offset with its line end, and value."""
    lines = re.findall(r"[^\n]*\n|[^\n]+$", header)
    place, number = 0, 0
    while number < len(lines) and (found := _KEY.match(lines[number])):
        start, value = place, [lines[number][found.end() :].strip()]
        place += len(lines[number])
        number += 1
        while number < len(lines) and lines[number].startswith(("    ", "\t")):
            value.append(lines[number].strip())
            place += len(lines[number])
            number += 1
        yield found[1].lower(), start, place, value if len(value) > 1 else value[0]

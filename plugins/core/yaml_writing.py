"""YAML written so that yaml_text reads it back as the same text, plainly wherever that is safe."""

import json
import re
from typing import Any

from plugins.core import yaml_text

STEP = 2
"""Spaces for each level."""

_SHORT = 88
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff-\uffff]")


def dump(values: dict[str, Any]) -> str:
    """Return the values as block YAML, one line or more for each key."""
    return "".join(f"{entry(key, value)}\n" for key, value in values.items())


def entry(key: str, value: Any, indent: int = 0) -> str:
    """Return `key: value` without an indent before it or a line end after it."""
    return f"{scalar(key)}:{after_key(value, indent)}"


def after_key(value: Any, indent: int) -> str:
    """Return what follows the colon of a key that stands at `indent`."""
    inner = " " * (indent + STEP)
    if isinstance(value, dict) and value:
        return "".join(f"\n{inner}{entry(k, item, indent + STEP)}" for k, item in value.items())
    if isinstance(value, list) and value:
        in_line = flow(value)
        plain = all(isinstance(item, str) and "\n" not in item for item in value)
        if plain and len(in_line) <= _SHORT:
            return f" {in_line}"
        return "".join(f"\n{inner}-{after_dash(item, indent + STEP)}" for item in value)
    if isinstance(value, str) and (literal := _literal(value, inner)):
        return f" {literal}"
    return f" {flow(value) if isinstance(value, dict | list) else scalar(value)}"


def after_dash(value: Any, indent: int) -> str:
    """Return what follows the dash of a list's item; the dash stands at `indent`."""
    if isinstance(value, dict) and value:
        pad = "\n" + " " * (indent + STEP)
        return " " + pad.join(entry(key, item, indent + STEP) for key, item in value.items())
    return f" {flow(value)}" if isinstance(value, list) else after_key(value, indent)


def flow(value: Any) -> str:
    """Return the value on one line, as `[a, b]`, `{key: value}` or a scalar."""
    if isinstance(value, dict):
        inner = (f"{scalar(k, in_flow=True)}: {flow(item)}" for k, item in value.items())
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value, in_flow=True)


def scalar(text: str, *, quote: str | None = None, in_flow: bool = False) -> str:
    """Return the text plain if it reads back unchanged, else in double quotes.

    `quote` is the mark that stood there before: it is kept where it can be.
    """
    before, after = ("{k: [", "]}") if in_flow else ("k: ", "")
    expected = [text] if in_flow else text
    forms = [text] if quote not in ("'", '"') else []
    if quote == "'":
        forms.append("'" + text.replace("'", "''") + "'")
    for form in forms:
        if "\n" not in form and _reads(f"{before}{form}{after}", expected):
            return form
    quoted = json.dumps(text, ensure_ascii=False)
    # A line that ends in "C:" would be taken for a path.
    quoted = yaml_text.DRIVE.sub(lambda found: found[0].replace(":", "\\u003a"), quoted)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def _literal(text: str, pad: str) -> str | None:
    """Return a text of several lines as a block, or None if it would not read back."""
    if "\n" not in text or _ESCAPED.search(text):
        return None
    lines = text.removesuffix("\n").split("\n")
    mark = "|" if text.endswith("\n") else "|-"
    block = "\n".join([mark, *(f"{pad}{line}" if line else "" for line in lines)])
    return block if _reads(f"k: {block}\n", text) else None


def _reads(source: str, expected: Any) -> bool:
    problems: list[str] = []
    values, _ = yaml_text.mapping(source, 1, lambda *_: problems.append(""))
    return not problems and values == {"k": expected}

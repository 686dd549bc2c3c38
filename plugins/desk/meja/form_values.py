"""What an editor typed into a form, put into the header's values: only what differs is changed.

A field that comes back as the form showed it keeps the value that stands in the file, however
that is written there.
"""

import re
from collections.abc import Mapping
from typing import Any

from pydantic.fields import FieldInfo

from plugins.core.model import Record, Spec, is_list, nested, specs
from plugins.desk.meja.forms import as_items, as_record, keys, shown

PRESENT = "ada"
"""Sent along with a list, so that an empty one is told from one that was not in the form."""

_NUMBER = re.compile(r"0|[1-9]\d{0,5}", re.ASCII)

FORMER = "asal"
"""Sent along with an item: its number in the file's list, or nothing for a new one."""


def merged(
    record: type[Record], values: Mapping[str, Any], posted: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the header's values after the form; what the form does not show stays."""
    typed = keys(record, values)
    found = dict(values)
    above: str | None = None
    for name, spec, info in specs(record):
        key = typed.get(name, spec.key)
        if name in posted:
            value = _field(spec, info, values.get(key), posted[name])
            if value is None:
                found.pop(key, None)
            elif key in found:
                found[key] = value
            else:
                found = _inserted(found, key, value, above)
        above = key if key in found else above
    return found


def _inserted(values: dict[str, Any], key: str, value: Any, above: str | None) -> dict[str, Any]:
    """Return the values with a new key behind the one above, where the model has it."""
    found: dict[str, Any] = {} if above else {key: value}
    for other, kept in values.items():
        found[other] = kept
        if other == above:
            found[key] = value
    return found


def _field(spec: Spec, info: FieldInfo, old: Any, new: Any) -> Any:
    """Return a field's value in the file, or None for none."""
    inner = nested(info)
    if inner is None:
        return _plain(spec, info, old, new)
    if is_list(info):
        return _items(inner, old, new)
    if not isinstance(new, dict):
        return old
    path = str(new.get("", "")).strip()
    if not isinstance(spec.example, dict) and path:
        return path if path != old else old
    before = as_record(inner, old)
    after = merged(inner, before, {k: v for k, v in new.items() if k})
    after = {key: value for key, value in after.items() if _says_something(value, before, key)}
    if after == before:
        return old
    return after or None


def _says_something(value: Any, before: Mapping[str, Any], key: str) -> bool:
    return value not in ("", [], {}) or key in before


def _plain(spec: Spec, info: FieldInfo, old: Any, new: Any) -> Any:
    if not isinstance(new, str):
        return old
    text = new.replace("\r\n", "\n")
    if text == shown(spec, info, old):
        return old
    if is_list(info):
        return [line.strip() for line in text.split("\n") if line.strip()] or None
    return text.strip() or None


def _items(inner: type[Record], old: Any, new: Any) -> Any:
    if not isinstance(new, dict) or PRESENT not in new:
        return old
    before = as_items(old)
    after = []
    numbers = sorted(int(number) for number in new if _NUMBER.fullmatch(number))
    for number in numbers:
        posted = new[str(number)]
        if not isinstance(posted, dict):
            continue
        former = str(posted.get(FORMER, ""))
        known = _NUMBER.fullmatch(former) and int(former) < len(before)
        place = int(former) if known else None
        kept = before[place] if place is not None else {}
        record = as_record(inner, kept)
        value = merged(inner, record, posted)
        if value == record and place is not None:
            after.append(kept)
        elif any(part not in ("", [], {}) for part in value.values()):
            after.append(value)
    return old if after == before else after or None

"""What page/values.js needs to know of each field to read, write and ask for it."""

from typing import Any

from pydantic.fields import FieldInfo

from plugins.core import people
from plugins.core.model import Record, Spec, is_list, nested, specs


def shapes(record: type[Record]) -> list[dict[str, Any]]:
    """Return the shape of each field of a record."""
    return [_shape(*one) for one in specs(record)]


def _shape(name: str, spec: Spec, info: FieldInfo) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": spec.key,
        "other": name,
        "label": spec.label.id,
        "required": info.is_required(),
    }
    inner = nested(info)
    if inner is None:
        names = any(getattr(part, "func", None) is people.split_names for part in info.metadata)
        return found | {"shape": "list" if is_list(info) else "text", "names": names}
    if not isinstance(spec.example, dict | list):
        shape = "either"
    else:
        shape = "records" if is_list(info) else "record"
    required = [spec.key for _, spec, info in specs(inner) if info.is_required()]
    only = required[0] if len(required) == 1 else None
    return found | {"shape": shape, "only": only, "fields": shapes(inner)}

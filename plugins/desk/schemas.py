"""JSON Schema of every record that an editor writes, with the Indonesian keys."""

import json
from pathlib import Path
from typing import Any

from plugins.core.model import Record, is_list, nested, specs
from plugins.kinds import KINDS
from plugins.kinds.page import Page
from plugins.kinds.site import Site

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def write_schemas(folder: Path) -> list[Path]:
    """Write one schema file for each kind, for pages and for site.yaml; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    records: dict[str, type[Record]] = {**KINDS, "halaman": Page, "site": Site}
    written = []
    for name, record in records.items():
        path = folder / f"{name}.schema.json"
        text = json.dumps(schema(record), ensure_ascii=False, indent=2)
        path.write_text(f"{text}\n", "utf-8", newline="\n")
        written.append(path)
    return written


def schema(record: type[Record]) -> dict[str, Any]:
    """Return the schema of one record as editors write it."""
    return {"$schema": DIALECT, **_object(record, record.model_json_schema())}


def _object(record: type[Record], whole: dict[str, Any]) -> dict[str, Any]:
    """Return an object's schema with each field under its Indonesian and its English key."""
    own = whole if whole.get("title") == record.__name__ else whole["$defs"][record.__name__]
    properties: dict[str, Any] = {}
    required: list[dict[str, Any]] = []
    for name, spec, info in specs(record):
        field: dict[str, Any] = {"title": spec.label.id}
        if spec.help:
            field["description"] = spec.help
        field["examples"] = [spec.example]
        inner = nested(info)
        value = _value(own["properties"][name]) if inner is None else _object(inner, whole)
        if inner is not None and is_list(info):
            value = {"type": "array", "items": value}
        elif inner is not None and not isinstance(spec.example, dict):
            value = {"anyOf": [{"type": "string"}, value]}
        properties[spec.key] = field | value
        if name != spec.key:
            properties[name] = properties[spec.key]
        if info.is_required():
            keys = dict.fromkeys((spec.key, name))
            required.append({"anyOf": [{"required": [key]} for key in keys]})
    found = {"type": "object", "properties": properties, "additionalProperties": False}
    return found | ({"allOf": required} if required else {})


def _value(declared: dict[str, Any]) -> dict[str, Any]:
    """Return what may stand in the file: numbers and dates are text or YAML's own scalars."""
    options = [
        option for option in declared.get("anyOf", [declared]) if option.get("type") != "null"
    ]
    first = options[0]
    kept = {key: first[key] for key in ("enum", "pattern") if key in first}
    if first.get("type") == "array":
        return {"type": ["array", "string"], "items": {"type": ["string", "number"]}}
    return kept or {"type": ["string", "number", "boolean"]}

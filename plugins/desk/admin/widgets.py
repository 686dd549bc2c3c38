"""The CMS's widget for each field of a record: what it shows, asks for and refuses."""

from typing import Any

from pydantic.fields import FieldInfo

from plugins.core import yaml_writing
from plugins.core.choices import choices_of
from plugins.core.model import Record, Spec, is_list, nested, specs

ELSEWHERE = "_di_tempat_lain"
"""Behind the name of a path's widget: that of the record that may stand in its place."""


def widgets(record: type[Record], *, wanted: bool = True) -> list[dict[str, Any]]:
    """Return the widgets of a record.

    `wanted` tells whether the record must be there: the CMS would ask for the required fields of
    an optional record that nobody means to fill in. page/values.js asks for those that are begun.
    """
    looks = record.model_json_schema()["properties"]
    return [
        widget
        for name, spec, info in specs(record)
        for widget in _widgets(spec, info, looks[name], wanted=wanted)
    ]


def _widgets(
    spec: Spec, info: FieldInfo, look: dict[str, Any], *, wanted: bool
) -> list[dict[str, Any]]:
    required = wanted and info.is_required()
    found: dict[str, Any] = {
        "name": spec.key,
        "label": spec.label.id,
        "required": required,
        "hint": _hint(spec),
    }
    inner = nested(info)
    if inner is None:
        return [found | (_list(spec, look) if is_list(info) else _plain(spec, info, look))]
    if not isinstance(spec.example, dict | list):
        other = {
            "name": spec.key + ELSEWHERE,
            "label": f"{spec.label.id} di tempat lain",
            "hint": f"Bila {spec.label.id.lower()} tidak ada di folder media.",
            "widget": "object",
            "collapsed": True,
            "required": False,
            "fields": widgets(inner, wanted=False),
        }
        # One of the two is asked for by page/values.js.
        return [found | {"required": False} | _file(spec), other]
    fields = widgets(inner, wanted=required and not is_list(info))
    widget = "list" if is_list(info) else "object"
    return [found | {"widget": widget, "collapsed": True, "fields": fields}]


def _list(spec: Spec, look: dict[str, Any]) -> dict[str, Any]:
    one = {"name": "nilai", "label": spec.label.id, "widget": "string"}
    return {"widget": "list", "field": one | _pattern(spec, look.get("items", {}))}


def _plain(spec: Spec, info: FieldInfo, look: dict[str, Any]) -> dict[str, Any]:
    choices = choices_of(info)
    if choices is not None or spec.widget == "boolean":
        words = [known[0] for known in choices.words.values()] if choices else ["Ya", "Tidak"]
        return {
            "widget": "select",
            "options": [{"label": word, "value": word.lower()} for word in words],
        }
    if spec.widget in ("image", "file"):
        return _file(spec)
    return {"widget": "text" if spec.widget == "text" else "string"} | _pattern(spec, look)


def _file(spec: Spec) -> dict[str, Any]:
    # What was just sent is tried by its bare name, without the folder that it is written with.
    pattern = {
        "pattern": [r"^[^:\\]+$", f"tulis letaknya di folder media, misalnya {spec.example}"]
    }
    if spec.widget == "image":
        return {"widget": "image", "choose_url": True} | pattern
    folder = str(spec.example).rpartition("/")[0]
    return {
        "widget": "file",
        "choose_url": True,
        "media_folder": f"/content/{folder}",
        "public_folder": folder,
    } | pattern


def _pattern(spec: Spec, look: dict[str, Any]) -> dict[str, Any]:
    """Return the expression that a value must match, and what is said when it does not."""
    forms = look.get("anyOf") or look.get("oneOf") or [look]
    forms = [one for one in forms if one.get("type") == "string"]
    if not forms:
        return {}
    if (pattern := forms[0].get("pattern")) is not None:
        example = spec.example[0] if isinstance(spec.example, list) else spec.example
        return {"pattern": [pattern, f"tulis seperti contohnya: {example}"]}
    if (most := forms[0].get("maxLength")) is not None:
        # A letter beyond U+FFFF is two in JavaScript, and one in Python.
        letter = r"(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[\s\S])"
        return {"pattern": [rf"^{letter}{{0,{most}}}$", f"paling banyak {most} huruf"]}
    return {}


def _hint(spec: Spec) -> str:
    example = spec.example
    if isinstance(example, dict | list):
        return spec.help
    return f"{spec.help} Contoh: {yaml_writing.scalar(str(example))}".strip()

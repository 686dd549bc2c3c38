"""The CMS's collections and fields, from the content model."""

from collections.abc import Mapping
from typing import Any

from pydantic.fields import FieldInfo

from plugins.core import people, yaml_writing
from plugins.core.choices import choices_of
from plugins.core.media import FOLDER
from plugins.core.model import Record, Spec, is_list, nested, specs
from plugins.kinds.entry import Entry

BODY = {"name": "body", "label": "Isi", "widget": "markdown", "modes": ["raw"], "required": False}
"""Raw only: the rich editor writes the whole text anew as soon as one letter changes."""


def configuration(
    kinds: Mapping[str, type[Entry]], backend: Mapping[str, Any], address: str
) -> dict[str, Any]:
    """Return what admin/mulai.js starts with: the CMS's configuration, and fields by kind."""
    return {
        "config": {
            "load_config_file": False,
            "backend": dict(backend),
            "locale": "id",
            "site_url": address,
            "display_url": address,
            "logo": {"src": "", "show_in_header": False},
            "publish_mode": "editorial_workflow",
            "media_folder": f"content/{FOLDER}/gambar",
            "public_folder": f"{FOLDER}/gambar",
            "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
            "collections": [_collection(name, kind) for name, kind in kinds.items()],
        },
        "fields": {name: [_shape(*one) for one in specs(kind)] for name, kind in kinds.items()},
    }


def _collection(name: str, kind: type[Entry]) -> dict[str, Any]:
    return {
        "name": name,
        "label": kind.KIND.section.id,
        "label_singular": kind.KIND.label.id,
        "description": kind.KIND.summary.id,
        "folder": f"content/articles/{name}",
        "path": "{{year}}/{{slug}}",
        # With a path and none of these the CMS would put pictures beside the entries.
        "media_folder": f"/content/{FOLDER}/gambar",
        "public_folder": f"{FOLDER}/gambar",
        "create": True,
        "extension": "md",
        "format": f"literasi-{name}",
        "identifier_field": "judul",
        "summary": "{{judul}}",
        "sortable_fields": ["judul", "tanggal"],
        "fields": [_field(*one) for one in specs(kind)] + [BODY],
    }


def _field(_name: str, spec: Spec, info: FieldInfo, *, wanted: bool = True) -> dict[str, Any]:
    """Return one field as the CMS knows it.

    `wanted` tells whether the record around it must be there: the CMS would ask for the required
    fields of an optional record that nobody means to fill in.
    """
    required = wanted and info.is_required()
    found: dict[str, Any] = {
        "name": spec.key,
        "label": spec.label.id,
        "required": required,
        "hint": _hint(spec),
    }
    inner = nested(info)
    if inner is not None and isinstance(spec.example, dict | list):
        widget = {"widget": "list" if is_list(info) else "object", "collapsed": True}
        fields = [_field(*one, wanted=required and not is_list(info)) for one in specs(inner)]
        return found | widget | {"fields": fields}
    if is_list(info):
        one = {"name": "nilai", "label": spec.label.id, "widget": "string"}
        return found | {"widget": "list", "field": one}
    return found | _plain(spec, info)


def _plain(spec: Spec, info: FieldInfo) -> dict[str, Any]:
    choices = choices_of(info)
    if choices is not None or spec.widget == "boolean":
        words = [known[0] for known in choices.words.values()] if choices else ["Ya", "Tidak"]
        return {
            "widget": "select",
            "options": [{"label": word, "value": word.lower()} for word in words],
        }
    if spec.widget == "image":
        return {"widget": "image", "choose_url": True}
    if spec.widget == "file":
        folder = str(spec.example).rpartition("/")[0]
        return {
            "widget": "file",
            "choose_url": True,
            "media_folder": f"/content/{folder}",
            "public_folder": folder,
        }
    return {"widget": "text" if spec.widget == "text" else "string"}


def _hint(spec: Spec) -> str:
    example = spec.example
    if isinstance(example, dict | list):
        return spec.help
    return f"{spec.help} Contoh: {yaml_writing.scalar(str(example))}".strip()


def _shape(name: str, spec: Spec, info: FieldInfo) -> dict[str, Any]:
    """Return what admin/format.js needs to know to read and write a field."""
    inner = nested(info)
    found: dict[str, Any] = {"name": spec.key, "other": name}
    if inner is None or not isinstance(spec.example, dict | list):
        names = any(getattr(part, "func", None) is people.split_names for part in info.metadata)
        return found | {"shape": "list" if is_list(info) else "text", "names": names}
    return found | _record(inner) | {"shape": "records" if is_list(info) else "record"}


def _record(inner: type[Record]) -> dict[str, Any]:
    required = [spec.key for _, spec, info in specs(inner) if info.is_required()]
    only = required[0] if len(required) == 1 else None
    return {"only": only, "fields": [_shape(*one) for one in specs(inner)]}

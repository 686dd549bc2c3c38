"""The CMS's collections, from the content model."""

from collections.abc import Mapping
from typing import Any

from plugins.core.inventory import SITE_FILE
from plugins.core.media import FOLDER
from plugins.core.model import Record
from plugins.desk.admin.shapes import shapes
from plugins.desk.admin.widgets import widgets
from plugins.kinds.entry import Entry
from plugins.kinds.page import Page
from plugins.kinds.site import Site

PAGES, SITE = "halaman", "situs"
BODY = {"name": "body", "label": "Isi", "widget": "markdown", "modes": ["raw"], "required": False}
"""Raw only: the rich editor writes the whole text anew as soon as one letter changes."""

_PICTURES = f"{FOLDER}/gambar"


def configuration(
    kinds: Mapping[str, type[Entry]], backend: Mapping[str, Any], address: str
) -> dict[str, Any]:
    """Return what admin/mulai.js starts with: the CMS's configuration, and records by name."""
    records: dict[str, type[Record]] = {**kinds, PAGES: Page, SITE: Site}
    return {
        "config": {
            "load_config_file": False,
            "backend": dict(backend),
            "locale": "id",
            "site_url": address,
            "display_url": address,
            "logo": {"src": "", "show_in_header": False},
            "publish_mode": "editorial_workflow",
            # It would ask the host for previews of branches, and guesses addresses wrongly.
            "show_preview_links": False,
            "media_folder": f"content/{_PICTURES}",
            "public_folder": _PICTURES,
            "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
            "collections": [*(_kind(*one) for one in kinds.items()), _pages(), _site()],
        },
        "records": {
            name: {"fields": shapes(record), "whole": record is Site}
            for name, record in records.items()
        },
    }


def _kind(name: str, kind: type[Entry]) -> dict[str, Any]:
    labels = {"label": kind.KIND.section.id, "label_singular": kind.KIND.label.id}
    folder = {"folder": f"content/articles/{name}", "path": "{{year}}/{{slug}}"}
    return {
        "name": name,
        **labels,
        "description": kind.KIND.summary.id,
        **folder,
        **_in_a_folder(name, kind),
        "sortable_fields": ["judul", "tanggal"],
    }


def _pages() -> dict[str, Any]:
    return {
        "name": PAGES,
        "label": "Halaman",
        "label_singular": "Halaman",
        "description": "Halaman tetap: siapa kami, cara menghubungi kami, pedoman.",
        "folder": "content/pages",
        **_in_a_folder(PAGES, Page),
        "sortable_fields": ["judul"],
    }


def _in_a_folder(name: str, record: type[Record]) -> dict[str, Any]:
    return {
        # With a path and none of these the CMS would put pictures beside the entries.
        "media_folder": f"/content/{_PICTURES}",
        "public_folder": _PICTURES,
        "create": True,
        "extension": "md",
        "format": f"literasi-{name}",
        "identifier_field": "judul",
        # A file's name may have 120 letters (plugins/core/inventory.py).
        "slug": "{{slug | truncate(80)}}",
        "summary": "{{judul}}",
        "fields": [*widgets(record), BODY],
    }


def _site() -> dict[str, Any]:
    file = {
        "name": "site",
        "label": "Jati diri situs",
        "file": f"content/{SITE_FILE}",
        "fields": widgets(Site),
    }
    return {
        "name": SITE,
        "label": "Situs",
        "description": "Nama, alamat, jam buka, menu, podcast, dan spanduk.",
        "format": f"literasi-{SITE}",
        "editor": {"preview": False},
        # Taken away by nobody in passing: without it there is no site.
        "delete": False,
        "files": [file],
    }

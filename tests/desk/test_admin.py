"""/admin/ on the host: off unless set up, in no list, and asking for what the model asks for."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins.core.model import Record, is_list, nested, specs
from plugins.desk.admin import AdminMissingError, add_admin, policy
from plugins.desk.admin.configuration import configuration
from plugins.desk.admin.packages import HOME, PACKAGES, is_complete
from plugins.desk.admin.widgets import ELSEWHERE
from plugins.kinds import KINDS
from plugins.kinds.page import Page
from plugins.kinds.site import Site
from tests.meja import ROOT

GITHUB = {"name": "github", "repo": "dispustaka/literasi", "branch": "main"}
SETTINGS: dict[str, Any] = {"SITEURL": "https://example.org", "THEME": str(ROOT / "theme")}


@pytest.fixture
def fetched(tmp_path: Path) -> Path:
    """Return a project in which the packages were fetched."""
    home = tmp_path / HOME
    home.mkdir(parents=True)
    told = ", ".join(f'"{package.integrity}"' for package in PACKAGES)
    (home / "lengkap.json").write_text(f"[{told}]", "utf-8")
    assert is_complete(home)
    return tmp_path


def test_it_is_off_by_default(built_site: Path) -> None:
    assert not (built_site / "admin").exists()


def test_it_is_put_beside_the_site_with_a_policy_of_its_own(fetched: Path) -> None:
    site = fetched / "output"
    site.mkdir()
    add_admin(fetched, site, {**SETTINGS, "ADMIN": GITHUB})
    page = (site / "admin/index.html").read_text("utf-8")
    assert "https://api.github.com" in page
    assert "noindex" in page
    assert "KEBIJAKAN" not in page
    assert "--sutra: #" in (site / "admin/pratinjau.css").read_text("utf-8")


def test_it_cannot_be_forgotten_that_the_packages_are_missing(tmp_path: Path) -> None:
    with pytest.raises(AdminMissingError, match="make admin"):
        add_admin(tmp_path, tmp_path, {**SETTINGS, "ADMIN": GITHUB})


def test_its_policy_names_only_the_servers_of_its_backend() -> None:
    gitlab = policy({"name": "gitlab", "api_root": "https://gitlab.example.id/api/v4"})
    assert "https://gitlab.example.id" in gitlab
    assert "github" not in gitlab
    assert "script-src 'self' 'unsafe-eval';" in gitlab


def every_field(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from every_field(field.get("fields", []))


TOLD = configuration(KINDS, GITHUB, "https://example.org")
RECORDS: dict[str, type[Record]] = {**KINDS, "halaman": Page, "situs": Site}


def asked_for(name: str) -> list[dict[str, Any]]:
    """Return the fields of a collection."""
    collection = next(one for one in TOLD["config"]["collections"] if one["name"] == name)
    fields: list[dict[str, Any]] = (collection.get("files") or [collection])[0]["fields"]
    return fields


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_of_the_model_is_asked_for_in_indonesian(name: str) -> None:
    asked = {field["name"]: field for field in asked_for(name)}
    for _, spec, info in specs(RECORDS[name]):
        assert asked[spec.key]["label"] == spec.label.id
        assert spec.help in asked[spec.key]["hint"]
        has_a_twin = f"{spec.key}{ELSEWHERE}" in asked
        assert asked[spec.key]["required"] == (info.is_required() and not has_a_twin)
    assert all(field["label"] for field in every_field(asked_for(name)))


def test_sound_and_film_may_lie_elsewhere() -> None:
    for kind, keys in (("podcast", "tautan ukuran durasi jenis"), ("video", "platform tautan")):
        name = "audio" if kind == "podcast" else kind
        asked = {field["name"]: field for field in asked_for(kind)}
        assert [one["name"] for one in asked[name + ELSEWHERE]["fields"]] == keys.split()
        shape = next(one for one in TOLD["records"][kind]["fields"] if one["name"] == name)
        assert (shape["shape"], shape["required"]) == ("either", True)


@pytest.mark.parametrize("name", RECORDS)
def test_every_typed_field_has_a_pattern_that_takes_its_own_example(name: str) -> None:
    def look(record: type[Record], fields: list[dict[str, Any]]) -> None:
        asked = {field["name"]: field for field in fields}
        for _, spec, info in specs(record):
            widget, inner = asked[spec.key], nested(info)
            if inner is not None:
                whole = asked.get(spec.key + ELSEWHERE, widget)
                look(inner, whole["fields"])
            elif widget["widget"] != "select":
                pattern, said = widget.get("field", widget)["pattern"]
                assert said
                for one in spec.example if is_list(info) else [spec.example]:
                    assert re.search(pattern, str(one))

    look(RECORDS[name], asked_for(name))


@pytest.mark.parametrize(
    ("kind", "field", "typed"),
    [
        ("berita", "tanggal", "07/11/2024"),
        ("berita", "tanggal", "besok"),
        ("berita", "judul", "a" * 301),
        ("ulasan", "nilai", "bagus"),
        ("ulasan", "buku.isbn", "1234"),
        ("podcast", "bab.mulai", "dua menit"),
        ("podcast", "audio_di_tempat_lain.tautan", "example.org/a.mp3"),
        ("agenda", "lokasi.koordinat", "Enrekang"),
        ("video", "video", "C:\\film.mp4"),
        ("situs", "kontak.surel", "redaksi"),
        ("situs", "jam_buka.buka", "pagi"),
    ],
)
def test_a_slip_of_the_hand_is_told_before_it_is_saved(kind: str, field: str, typed: str) -> None:
    fields = asked_for(kind)
    *way, last = field.split(".")
    for step in way:
        fields = next(one for one in fields if one["name"] == step)["fields"]
    pattern, _ = next(one for one in fields if one["name"] == last)["pattern"]
    assert not re.search(pattern, typed)


def test_pictures_go_where_the_reader_looks_for_them() -> None:
    told = TOLD["config"]
    for one in (told, *(one for one in told["collections"] if "folder" in one)):
        assert one["media_folder"].strip("/") == "content/media/gambar"
        assert one["public_folder"] == "media/gambar"


def test_no_optional_record_asks_for_what_nobody_means_to_fill_in() -> None:
    for name in RECORDS:
        for field in asked_for(name):
            if not field["required"]:
                assert not any(inner["required"] for inner in every_field(field.get("fields", [])))


def test_what_the_format_knows_is_the_model() -> None:
    for name, record in RECORDS.items():
        shapes = TOLD["records"][name]["fields"]
        for shape, (english, spec, info) in zip(shapes, specs(record), strict=True):
            assert (shape["name"], shape["other"]) == (spec.key, english)
            assert shape["label"] == spec.label.id
            assert shape["required"] == info.is_required()
            assert (nested(info) is None) == (shape["shape"] in ("text", "list"))
        assert TOLD["records"][name]["whole"] == (record is Site)


def test_a_former_page_is_replaced_and_not_written_into(fetched: Path) -> None:
    site, former = fetched / "output", fetched / "lama"
    site.mkdir()
    add_admin(fetched, site, {**SETTINGS, "ADMIN": GITHUB})
    shutil.copytree(site, former, copy_function=lambda a, b: Path(b).hardlink_to(a))
    before = (former / "admin/index.html").read_bytes()
    shutil.rmtree(site)
    site.mkdir()
    add_admin(fetched, site, {**SETTINGS, "ADMIN": {"name": "gitlab"}})
    assert (former / "admin/index.html").read_bytes() == before

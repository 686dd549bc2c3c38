"""/admin/ on the host: off unless set up, in no list, and asking for what the model asks for."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins.core.model import nested, specs
from plugins.desk.admin import AdminMissingError, add_admin, policy
from plugins.desk.admin.configuration import configuration
from plugins.desk.admin.packages import HOME, PACKAGES, is_complete
from plugins.kinds import KINDS
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
    assert "--sutra" in (site / "admin/pratinjau.css").read_text("utf-8")


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


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_model_is_asked_for_in_indonesian(kind: str) -> None:
    told = configuration(KINDS, GITHUB, "https://example.org")
    collection = next(one for one in told["config"]["collections"] if one["name"] == kind)
    asked = {field["name"]: field for field in collection["fields"]}
    for _, spec, info in specs(KINDS[kind]):
        assert asked[spec.key]["label"] == spec.label.id
        assert asked[spec.key]["required"] == info.is_required()
        assert spec.help in asked[spec.key]["hint"]
    assert all(field["label"] for field in every_field(collection["fields"]))


def test_pictures_go_where_the_reader_looks_for_them() -> None:
    told = configuration(KINDS, GITHUB, "https://example.org")["config"]
    for one in (told, *told["collections"]):
        assert one["media_folder"].strip("/") == "content/media/gambar"
        assert one["public_folder"] == "media/gambar"


def test_no_optional_record_asks_for_what_nobody_means_to_fill_in() -> None:
    told = configuration(KINDS, GITHUB, "https://example.org")["config"]
    for collection in told["collections"]:
        for field in collection["fields"]:
            if not field["required"]:
                assert not any(inner["required"] for inner in every_field(field.get("fields", [])))


def test_what_the_format_knows_is_the_model() -> None:
    told = configuration(KINDS, GITHUB, "https://example.org")["fields"]
    for name, kind in KINDS.items():
        for shape, (_, spec, info) in zip(told[name], specs(kind), strict=True):
            assert shape["name"] == spec.key
            assert nested(info) is not None or shape["shape"] in ("text", "list")


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

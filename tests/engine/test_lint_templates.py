"""Templates of single pages that read the list of all entries are told, with their lines."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools.lint_templates import wide_reads


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "theme/templates", tmp_path / "templates"))


def test_the_theme_has_none() -> None:
    assert list(wide_reads(ROOT / "theme/templates")) == []


def test_one_in_what_a_page_includes_is_told(templates: Path) -> None:
    card = templates / "parts/card.html"
    lines = card.read_text("utf-8").count("\n")
    with card.open("a", encoding="utf-8") as file:
        file.write("{% macro number() %}{{ articles|unknown_filter }}{% endmacro %}\n")
    told = set(wide_reads(templates))
    assert f"templates/parts/card.html:{lines + 1}: articles (for kinds/berita.html)" in told


def test_a_name_of_the_templates_own_is_none(templates: Path) -> None:
    with (templates / "page.html").open("a", encoding="utf-8") as file:
        file.write("{% for tags in [1] %}{{ tags }}{% endfor %}\n")
    assert list(wide_reads(templates)) == []


def test_an_include_that_is_worked_out_may_be_any(templates: Path) -> None:
    (templates / "parts/semua.html").write_text("{{ dates|length }}", "utf-8")
    with (templates / "page.html").open("a", encoding="utf-8") as file:
        file.write('{% include "parts/" ~ page.slug %}\n')
    assert "templates/parts/semua.html:1: dates (for page.html)" in set(wide_reads(templates))

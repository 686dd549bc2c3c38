"""A saved entry is shown at once, before the whole site is built anew."""

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from plugins.core.problems import ContentRefused
from plugins.engine.glimpse import show
from plugins.engine.pelican import EnginePelican
from tests.conftest import Build
from tests.samples import NEWS

NEWS_PATH = "articles/berita/2024/pojok-baca.md"
NEWS_PAGE = "berita/2024/pojok-baca/index.html"


@pytest.fixture
def site(build: Build, tmp_path: Path) -> tuple[EnginePelican, Path]:
    """Return a build that remembers all it read, and its output."""
    kept: list[EnginePelican] = []

    class Kept(EnginePelican):
        def __init__(self, settings: dict[str, Any]) -> None:
            super().__init__(settings)
            kept.append(self)

    output = build(PELICAN_CLASS=Kept, ENGINE_CACHE=str(tmp_path / "cache"))
    return kept[0], output


def save(output: Path, text: str) -> None:
    (output.parent / "content" / NEWS_PATH).write_text(text, "utf-8", newline="\n")


def test_a_saved_entry_is_shown_as_a_whole_build_would(
    site: tuple[EnginePelican, Path], build: Build, tmp_path: Path
) -> None:
    kept, output = site
    edited = NEWS.replace("pagi ini", "sore ini").replace("berdatangan", "tumpah ruah")
    save(output, edited)
    assert show(kept, output, NEWS_PATH)
    page: Any = BeautifulSoup((output / NEWS_PAGE).read_text("utf-8"), "lxml")
    assert "tumpah ruah" in page.find("h1").text
    assert "sore ini" in page.find("main").text
    assert page.find("main").find("a", href="/ulasan/2024/azab/")
    assert page.find("aside", attrs={"aria-label": "Bacaan lain"})


def test_what_is_wrong_with_a_saved_entry_is_told_at_once(
    site: tuple[EnginePelican, Path],
) -> None:
    kept, output = site
    before = (output / NEWS_PAGE).read_bytes()
    for wrong in (NEWS.replace("Kamis", "Rabu"), NEWS.replace("/ulasan/2024/azab.md", "/x.md")):
        save(output, wrong)
        with pytest.raises(ContentRefused) as refused:
            show(kept, output, NEWS_PATH)
        assert "pojok-baca.md" in str(refused.value)
    assert (output / NEWS_PAGE).read_bytes() == before
    save(output, NEWS.replace("pagi ini", "sore ini"))
    assert show(kept, output, NEWS_PATH)


def test_what_moves_or_is_new_waits_for_the_whole_build(site: tuple[EnginePelican, Path]) -> None:
    kept, output = site
    assert not show(kept, output, "articles/berita/2024/baru.md")
    save(output, NEWS.replace("tempat: Contoh", "status: draf"))
    assert not show(kept, output, NEWS_PATH)

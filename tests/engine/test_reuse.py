"""What did not change is not made again: it is the very file of the last build, linked."""

from pathlib import Path

from tests.conftest import Build
from tests.samples import NEWS, WHOLE_SITE

NEWS_PATH = "articles/berita/2024/pojok-baca.md"
NEWS_PAGE = "berita/2024/pojok-baca/index.html"


def pages(output: Path) -> dict[str, int]:
    """Return which file each page is."""
    return {
        file.relative_to(output).as_posix(): file.stat().st_ino for file in output.rglob("*.html")
    }


def test_nothing_is_rendered_when_nothing_changed(build: Build, tmp_path: Path) -> None:
    cache = str(tmp_path / "cache")
    first = pages(build(ENGINE_CACHE=cache))
    assert pages(build(ENGINE_CACHE=cache)) == first


def test_a_body_is_seen_by_its_page_alone(build: Build, tmp_path: Path) -> None:
    cache = str(tmp_path / "cache")
    first = pages(build(ENGINE_CACHE=cache))
    edited = {**WHOLE_SITE, NEWS_PATH: NEWS.replace("pagi ini", "sore ini")}
    second = pages(build(edited, ENGINE_CACHE=cache))
    assert {name for name in first if second[name] != first[name]} == {NEWS_PAGE}


def test_a_page_that_was_tampered_with_is_made_again(build: Build, tmp_path: Path) -> None:
    cache = str(tmp_path / "cache")
    output = build(ENGINE_CACHE=cache)
    page = output / NEWS_PAGE
    whole = page.read_bytes()
    page.write_bytes(whole.replace(b"Rencana", b"Bencana"))
    assert (build(ENGINE_CACHE=cache) / NEWS_PAGE).read_bytes() == whole
    page.unlink()
    assert (build(ENGINE_CACHE=cache) / NEWS_PAGE).read_bytes() == whole


def test_a_deleted_entry_leaves_nothing(build: Build, tmp_path: Path) -> None:
    cache = str(tmp_path / "cache")
    build(ENGINE_CACHE=cache)
    left = {name: text for name, text in WHOLE_SITE.items() if name != NEWS_PATH}
    output = build(left, ENGINE_CACHE=cache)
    assert not (output / "berita").exists()
    texts = [file.read_text("utf-8") for file in output.rglob("*.html")]
    assert not [text for text in texts if "warga berdatangan" in text]


def test_a_broken_or_foreign_memory_is_never_trusted(build: Build, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    output = build(ENGINE_CACHE=str(cache))
    whole = (output / NEWS_PAGE).read_bytes()
    for damage in (b"", b"bukan", b"\x80\x04cos\nsystem\n."):
        for file in (file for file in cache.rglob("*") if file.is_file()):
            file.write_bytes(damage)
        assert (build(ENGINE_CACHE=str(cache)) / NEWS_PAGE).read_bytes() == whole

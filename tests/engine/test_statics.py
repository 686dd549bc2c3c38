"""Media are copied when they are new or changed, and then lie there as they are."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.desk.building import build
from tests.conftest import NOW, ROOT
from tests.samples import WHOLE_SITE, write_content

SOUND, TEXT = "media/audio/episode.mp3", "media/audio/episode.vtt"

Rebuild = Callable[..., Path]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    write_content(tmp_path / "content", WHOLE_SITE)
    return tmp_path / "content"


@pytest.fixture
def rebuild(content: Path, tmp_path: Path) -> Rebuild:
    def _rebuild(**settings: object) -> Path:
        places = {"ENGINE_CACHE": str(tmp_path / "mesin"), "CHECK_CACHE": str(tmp_path / "periksa")}
        given = {"BUILD_TIME": NOW, "SEARCH": False, **places, **settings}
        build(ROOT, tmp_path / "output", content=content, overrides=given)
        return tmp_path / "output"

    return _rebuild


def test_a_medium_is_copied_once(rebuild: Rebuild, content: Path) -> None:
    first = (rebuild() / SOUND).stat()
    assert (rebuild() / SOUND).stat().st_ino == first.st_ino
    os.utime(content / SOUND)  # touched, and the same
    copied = (rebuild() / SOUND).stat()
    assert copied.st_ino != first.st_ino
    assert copied.st_mtime_ns == first.st_mtime_ns
    assert (rebuild() / SOUND).stat().st_ino == copied.st_ino


def test_one_that_hides_its_change_is_copied_too(rebuild: Rebuild, content: Path) -> None:
    rebuild()
    file = content / TEXT
    before, text = file.stat(), file.read_text("utf-8")
    file.write_text(text.replace("Selamat", "Tamales"), "utf-8", newline="\n")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert "Tamales" in (rebuild() / TEXT).read_text("utf-8")


def test_what_somebody_did_to_the_published_file_is_undone(rebuild: Rebuild, content: Path) -> None:
    published = rebuild() / SOUND
    published.write_bytes(b"bukan bunyi")
    assert (rebuild() / SOUND).read_bytes() == (content / SOUND).read_bytes()
    published.unlink()
    assert (rebuild() / SOUND).read_bytes() == (content / SOUND).read_bytes()


def test_one_that_is_gone_leaves_nothing(rebuild: Rebuild, content: Path) -> None:
    spare = content / "media/audio/cadangan.mp3"
    spare.write_bytes((content / SOUND).read_bytes())
    output = rebuild()
    assert (output / "media/audio/cadangan.mp3").is_file()
    spare.unlink()
    assert not (rebuild() / "media/audio/cadangan.mp3").exists()


def test_files_are_linked_where_that_is_set(rebuild: Rebuild, content: Path) -> None:
    output = rebuild(STATIC_CREATE_LINKS=True)
    assert (output / SOUND).samefile(content / SOUND)

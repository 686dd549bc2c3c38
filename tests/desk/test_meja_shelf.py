"""The list of entries follows the folder, and asks no more of the disk than it must."""

import datetime
import os
from pathlib import Path

import pytest

from plugins.core import inventory
from plugins.core.dates import ZONES
from plugins.desk.meja import finding
from plugins.desk.meja import shelf as shelves
from plugins.desk.meja.finding import Wanted, find, states
from plugins.desk.meja.shelf import Shelf

NEWS = "articles/berita/2024/satu.md"


@pytest.fixture(name="shelf")
def shelf_fixture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """Return the shelf of one entry, which looks anew every time."""
    monkeypatch.setattr(shelves, "_FRESH", 0)
    write(tmp_path / NEWS, "Satu")
    return Shelf(tmp_path, ZONES["WITA"])


def write(file: Path, title: str, date: str = "2024-11-07", status: str = "terbit") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\njudul: {title}\ntanggal: {date}\nstatus: {status}\n---\n", "utf-8")


def titles(shelf: Shelf, words: str = "", kind: str = "", state: str = "") -> list[str]:
    shelf.heads()
    return [one.title for one in find(shelf, Wanted(words, kind, state), ())]


def test_what_others_write_rename_and_delete_is_seen(shelf: Shelf) -> None:
    assert titles(shelf) == ["Satu"]
    write(shelf.content / NEWS, "Satu yang baru")
    assert titles(shelf) == ["Satu yang baru"]
    write(shelf.content / "pages/tentang.md", "Tentang")
    assert titles(shelf, kind="halaman") == ["Tentang"]
    (shelf.content / NEWS).rename(shelf.content / "articles/berita/2024/dua.md")
    assert titles(shelf, words="dua") == ["Satu yang baru"]
    (shelf.content / "articles/berita/2024/dua.md").unlink()
    assert titles(shelf) == ["Tentang"]
    (shelf.content / "catatan.txt").write_text("x", "utf-8")
    shelf.heads()
    assert [problem.path for problem in shelf.strays] == ["content/catatan.txt"]


def test_a_change_of_the_same_size_and_second_is_seen(shelf: Shelf) -> None:
    titles(shelf)
    file = shelf.content / NEWS
    before = file.stat()
    write(file, "Dua_")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert titles(shelf) == ["Dua_"]


def test_what_the_desk_writes_is_seen_without_a_walk(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.heads()
    monkeypatch.setattr(shelves, "stamps", lambda _: pytest.fail("walked"))
    new = "articles/video/2024/film.md"
    write(shelf.content / new, "Film")
    shelf.look_at(new)
    picture = shelf.content / "media/gambar/foto.jpg"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"x")
    shelf.look_at("media/gambar/foto.jpg")
    assert [one.title for one in shelf.known()] == ["Satu", "Film"]
    assert shelf.media == ["media/gambar/foto.jpg"]


def test_stock_is_taken_again_only_when_a_name_came_or_went(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.heads()
    monkeypatch.setattr(inventory, "take", lambda *_: pytest.fail("took stock"))
    write(shelf.content / NEWS, "Lain")
    assert titles(shelf) == ["Lain"]
    version = shelf.version
    shelf.heads()
    assert shelf.version == version


def test_a_scheduled_entry_is_published_as_soon_as_its_time_has_come(shelf: Shelf) -> None:
    shelf.heads()
    before = datetime.datetime(2024, 11, 6, tzinfo=shelf.zone)
    told = shelf.remembered("states", lambda: finding._states(shelf, before))
    assert told.waiting == {NEWS: "scheduled"}
    assert states(shelf).waiting == {}
    assert titles(shelf, state="published") == ["Satu"]


def test_a_folder_that_vanishes_while_it_is_walked_does_no_harm(shelf: Shelf) -> None:
    shelf.heads()
    for file in sorted(shelf.content.rglob("*"), reverse=True):
        file.unlink() if file.is_file() else file.rmdir()
    assert titles(shelf) == []

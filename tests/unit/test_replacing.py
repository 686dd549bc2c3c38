"""A file is replaced in one step: whoever reads it finds the old or the new."""

import os
from pathlib import Path

import pytest

from plugins.core.replacing import replace_file


def test_a_new_file_is_for_all_to_read_and_a_replaced_one_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "baru/sekali/tulisan.md"
    umask = os.umask(0o022)
    try:
        replace_file(file, b"satu")
    finally:
        os.umask(umask)
    assert file.stat().st_mode & 0o777 == 0o644
    file.chmod(0o640)
    replace_file(file, b"dua", draft_in=tmp_path, durable=False)
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"dua", 0o640)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["tulisan.md"]


def test_what_is_linked_elsewhere_stays_there_as_it_was(tmp_path: Path) -> None:
    file, former = tmp_path / "index.html", tmp_path / "rilis-lama.html"
    file.write_bytes(b"satu")
    os.link(file, former)
    replace_file(file, b"dua")
    assert (file.read_bytes(), former.read_bytes()) == (b"dua", b"satu")


@pytest.mark.parametrize("stop", [OSError, KeyboardInterrupt])
def test_a_write_that_stops_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    file = tmp_path / "tulisan.md"
    file.write_bytes(b"satu")

    def refuse(_descriptor: int) -> None:
        raise stop

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(stop):
        replace_file(file, b"dua")
    assert file.read_bytes() == b"satu"
    assert list(tmp_path.iterdir()) == [file]


def test_a_name_as_long_as_the_disk_takes_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / ("x" * 255)
    replace_file(file, b"satu")
    assert file.read_bytes() == b"satu"

"""A file whose bytes did not change keeps its time of change, though it was written anew."""

import os
from pathlib import Path

import pytest

from plugins.publishing.unchanged import keep_times

OLD, NEW = 1_000_000_000_000_000_000, 1_700_000_000_000_000_000


def _write(file: Path, text: str, time: int) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    os.utime(file, ns=(time, time))
    return file


@pytest.mark.parametrize("name", ["index.html", "berita/2024/satu/index.html"])
def test_a_file_of_the_same_bytes_keeps_its_time(tmp_path: Path, name: str) -> None:
    _write(tmp_path / "lama" / name, "sama", OLD)
    built = _write(tmp_path / "baru" / name, "sama", NEW)
    keep_times(tmp_path / "lama", tmp_path / "baru")
    assert built.stat().st_mtime_ns == OLD


def test_a_file_of_other_bytes_has_its_own_time(tmp_path: Path) -> None:
    _write(tmp_path / "lama/a/index.html", "satu", OLD)
    built = _write(tmp_path / "baru/a/index.html", "dua!", NEW)
    keep_times(tmp_path / "lama", tmp_path / "baru")
    assert built.stat().st_mtime_ns == NEW


def test_a_file_that_was_a_folder_and_a_new_one_have_their_own_times(tmp_path: Path) -> None:
    _write(tmp_path / "lama/a/index.html", "sama", OLD)
    built = [_write(tmp_path / "baru" / name, "sama", NEW) for name in ("a", "b/index.html")]
    keep_times(tmp_path / "lama", tmp_path / "baru")
    assert [file.stat().st_mtime_ns for file in built] == [NEW, NEW]


def test_a_first_site_has_no_times_to_keep(tmp_path: Path) -> None:
    built = _write(tmp_path / "baru/index.html", "sama", NEW)
    keep_times(tmp_path / "lama", tmp_path / "baru")
    assert built.stat().st_mtime_ns == NEW

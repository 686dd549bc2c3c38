"""A site takes its place whole or not at all, and former releases can be gone back to."""

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from plugins.publishing.releases import shelf as shelves
from plugins.publishing.releases import swapping
from plugins.publishing.releases.faults import ReleaseFailed
from plugins.publishing.releases.shelf import KEPT, Shelf
from plugins.publishing.releases.staging import go_back, staged
from tests.conftest import ROOT
from tests.publishing.trees import numbers, write_site

WAYS = ("exchange", "link", "rename")


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a test as on Linux, as where folders cannot be exchanged, and as without links."""
    if request.param != "exchange":
        monkeypatch.setattr(swapping, "exchange", lambda one, other: False)
    if request.param == "rename":
        monkeypatch.setattr(swapping, "make_link", lambda link, target, seen_from: False)
    return str(request.param)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def release(output: Path, number: int) -> None:
    with staged(output) as staging:
        write_site(staging, number)


def left_over(output: Path) -> set[str]:
    """Return what lies beside a site, its kept releases aside."""
    names = {path.name for path in Shelf(output).folder.iterdir()} - {"kunci"}
    return {name for name in names if not name.startswith("rilis-")}


def test_a_finished_build_replaces_the_former_site_whole(output: Path, way: str) -> None:
    output.mkdir()
    (output / "usang.html").write_text("", "utf-8")
    write_site(output, 1)
    with staged(output) as staging:
        assert list(staging.iterdir()) == []
        write_site(staging, 2)
        assert numbers(output) == {1}
    assert numbers(output) == {2}
    assert not (output / "usang.html").exists()
    assert output.is_symlink() == (way == "link")


def test_the_first_build_needs_no_folder(tmp_path: Path, way: str) -> None:
    release(tmp_path / "baru/sekali/output", 1)
    assert numbers(tmp_path / "baru/sekali/output") == {1}


@pytest.mark.parametrize("stop", [ValueError, SystemExit, KeyboardInterrupt])
def test_a_build_that_stops_leaves_everything_as_it_was(
    output: Path, way: str, stop: type[BaseException]
) -> None:
    release(output, 1)

    def stop_half_way() -> None:
        with staged(output) as staging:
            (staging / "index.html").write_text("setengah", "utf-8")
            raise stop

    with pytest.raises(stop):
        stop_half_way()
    assert numbers(output) == {1}
    assert len(left_over(output)) == (1 if way == "link" else 0)


def test_the_last_releases_are_kept_and_can_be_gone_back_to(output: Path, way: str) -> None:
    for number in range(1, 8):
        release(output, number)
    assert len(Shelf(output).kept()) == KEPT
    for number in (6, 5, 4):
        go_back(output)
        assert numbers(output) == {number}
    with pytest.raises(ReleaseFailed, match="Tidak ada rilis sebelumnya"):
        go_back(output)
    assert numbers(output) == {4}
    release(output, 8)
    go_back(output)
    assert numbers(output) == {4}


def test_a_build_for_ones_own_eyes_is_not_kept_but_a_release_before_it_is(
    output: Path, way: str
) -> None:
    release(output, 1)
    for number in (2, 3):
        with staged(output) as staging:
            write_site(staging, number)
            (staging / shelves.PUBLISHED).unlink()
    go_back(output)
    assert numbers(output) == {1}
    assert Shelf(output).kept() == []


def test_a_link_of_ones_own_making_stays_and_its_target_changes(tmp_path: Path, way: str) -> None:
    real, output = tmp_path / "disk/situs", tmp_path / "output"
    write_site(real, 1)
    output.symlink_to(real)
    release(output, 2)
    assert output.readlink() == real
    assert numbers(real) == {2}


def test_the_whole_may_be_moved(tmp_path: Path, way: str) -> None:
    release(tmp_path / "satu/output", 1)
    release(tmp_path / "satu/output", 2)
    (tmp_path / "satu").rename(tmp_path / "dua")
    assert numbers(tmp_path / "dua/output") == {2}
    go_back(tmp_path / "dua/output")
    assert numbers(tmp_path / "dua/output") == {1}


def test_another_build_is_waited_for_and_in_the_end_named(output: Path) -> None:
    waited = threading.Event()
    with staged(output) as staging:
        with (
            pytest.raises(ReleaseFailed, match=rf"proses {os.getpid()}\) belum selesai"),
            staged(output, patience=0.1, wait=waited.set),
        ):
            pass
        write_site(staging, 1)
    assert waited.is_set()
    assert numbers(output) == {1}


@pytest.mark.parametrize(
    ("number", "word"),
    [(errno.ENOSPC, "Disk penuh"), (errno.EROFS, "hanya dapat dibaca"), (errno.EBUSY, "mount")],
)
def test_a_disk_that_refuses_the_swap_is_told_and_the_old_site_stays(
    output: Path, monkeypatch: pytest.MonkeyPatch, number: int, word: str
) -> None:
    release(output, 1)

    def refuse(one: Path, other: Path) -> bool:
        raise OSError(number, "refused", str(other))

    monkeypatch.setattr(swapping, "exchange", refuse)
    with pytest.raises(ReleaseFailed, match=word):
        release(output, 2)
    assert numbers(output) == {1}
    assert left_over(output) == set()


@pytest.mark.parametrize("way_name", WAYS)
def test_a_kill_at_any_line_leaves_the_old_or_the_new_site(tmp_path: Path, way_name: str) -> None:
    """One child for each line that is run: killed there, looked at, and built again after."""
    script = ROOT / "tests/publishing/killed_anywhere.py"
    done = subprocess.run(
        [sys.executable, script, tmp_path, way_name],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout.split()[0]) >= 100, done.stdout

"""Readers, kills, full disks and two builds at once: the site is the old or the new one."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.publishing.releases.faults import ReleaseFailed
from plugins.publishing.releases.shelf import Shelf
from plugins.publishing.releases.staging import staged
from tests.conftest import ROOT
from tests.publishing.nginx import Client, serving
from tests.publishing.trees import MARK, numbers, write_site

SWAPS, REQUESTS = 200, 100_000
KILLS, SIZES, PAIRS = 100, 20, 20
PAGES = ("/index.html", "/berita/a/index.html", "/berita/b/index.html")
OTHERS = ("/rss.xml", "/media/a.mp3")


def write_styled_site(folder: Path, number: int) -> None:
    """Write a release whose pages name a style sheet of their own release, and the last three."""
    write_site(folder, number, size=2000)
    for old in range(max(0, number - 3), number + 1):
        (folder / f"gaya.{old:010x}.css").write_text(f"{old}\n", "utf-8")


def test_no_reader_ever_meets_a_bad_or_mixed_answer_while_releases_are_swapped(
    tmp_path: Path,
) -> None:
    output = tmp_path / "output"
    with staged(output) as staging:
        write_styled_site(staging, 0)
    done = threading.Event()
    served, failures = 0, []
    release = began = 0

    def read(host: str, port: int) -> None:
        nonlocal served, began
        client = Client(host, port)
        while not done.is_set() or served < REQUESTS:
            began = release
            paths = [*PAGES, *OTHERS] * 4
            answers = client.ask(paths)
            ages = [int(body.split(b"\n")[0]) for _, body in answers]
            sheets = client.ask([f"/gaya.{age:010x}.css" for age in ages])
            for path, (status, body), (found, sheet), age in zip(
                paths, answers, sheets, ages, strict=True
            ):
                if (status, len(body)) != (200, 2000) or (found, sheet) != (200, b"%d\n" % age):
                    failures.append((path, status, len(body), found, sheet))
            served += 2 * len(paths)
        client.close()

    with serving(output, tmp_path / "nginx") as address:
        reader = threading.Thread(target=read, args=address)
        reader.start()
        for number in range(1, SWAPS + 1):
            # A page's style stays for three releases: on a busy machine the reader may be slower.
            while reader.is_alive() and number - began > 3:
                time.sleep(0.001)
            with staged(output) as staging:
                write_styled_site(staging, number)
            release = number
        done.set()
        reader.join()
    assert failures == []
    assert served >= REQUESTS
    assert numbers(output) == {SWAPS}


def test_builds_killed_at_random_moments_never_leave_a_mixture(tmp_path: Path) -> None:
    output, dice = tmp_path / "output", random.Random(6)
    with staged(output) as staging:
        write_site(staging, 0)
    last, hit = 0, 0
    for _ in range(KILLS):
        with publisher(output, last + 1) as process:
            time.sleep(dice.uniform(0, 0.03))
            process.send_signal(signal.SIGKILL)
        hit += process.returncode == -signal.SIGKILL
        (last_now,) = numbers(output)
        assert last_now >= last
        last = last_now
        assert all(len(numbers(kept)) == 1 for kept in Shelf(output).kept())
    assert hit == KILLS
    assert last > 0, "not one build got through before it was killed"


def publisher(output: Path, first: int) -> "subprocess.Popen[bytes]":
    """Start a process that publishes one release after the other, and wait for its first word."""
    process = subprocess.Popen(
        [sys.executable, "-S", ROOT / "tests/publishing/publisher.py", output, str(first)],
        env=os.environ | {"PYTHONPATH": str(ROOT), "COVERAGE_PROCESS_START": ""},
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"siap\n"
    return process


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a file system in memory, whose size a test may set."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount(disk, "size=4m,mode=777")
    yield disk
    subprocess.run([*as_root(), "umount", disk], check=True)


def mount(disk: Path, options: str) -> None:
    subprocess.run([*as_root(), "mount", "-t", "tmpfs", "-o", options, "tmpfs", disk], check=True)


def as_root() -> list[str]:
    return [] if os.geteuid() == 0 else ["sudo", "-n"]


def test_a_full_disk_of_any_size_leaves_the_old_or_the_new_site(small_disk: Path) -> None:
    output = small_disk / "output"
    with staged(output) as staging:
        write_site(staging, 0, size=5000)
    full, last = 0, 0
    used = sum(file.stat().st_blocks * 512 for file in small_disk.rglob("*"))
    for step in range(SIZES):
        mount(small_disk, f"remount,size={used + step * 12 * 8192 // SIZES}")
        try:
            with staged(output) as staging:
                write_site(staging, last + 1, size=5000)
        except (ReleaseFailed, OSError) as error:
            full += 1
            assert_told(error)
        (found,) = numbers(output)
        assert found in (last, last + 1)
        last = found
    assert 5 <= full < SIZES, full


def assert_told(error: BaseException) -> None:
    """Hold that a full disk is told as such, by us or by what wrote the site."""
    assert "Disk penuh" in str(error) or "No space left" in str(error)


def test_a_disk_that_can_only_be_read_is_told(small_disk: Path) -> None:
    output = small_disk / "output"
    with staged(output) as staging:
        write_site(staging, 1)
    mount(small_disk, "remount,ro")
    with pytest.raises(ReleaseFailed, match="hanya dapat dibaca"), staged(output):
        pass
    assert numbers(output) == {1}


def test_two_builds_at_once_take_turns(tmp_path: Path) -> None:
    for pair in range(PAIRS):
        output = tmp_path / f"{pair}/output"
        threads = [
            threading.Thread(target=publish_after, args=(output, number)) for number in (1, 2)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert numbers(output) in ({1}, {2})
        (kept,) = Shelf(output).kept()
        assert numbers(output) | numbers(kept) == {1, 2}


def publish_after(output: Path, number: int) -> None:
    with staged(output) as staging:
        write_site(staging, number)
        (staging / MARK).touch()

"""The same content gives the same bytes: elsewhere, in another zone and locale, another day."""

import datetime
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from bench.corpus import write_corpus
from tests.conftest import ROOT

NOON = "2026-01-01T12:00:00+08:00"
DAY_AFTER = (datetime.datetime.fromisoformat(NOON) + datetime.timedelta(days=1)).isoformat()

# What a disk lists has no order: here it comes in one that the seed decides, as early as possible.
BUILD = """
import os, random, sys
if seed := os.environ.get("SHUFFLED"):
    real, dice = os.scandir, random.Random(seed)
    class Shuffled:
        def __init__(self, path="."):
            with real(path) as found:
                entries = sorted(found, key=lambda entry: entry.name)
            dice.shuffle(entries)
            self.entries = iter(entries)
        def __iter__(self):
            return self
        def __next__(self):
            return next(self.entries)
        def __enter__(self):
            return self
        def __exit__(self, *_):
            pass
        def close(self):
            pass
    def listed(path="."):
        return [entry.name for entry in Shuffled(path)]
    os.scandir, os.listdir = Shuffled, listed
import datetime, zoneinfo
from pathlib import Path
from plugins.desk.building import build
now = datetime.datetime.fromisoformat(os.environ["NOW"])
caches = ("PICTURE_CACHE", "CHECK_CACHE", "ENGINE_CACHE")
build(Path(sys.argv[1]), Path(sys.argv[2]), content=Path(sys.argv[3]),
      overrides={"BUILD_TIME": now.astimezone(zoneinfo.ZoneInfo("Asia/Makassar")),
                 "SEARCH_CACHE": os.environ["SEARCH_CACHE"]}
      # With caches of its own, nothing is the same only because another build had made it.
      | {name: str(Path(sys.argv[2]).parent / "simpanan" / name) for name in caches})
"""


def digests(output: Path) -> dict[str, str]:
    return {
        file.relative_to(output).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in output.rglob("*")
        if file.is_file()
    }


def build_elsewhere(content: Path, folder: Path, **environment: str) -> dict[str, str]:
    """Build a copy of the content in a fresh process, and warnings there are errors.

    The search index alone is kept from one build to the next: each run of Pagefind 1.5 draws by lot
    the order in which it writes its filters, and the same words make another file. What it is given
    to read is compared instead, see `indexes`.
    """
    copied = folder / "isi situs"
    shutil.copytree(content, copied)
    output = folder / "hasil"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", BUILD, str(ROOT), str(output), str(copied)],
        env=os.environ
        | {"PYTHONPATH": str(ROOT), "NOW": NOON, "SEARCH_CACHE": f"{content}.cari"}
        | environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert [line[:7] for line in done.stderr.splitlines()] == ["Membaca", "Menulis"]
    return digests(output)


def differing(one: dict[str, str], other: dict[str, str]) -> set[str]:
    """Return the files that only one has, or that differ."""
    return {name for name, _ in one.items() ^ other.items()}


def indexes(content: Path) -> int:
    """Return how many search indexes were made: each is named by the digest of what was read."""
    return len(list(Path(f"{content}.cari").iterdir()))


def write_locale(folder: Path, name: str) -> None:
    """Make a locale of the C library, which finds it by LOCPATH: no machine has them all."""
    folder.mkdir(exist_ok=True)
    source = ["localedef", "-i", name.partition(".")[0], "-f", "UTF-8", "--no-archive"]
    subprocess.run([*source, str(folder / name)], check=True)


def test_hundreds_of_entries_build_without_a_warning_and_twice_alike(tmp_path: Path) -> None:
    """As many as make further pages of lists, archives of feeds and two sizes of everything."""
    write_corpus(tmp_path / "content", entries=300, seed=7)
    first = build_elsewhere(
        tmp_path / "content", tmp_path / "satu", TZ="Asia/Makassar", PYTHONHASHSEED="1"
    )
    second = build_elsewhere(
        tmp_path / "content",
        tmp_path / "dua/lain",
        TZ="America/Los_Angeles",
        LC_ALL="C",
        PYTHONHASHSEED="2",
        SHUFFLED="1",
    )
    assert len(first) > 1000
    assert any("halaman/3" in name for name in first)
    assert any(name.startswith("arsip-umpan/") for name in first)
    assert differing(first, second) == set()
    assert indexes(tmp_path / "content") == 1


def test_zone_locale_order_seed_and_the_day_after_change_no_byte(tmp_path: Path) -> None:
    content = tmp_path / "content"
    write_corpus(content, entries=60, seed=11)
    locales = tmp_path / "bahasa"
    # Turkish has another capital of i; Indonesian other names of months than C.
    for name in ("id_ID.UTF-8", "tr_TR.UTF-8"):
        write_locale(locales, name)
    plain = build_elsewhere(content, tmp_path / "1", TZ="Asia/Makassar", LC_ALL="C", SHUFFLED="1")
    varied = build_elsewhere(
        content, tmp_path / "2", TZ="Pacific/Kiritimati", PYTHONHASHSEED="3", SHUFFLED="2",
        LOCPATH=str(locales), LC_ALL="tr_TR.UTF-8",
    )  # fmt: skip
    assert differing(plain, varied) == set()
    # No entry of the corpus falls due or ends on that day.
    next_day = build_elsewhere(
        content, tmp_path / "3", TZ="America/St_Johns", PYTHONHASHSEED="4", SHUFFLED="3",
        LOCPATH=str(locales), LC_ALL="id_ID.UTF-8", NOW=DAY_AFTER,
    )  # fmt: skip
    assert differing(plain, next_day) == set()
    assert indexes(content) == 1

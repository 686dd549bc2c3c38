"""The same content gives the same bytes: elsewhere, in another zone and locale, another day."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from bench.corpus import write_corpus
from tests.conftest import ROOT

BUILD = """
import datetime, sys, zoneinfo
from pathlib import Path
from plugins.desk.building import build
now = datetime.datetime(2026, 1, 1, 12, tzinfo=zoneinfo.ZoneInfo("Asia/Makassar"))
build(Path(sys.argv[1]), Path(sys.argv[2]), content=Path(sys.argv[3]),
      overrides={"BUILD_TIME": now})
"""


def digests(output: Path) -> dict[str, str]:
    return {
        file.relative_to(output).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in output.rglob("*")
        if file.is_file()
    }


def build_elsewhere(content: Path, folder: Path, **environment: str) -> dict[str, str]:
    """Build a copy of the content in a fresh process, and warnings there are errors."""
    copied = folder / "isi situs"
    shutil.copytree(content, copied)
    output = folder / "hasil"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", BUILD, str(ROOT), str(output), str(copied)],
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert [line[:7] for line in done.stderr.splitlines()] == ["Membaca", "Menulis"]
    return digests(output)


def test_a_thousand_entries_build_without_a_warning_and_twice_alike(tmp_path: Path) -> None:
    write_corpus(tmp_path / "content", entries=1000, seed=7)
    first = build_elsewhere(
        tmp_path / "content", tmp_path / "satu", TZ="Asia/Makassar", PYTHONHASHSEED="1"
    )
    second = build_elsewhere(
        tmp_path / "content",
        tmp_path / "dua/lain",
        TZ="America/Los_Angeles",
        LC_ALL="C",
        PYTHONHASHSEED="2",
    )
    assert len(first) > 1000
    assert first == second

"""The `literasi` command, run as an editor runs it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.desk.running import literasi

PODCAST = "Saran: content/articles/podcast/2024/membaca-nyaring.md"
ADVICE = f"""\
{PODCAST}: versi_lain: belum ada versi hemat data. [saran-hemat-data]
    Buat dengan literasi audio, lalu tulis versi_lain: {{berkas: …opus, judul: Hemat data}}
{PODCAST}:10: bab: 2 bab, yang pertama pada 0:00. [saran-bab]
    Apple Podcasts membaca bab dari uraian bila sekurangnya tiga, mulai 00:00.
"""
PROGRESS = "Membaca 7 berkas …\nMenulis halaman …\n"


def test_bangun_builds_and_counts(project: Path) -> None:
    done = literasi(project, "bangun")
    assert (done.returncode, done.stderr) == (0, PROGRESS)
    assert (
        done.stdout
        == "Situs dibangun di output: 7 terbit, 6 media; 14 berkas terhitung.\n" + ADVICE
    )
    assert (project / "output/berita/2024/pojok-baca/index.html").is_file()


def test_bangun_works_from_a_folder_inside_the_project(project: Path) -> None:
    done = literasi(project, "periksa", inside="content")
    assert done.returncode == 0, done.stderr


def test_a_refused_build_leaves_the_last_good_site(project: Path) -> None:
    assert literasi(project, "bangun").returncode == 0
    home = (project / "output/index.html").read_bytes()
    (project / "content/articles/berita/2024/rusak.md").write_text("judul", "utf-8")
    (project / "content/kabar.docx").write_text("", "utf-8")
    done = literasi(project, "bangun")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.endswith("2 masalah; situs tidak dibangun.\n")
    assert "Traceback" not in done.stderr
    assert (project / "output/index.html").read_bytes() == home
    assert not list(project.glob(".rilis-output/baru*"))


def test_periksa_checks_and_builds_nothing(project: Path) -> None:
    done = literasi(project, "periksa")
    assert (done.returncode, done.stderr) == (0, PROGRESS)
    assert done.stdout.startswith(
        "Tidak ada masalah: 7 terbit, 6 media; 14 berkas terhitung.\nSaran: content/"
    )
    assert "   10 | bab:\n      | ^^^\n    Apple Podcasts membaca bab" in done.stdout
    assert not (project / "output").exists()


def test_terbit_leaves_drafts_out(project: Path) -> None:
    assert literasi(project, "baru", "berita", "Rahasia dapur").returncode == 0
    done = literasi(project, "terbit")
    assert done.returncode == 0
    assert "1 draf" in done.stdout
    assert not (project / "output/draf").exists()


def test_baru_then_bangun_shows_the_draft(project: Path) -> None:
    done = literasi(project, "baru", "berita", "Kabar: dari desa")
    assert done.returncode == 0
    assert "kabar-dari-desa.md" in done.stdout
    assert literasi(project, "bangun").returncode == 0
    draft = project / "output/draf/berita/kabar-dari-desa/index.html"
    assert "Kabar: dari desa" in draft.read_text("utf-8")


@pytest.mark.parametrize(
    "words",
    [
        ("baru", "beritaa", "Kabar"),
        ("baru", "berita", "???"),
        ("baru", "berita"),
        ("terbang",),
    ],
)
def test_wrong_usage_exits_with_2(project: Path, words: tuple[str, ...]) -> None:
    done = literasi(project, *words)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_outside_a_project_the_command_says_where_to_go(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "plugins.desk", "bangun"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "pelicanconf.py" in done.stderr


def test_plain_pelican_refuses_too(project: Path) -> None:
    (project / "content/kabar.docx").write_text("", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-o", "keluar"],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "content/kabar.docx" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "keluar").exists()

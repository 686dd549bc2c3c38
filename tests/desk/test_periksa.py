"""`literasi periksa` and `literasi jelaskan`, through the real command."""

import json
import re
from pathlib import Path

from tests.desk.running import literasi

ENTRY = "content/articles/berita/2024/kabar.md"
OTHER = "content/articles/berita/2024/pojok-baca.md"
WRONG = """\
---
judul: Membaca: jalan pulang
tanggal: 2024-11-07
penulsi: Redaksi
---

Silahkan datang, [klik di sini](/berita/).
"""


def write(project: Path, text: str) -> None:
    (project / ENTRY).write_bytes(text.replace("\n", "\r\n").encode())


def test_one_file_is_checked_alone_and_then_mended(windows_project: Path) -> None:
    write(windows_project, WRONG)
    good = literasi(windows_project, "periksa", OTHER)
    assert good.returncode == 0
    assert "Di berkas lain ada 2 masalah: literasi periksa" in good.stderr
    bad = literasi(windows_project, "periksa", ENTRY)
    assert (bad.returncode, bad.stdout) == (1, "")
    assert f"{ENTRY}:2: Ada titik dua di dalam nilai. [titik-dua]" in bad.stderr
    assert "    2 | judul: Membaca: jalan pulang\n      |" in bad.stderr
    mended = literasi(windows_project, "periksa", ENTRY, "--perbaiki")
    assert mended.returncode == 0, mended.stderr
    assert mended.stdout.startswith(
        f"Dibetulkan: {ENTRY}:2: nilai diberi tanda kutip\n"
        f"Dibetulkan: {ENTRY}:4: nama isian dibetulkan\n"
        "Tidak ada masalah.\n"
        f"Saran: {ENTRY}:7: isi: 'Silahkan' tidak baku. [saran-ejaan]\n"
    )
    assert "Tautan 'klik di sini' tidak menyebut tujuannya." in mended.stdout
    text = (windows_project / ENTRY).read_bytes()
    assert b'judul: "Membaca: jalan pulang"\r\n' in text
    assert text.count(b"\n") == text.count(b"\r\n")
    assert not (windows_project / "output").exists()


def test_programs_get_the_same_as_people(project: Path) -> None:
    write(project, WRONG.replace("Membaca: jalan", "Membaca jalan"))
    done = literasi(project, "periksa", "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert found["problems"] == [
        {
            "path": ENTRY,
            "line": 4,
            "column": 1,
            "end_column": 8,
            "field": "penulsi",
            "code": "isian-tidak-dikenal",
            "message": "isian ini tidak dikenal.",
            "remedy": "Mungkin maksud Anda 'penulis'?",
        }
    ]
    hosts = literasi(project, "periksa", GITHUB_ACTIONS="true")
    assert hosts.stdout.splitlines()[0] == (
        f"::error file={ENTRY},line=4,col=1,title=isian-tidak-dikenal::"
        "penulsi: isian ini tidak dikenal. Mungkin maksud Anda 'penulis'?"
    )
    report = json.loads(literasi(project, "periksa", "--bentuk", "gitlab").stdout)
    assert report[0]["location"] == {"path": ENTRY, "lines": {"begin": 4}}
    assert re.fullmatch(r"[0-9a-f]{64}", report[0]["fingerprint"])


def test_what_cannot_be_checked_is_said(project: Path) -> None:
    for words, answer in (
        (["tidak-ada.md"], "Berkas tidak ada: tidak-ada.md\n"),
        (["pelicanconf.py"], "pelicanconf.py tidak di dalam content/.\n"),
        (["--bentuk", "xml"], "Bentuk 'xml' tidak ada. Pilih: teks, json, github, gitlab.\n"),
    ):
        done = literasi(project, "periksa", *words)
        assert (done.returncode, done.stdout, done.stderr) == (2, "", answer)


def test_a_code_is_explained(project: Path) -> None:
    done = literasi(project, "jelaskan", "[tanggal-hari]")
    assert done.returncode == 0
    assert done.stdout.startswith("tanggal-hari\n\nHari dan tanggal tidak cocok.")
    near = literasi(project, "jelaskan", "tangal-hari")
    assert (near.returncode, near.stdout) == (2, "")
    assert near.stderr.startswith("Kode 'tangal-hari' tidak ada. Mungkin: tanggal-hari, ")

"""Every verb in one day at the office: a Windows editor's files, a narrow terminal, an odd path."""

import http.server
import re
import signal
import subprocess
import threading
import urllib.request
import wave
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.desk.running import COMMAND, ENVIRONMENT, answered
from tests.desk.test_help import NAMES, assert_indonesian
from tests.unit.test_photographs import drawing, saved

NEWS = "content/articles/berita/2024/pojok-baca.md"
FOUNDING = [
    "--nama", "Pustaka Contoh", "--semboyan", "Membaca bersama", "--lembaga", "Dinas Contoh",
    "--wilayah", "Kabupaten Contoh", "--provinsi", "Jawa Contoh", "--zona", "WIB",
    "--alamat", "https://pustaka.example.org", "--warna", "#0b5d8a",
]  # fmt: skip

# In the order of a day; what is answered holds this. ADDRESS is where the published site is served.
DAY = [
    ("baru", ["berita", "Kabar: dari desa é"], 0, "Dibuat: content/articles/berita/"),
    (
        "foto",
        [
            "foto hari é",
            "--tulisan",
            NEWS,
            "--alt",
            "Rak",
            "--keterangan",
            "Rak baru",
            "--kredit",
            "Contoh",
        ],
        0,
        "IMG",
    ),
    ("audio", ["rekaman é.wav"], 0, "Dibuat: media/audio/rekaman-e.mp3"),
    ("impor", ["csv", "buku é.csv"], 0, "Dibuat: content/articles/ulasan/2024/"),
    ("terbit", ["--tanpa-kirim", "--pertama"], 0, "Situs dibangun di output: "),
    ("ralat", [NEWS, "Yang benar 46 desa."], 0, "Ditambahkan pada content/"),
    ("periksa", ["--semua"], 0, "Tidak ada masalah"),
    ("jelaskan", ["tanggal-hari"], 0, "tanggal-hari\n\n"),
    ("jadwal", [], 0, "Tidak ada yang terjadwal."),
    ("bangun", [], 0, "Situs dibangun di output: "),
    ("terbit", ["--tanpa-kirim", "--pertama"], 0, ""),
    ("kirim", [], 0, ""),
    ("periksa-situs", ["ADDRESS"], 0, "Tidak ada yang berubah: "),
    ("jatuh-tempo", ["--situs", "ADDRESS"], 0, "terbit=tidak\n"),
    ("riwayat", ["ADDRESS"], 0, "riwayat/alamat.txt: "),
    ("mundur", [], 0, "Rilis sebelumnya kembali di output."),
    ("wa", [NEWS], 0, "*Pojok baca dibuka: warga berdatangan*\n"),
    ("laporan", ["--dari", "2024-01-01"], 0, "6 tulisan terbit, "),
    ("dokumen", [], 0, "Ditulis: isian.md"),
    ("mulai", ["../situs baru é", *FOUNDING], 0, "Dibuat: ../situs baru é"),
    # Without npm nothing can be fetched; that it is fetched and used, test_admin.py shows.
    ("admin", [], 2, ""),
]
SERVERS = [("lihat", "Buka http://127.0.0.1:"), ("meja", "Meja terbuka di http://127.0.0.1:")]


def test_the_day_has_every_verb() -> None:
    assert {verb for verb, *_ in (*DAY, *SERVERS)} == set(NAMES)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Serve the published site."""
    handler = partial(_Quiet, directory=str(tmp_path / "situs é (baru)/output"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture
def office(windows_project: Path) -> Path:
    """Return a project with a photo, a recording and a table, published as an archive."""
    folder = windows_project
    (folder / "foto hari é").mkdir()
    (folder / "foto hari é/IMG-20241108-WA0001.jpg").write_bytes(saved(drawing()))
    with wave.open(str(folder / "rekaman é.wav"), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(range(256)) * 125)
    (folder / "buku é.csv").write_bytes(
        "judul;tanggal;buku.judul;buku.penulis;isi\r\nUlasan é;2024-11-01;Buku;Penulis;Bagus.\r\n"
        .encode("cp1252")
    )  # fmt: skip
    site = folder / "content/site.yaml"
    text = site.read_bytes() + b"penerbitan:\r\n  zip: {berkas: 'kiriman \xc3\xa9.zip'}\r\n"
    site.write_bytes(text)
    return folder


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def test_a_day_with_every_verb(office: Path, address: str) -> None:
    for verb, words, code, answer in DAY:
        given = [address if word == "ADDRESS" else word for word in words]
        done, screen = answered(
            office, verb, *given, answers=[], **({"PATH": ""} if verb == "admin" else {})
        )
        said = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", screen)
        assert done == code, f"{verb}: {said}"
        assert answer in said, f"{verb}: {said}"
        # A path is never broken, and a message for WhatsApp has lines as long as it likes.
        lines = [part for part in re.split(r"[\r\n]", said) if "/" not in part and verb != "wa"]
        assert_indonesian("\n".join(lines))
        assert "Traceback" not in said
        written = (office / NEWS).read_bytes()
        assert written.count(b"\r\n") == written.count(b"\n"), verb
    for verb, answer in SERVERS:
        _serves(office, verb, answer)


def _serves(office: Path, verb: str, answer: str) -> None:
    words = ["--porta", "0"] + (["--jangan-buka"] if verb == "meja" else [])
    with subprocess.Popen(
        [*COMMAND, verb, *words], cwd=office, env=ENVIRONMENT | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE, text=True,
    ) as running:  # fmt: skip
        try:
            assert running.stdout is not None
            said = running.stdout.readline()
            assert said.startswith(answer), said
            (shown,) = re.findall(r"http://\S+", said)
            browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            with browser.open(shown, timeout=30) as page:
                assert page.status == 200
        finally:
            running.send_signal(signal.SIGINT)
            assert running.wait(30) == 0

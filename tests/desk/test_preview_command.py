"""`literasi lihat` and `literasi dokumen`, run as an editor runs them."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.desk.running import literasi

PATIENCE = 30
DRAFT = "content/articles/berita/2024/pojok-baca.md"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def preview(project: Path) -> Iterator[str]:
    """Start the preview; yield its address once it says so."""
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "plugins.desk", "lihat", "--porta", str(port)],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
        # What was started in the background of a shell would not hear of Ctrl+C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    ) as running:
        try:
            assert running.stdout is not None
            said = running.stdout.readline()
            assert said == f"Buka http://127.0.0.1:{port}/ (berhenti: Ctrl+C)\n"
            yield f"http://127.0.0.1:{port}/"
        finally:
            running.send_signal(signal.SIGINT)
            try:
                assert running.wait(PATIENCE) == 0
            finally:
                running.kill()


def fetch(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        return str(error.read().decode())


def wait_for(address: str, text: str) -> None:
    end = time.monotonic() + PATIENCE
    while text not in fetch(address):
        assert time.monotonic() < end, f"{text!r} never came"
        time.sleep(0.1)


def test_lihat_shows_every_change_and_every_mistake(project: Path, preview: str) -> None:
    page = f"{preview}berita/2024/pojok-baca/"
    assert "warga berdatangan" in fetch(page)
    good = (project / DRAFT).read_text("utf-8")
    (project / DRAFT).write_text(good.replace("berdatangan", "tumpah ruah"), "utf-8")
    wait_for(page, "warga tumpah ruah")
    (project / DRAFT).write_text(good.replace("Kamis", "Rabu"), "utf-8")
    wait_for(page, "7 November 2024 adalah hari Kamis")
    (project / DRAFT).write_text(good, "utf-8")
    wait_for(page, "warga berdatangan")


def test_a_taken_port_is_told(project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = literasi(project, "lihat", "--porta", port)
    assert done.returncode == 2
    assert f"Porta {port} sedang dipakai" in done.stderr


def test_dokumen_writes_what_is_kept_in_docs(project: Path) -> None:
    shutil.rmtree(project / "docs")
    (project / "docs").mkdir()
    done = literasi(project, "dokumen")
    assert done.returncode == 0
    for file in (project / "docs").rglob("*.*"):
        kept = ROOT / "docs" / file.relative_to(project / "docs")
        assert file.read_text("utf-8") == kept.read_text("utf-8")


def test_baru_never_overwrites(project: Path) -> None:
    assert literasi(project, "baru", "berita", "Kabar").returncode == 0
    done = literasi(project, "baru", "berita", "Kabar")
    assert done.returncode == 2
    assert "Sudah ada" in done.stderr

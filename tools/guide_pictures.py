"""The pictures of the editors' guide: real screens of the real command, on a copy of the samples.

python -m tools.guide_pictures [--folder docs/panduan/gambar]

Terminals become SVG (Rich), pages PNG (Chromium).
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from http import HTTPStatus
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
PORT = 18899
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ENTRY = "content/articles/berita/2024/46-perpustakaan-terima-seribu-judul.md"
WRONG = """\
---
judul: Membaca: jalan pulang
tanggal: Rabu, 7 November 2024
penulsi: Redaksi Literasi
---

Isi tulisan.
"""


def main() -> None:
    """Make all pictures."""
    parser = argparse.ArgumentParser(prog="python -m tools.guide_pictures", description=__doc__)
    parser.add_argument("--folder", type=Path, default=ROOT / "docs/panduan/gambar")
    folder = parser.parse_args().folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        site = Path(place, "situs")
        ignored = shutil.ignore_patterns(".git", ".venv", "output", "node_modules", ".cache")
        shutil.copytree(ROOT, site, ignore=ignored)
        photos = site / "foto-hari-ini"
        photos.mkdir()
        photo = next((site / "content/media/gambar").glob("*.jpg"))
        shutil.copy(photo, photos / "IMG-20241107-WA0003.jpg")
        terminal(site, folder / "perintah.svg", ["--help"])
        terminal(site, folder / "jadwal.svg", ["jadwal"])
        terminal(site, folder / "wa.svg", ["wa", ENTRY])
        words = ["--tentang", "pojok baca", "--alt", "Rak buku di pasar", "--kredit", "Contoh"]
        terminal(site, folder / "foto.svg", ["foto", "foto-hari-ini", *words])
        run(site, ["laporan", "--dari", "2024-01-01", "--sampai", "2025-12-31",
                   "--halaman", "laporan.html"])  # fmt: skip
        picture((site / "laporan.html").as_uri(), folder / "laporan.png", 900)
        (site / "content/articles/berita/2024/kabar.md").write_text(WRONG, "utf-8")
        terminal(site, folder / "periksa.svg", ["periksa"])
        preview(site, folder / "kesalahan.png")


def run(site: Path, words: list[str]) -> str:
    """Return what the command says, on a terminal of 80 columns."""
    environment = os.environ | {"COLUMNS": "80", "PYTHONPATH": str(site)}
    done = subprocess.run(
        [sys.executable, "-m", "plugins.desk", *words], cwd=site, env=environment,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    return done.stdout


def terminal(site: Path, target: Path, words: list[str]) -> None:
    """Write a picture of a terminal in which the command was typed."""
    typed = " ".join(f'"{word}"' if " " in word else word for word in words)
    with Path(os.devnull).open("w") as nowhere:
        console = Console(record=True, width=80, file=nowhere)
        console.print(Text(f"$ literasi {typed}", style="bold"))
        console.print(Text.from_ansi(run(site, words)))
        # The name of its parts would else change with every run.
        target.write_text(console.export_svg(title="Terminal", unique_id=target.stem), "utf-8")


def preview(site: Path, target: Path) -> None:
    """Write a picture of what the browser shows while the content is refused."""
    address = f"http://127.0.0.1:{PORT}/"
    environment = os.environ | {"PYTHONPATH": str(site)}
    command = [sys.executable, "-m", "plugins.desk", "lihat", "--porta", str(PORT)]
    with subprocess.Popen(command, cwd=site, env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            for _ in range(120):
                time.sleep(0.5)
                try:
                    urllib.request.urlopen(address, timeout=5)
                except urllib.error.HTTPError as refused:
                    if refused.code != HTTPStatus.INTERNAL_SERVER_ERROR:
                        continue  # nothing is built yet
                    # As a file: a page that waits for news is never done for a headless browser.
                    page = site / "kesalahan.html"
                    page.write_bytes(refused.read())
                    picture(page.as_uri(), target, 500)
                    return
                except OSError:
                    continue
        finally:
            server.terminate()


def picture(address: str, target: Path, height: int) -> None:
    """Write a picture of a page as Chromium shows it."""
    browser = next(filter(None, map(shutil.which, BROWSERS)))
    subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
         "--no-first-run", "--disable-background-networking", "--hide-scrollbars",
         "--virtual-time-budget=3000", f"--window-size=900,{height}", f"--screenshot={target}",
         address],
        check=True, capture_output=True,
    )  # fmt: skip


if __name__ == "__main__":
    main()

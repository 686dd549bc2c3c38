"""The pictures of the editors' guide: real screens of the real command, on a copy of the samples.

python -m tools.guide_pictures [--folder docs/panduan/gambar]

Terminals become SVG (Rich), pages PNG (Chromium).
"""

import argparse
import contextlib
import functools
import http.server
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from rich.console import Console
from rich.text import Text

from plugins.core.conversion import Converter

ROOT = Path(__file__).resolve().parent.parent
PORT = 18899
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ENTRY = "content/articles/berita/2024/46-perpustakaan-terima-seribu-judul.md"
SHOWN = "berita/2024/46-perpustakaan-terima-seribu-judul/"
COLOURS = 128
SHEET = """\
<meta charset=utf-8><title>Menulis berita dalam sepuluh menit</title><style>
@page { size: A4; margin: 14mm 16mm }
body { font: 11.5pt/1.42 "DejaVu Sans", system-ui, sans-serif; margin: 0; color: #000 }
h1 { font-size: 21pt; line-height: 1.2; margin: 0 0 4mm }
p { margin: 0 0 2.5mm }
ol { padding-inline-start: 7mm; margin: 4mm 0 }
li { margin-block-end: 2.2mm }
code { font: 10pt "DejaVu Sans Mono", monospace; background: #eee; padding: 0 1mm }
table { border-collapse: collapse; width: 100%; margin: 0 0 4mm }
td:first-child code { white-space: nowrap }
th, td { border: .3mm solid #999; padding: 1mm 2mm; text-align: start }
</style>"""
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
    printed(ROOT / "docs/panduan/sepuluh-menit.md", folder.parent / "sepuluh-menit.pdf")
    with tempfile.TemporaryDirectory() as place:
        site = Path(place, "situs")
        ignored = shutil.ignore_patterns(
            ".git", ".venv", "output", "node_modules", ".cache", ".rilis-*", ".literasi"
        )
        shutil.copytree(ROOT, site, ignore=ignored)
        terminals(site, folder)
        pages(site, folder)
        (site / "content/articles/berita/2024/kabar.md").write_text(WRONG, "utf-8")
        terminal(site, folder / "periksa.svg", ["periksa"])
        refused(site, folder / "kesalahan.png")


def printed(page: Path, target: Path) -> None:
    """Write a page of the guide as one sheet of A4, to be hung beside the computer."""
    body = Converter().convert(page.read_text("utf-8")).html
    # On paper a link is its words.
    body = re.sub(r"</?a\b[^>]*>", "", body)
    with tempfile.TemporaryDirectory() as place:
        sheet = Path(place, "lembar.html")
        sheet.write_text(f"<!DOCTYPE html><html lang=id>{SHEET}<body>{body}</body></html>", "utf-8")
        chromium("--no-pdf-header-footer", f"--print-to-pdf={target}", sheet.as_uri())


def terminals(site: Path, folder: Path) -> None:
    """Write what the command says."""
    photos = site / "foto-hari-ini"
    photos.mkdir()
    photo = next((site / "content/media/gambar").glob("*.jpg"))
    shutil.copy(photo, photos / "IMG-20241107-WA0003.jpg")
    terminal(site, folder / "perintah.svg", ["--help"])
    terminal(site, folder / "jadwal.svg", ["jadwal"])
    terminal(site, folder / "wa.svg", ["wa", ENTRY])
    words = ["--tentang", "pojok baca", "--alt", "Rak buku di pasar", "--kredit", "Contoh"]
    terminal(site, folder / "foto.svg", ["foto", "foto-hari-ini", *words])


def pages(site: Path, folder: Path) -> None:
    """Write what a browser shows: the report, the desk, and the site on a phone."""
    run(site, ["laporan", "--dari", "2024-01-01", "--sampai", "2025-12-31",
               "--halaman", "laporan.html"])  # fmt: skip
    picture((site / "laporan.html").as_uri(), folder / "laporan.png", (900, 900))
    with served(site, ["meja", "--porta", "0", "--jangan-buka"]) as address:
        home, _, key = address.partition("?")
        picture(address, folder / "meja.png", (1100, 760))
        entry = ENTRY.removeprefix("content/")
        picture(f"{home}tulisan/{entry}?{key}", folder / "meja-tulisan.png", (1280, 900))
    run(site, ["bangun"])
    # Not with `lihat`: its pages wait for news of the next build, and are never done.
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=site / "output")
    with http.server.ThreadingHTTPServer(("127.0.0.1", PORT + 1), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for name, path in (("beranda", ""), ("tulisan", SHOWN)):
            picture(f"http://127.0.0.1:{PORT + 1}/{path}", folder / f"{name}.png", (500, 900))
        server.shutdown()


@contextlib.contextmanager
def served(site: Path, words: list[str]) -> Iterator[str]:
    """Run a verb that serves, and yield the address that it tells."""
    environment = os.environ | {"PYTHONPATH": str(site), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "plugins.desk", *words]
    with subprocess.Popen(
        command, cwd=site, env=environment, stdout=subprocess.PIPE, text=True
    ) as running:
        try:
            told = running.stdout.readline() if running.stdout else ""
            found = re.search(r"http://\S+", told)
            if found is None:
                sys.exit(f"{words[0]}: {told}")
            yield found[0]
        finally:
            running.send_signal(signal.SIGINT)


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


def refused(site: Path, target: Path) -> None:
    """Write a picture of what the browser shows while the content is refused."""
    with served(site, ["lihat", "--porta", str(PORT)]) as address:
        try:
            urllib.request.urlopen(address, timeout=60)  # noqa: S310 - our own preview
        except urllib.error.HTTPError as error:
            # As a file: a page that waits for news is never done for a headless browser.
            page = site / "kesalahan.html"
            page.write_bytes(error.read())
            picture(page.as_uri(), target, (900, 500))


def picture(address: str, target: Path, size: tuple[int, int]) -> None:
    """Write a picture of a page as Chromium shows it, in as many colours as it needs."""
    chromium(
        "--hide-scrollbars",
        "--virtual-time-budget=3000",
        f"--window-size={size[0]},{size[1]}",
        f"--screenshot={target}",
        address,
    )
    with Image.open(target) as image:
        few = image.convert("RGB").quantize(COLOURS)
    few.save(target, optimize=True)


def chromium(*words: str) -> None:
    """Run the browser without a window."""
    browser = next(filter(None, map(shutil.which, BROWSERS)))
    subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
         "--no-first-run", "--disable-background-networking", *words],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip


if __name__ == "__main__":
    main()

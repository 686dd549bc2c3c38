"""The `literasi` command. Exit codes: 0 done, 1 problems, 2 wrong usage, 3 publishing failed."""

import contextlib
import datetime
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from plugins.core.dates import ZONES
from plugins.core.problems import Problems
from plugins.desk import new_entry
from plugins.desk.announcing import announce
from plugins.desk.audio import AudioRefusedError, make, need_ffmpeg
from plugins.desk.building import DRAFT_SETTINGS, PUBLISH_SETTINGS, Built, build
from plugins.desk.field_tables import write_field_tables
from plugins.desk.schemas import write_schemas
from plugins.kinds import KINDS
from plugins.kinds.site_file import read_site
from plugins.publishing import websub

WRONG_USAGE = 2
_FEW_HINTS = 5

app = typer.Typer(
    help="Literasi: situs berita, umpan, dan podcast perpustakaan.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)

Content = Annotated[Path, typer.Option("--konten", help="Folder tulisan.")]
Output = Annotated[Path, typer.Option("--keluaran", help="Folder hasil.")]


def _project() -> Path:
    """Return the folder with the settings: the present one, or one above it."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / DRAFT_SETTINGS).is_file() and (folder / "theme").is_dir():
            return folder
    typer.echo("Jalankan di dalam folder situs (yang berisi pelicanconf.py).", err=True)
    raise typer.Exit(WRONG_USAGE)


def _say(built: Built, output: Path) -> None:
    typer.echo(f"Situs dibangun di {output}: {built.summary()}.")
    _advise(built, _FEW_HINTS)


def _advise(built: Built, most: int | None = None) -> None:
    if advice := built.hints.report(most):
        typer.echo(advice)


@app.command()
def bangun(konten: Content = Path("content"), keluaran: Output = Path("output")) -> None:
    """Bangun situs untuk dilihat, draf ikut serta."""
    root = _project()
    _say(build(root, root / keluaran, content=root / konten), keluaran)


@app.command()
def terbit(konten: Content = Path("content"), keluaran: Output = Path("output")) -> None:
    """Bangun situs untuk diterbitkan, tanpa draf."""
    root = _project()
    built = build(root, root / keluaran, settings_file=PUBLISH_SETTINGS, content=root / konten)
    _say(built, keluaran)
    announce(built, root / keluaran, root / websub.FOLDER, typer.echo)


@app.command()
def periksa(
    konten: Content = Path("content"),
    dengar: Annotated[
        bool, typer.Option("--dengar", help="Ukur juga keras suara episode, dengan ffmpeg.")
    ] = False,
) -> None:
    """Periksa semua tulisan tanpa membangun apa pun."""
    root = _project()
    if dengar:
        with _refusals():
            need_ffmpeg()
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "output")
        built = build(root, output, content=root / konten, overrides={"LISTEN": dengar})
    typer.echo(f"Tidak ada masalah: {built.summary()}.")
    _advise(built)


@app.command()
def audio(
    berkas: Annotated[Path, typer.Argument(help="Rekaman mentah: WAV, FLAC, M4A, atau lainnya.")],
    episode: Annotated[
        Path | None, typer.Option("--episode", help="Tulisan episode: judul, bab, dan sampulnya.")
    ] = None,
    timpa: Annotated[bool, typer.Option("--timpa", help="Ganti berkas yang sudah ada.")] = False,
    konten: Content = Path("content"),
) -> None:
    """Buat MP3 dan versi hemat data (Opus) dari rekaman mentah."""
    root = _project()
    with _refusals():
        make(berkas, root / konten, episode, overwrite=timpa)


@contextlib.contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except AudioRefusedError as refused:
        typer.echo(str(refused), err=True)
        raise typer.Exit(WRONG_USAGE) from None


@app.command()
def baru(
    jenis: Annotated[str, typer.Argument(help=f"Jenis: {', '.join(KINDS)}.")],
    judul: Annotated[str, typer.Argument(help="Judul tulisan, di antara tanda kutip.")],
    konten: Content = Path("content"),
) -> None:
    """Buat berkas tulisan baru, berstatus draf."""
    root = _project()
    if jenis not in KINDS:
        typer.echo(f"Jenis '{jenis}' tidak dikenal. Pilih: {', '.join(KINDS)}.", err=True)
        raise typer.Exit(WRONG_USAGE)
    zone = ZONES[read_site(root / konten, Problems()).timezone]
    today = datetime.datetime.now(zone).date()
    try:
        path = new_entry.create(root / konten, KINDS[jenis], judul, today)
    except new_entry.NameTakenError as taken:
        typer.echo(f"Sudah ada: {taken}. Pakai judul lain, atau sunting berkas itu.", err=True)
        raise typer.Exit(WRONG_USAGE) from None
    except new_entry.NoNameError:
        typer.echo("Judul harus memuat huruf atau angka.", err=True)
        raise typer.Exit(WRONG_USAGE) from None
    typer.echo(f"Dibuat: {path.relative_to(root)}\nSunting berkas itu, lalu: literasi lihat")


@app.command()
def lihat(
    konten: Content = Path("content"),
    keluaran: Output = Path("output"),
    porta: Annotated[int, typer.Option("--porta", help="Nomor porta.")] = 8000,
) -> None:
    """Lihat situs di peramban; setiap perubahan langsung tampak."""
    from plugins.desk.serving import serve

    root = _project()
    folders = [root / konten, root / "theme", root / "plugins", root / DRAFT_SETTINGS]
    try:
        serve(
            root / keluaran,
            port=porta,
            build=lambda: _rebuild(root, root / keluaran, root / konten),
            watch=folders,
            ready=lambda address: typer.echo(f"Buka {address} (berhenti: Ctrl+C)"),
        )
    except OSError:
        typer.echo(f"Porta {porta} sedang dipakai. Coba: literasi lihat --porta 8001", err=True)
        raise typer.Exit(WRONG_USAGE) from None


def _rebuild(root: Path, output: Path, content: Path) -> str | None:
    """Build in a fresh process, so that changed plugins and settings count; return what is wrong.

    Pelican never reloads a module, and says a repeated warning only once in a process.
    """
    command = [sys.executable, "-m", "plugins.desk", "bangun"]
    command += ["--konten", str(content), "--keluaran", str(output)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    return None if done.returncode == 0 else done.stderr or done.stdout


@app.command()
def dokumen(
    folder: Annotated[Path, typer.Option("--folder", help="Tempat menulis.")] = Path("docs"),
) -> None:
    """Tulis tabel isian dan skema JSON setiap jenis, dari model isinya."""
    target = _project() / folder
    for path in (write_field_tables(target), *write_schemas(target / "skema")):
        typer.echo(f"Ditulis: {path.name}")


def main() -> None:
    """Run the command."""
    app()

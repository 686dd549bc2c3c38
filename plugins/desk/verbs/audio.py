"""`literasi audio`."""

from pathlib import Path
from typing import Annotated

import typer

from plugins.desk.project import Content, project, refusal


def audio(
    berkas: Annotated[
        Path,
        typer.Argument(metavar="BERKAS", help="Rekaman mentah: WAV, FLAC, M4A, atau lainnya."),
    ],
    episode: Annotated[
        Path | None,
        typer.Option(
            "--episode", metavar="BERKAS", help="Tulisan episode: judul, bab, dan sampulnya."
        ),
    ] = None,
    timpa: Annotated[bool, typer.Option("--timpa", help="Ganti berkas yang sudah ada.")] = False,
    konten: Content = Path("content"),
) -> None:
    """Buat MP3 dan versi hemat data (Opus) dari rekaman mentah.

    Contoh:
        literasi audio rekaman.wav
        literasi audio rekaman.wav --episode content/articles/podcast/2025/judul.md
    """
    from plugins.desk.audio import AudioRefusedError, make

    root = project()
    try:
        make(berkas, root / konten, episode, overwrite=timpa)
    except AudioRefusedError as refused:
        raise refusal(str(refused)) from None

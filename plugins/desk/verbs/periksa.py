"""`literasi periksa`."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from plugins.desk.project import Content, project, refusal


def periksa(
    konten: Content = Path("content"),
    dengar: Annotated[
        bool, typer.Option("--dengar", help="Ukur juga keras suara episode, dengan ffmpeg.")
    ] = False,
) -> None:
    """Periksa semua tulisan tanpa membangun apa pun."""
    from plugins.desk.audio import AudioRefusedError, need_ffmpeg
    from plugins.desk.building import build
    from plugins.desk.telling import advise

    root = project()
    if dengar:
        try:
            need_ffmpeg()
        except AudioRefusedError as refused:
            raise refusal(str(refused)) from None
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "output")
        built = build(root, output, content=root / konten, overrides={"LISTEN": dengar})
    typer.echo(f"Tidak ada masalah: {built.summary()}.")
    advise(built)

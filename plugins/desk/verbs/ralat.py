"""`literasi ralat`."""

from pathlib import Path
from typing import Annotated

import typer

from plugins.desk.asking import ask, can_ask
from plugins.desk.project import Content, project, refusal


def ralat(
    berkas: Annotated[Path, typer.Argument(metavar="BERKAS", help="Tulisan yang diralat.")],
    isi: Annotated[
        str, typer.Argument(metavar="ISI", help="Apa yang keliru dan apa yang benar.")
    ] = "",
    *,
    tanggal: Annotated[
        str,
        typer.Option("--tanggal", metavar="TANGGAL", help="Bila bukan hari ini."),
    ] = "",
    konten: Content = Path("content"),
) -> None:
    """Tambahkan ralat bertanggal pada sebuah tulisan.

    Ralat tampil di atas tulisan dan di umpan. Betulkan juga kalimatnya di isi tulisan.

    Contoh:
        literasi ralat content/articles/berita/2025/judul.md "Yang benar 46 desa."
        literasi ralat content/articles/berita/2025/judul.md --tanggal "9 Mei 2025"
    """
    from pydantic_core import PydanticCustomError

    from plugins.core.dates import in_words, parse_day
    from plugins.core.front_matter_editing import EditRefusedError
    from plugins.core.replacing import replace_file
    from plugins.desk.amending import AlreadyCorrectedError, correct
    from plugins.desk.proofreading import Desk

    root = project()
    desk = Desk.of((root / konten).resolve())
    entry = next(desk.entries(berkas.resolve()), None) if berkas.is_file() else None
    if entry is None:
        raise refusal(f"Bukan tulisan yang terbaca: {berkas}. Coba: literasi periksa {berkas}")
    text = " ".join(isi.split())
    if not text and can_ask():
        text = ask("Apa yang keliru, dan apa yang benar?", required=True)
    if not text:
        raise refusal("Isi ralat belum ditulis.")
    try:
        day = parse_day(tanggal) if tanggal else desk.now().date()
    except PydanticCustomError:
        raise refusal(f"'{tanggal}' bukan tanggal. Tulis misalnya 9 November 2024.") from None
    if day < entry.entry.date.day:
        raise refusal(f"Tulisan ini terbit {in_words(entry.entry.date.day)}, sesudah {tanggal}.")
    try:
        data = correct(
            entry.file.read_bytes(), type(entry.entry), text, desk.now(), entry.path, day=day
        )
    except (EditRefusedError, AlreadyCorrectedError) as refused:
        raise refusal(str(refused)) from None
    replace_file(entry.file, data)
    typer.echo(f"Ditambahkan pada {entry.path}: ralat {in_words(day)}.")
    typer.echo("Betulkan juga kalimatnya, lalu: literasi periksa")

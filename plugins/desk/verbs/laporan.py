"""`literasi laporan`."""

from pathlib import Path
from typing import Annotated

import typer

from plugins.desk.project import Content, project, refusal


def laporan(
    *,
    dari: Annotated[
        str, typer.Option("--dari", metavar="TANGGAL", help="Hari pertama; kosong: awal tahun.")
    ] = "",
    sampai: Annotated[
        str, typer.Option("--sampai", metavar="TANGGAL", help="Hari terakhir; kosong: hari ini.")
    ] = "",
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="BERKAS", help="Tulis satu baris per tulisan.")
    ] = None,
    halaman: Annotated[
        Path | None,
        typer.Option("--halaman", metavar="BERKAS", help="Tulis halaman HTML dengan grafik."),
    ] = None,
    konten: Content = Path("content"),
) -> None:
    """Hitung apa yang terbit: jenis, bulan, topik, penulis, penghargaan.

    Contoh:
        literasi laporan
        literasi laporan --dari 2025-01-01 --sampai 2025-06-30 --csv laporan.csv
        literasi laporan --halaman laporan.html
    """
    from pydantic_core import PydanticCustomError

    from plugins.core.dates import parse_day
    from plugins.desk import reports
    from plugins.desk.proofreading import Desk

    root = project()
    desk = Desk.of((root / konten).resolve())
    today = desk.now().date()
    try:
        last = parse_day(sampai) if sampai else today
        first = parse_day(dari) if dari else last.replace(month=1, day=1)
    except PydanticCustomError as error:
        value = (error.context or {}).get("value")
        raise refusal(f"'{value}' bukan tanggal. Tulis misalnya 9 November 2024.") from None
    if first > last:
        raise refusal("Hari pertama sesudah hari terakhir.")
    found = reports.report(desk.entries(), first, last)
    if csv is not None:
        # The mark at the start tells Excel that this is UTF-8.
        csv.write_text(reports.as_csv(found), "utf-8-sig", newline="")
        typer.echo(f"Ditulis: {csv}")
    if halaman is not None:
        halaman.write_text(reports.as_page(found, desk.site.name), "utf-8")
        typer.echo(f"Ditulis: {halaman}")
    if csv is None and halaman is None:
        typer.echo(reports.as_text(found), nl=False)

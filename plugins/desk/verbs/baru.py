"""`literasi baru`."""

import datetime
from pathlib import Path
from typing import Annotated

import typer

from plugins.desk.project import Content, project, refusal


def baru(
    jenis: Annotated[
        str, typer.Argument(metavar="JENIS", help="Jenis tulisan, misalnya berita atau ulasan.")
    ],
    judul: Annotated[
        str, typer.Argument(metavar="JUDUL", help="Judul tulisan, di antara tanda kutip.")
    ],
    konten: Content = Path("content"),
) -> None:
    """Buat berkas tulisan baru, berstatus draf."""
    from plugins.core.dates import ZONES
    from plugins.core.problems import Problems
    from plugins.desk import new_entry
    from plugins.kinds import KINDS
    from plugins.kinds.site_file import read_site

    root = project()
    if jenis not in KINDS:
        raise refusal(f"Jenis '{jenis}' tidak dikenal. Pilih: {', '.join(KINDS)}.")
    zone = ZONES[read_site(root / konten, Problems()).timezone]
    today = datetime.datetime.now(zone).date()
    try:
        path = new_entry.create(root / konten, KINDS[jenis], judul, today)
    except new_entry.NameTakenError as taken:
        raise refusal(f"Sudah ada: {taken}. Pakai judul lain, atau sunting berkas itu.") from None
    except new_entry.NoNameError:
        raise refusal("Judul harus memuat huruf atau angka.") from None
    typer.echo(f"Dibuat: {path.relative_to(root)}\nSunting berkas itu, lalu: literasi lihat")

"""`literasi wa`."""

from pathlib import Path
from typing import Annotated

import typer

from plugins.desk.project import Content, project, refusal

_WEEK = 7


def wa(
    berkas: Annotated[
        Path | None, typer.Argument(metavar="BERKAS", help="Satu tulisan; kosong: yang terbaru.")
    ] = None,
    *,
    pekan: Annotated[
        bool, typer.Option("--pekan", help="Rangkuman semua yang terbit tujuh hari ini.")
    ] = False,
    sampai: Annotated[
        str, typer.Option("--sampai", metavar="TANGGAL", help="Hari terakhir rangkuman.")
    ] = "",
    konten: Content = Path("content"),
) -> None:
    """Siapkan teks untuk ditempel di grup WhatsApp.

    Contoh:
        literasi wa
        literasi wa content/articles/berita/2025/judul.md
        literasi wa --pekan
    """
    import datetime

    from pydantic_core import PydanticCustomError

    from plugins.core.dates import parse_day
    from plugins.desk.proofreading import Desk
    from plugins.desk.whatsapp import digest, message

    root = project()
    desk = Desk.of((root / konten).resolve())
    if berkas is not None and not berkas.is_file():
        raise refusal(f"Berkas tidak ada: {berkas}")
    now = desk.now()
    public = [
        one
        for one in desk.entries(berkas.resolve() if berkas else None)
        if one.entry.status == "published"
        and one.entry.date.at <= now
        and (berkas is not None or one.entry.lang in (None, desk.site.language))
    ]
    if pekan or sampai:
        try:
            last = parse_day(sampai) if sampai else now.date()
        except PydanticCustomError:
            raise refusal(f"'{sampai}' bukan tanggal. Tulis misalnya 9 November 2024.") from None
        first = last - datetime.timedelta(days=_WEEK - 1)
        week = [one for one in public if first <= one.entry.date.day <= last]
        if not week:
            raise refusal("Tidak ada yang terbit pada pekan itu.")
        typer.echo(digest(week, desk, first, last), nl=False)
        return
    if not public:
        raise refusal("Tulisan itu belum terbit." if berkas else "Belum ada yang terbit.")
    typer.echo(message(max(public, key=lambda one: one.entry.date), desk), nl=False)

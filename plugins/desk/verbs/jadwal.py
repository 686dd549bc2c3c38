"""`literasi jadwal`."""

from pathlib import Path
from typing import Annotated

import typer

from plugins.desk.project import Content, project


def jadwal(
    *,
    json: Annotated[bool, typer.Option("--json", help="Untuk program lain.")] = False,
    konten: Content = Path("content"),
) -> None:
    """Tampilkan apa yang terbit kapan, dan apa yang segera kedaluwarsa.

    Contoh:
        literasi jadwal
    """
    import json as json_module

    from plugins.desk.agenda import schedule, shown
    from plugins.desk.proofreading import Desk

    root = project()
    desk = Desk.of((root / konten).resolve())
    found = list(schedule(desk.entries(), desk.now()))
    if json:
        rows = [
            {"at": one.at.isoformat(), "what": one.what, "title": one.title, "path": one.path}
            for one in found
        ]
        typer.echo(json_module.dumps(rows, ensure_ascii=False, indent=2))
        return
    if not found:
        typer.echo("Tidak ada yang terjadwal.")
    for line in shown(found, desk.now()):
        typer.echo(line)

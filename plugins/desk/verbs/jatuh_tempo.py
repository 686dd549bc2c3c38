"""`literasi jatuh-tempo`."""

import datetime
from pathlib import Path
from typing import Annotated

import typer

from plugins.desk.project import NOT_PUBLISHED, Content, project


def jatuh_tempo(
    situs: Annotated[
        str | None, typer.Option("--situs", metavar="ALAMAT", help="Bawaan: alamat di site.yaml.")
    ] = None,
    konten: Content = Path("content"),
) -> None:
    """Katakan apakah ada yang jatuh tempo sejak terbit terakhir.

    Untuk jadwal di CI: terbit=ya atau terbit=tidak, dan waktu yang berikutnya.

    Contoh:
        literasi jatuh-tempo
    """
    from plugins.core.problems import Problems
    from plugins.kinds.site_file import read_site
    from plugins.publishing.due import moments
    from plugins.publishing.hosts import web
    from plugins.publishing.hosts.host import PublishingFailed
    from plugins.publishing.state import read_state

    root = project() / konten
    site = read_site(root, Problems())
    zone = site.zone
    address = (situs or site.url).rstrip("/")
    try:
        last = read_state(lambda path: web.read(address, path)).built_at
    except PublishingFailed as failed:
        typer.echo(str(failed), err=True)
        raise typer.Exit(NOT_PUBLISHED) from None
    now = datetime.datetime.now(zone)
    times = moments(root, zone, last or now)
    coming = min((moment for moment in times if moment > now), default=None)
    passed = [moment for moment in times if moment <= now]
    typer.echo(f"terbit={'ya' if last is None or passed else 'tidak'}")
    if coming is not None:
        typer.echo(f"berikutnya={coming.isoformat(timespec='minutes')}")

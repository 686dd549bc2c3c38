"""`literasi admin`."""

from typing import Annotated

import typer

from plugins.desk.project import PUBLISH_SETTINGS, project, refusal


def admin(
    *,
    bila_dipakai: Annotated[
        bool, typer.Option("--bila-dipakai", help="Hanya bila ADMIN di pelicanconf.py diisi.")
    ] = False,
) -> None:
    """Ambil perangkat redaksi untuk /admin/ di hos.

    Contoh:
        literasi admin
        literasi admin --bila-dipakai
    """
    from pelican.settings import read_settings

    from plugins.desk.admin.packages import HOME, FetchError, fetch

    root = project()
    if bila_dipakai and not read_settings(str(root / PUBLISH_SETTINGS)).get("ADMIN"):
        return
    try:
        fetch(root / HOME)
    except FetchError as failed:
        raise refusal(str(failed)) from None
    if bila_dipakai:
        return
    typer.echo("Siap. Isi ADMIN di pelicanconf.py, lalu bangun atau terbitkan seperti biasa.")

"""`literasi admin`."""

import typer

from plugins.desk.project import project, refusal


def admin() -> None:
    """Ambil perangkat redaksi untuk /admin/ di hos."""
    from plugins.desk.admin.packages import HOME, FetchError, fetch

    root = project()
    try:
        fetch(root / HOME)
    except FetchError as failed:
        raise refusal(str(failed)) from None
    typer.echo("Siap. Isi ADMIN di pelicanconf.py, lalu bangun atau terbitkan seperti biasa.")

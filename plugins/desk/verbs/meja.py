"""`literasi meja`."""

from pathlib import Path
from typing import Annotated

import typer

from plugins.desk.project import Content, project, refusal


def meja(
    konten: Content = Path("content"),
    porta: Annotated[int, typer.Option("--porta", metavar="NOMOR", help="Nomor porta.")] = 8010,
    buka: Annotated[
        bool, typer.Option("--buka/--jangan-buka", help="Buka peramban sendiri.")
    ] = True,
) -> None:
    """Menulis dan menyunting di peramban, dengan formulir dan pratinjau.

    Contoh:
        literasi meja
    """
    import webbrowser

    from plugins.desk.meja.serving import serve

    def ready(address: str) -> None:
        typer.echo(f"Meja terbuka di {address}\nBerhenti: Ctrl+C di jendela ini.")
        if buka:
            webbrowser.open(address)

    root = project()
    if not (root / konten).is_dir():
        raise refusal(f"Folder tulisan tidak ada: {konten}")
    try:
        serve(root, root / konten, port=porta, ready=ready)
    except OSError:
        text = f"Porta {porta} sedang dipakai. Coba: literasi meja --porta {porta + 1}"
        raise refusal(text) from None

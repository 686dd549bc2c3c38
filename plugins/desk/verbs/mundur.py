"""`literasi mundur`."""

from pathlib import Path

import typer

from plugins.desk.project import Output, project


def mundur(keluaran: Output = Path("output")) -> None:
    """Kembali ke rilis sebelumnya; yang sekarang dibuang."""
    from plugins.publishing.releases.staging import go_back

    go_back(project() / keluaran)
    typer.echo(
        f"Rilis sebelumnya kembali di {keluaran}. Betulkan tulisannya, lalu: literasi terbit"
    )

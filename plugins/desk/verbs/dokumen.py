"""`literasi dokumen`."""

from pathlib import Path
from typing import Annotated

import typer

from plugins.desk.project import project


def dokumen(
    folder: Annotated[
        Path, typer.Option("--folder", metavar="FOLDER", help="Tempat menulis.")
    ] = Path("docs"),
) -> None:
    """Tulis tabel isian dan skema JSON setiap jenis, dari model isinya.

    Contoh:
        literasi dokumen
    """
    from plugins.desk.field_tables import write_field_tables
    from plugins.desk.schemas import write_schemas

    target = project() / folder
    for path in (write_field_tables(target), *write_schemas(target / "skema")):
        typer.echo(f"Ditulis: {path.name}")

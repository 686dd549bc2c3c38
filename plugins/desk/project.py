"""The site's folder, and the options that most verbs share."""

from pathlib import Path
from typing import Annotated

import typer

from plugins.desk.folding import folded

WRONG_USAGE = 2
NOT_PUBLISHED = 3

DRAFT_SETTINGS = "pelicanconf.py"
PUBLISH_SETTINGS = "publishconf.py"

Content = Annotated[Path, typer.Option("--konten", metavar="FOLDER", help="Folder tulisan.")]
Output = Annotated[Path, typer.Option("--keluaran", metavar="FOLDER", help="Folder hasil.")]


def project() -> Path:
    """Return the folder with the settings: the present one, or one above it."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / DRAFT_SETTINGS).is_file() and (folder / "theme").is_dir():
            return folder
    raise refusal("Jalankan di dalam folder situs (yang berisi pelicanconf.py).")


def refusal(text: str) -> typer.Exit:
    """Say why nothing can be done, and return what ends the command with exit code 2."""
    typer.echo(folded(text), err=True)
    return typer.Exit(WRONG_USAGE)

"""What a finished build says: its counts, then what would be better."""

from pathlib import Path

import typer

from plugins.desk.building import Built
from plugins.desk.folding import folded

_FEW_HINTS = 5


def tell(built: Built, output: Path) -> None:
    """Say what was built, and a few hints."""
    typer.echo(f"Situs dibangun di {output}: {built.summary()}.")
    advise(built, _FEW_HINTS)


def advise(built: Built, most: int | None = None) -> None:
    """Say the hints of a build, at most so many."""
    if advice := built.hints.report(most):
        typer.echo(folded(advice))

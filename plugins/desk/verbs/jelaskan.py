"""`literasi jelaskan`."""

from typing import Annotated

import typer

from plugins.desk.folding import folded
from plugins.desk.project import project, refusal


def jelaskan(
    kode: Annotated[
        str, typer.Argument(metavar="KODE", help="Kode di akhir pesan, misalnya tanggal-hari.")
    ],
) -> None:
    """Jelaskan kode sebuah kesalahan: apa artinya, dan cara membetulkannya.

    Contoh:
        literasi jelaskan tanggal-hari
    """
    import difflib
    import re

    from plugins.desk.explanations import FILE, explanations

    known = explanations((project() / FILE).read_text("utf-8"))
    wanted = kode.strip("[]").lower()
    if wanted not in known:
        near = difflib.get_close_matches(wanted, known, n=3)
        hint = f"Mungkin: {', '.join(near)}." if near else f"Semua kode ada di {FILE.as_posix()}."
        raise refusal(f"Kode '{wanted}' tidak ada. {hint}")
    # A page of the guide has lines of its own length: a paragraph is one line here.
    text = re.sub(r"(?<=[^\n])\n(?=[^\n\s`|>#-])", " ", known[wanted])
    typer.echo(folded(f"{wanted}\n\n{text}", hang=""))

"""`literasi jelaskan`."""

from typing import Annotated

import typer

from plugins.desk.project import project, refusal


def jelaskan(
    kode: Annotated[
        str, typer.Argument(metavar="KODE", help="Kode di akhir pesan, misalnya tanggal-hari.")
    ],
) -> None:
    """Jelaskan kode sebuah kesalahan: apa artinya, dan cara membetulkannya."""
    import difflib

    from plugins.desk.explanations import FILE, explanations

    known = explanations((project() / FILE).read_text("utf-8"))
    wanted = kode.strip("[]").lower()
    if wanted not in known:
        near = difflib.get_close_matches(wanted, known, n=3)
        hint = f"Mungkin: {', '.join(near)}." if near else f"Semua kode ada di {FILE.as_posix()}."
        raise refusal(f"Kode '{wanted}' tidak ada. {hint}")
    typer.echo(f"{wanted}\n\n{known[wanted]}")

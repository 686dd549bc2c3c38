"""`literasi riwayat`."""

from typing import Annotated

import typer

from plugins.desk.project import NOT_PUBLISHED, project


def riwayat(
    situs: Annotated[str, typer.Argument(metavar="SITUS", help="Alamat situs yang sedang terbit.")],
) -> None:
    """Catat semua alamat yang terbit, agar tidak ada yang hilang kelak.

    Dicatat di riwayat/alamat.txt, untuk komputer yang belum pernah menerbitkan situs ini.

    Contoh:
        literasi riwayat https://literasi.example.go.id
    """
    from plugins.core import output
    from plugins.publishing import ledger
    from plugins.publishing.hosts.host import PublishingFailed
    from plugins.publishing.rebuilding import ledger_of_live_site

    root = project()
    try:
        found = ledger_of_live_site(situs.rstrip("/"))
    except PublishingFailed as failed:
        typer.echo(str(failed), err=True)
        raise typer.Exit(NOT_PUBLISHED) from None
    known = ledger.copies(root)
    both = ledger.joined([known, found])
    output.write(root / ledger.COPIES, "alamat.txt", ledger.to_text(both).encode())
    typer.echo(f"riwayat/alamat.txt: {len(both)} alamat, {len(both) - len(known)} baru.")

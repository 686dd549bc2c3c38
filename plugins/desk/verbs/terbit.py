"""`literasi terbit`."""

from pathlib import Path
from typing import Annotated

import typer

from plugins.desk.project import NOT_PUBLISHED, Content, Output, project


def terbit(
    konten: Content = Path("content"),
    keluaran: Output = Path("output"),
    setuju: Annotated[
        bool, typer.Option("--setuju", help="Terbitkan meskipun tulisannya jauh berkurang.")
    ] = False,
    pertama: Annotated[
        bool, typer.Option("--pertama", help="Situs ini belum pernah terbit di alamatnya.")
    ] = False,
    tanpa_kirim: Annotated[
        bool, typer.Option("--tanpa-kirim", help="Siapkan saja; dikirim dengan literasi kirim.")
    ] = False,
) -> None:
    """Bangun situs tanpa draf, terbitkan, lalu periksa di sana.

    Tempatnya disebut penerbitan di content/site.yaml. Bila ada yang salah, situs yang lama
    tetap utuh.

    Contoh:
        literasi terbit
        literasi terbit --pertama
    """
    from plugins.desk.publication import Publication
    from plugins.desk.telling import tell
    from plugins.publishing.hosts.host import PublishingFailed
    from plugins.publishing.releases.faults import ReleaseFailed
    from plugins.publishing.signing import SigningError

    root = project()
    publication = Publication(
        root,
        root / konten,
        root / keluaran,
        typer.echo,
        agreed=setuju,
        first=pertama,
        sending=not tanpa_kirim,
    )
    try:
        built = publication.build()
        tell(built, keluaran)
        if not tanpa_kirim:
            publication.deliver(built.facts)
    except (PublishingFailed, ReleaseFailed, SigningError) as failed:
        typer.echo(f"Tidak terbit: {failed}", err=True)
        raise typer.Exit(NOT_PUBLISHED) from None

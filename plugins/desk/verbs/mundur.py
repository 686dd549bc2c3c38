"""`literasi mundur`."""

from pathlib import Path
from typing import Annotated

import typer

from plugins.desk.project import NOT_PUBLISHED, Content, Output, project


def mundur(
    konten: Content = Path("content"),
    keluaran: Output = Path("output"),
    *,
    di_sini: Annotated[
        bool, typer.Option("--di-sini", help="Hanya di folder ini, tidak di tempat penerbitannya.")
    ] = False,
) -> None:
    """Kembali ke rilis sebelumnya; yang sekarang dibuang.

    Di tempat penerbitannya juga, bila di sana yang tampil memang rilis yang dibuang ini.

    Contoh:
        literasi mundur
        literasi mundur --di-sini
    """
    from plugins.core.problems import ContentRefused, Problems
    from plugins.desk.withdrawal import manifest_of, withdraw_at_hosts, withdraw_here
    from plugins.kinds.site_file import read_site
    from plugins.publishing.hosts.host import PublishingFailed
    from plugins.publishing.releases.faults import ReleaseFailed
    from plugins.publishing.releases.staging import tidy_up
    from plugins.publishing.signing import SigningError

    root = project()
    output = root / keluaran
    withdrawn = manifest_of(output)
    try:
        withdraw_here(output)
        typer.echo(
            f"Rilis sebelumnya kembali di {keluaran}. Betulkan tulisannya, lalu: literasi terbit"
        )
        if withdrawn is not None and not di_sini:
            problems = Problems()
            site = read_site(root / konten, problems)
            if len(problems):
                raise ContentRefused(problems)
            withdraw_at_hosts(root, site, output, withdrawn, typer.echo)
    except (PublishingFailed, ReleaseFailed, SigningError) as failed:
        typer.echo(f"Belum kembali: {failed}", err=True)
        raise typer.Exit(NOT_PUBLISHED) from None
    finally:
        tidy_up(output)

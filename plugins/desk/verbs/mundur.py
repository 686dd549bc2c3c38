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
    from plugins.publishing.hosts.host import PublishingFailed
    from plugins.publishing.paths import MANIFEST
    from plugins.publishing.releases.faults import ReleaseFailed
    from plugins.publishing.signing import SigningError, signing_key
    from plugins.publishing.withdrawing import withdraw

    root = project()
    output = root / keluaran
    # A build for one's own eyes has none, and was nowhere published.
    is_release = (output / MANIFEST).is_file()
    withdrawn = (output / MANIFEST).read_bytes() if is_release else b""
    try:
        withdraw(output, signing_key())
        typer.echo(
            f"Rilis sebelumnya kembali di {keluaran}. Betulkan tulisannya, lalu: literasi terbit"
        )
        if is_release and not di_sini:
            _at_hosts(root, root / konten, output, withdrawn)
    except (PublishingFailed, ReleaseFailed, SigningError) as failed:
        typer.echo(f"Belum kembali: {failed}", err=True)
        raise typer.Exit(NOT_PUBLISHED) from None


def _at_hosts(root: Path, content: Path, output: Path, withdrawn: bytes) -> None:
    # Only now: what reads site.yaml and speaks to hosts takes its time to be loaded.
    from plugins.core.problems import ContentRefused, Problems
    from plugins.desk.withdrawal import withdraw_at_hosts
    from plugins.kinds.site_file import read_site

    problems = Problems()
    site = read_site(content, problems)
    if len(problems):
        raise ContentRefused(problems)
    withdraw_at_hosts(root, site, output, withdrawn, typer.echo)

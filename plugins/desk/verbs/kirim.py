"""`literasi kirim`."""

from pathlib import Path

import typer

from plugins.desk.project import NOT_PUBLISHED, Content, Output, project, refusal


def kirim(konten: Content = Path("content"), keluaran: Output = Path("output")) -> None:
    """Kirim rilis yang disiapkan literasi terbit --tanpa-kirim.

    Contoh:
        literasi kirim
    """
    from plugins.core.problems import ContentRefused, Problems
    from plugins.desk.publication import Publication
    from plugins.kinds.site_file import read_site
    from plugins.publishing.handing_over import take_over
    from plugins.publishing.hosts.host import PublishingFailed
    from plugins.publishing.releases.faults import ReleaseFailed
    from plugins.publishing.signing import SigningError
    from plugins.publishing.websub import FOLDER

    root = project()
    problems = Problems()
    site = read_site(root / konten, problems)
    if len(problems):
        raise ContentRefused(problems)
    try:
        facts = take_over(root / FOLDER, site)
    except (OSError, ValueError, KeyError):
        raise refusal("Belum ada rilis yang siap dikirim: literasi terbit --tanpa-kirim") from None
    publication = Publication(root, root / konten, root / keluaran, typer.echo)
    try:
        publication.deliver(facts)
    except (PublishingFailed, ReleaseFailed, SigningError) as failed:
        typer.echo(f"Tidak terbit: {failed}", err=True)
        raise typer.Exit(NOT_PUBLISHED) from None

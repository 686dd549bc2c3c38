"""`literasi periksa-situs`."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from plugins.desk.folding import folded
from plugins.desk.project import NOT_PUBLISHED, project, refusal

PROBLEMS = 1


def periksa_situs(
    situs: Annotated[
        str | None,
        typer.Argument(
            metavar="SITUS", help="Alamat situs atau folder salinannya; bawaan: dari site.yaml."
        ),
    ] = None,
    manifes: Annotated[
        Path | None,
        typer.Option(
            "--manifes", metavar="BERKAS", help="Manifes yang dipercaya; bawaan: milik situs itu."
        ),
    ] = None,
    penandatangan: Annotated[
        Path,
        typer.Option(
            "--penandatangan", metavar="BERKAS", help="Daftar kunci yang boleh menandatangani."
        ),
    ] = Path("penandatangan"),
) -> None:
    """Bandingkan situs yang terbit dengan manifesnya.

    Disebut: berkas yang ditambahkan, diubah, atau hilang. Kode keluar 1 bila ada.

    Contoh:
        literasi periksa-situs
        literasi periksa-situs https://literasi.example.go.id
    """
    from plugins.core.problems import Problems
    from plugins.kinds.site_file import read_site
    from plugins.publishing.hosts.host import PublishingFailed
    from plugins.publishing.hosts.web import read
    from plugins.publishing.manifest import from_text
    from plugins.publishing.paths import MANIFEST, SIGNATURE
    from plugins.publishing.verifying import of_folder, of_web

    situs = situs or read_site(project() / "content", Problems()).url
    on_web = situs.startswith(("http://", "https://"))
    address, folder = situs.rstrip("/"), Path(situs)
    if not on_web and not folder.is_dir():
        raise refusal(f"Bukan alamat situs dan bukan folder: {situs}")

    def asked(path: str) -> bytes | None:
        if on_web:
            return read(address, path)
        return (folder / path).read_bytes() if (folder / path).is_file() else None

    try:
        text = manifes.read_bytes() if manifes else asked(MANIFEST)
        if text is None:
            raise refusal(f"Situs ini tidak punya manifes ({MANIFEST}). Sebut dengan --manifes.")
        if manifes is None:
            _trust(text, asked(SIGNATURE), penandatangan)
        wanted = from_text(text.decode())
        found = of_web(address, wanted) if on_web else of_folder(folder, wanted)
    except PublishingFailed as failed:
        typer.echo(str(failed), err=True)
        raise typer.Exit(NOT_PUBLISHED) from None
    except (OSError, ValueError) as error:
        raise refusal(f"Manifes tidak terbaca: {error}") from None
    for difference in found:
        typer.echo(str(difference))
    if found:
        typer.echo(f"{len(found)} perbedaan; periksa siapa yang mengubah situs ini.", err=True)
        raise typer.Exit(PROBLEMS)
    typer.echo(f"Tidak ada yang berubah: {len(wanted)} berkas sama dengan manifesnya.")


def _trust(text: bytes, signature: bytes | None, signers: Path) -> None:
    """End the command unless the manifest is signed by someone we know, where we know any."""
    from plugins.publishing.signing import verify

    if not signers.is_file():
        warning = (
            "Peringatan: tanpa daftar penandatangan, manifes yang diubah bersama situsnya "
            "tidak ketahuan."
        )
        typer.echo(folded(warning), err=True)
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "sidik.txt.sig")
        file.write_bytes(signature or b"")
        if not verify(text, file, signers):
            typer.echo("Tanda tangan manifes tidak sah: manifesnya diubah orang lain.", err=True)
            raise typer.Exit(PROBLEMS)

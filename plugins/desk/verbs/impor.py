"""`literasi impor`."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plugins.desk.project import Content, project, refusal

if TYPE_CHECKING:
    from plugins.importing.documents import Document, Outcome
    from plugins.importing.pictures import Pictures

SOURCES = ("wxr", "web", "docx", "csv")
_REPORT = "laporan-impor.md"


def impor(
    dari: Annotated[
        str, typer.Argument(metavar="ASAL", help="wxr (ekspor WordPress), web, docx, atau csv.")
    ],
    berkas: Annotated[
        list[Path], typer.Argument(metavar="BERKAS", help="Berkas, atau folder berisi berkas.")
    ],
    *,
    jenis: Annotated[
        str, typer.Option("--jenis", metavar="JENIS", help="Jenis tulisan yang dibuat.")
    ] = "",
    media: Annotated[
        Path | None,
        typer.Option("--media", metavar="FOLDER", help="Folder gambar situs lama (uploads)."),
    ] = None,
    unduh: Annotated[
        bool, typer.Option("--unduh", help="Ambil gambar yang tidak ada di sana dari situs lama.")
    ] = False,
    konten: Content = Path("content"),
) -> None:
    """Bawa tulisan dari WordPress, halaman web tersimpan, Word, atau tabel.

    Yang sudah ada tidak disentuh, jadi boleh diulang. Semua yang tidak terbawa disebut
    di laporan-impor.md. Alamat lama tetap sampai ke halaman yang baru.

    Contoh:
        literasi impor wxr ekspor.xml --media uploads
        literasi impor web halaman-tersimpan
        literasi impor docx berita.docx
        literasi impor csv buku.csv --jenis ulasan
    """
    from plugins.importing.bringing import Import
    from plugins.importing.pictures import Pictures
    from plugins.importing.writing import Writer, report
    from plugins.kinds import KINDS
    from plugins.kinds.book_review import BookReview
    from plugins.kinds.news import News

    root = project()
    content = (root / konten).resolve()
    if dari not in SOURCES:
        raise refusal(f"Asal '{dari}' tidak ada. Pilih: {', '.join(SOURCES)}.")
    kind = jenis or (BookReview if dari == "csv" else News).KIND.name
    if kind not in KINDS:
        raise refusal(f"Jenis '{kind}' tidak dikenal. Pilih: {', '.join(KINDS)}.")
    for place in filter(None, (*berkas, media)):
        if not place.exists():
            raise refusal(f"Tidak ada: {place}")
    pictures = Pictures(content, media, download=unduh)
    remarks: list[str] = []
    outcomes: list[Outcome] = []
    for found, base in _found(dari, berkas, kind, pictures, remarks):
        for outcome in Import(Writer(content), pictures, base).bring(found):
            _tell(outcome)
            outcomes.append(outcome)
    if not outcomes and not remarks:
        raise refusal(f"Tidak ada yang dapat diimpor di sana ({dari}).")
    text = report(f"Laporan impor {dari}", outcomes, remarks)
    (root / _REPORT).write_text(text, "utf-8")
    new = [one for one in outcomes if one.is_new]
    lost = sum(bool(one.losses) for one in new)
    typer.echo(
        f"{len(new)} dibuat, {len(outcomes) - len(new)} sudah ada. "
        f"{lost} perlu dilihat: {_REPORT}. Lalu: literasi periksa"
    )
    if not outcomes:
        raise typer.Exit(1)


def _found(
    source: str, files: list[Path], kind: str, pictures: "Pictures", remarks: list[str]
) -> "Iterator[tuple[list[Document], str]]":
    """Yield the documents of each file with the address of the site that they come from."""
    if source == "wxr":
        yield from _from_wordpress(files, kind, remarks)
        return
    suffixes = {"web": (".html", ".htm", ".xhtml"), "docx": (".docx",), "csv": (".csv", ".tsv")}
    found: list[Document] = []
    for file in _files(files, suffixes[source]):
        try:
            found += _of_file(source, file, kind, pictures)
        except (ValueError, OSError) as error:
            remarks.append(f"{file.name}: {error}")
            typer.echo(f"{file.name}: dilewati, {error}.", err=True)
    yield found, ""


def _of_file(source: str, file: Path, kind: str, pictures: "Pictures") -> "list[Document]":
    import datetime

    if source == "web":
        from plugins.importing import web_pages

        if pictures.folder is None:
            pictures.folder = file.parent
        return [web_pages.document_of(file, kind)]
    if source == "docx":
        from plugins.importing import word_documents

        stamp = datetime.datetime.fromtimestamp(file.stat().st_mtime).astimezone().date()
        return [
            word_documents.document_of(
                file, kind, lambda data: pictures.keep(data, stamp, file.stem)
            )
        ]
    from plugins.importing import tables

    return list(tables.documents(file, kind))


def _from_wordpress(
    files: list[Path], kind: str, remarks: list[str]
) -> "Iterator[tuple[list[Document], str]]":
    from plugins.importing.wordpress import NotAnExportError, read_export
    from plugins.importing.wordpress_documents import documents, left_behind

    for file in _files(files, (".xml",)):
        try:
            export = read_export(file)
        except (NotAnExportError, OSError) as error:
            remarks.append(f"{file.name}: {error}")
            typer.echo(f"{file.name}: dilewati, {error}.", err=True)
            continue
        remarks += left_behind(export)
        yield list(documents(export, kind)), export.address


def _files(places: Iterable[Path], suffixes: tuple[str, ...]) -> Iterator[Path]:
    for place in places:
        if place.is_dir():
            yield from sorted(
                file
                for file in place.rglob("*")
                if file.suffix.lower() in suffixes and file.is_file() and file.name[0] not in ".~"
            )
        else:
            yield place


def _tell(outcome: "Outcome") -> None:
    if outcome.is_new:
        typer.echo(f"Dibuat: {outcome.path}")
        for loss in outcome.losses[:3]:
            typer.echo(f"    {loss}")

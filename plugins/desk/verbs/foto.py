"""`literasi foto`."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plugins.desk.asking import ask, can_ask
from plugins.desk.project import Content, project, refusal

if TYPE_CHECKING:
    from plugins.core.photograph_shelf import Shelf, Shelved
    from plugins.desk.photographing import Words


def foto(
    tempat: Annotated[
        list[Path], typer.Argument(metavar="FOLDER", help="Folder foto, atau berkas-berkasnya.")
    ],
    *,
    tentang: Annotated[
        str, typer.Option("--tentang", metavar="POKOK", help="Untuk nama berkasnya: pojok baca.")
    ] = "",
    tulisan: Annotated[
        Path | None,
        typer.Option("--tulisan", metavar="BERKAS", help="Tulisan yang diberi foto ini."),
    ] = None,
    alt: Annotated[str, typer.Option("--alt", metavar="TEKS", help="Apa yang terlihat.")] = "",
    keterangan: Annotated[
        str, typer.Option("--keterangan", metavar="TEKS", help="Teks di bawah foto.")
    ] = "",
    kredit: Annotated[
        str, typer.Option("--kredit", metavar="TEKS", help="Siapa pemotretnya.")
    ] = "",
    konten: Content = Path("content"),
) -> None:
    """Siapkan foto: ditegakkan, dikecilkan, dinamai, data tempat dan kamera dihapus.

    Foto asli tidak diubah. Yang dibuat ada di content/media/gambar/, siap dipakai di tulisan.

    Contoh:
        literasi foto foto-hari-ini
        literasi foto foto-hari-ini --tulisan content/articles/berita/2025/judul.md
        literasi foto IMG_001.HEIC --tentang "pojok baca" --kredit "Foto: Redaksi"
    """
    from plugins.core.front_matter_editing import EditRefusedError
    from plugins.core.photograph_shelf import Shelf
    from plugins.core.yaml_writing import dump
    from plugins.desk.photographing import Words, add_to_entry, photo_files

    root = project()
    shelf = Shelf((root / konten).resolve())
    for place in filter(None, (*tempat, tulisan)):
        if not place.exists():
            raise refusal(f"Tidak ada: {place}")
    if tulisan and not tulisan.resolve().is_relative_to(shelf.content):
        raise refusal(f"{tulisan} tidak di dalam {konten}.")
    files = list(photo_files(tempat))
    if not files:
        raise refusal("Tidak ada foto di sana.")
    subject = tentang or (tulisan.stem if tulisan else "") or _subject(tempat[0])
    given = Words(alt, keterangan, kredit)
    made = [(photo, _words(photo, given)) for photo in _prepared(files, shelf, subject)]
    if not made:
        raise typer.Exit(1)
    if silent := sum(not words.alt for _, words in made):
        typer.echo(f"{silent} foto belum diberi teks pengganti: isi di dalam tulisan.", err=True)
    if tulisan is None:
        typer.echo("Tulis yang pertama di kepala tulisan, yang lain di isinya:\n")
        path, words = made[0][0].path, made[0][1]
        typer.echo(dump({"gambar": words.fields(path)}))
        for photo, words in made[1:]:
            typer.echo(words.markdown(photo.path))
        return
    try:
        add_to_entry(tulisan.resolve(), shelf, made)
    except EditRefusedError as refused:
        raise refusal(str(refused)) from None
    typer.echo(f"Ditambahkan ke {tulisan}.")


def _prepared(files: list[Path], shelf: "Shelf", subject: str) -> "Iterator[Shelved]":
    from plugins.core.photographs import NotAPhotographError, prepare
    from plugins.core.words import INDONESIAN
    from plugins.desk.photographing import day_of

    for file in files:
        try:
            photo = prepare(file.read_bytes())
        except NotAPhotographError as error:
            typer.echo(f"{file.name}: dilewati, {error}.", err=True)
            continue
        except OSError as error:
            typer.echo(f"{file.name}: dilewati, tidak terbaca ({error.strerror}).", err=True)
            continue
        day, known = day_of(file, photo)
        shelved = shelf.put(photo, day, subject)
        if not shelved.is_new:
            typer.echo(f"{file.name}: sudah ada, {shelved.path}")
        else:
            sizes = (INDONESIAN.filesize(size) for size in (file.stat().st_size, len(photo.data)))
            place = "; data tempat dihapus" if photo.told_place else ""
            typer.echo(f"{file.name}: {shelved.path}\n    {' → '.join(sizes)}{place}; {known}")
            if shelved.twin:
                typer.echo(f"    Mirip {shelved.twin}: periksa, mungkin foto yang sama.")
        yield shelved


def _subject(place: Path) -> str:
    """Return what the photos are of: asked for, or by the name of their folder."""
    folder = place.resolve() if place.is_dir() else place.resolve().parent
    return ask("Foto tentang apa?", folder.name) if can_ask() else folder.name


def _words(photo: "Shelved", given: "Words") -> "Words":
    """Return the words of one photo: those given, and what is missing asked for."""
    from plugins.desk.photographing import Words

    if not can_ask():
        return given
    typer.echo(f"\n{photo.path}", err=True)
    return Words(
        given.alt or ask("Apa yang terlihat? (untuk yang tidak dapat melihat)", required=True),
        given.caption or ask("Keterangan di bawah foto (boleh kosong)"),
        given.credit or ask("Siapa pemotretnya? (boleh kosong)"),
    )

"""`literasi baru`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from plugins.desk.asking import ask, can_ask, choose
from plugins.desk.project import Content, project, refusal


def baru(
    jenis: Annotated[
        str, typer.Argument(metavar="JENIS", help="Misalnya berita; kosong: pilih dari daftar.")
    ] = "",
    judul: Annotated[
        str, typer.Argument(metavar="JUDUL", help="Judul, di antara tanda kutip; kosong: ditanya.")
    ] = "",
    *,
    konten: Content = Path("content"),
    buka: Annotated[
        bool, typer.Option("--buka/--jangan-buka", help="Buka berkasnya di penyunting teks.")
    ] = True,
) -> None:
    """Buat berkas tulisan baru, berstatus draf.

    Tanpa isian, perintah ini bertanya: jenisnya, judulnya, dan apa yang wajib diisi.

    Contoh:
        literasi baru
        literasi baru berita "Pojok baca dibuka di pasar"
    """
    import difflib

    from plugins.desk import new_entry
    from plugins.desk.editor import open_in_editor
    from plugins.desk.proofreading import Desk
    from plugins.kinds import KINDS

    root = project()
    desk = Desk.of((root / konten).resolve())
    asking = can_ask() and not (jenis and judul)
    if not asking and not (jenis and judul):
        raise refusal('Tulis jenis dan judulnya: literasi baru berita "Judul tulisan"')
    if asking:
        typer.echo("Jawab, lalu tekan Enter. Batal: Ctrl+C.\n", err=True)
    if not jenis:
        labels = [kind.KIND.label.id for kind in KINDS.values()]
        jenis = choose("Jenis tulisan", list(KINDS), labels)
    if jenis not in KINDS:
        near = difflib.get_close_matches(jenis.lower(), KINDS, n=1)
        hint = f"Mungkin maksud Anda '{near[0]}'?" if near else f"Pilih: {', '.join(KINDS)}."
        raise refusal(f"Jenis '{jenis}' tidak dikenal. {hint}")
    judul = judul or ask("Judul", required=True)
    answers: dict[str, Any] = {}
    if asking:
        from plugins.desk.interview import interview

        answers = interview(KINDS[jenis], desk)
    try:
        path = new_entry.create(desk.content, KINDS[jenis], judul, desk.now().date(), answers)
    except new_entry.NameTakenError as taken:
        raise refusal(f"Sudah ada: {taken}. Pakai judul lain, atau sunting berkas itu.") from None
    except new_entry.NoNameError:
        raise refusal("Judul harus memuat huruf atau angka.") from None
    shown = path.relative_to(root.resolve()) if path.is_relative_to(root.resolve()) else path
    typer.echo(
        f"Dibuat: {shown}\nSunting berkas itu, lalu: literasi lihat\n"
        f"Drafnya di http://127.0.0.1:8000/draf/{jenis}/{path.stem}/"
    )
    if buka and can_ask():
        open_in_editor(path)

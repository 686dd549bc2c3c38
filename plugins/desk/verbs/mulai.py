"""`literasi mulai`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plugins.desk.asking import agree, ask, can_ask
from plugins.desk.project import project, refusal

if TYPE_CHECKING:
    from plugins.desk.founding import Founding


def mulai(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Folder baru untuk situs yang baru.")
    ],
    *,
    nama: Annotated[str, typer.Option("--nama", metavar="TEKS", help="Nama situs.")] = "",
    semboyan: Annotated[
        str, typer.Option("--semboyan", metavar="TEKS", help="Satu kalimat di bawah namanya.")
    ] = "",
    lembaga: Annotated[
        str, typer.Option("--lembaga", metavar="TEKS", help="Dinas atau perpustakaannya.")
    ] = "",
    wilayah: Annotated[
        str, typer.Option("--wilayah", metavar="TEKS", help="Kabupaten atau kota.")
    ] = "",
    provinsi: Annotated[str, typer.Option("--provinsi", metavar="TEKS", help="Provinsi.")] = "",
    alamat: Annotated[
        str, typer.Option("--alamat", metavar="ALAMAT", help="Alamat situs: https://…")
    ] = "",
    zona: Annotated[str, typer.Option("--zona", metavar="ZONA", help="WIB, WITA, atau WIT.")] = "",
    warna: Annotated[
        str, typer.Option("--warna", metavar="WARNA", help="Warna pokok, misalnya #0b6e4f.")
    ] = "",
) -> None:
    """Buat situs bersih untuk perpustakaan daerah lain.

    Programnya disalin, semua tulisan contoh ditinggalkan. Yang belum disebut akan ditanyakan.

    Contoh:
        literasi mulai ../situs-baru
        literasi mulai ../situs-baru --zona WIB --warna "#0b6e4f"
    """
    import datetime
    import shlex

    from plugins.core.dates import ZONES
    from plugins.core.problems import Problems
    from plugins.desk.founding import Founding, NotEmptyError, colour_key, found
    from plugins.kinds.site_file import read_site

    root = project()
    if folder.resolve().is_relative_to(root.resolve()):
        raise refusal(f"{folder} ada di dalam situs ini. Sebut folder di luarnya: ../situs-baru")
    given = {
        "Nama situs": nama, "Semboyan": semboyan, "Nama lembaga": lembaga,
        "Kabupaten atau kota (misalnya Kabupaten Gowa)": wilayah, "Provinsi": provinsi,
        "Alamat situs (https://…)": alamat, "Zona waktu (WIB, WITA, WIT)": zona,
    }  # fmt: skip
    if missing := [name for name, value in given.items() if not value]:
        if not can_ask():
            raise refusal(f"Belum disebut: {'; '.join(missing)}. Lihat literasi mulai --help")
        given |= {name: ask(name, required=True) for name in missing}
    new = Founding(*(*given.values(), warna))
    if colour_key() and not warna and can_ask():
        new = _coloured(new)
    if new.timezone.upper() not in ZONES:
        raise refusal(f"Zona '{new.timezone}' tidak ada. Pilih: {', '.join(ZONES)}.")
    old = read_site(root / "content", Problems())
    today = datetime.datetime.now(ZONES[new.timezone.upper()]).date()
    problems = _problems(new, today)
    if problems:
        raise refusal(problems)
    if can_ask() and missing and not agree(f"Buat {new.name} di {folder}?", default=True):
        raise typer.Abort
    try:
        found(root, folder, new, old, today)
    except NotEmptyError:
        raise refusal(f"{folder} sudah berisi. Sebut folder yang belum ada.") from None
    typer.echo(
        f"Dibuat: {folder}\nLanjutkan di sana:\n    cd {shlex.quote(str(folder))}\n    make html\n"
        "Lalu baca halaman-halaman di content/pages/ dan sesuaikan."
    )


def _coloured(new: "Founding") -> "Founding":
    from dataclasses import replace

    return replace(new, colour=ask("Warna pokok (misalnya #0b6e4f; kosong: seperti contoh)"))


def _problems(new: "Founding", today: object) -> str:
    """Return what site.yaml would be refused for."""
    import datetime

    from plugins.core import yaml_text
    from plugins.core.context import ReadingContext
    from plugins.core.dates import ZONES
    from plugins.core.front_matter import Faults, FrontMatter
    from plugins.core.parsing import parse
    from plugins.desk.founding import site_yaml
    from plugins.kinds.site import Site

    day = today if isinstance(today, datetime.date) else datetime.date.min
    faults = Faults("site.yaml")
    values, lines = yaml_text.mapping(site_yaml(new, day), 1, faults.add)
    context = ReadingContext(Path(), ZONES[new.timezone.upper()])
    _, found = parse(Site, FrontMatter(values, lines, "", 1), "site.yaml", context)
    return "\n".join(f"{one.field}: {one.what} {one.remedy}" for one in [*faults.found, *found])

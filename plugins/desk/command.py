"""The `literasi` command. Exit codes: 0 done, 1 problems, 2 wrong usage, 3 publishing failed."""

import gc
import io
import sys
from collections.abc import Callable, Mapping

import typer

from plugins.desk.indonesian_typer import IndonesianCommand, IndonesianGroup
from plugins.desk.verbs.admin import admin
from plugins.desk.verbs.audio import audio
from plugins.desk.verbs.bangun import bangun
from plugins.desk.verbs.baru import baru
from plugins.desk.verbs.dokumen import dokumen
from plugins.desk.verbs.foto import foto
from plugins.desk.verbs.impor import impor
from plugins.desk.verbs.jadwal import jadwal
from plugins.desk.verbs.jatuh_tempo import jatuh_tempo
from plugins.desk.verbs.jelaskan import jelaskan
from plugins.desk.verbs.kirim import kirim
from plugins.desk.verbs.laporan import laporan
from plugins.desk.verbs.lihat import lihat
from plugins.desk.verbs.meja import meja
from plugins.desk.verbs.mulai import mulai
from plugins.desk.verbs.mundur import mundur
from plugins.desk.verbs.periksa import periksa
from plugins.desk.verbs.periksa_situs import periksa_situs
from plugins.desk.verbs.ralat import ralat
from plugins.desk.verbs.riwayat import riwayat
from plugins.desk.verbs.terbit import terbit
from plugins.desk.verbs.wa import wa

# In the order of an editor's day.
VERBS: Mapping[str, tuple[Callable[..., None], ...]] = {
    "Menulis": (
        meja,
        baru,
        foto,
        audio,
        ralat,
        impor,
    ),
    "Memeriksa dan melihat": (
        periksa,
        jelaskan,
        lihat,
        bangun,
    ),
    "Menerbitkan": (
        jadwal,
        terbit,
        mundur,
        wa,
        periksa_situs,
        jatuh_tempo,
        kirim,
        riwayat,
    ),
    "Untuk pengelola situs": (
        admin,
        laporan,
        mulai,
        dokumen,
    ),
}  # fmt: skip


def application() -> typer.Typer:
    """Return the command with all its verbs."""
    app = typer.Typer(
        cls=IndonesianGroup,
        help="Literasi: situs berita, umpan, dan podcast perpustakaan.",
        epilog="Baru mulai? literasi meja, atau literasi baru. "
        "Bantuan dan contoh satu perintah: literasi foto --help",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        options_metavar="[PILIHAN]",
        subcommand_metavar="PERINTAH …",
    )
    for section, verbs in VERBS.items():
        for verb in verbs:
            app.command(
                cls=IndonesianCommand,
                options_metavar="[PILIHAN]",
                rich_help_panel=section,
            )(verb)
    return app


def main() -> None:
    """Run the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # An old code page (Windows, into a pipe) lacks “ and →: better a ? than a traceback.
            stream.reconfigure(errors="replace")
    try:
        application()(prog_name="literasi")
    finally:
        # The process ends. Python would look once more for what holds on to each other among all
        # that a site has been, for a second, and then give it back piece by piece.
        gc.freeze()

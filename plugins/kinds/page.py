"""Static pages: who we are, how to reach us, how we work."""

from typing import Annotated

from plugins.core import fields
from plugins.core.choices import choice
from plugins.core.model import Record, field

PageStatus = Annotated[
    str, *choice(published=("Terbit",), draft=("Draf",), hidden=("Tersembunyi",))
]


class Page(Record):
    """A page that belongs to no section."""

    SCHEMA = "WebPage"

    title: fields.Line = field(
        "Judul", "Title", key="judul", required=True, schema="name", example="Tentang kami",
    )  # fmt: skip
    summary: fields.Prose | None = field(
        "Ringkasan", "Summary", key="ringkasan", widget="text", schema="description",
        example="Siapa kami, dan mengapa kami menulis.",
    )  # fmt: skip
    updated: fields.Moment | None = field(
        "Diperbarui", "Updated", key="diperbarui", widget="datetime", schema="dateModified",
        example="2025-01-15",
    )  # fmt: skip
    status: PageStatus = field(
        "Status", "Status", key="status", widget="select", default="published", example="terbit",
    )  # fmt: skip
    aliases: fields.SitePaths = field(
        "Alamat lama", "Old addresses", key="alamat_lama", widget="list", default=(),
        example=["/profil/"],
    )  # fmt: skip
    checked_words: fields.Words = field(
        "Kata yang sudah diperiksa", "Words looked at", key="kata_diperiksa", widget="list",
        default=(), example=["judi online"],
        help="Kata atau tautan yang mirip halaman perjudian, tetapi memang Anda maksudkan.",
    )  # fmt: skip
    lang: fields.Language | None = field(
        "Bahasa", "Language", key="bahasa", schema="inLanguage", example="id",
    )  # fmt: skip

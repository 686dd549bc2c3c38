"""What every entry has, whatever its kind."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from plugins.core import fields
from plugins.core.choices import choice
from plugins.core.media import ImageFile
from plugins.core.model import Label, Record, field

PLACEHOLDER = "Tulis isinya di sini."
"""The body of a new file, which is never published."""

Status = Annotated[
    str,
    *choice(
        published=("Terbit",),
        draft=("Draf",),
        hidden=("Tersembunyi",),
        withdrawn=("Dicabut",),
    ),
]


@dataclass(frozen=True)
class Kind:
    """One kind of entry. `shelf` names the way in which the theme lists it."""

    name: str
    label: Label
    section: Label
    summary: Label
    order: int
    shelf: str = "cards"
    show: bool = False
    """Whether its entries are the episodes of a podcast, whose RSS feed is then the show's."""

    reports: bool = False
    """Whether its entries report facts: somebody has to answer for a figure in them."""

    timed_by: str = "date"
    """The field by which entries count as coming or past."""


class Image(Record):
    """A picture with the words that go with it."""

    SCHEMA = "ImageObject"

    src: fields.ImagePath = field(
        "Berkas", "File", key="berkas", required=True, widget="image", schema=".",
        example="media/gambar/contoh.jpg", help="Letak gambar di folder media.",
    )  # fmt: skip
    alt: fields.Line = field(
        "Teks pengganti", "Alternative text", key="alt", required=True,
        example="Anak-anak membaca di beranda perpustakaan desa",
        help="Apa yang terlihat, untuk pembaca yang tidak dapat melihat gambar.",
    )  # fmt: skip
    caption: fields.Line | None = field(
        "Keterangan", "Caption", key="keterangan", schema="caption",
        example="Suasana pembukaan pojok baca.",
    )  # fmt: skip
    credit: fields.Line | None = field(
        "Kredit", "Credit", key="kredit", schema="creditText", example="Foto: Dispustaka Enrekang",
    )  # fmt: skip


class Source(Record):
    """Where the facts, or the text, come from."""

    SCHEMA = "CreativeWork"

    name: fields.Line = field(
        "Nama", "Name", key="nama", required=True, schema="name", example="Katasulsel.com",
    )  # fmt: skip
    url: fields.WebLink | None = field(
        "Tautan", "Link", key="tautan", schema="url", example="https://example.org/berita",
    )  # fmt: skip


class Correction(Record):
    """A correction with its date, as the press council's code for online media asks.

    Peraturan Dewan Pers 1/Peraturan-DP/III/2012, point 4.
    """

    SCHEMA = "CorrectionComment"

    date: fields.Day = field(
        "Tanggal", "Date", key="tanggal", required=True, widget="date", schema="datePublished",
        example="9 November 2024",
    )  # fmt: skip
    text: fields.Prose = field(
        "Isi ralat", "Correction", key="isi", required=True, widget="text", schema="text",
        example="Jumlah peserta yang benar 46 perpustakaan, bukan 45.",
    )  # fmt: skip


class Withdrawal(Record):
    """Why an entry was taken down; the code's point 5c asks that the reason be public."""

    date: fields.Day = field(
        "Tanggal", "Date", key="tanggal", required=True, widget="date", example="10 November 2024",
    )  # fmt: skip
    reason: fields.Prose = field(
        "Alasan", "Reason", key="alasan", required=True, widget="text",
        example="Foto memuat wajah anak tanpa izin orang tua.",
    )  # fmt: skip


class Entry(Record):
    """The fields of every kind."""

    KIND: ClassVar[Kind] = Kind("", Label("", ""), Label("", ""), Label("", ""), 0)
    SCHEMA = "NewsArticle"

    title: fields.Line = field(
        "Judul", "Title", key="judul", required=True, schema="headline",
        example="Perpustakaan Enrekang Raih Penghargaan Nasional",
        help="Paling baik di bawah 65 huruf. Boleh diperbaiki kapan saja: alamatnya tidak berubah.",
    )  # fmt: skip
    date: fields.Moment = field(
        "Tanggal terbit", "Published", key="tanggal", required=True, widget="datetime",
        schema="datePublished", example="Kamis, 7 November 2024 10.00 WITA",
        help="Tanggal yang akan datang berarti terjadwal: baru terbit pada waktunya.",
    )  # fmt: skip
    updated: fields.Moment | None = field(
        "Diperbarui", "Updated", key="diperbarui", widget="datetime", schema="dateModified",
        example="8 November 2024 09.30",
    )  # fmt: skip
    authors: fields.Names = field(
        "Penulis", "Authors", key="penulis", widget="list", default=(),
        example=["Redaksi Literasi"], help="Satu nama, atau daftar nama.",
    )  # fmt: skip
    summary: fields.Prose | None = field(
        "Ringkasan", "Summary", key="ringkasan", widget="text", schema="description",
        example="Dispustaka Enrekang meraih penghargaan nasional untuk layanan informasi digital.",
        help="Satu atau dua kalimat (80–155 huruf) untuk daftar, WhatsApp, dan mesin pencari.",
    )  # fmt: skip
    tags: fields.Words = field(
        "Topik", "Topics", key="topik", widget="list", default=(),
        example=["perpustakaan desa", "TPBIS"],
    )  # fmt: skip
    image: Image | None = field(
        "Gambar", "Image", key="gambar", widget="object", schema="image",
        example={"berkas": "media/gambar/contoh.jpg", "alt": "Rak buku di perpustakaan desa"},
    )  # fmt: skip
    status: Status = field(
        "Status", "Status", key="status", widget="select", default="published", example="terbit",
        help="terbit, draf, tersembunyi (tidak di daftar), atau dicabut.",
    )  # fmt: skip
    place: fields.Line | None = field(
        "Tempat", "Dateline", key="tempat", schema="dateline", example="Enrekang",
        help="Kota di awal berita.",
    )  # fmt: skip
    source: Source | None = field(
        "Sumber", "Source", key="sumber", widget="object", schema="isBasedOn",
        example={"nama": "Katasulsel.com", "tautan": "https://example.org/berita"},
    )  # fmt: skip
    aliases: fields.SitePaths = field(
        "Alamat lama", "Old addresses", key="alamat_lama", widget="list", default=(),
        example=["/2019/05/judul-lama/"],
        help="Alamat yang dulu, agar tautan lama tetap sampai. Yang tertua paling atas.",
    )  # fmt: skip
    guid: fields.Line | None = field(
        "GUID", "GUID", key="guid", example="tag:example.org,2024:berita/1",
        help="Tanda pengenal di umpan, hanya untuk tulisan yang sudah terbit di tempat lain. "
        "Jangan pernah diubah.",
    )  # fmt: skip
    checked_words: fields.Words = field(
        "Kata yang sudah diperiksa", "Words looked at", key="kata_diperiksa", widget="list",
        default=(), example=["judi online"],
        help="Kata atau tautan yang mirip halaman perjudian, tetapi memang Anda maksudkan.",
    )  # fmt: skip
    corrections: tuple[Correction, ...] = field(
        "Ralat", "Corrections", key="ralat", widget="list", schema="correction", default=(),
        example=[{"tanggal": "9 November 2024", "isi": "Nama desa yang benar: Karueng."}],
    )  # fmt: skip
    withdrawal: Withdrawal | None = field(
        "Pencabutan", "Withdrawal", key="pencabutan", widget="object",
        example={"tanggal": "10 November 2024", "alasan": "Memuat data pribadi."},
        help="Wajib diisi bila status: dicabut.",
    )  # fmt: skip
    lang: fields.Language | None = field(
        "Bahasa", "Language", key="bahasa", schema="inLanguage", example="id",
    )  # fmt: skip
    expires: fields.Day | None = field(
        "Kedaluwarsa", "Expires", key="kedaluwarsa", widget="date", schema="expires",
        example="2025-12-31",
        help="Sesudah hari ini halaman tetap ada, tetapi tidak lagi di daftar.",
    )  # fmt: skip

    @property
    def kin(self) -> tuple[str, ...]:
        """Names by which the entry is related to others, beside its topics."""
        return ()

    @property
    def thumbnail(self) -> ImageFile | None:
        """The picture that stands for the entry in lists."""
        return self.image.src if self.image else None

    @model_validator(mode="after")
    def _withdrawn_with_a_reason(self) -> Self:
        if self.status == "withdrawn" and self.withdrawal is None:
            raise PydanticCustomError("withdrawal_missing", "withdrawn without a reason")
        if self.withdrawal is not None and self.status != "withdrawn":
            raise PydanticCustomError("withdrawal_unused", "a reason, and not withdrawn")
        return self

    @model_validator(mode="after")
    def _changed_after_it_was_published(self) -> Self:
        if self.updated is not None and self.updated.day < self.date.day:
            raise PydanticCustomError("updated_early", "updated before it was published")
        if any(correction.date < self.date.day for correction in self.corrections):
            raise PydanticCustomError("correction_early", "corrected before it was published")
        return self

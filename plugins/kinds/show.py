"""The podcast as a whole, as site.yaml tells it under `podcast`."""

from typing import Annotated

from pydantic import field_validator
from pydantic_core import PydanticCustomError

from plugins.core import fields
from plugins.core.choices import choice
from plugins.core.model import Record, field

ShowType = Annotated[str, *choice(episodic=("Episodik",), serial=("Serial",))]
Schedule = Annotated[
    str,
    *choice(
        daily=("Harian",),
        weekly=("Mingguan",),
        biweekly=("Dua mingguan",),
        monthly=("Bulanan",),
        bimonthly=("Dua bulanan",),
        yearly=("Tahunan",),
    ),
]


Protocol = Annotated[
    str, *choice(activitypub=("Mastodon", "ActivityPub"), atproto=("Bluesky",), nostr=("Nostr",))
]


class Owner(Record):
    """Who answers for the podcast; directories write to this address."""

    name: fields.Line = field(
        "Nama", "Name", key="nama", required=True, example="Redaksi Literasi",
    )  # fmt: skip
    email: fields.Email = field(
        "Surel", "E-mail", key="surel", required=True, example="redaksi@example.org",
    )  # fmt: skip


class Funding(Record):
    """Where listeners can support the podcast, or the library."""

    text: fields.Line = field(
        "Teks", "Text", key="teks", required=True, example="Sumbang buku untuk TBM",
    )  # fmt: skip
    url: fields.WebLink = field(
        "Tautan", "Link", key="tautan", required=True, example="https://example.org/sumbang",
    )  # fmt: skip


class Category(Record):
    """A further category; Apple Podcasts shows the first alone, other directories all."""

    category: fields.Line = field(
        "Kategori", "Category", key="kategori", required=True, example="Education",
    )  # fmt: skip
    subcategory: fields.Line | None = field(
        "Subkategori", "Subcategory", key="subkategori", example="Self-Improvement",
    )  # fmt: skip


class RecommendedShow(Record):
    """Another podcast, by the GUID that its own feed gives (`podcast:guid`)."""

    title: fields.Line = field(
        "Judul", "Title", key="judul", required=True, example="Podcasting 2.0",
    )  # fmt: skip
    guid: fields.Line = field(
        "GUID", "GUID", key="guid", required=True, example="917393e3-1b1e-5cef-ace4-edaa54e1f810",
    )  # fmt: skip
    url: fields.WebLink | None = field(
        "Umpan", "Feed", key="umpan", example="https://feeds.example.org/rss.xml",
    )  # fmt: skip


class Discussion(Record):
    """Where people talk about the podcast or an episode: a post on an open network."""

    protocol: Protocol = field(
        "Jaringan", "Network", key="jaringan", required=True, widget="select",
        example="mastodon",
    )  # fmt: skip
    url: fields.WebLink = field(
        "Tautan", "Link", key="tautan", required=True, schema="discussionUrl",
        example="https://example.org/@literasi/1",
    )  # fmt: skip
    account: fields.Line | None = field(
        "Akun", "Account", key="akun", example="@literasi@example.org",
    )  # fmt: skip


class Show(Record):
    """The podcast as a whole; Apple's required tags come from here."""

    SCHEMA = "PodcastSeries"

    title: fields.Line = field(
        "Judul", "Title", key="judul", required=True, schema="name", example="Podcast Literasi",
    )  # fmt: skip
    description: fields.Prose = field(
        "Uraian", "Description", key="uraian", required=True, widget="text", schema="description",
        example="Percakapan tentang buku dan penggerak literasi.",
    )  # fmt: skip
    author: fields.Line = field(
        "Penulis", "Author", key="penulis", required=True, example="Perpustakaan Enrekang",
    )  # fmt: skip
    owner: Owner = field(
        "Pemilik", "Owner", key="pemilik", required=True, widget="object",
        example={"nama": "Redaksi Literasi", "surel": "redaksi@example.org"},
    )  # fmt: skip
    category: fields.Line = field(
        "Kategori", "Category", key="kategori", required=True, example="Arts",
        help="Nama kategori Apple Podcasts, dalam bahasa Inggris.",
    )  # fmt: skip
    subcategory: fields.Line | None = field(
        "Subkategori", "Subcategory", key="subkategori", example="Books",
    )  # fmt: skip
    more_categories: tuple[Category, ...] = field(
        "Kategori lain", "More categories", key="kategori_lain", widget="list", default=(),
        example=[{"kategori": "Education"}],
        help="Apple Podcasts hanya memakai kategori yang pertama.",
    )  # fmt: skip
    image: fields.ImagePath = field(
        "Sampul", "Artwork", key="sampul", required=True, widget="image", schema="image",
        example="media/podcast/contoh.jpg", help="Persegi, 1400 sampai 3000 piksel, JPEG atau PNG.",
    )  # fmt: skip
    explicit: fields.YesNo = field(
        "Eksplisit", "Explicit", key="eksplisit", widget="boolean", default=False, example="tidak",
    )  # fmt: skip
    type: ShowType = field(
        "Jenis", "Type", key="jenis", widget="select", default="episodic", example="episodik",
    )  # fmt: skip
    guid: fields.Line | None = field(
        "GUID", "GUID", key="guid", example="917393e3-1b1e-5cef-ace4-edaa54e1f810",
        help="Dipakai bila siniar pindah alamat. Jangan pernah diubah.",
    )  # fmt: skip
    copyright: fields.Line | None = field(
        "Hak cipta", "Copyright", key="hak_cipta", example="© Dispustaka Enrekang",
    )  # fmt: skip
    license: fields.Line | None = field(
        "Lisensi", "License", key="lisensi", example="cc-by-sa-4.0",
        help="Nama lisensi menurut SPDX, dengan huruf kecil. Berlaku untuk semua episode.",
    )  # fmt: skip
    schedule: Schedule | None = field(
        "Jadwal", "Schedule", key="jadwal", widget="select", example="bulanan",
        help="Seberapa sering episode baru terbit.",
    )  # fmt: skip
    funding: Funding | None = field(
        "Dukungan", "Funding", key="dukungan", widget="object",
        example={"teks": "Sumbang buku untuk TBM", "tautan": "https://example.org/sumbang"},
    )  # fmt: skip
    recommended: tuple[RecommendedShow, ...] = field(
        "Rekomendasi", "Recommended podcasts", key="rekomendasi", widget="list", default=(),
        example=[{"judul": "Podcasting 2.0", "guid": "917393e3-1b1e-5cef-ace4-edaa54e1f810"}],
        help="Podcast lain yang Anda anjurkan kepada pendengar.",
    )  # fmt: skip
    verification: fields.Line | None = field(
        "Verifikasi", "Verification", key="verifikasi", example="S6lpp-7ZCn8-dZfGc-OoyaG",
        help="Kode dari direktori podcast, untuk membuktikan bahwa podcast ini milik Anda.",
    )  # fmt: skip
    apple_verification: fields.Line | None = field(
        "Verifikasi Apple", "Apple verification", key="verifikasi_apple",
        example="2cd5c9d0-4f6a-11f0-9e2b-325096b39f47",
        help="Kode dari Apple Podcasts Connect, untuk mengambil alih podcast yang sudah terdaftar.",
    )  # fmt: skip
    blocked: fields.Words = field(
        "Jangan ditayangkan di", "Blocked platforms", key="jangan_di", widget="list", default=(),
        example=["amazon"],
        help="Layanan yang tidak boleh menayangkan podcast ini, atau semua.",
    )  # fmt: skip
    podping: fields.YesNo = field(
        "Podping", "Podping", key="podping", widget="boolean", default=False, example="tidak",
        help="ya, bila hub Anda mengumumkan episode baru juga lewat Podping.",
    )  # fmt: skip
    discussions: tuple[Discussion, ...] = field(
        "Percakapan", "Discussions", key="percakapan", widget="list", default=(),
        example=[{"jaringan": "mastodon", "tautan": "https://example.org/@literasi"}],
        help="Tempat pendengar bercakap tentang podcast ini.",
    )  # fmt: skip
    new_feed_url: fields.WebLink | None = field(
        "Umpan baru", "New feed", key="umpan_baru", example="https://example.net/podcast/rss.xml",
        help="Hanya bila podcast ini pindah ke situs lain: alamat umpannya di sana.",
    )  # fmt: skip
    old_feeds: tuple[fields.SitePath, ...] = field(
        "Umpan lama", "Old feeds", key="umpan_lama", widget="list", default=(),
        example=["/feed/podcast.xml"],
        help="Alamat umpan ini dahulu di situs ini, agar pelanggan lama tetap menerima episode. "
        "Yang tertua paling atas.",
    )  # fmt: skip


class FurtherShow(Show):
    """A podcast beside the first one: /podcast/<alamat>/ is its page, and its feeds stand there."""

    folder: fields.Folder = field(
        "Alamat", "Address", key="alamat", required=True, example="cerita-anak",
        help="Bagian alamatnya: /podcast/cerita-anak/. Episode menyebutnya di isian podcast. "
        "Jangan diubah sesudah ada pelanggan.",
    )  # fmt: skip

    @field_validator("folder")
    @classmethod
    def _is_not_taken(cls, folder: str) -> str:
        """Refuse what the section keeps for its pages, seasons and archives of feeds."""
        if folder in ("halaman", "arsip-umpan") or folder.startswith("musim-"):
            raise PydanticCustomError("folder_taken", "{value}", {"value": folder})
        return folder

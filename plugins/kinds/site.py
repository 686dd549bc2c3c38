"""content/site.yaml: who publishes this site."""

import zoneinfo
from typing import Annotated, Self

from pydantic import AfterValidator, model_validator
from pydantic_core import PydanticCustomError

from plugins.core import fields
from plugins.core.choices import choice
from plugins.core.dates import ZONES
from plugins.core.model import Record, field
from plugins.core.words import languages
from plugins.kinds.hosting import Hosting
from plugins.kinds.look import Banner, Look
from plugins.kinds.old_addresses import Redirection
from plugins.kinds.show import FurtherShow, Show

TimeZone = Annotated[str, *choice(WITA=("WITA",), WIB=("WIB",), WIT=("WIT",))]


def _spoken(language: str) -> str:
    """Refuse a language for which there is no catalogue of words."""
    if language not in languages():
        context = {"value": language, "choices": ", ".join(languages())}
        raise PydanticCustomError("site_language", "{value}", context)
    return language


class Address(Record):
    """A postal address in Indonesia."""

    SCHEMA = "PostalAddress"

    street: fields.Line | None = field(
        "Jalan", "Street", key="jalan", schema="streetAddress", example="Jl. Contoh No. 1",
    )  # fmt: skip
    district: fields.Line | None = field(
        "Kecamatan", "District", key="kecamatan", example="Enrekang",
    )  # fmt: skip
    regency: fields.Line = field(
        "Kabupaten", "Regency", key="kabupaten", required=True, schema="addressLocality",
        example="Enrekang",
    )  # fmt: skip
    province: fields.Line = field(
        "Provinsi", "Province", key="provinsi", required=True, schema="addressRegion",
        example="Sulawesi Selatan",
    )  # fmt: skip
    postal_code: fields.Line | None = field(
        "Kode pos", "Postal code", key="kode_pos", schema="postalCode", example="91711",
    )  # fmt: skip
    geo: fields.Coordinates | None = field(
        "Koordinat", "Coordinates", key="koordinat", example="-3.5631, 119.7612",
    )  # fmt: skip


class Hours(Record):
    """Opening hours of some days of the week."""

    SCHEMA = "OpeningHoursSpecification"

    days: fields.WeekDays = field(
        "Hari", "Days", key="hari", required=True, schema="dayOfWeek", example="Senin–Kamis",
    )  # fmt: skip
    opens: fields.ClockTime = field(
        "Buka", "Opens", key="buka", required=True, schema="opens", example="08.00",
    )  # fmt: skip
    closes: fields.ClockTime = field(
        "Tutup", "Closes", key="tutup", required=True, schema="closes", example="16.00",
    )  # fmt: skip

    @model_validator(mode="after")
    def _closes_after_it_opens(self) -> Self:
        if self.closes <= self.opens:
            raise PydanticCustomError("hours_order", "closes before it opens")
        return self


class Contacts(Record):
    """How to reach the library."""

    email: fields.Email | None = field(
        "Surel", "E-mail", key="surel", schema="email", example="redaksi@example.org",
    )  # fmt: skip
    phone: fields.Phone | None = field(
        "Telepon", "Telephone", key="telepon", schema="telephone", example="+62 420 000000",
    )  # fmt: skip
    whatsapp: fields.Phone | None = field(
        "WhatsApp", "WhatsApp", key="whatsapp", example="+62 800 0000 0000",
    )  # fmt: skip


class Profile(Record):
    """The library on a social network."""

    name: fields.Line = field(
        "Nama", "Name", key="nama", required=True, example="YouTube",
    )  # fmt: skip
    url: fields.WebLink = field(
        "Tautan", "Link", key="tautan", required=True, schema="sameAs",
        example="https://example.org/kanal",
    )  # fmt: skip


class MenuItem(Record):
    """A link in the footer, or also in the header beside the sections."""

    text: fields.Line = field(
        "Teks", "Text", key="teks", required=True, example="Tentang kami",
    )  # fmt: skip
    url: fields.Target = field(
        "Tautan", "Link", key="tautan", required=True, example="/tentang/",
    )  # fmt: skip
    in_header: fields.YesNo = field(
        "Di kepala halaman", "In the header", key="kepala", widget="boolean", default=False,
        example="ya", help="Tampil juga di menu utama, sesudah bagian-bagian situs.",
    )  # fmt: skip


class Site(Record):
    """The publisher, as every page, feed and search engine is told."""

    SCHEMA = "Library"

    name: fields.Line = field(
        "Nama situs", "Site name", key="nama", required=True, example="Literasi Enrekang",
    )  # fmt: skip
    tagline: fields.Line = field(
        "Semboyan", "Tagline", key="semboyan", required=True,
        example="Kabar literasi dari Bumi Massenrempulu",
    )  # fmt: skip
    description: fields.Prose = field(
        "Uraian", "Description", key="uraian", required=True, widget="text", schema="description",
        example="Berita literasi, ulasan buku, penghargaan, podcast, video, dan agenda.",
    )  # fmt: skip
    organisation: fields.Line = field(
        "Lembaga", "Organisation", key="lembaga", required=True, schema="name",
        example="Dinas Perpustakaan dan Kearsipan Kabupaten Enrekang",
    )  # fmt: skip
    parent_organisation: fields.Line | None = field(
        "Lembaga induk", "Parent organisation", key="lembaga_induk",
        schema="parentOrganization.GovernmentOrganization.name",
        example="Pemerintah Kabupaten Enrekang",
    )  # fmt: skip
    url: fields.WebLink = field(
        "Alamat situs", "Site address", key="alamat_situs", required=True, schema="url",
        example="https://literasi.example.org",
    )  # fmt: skip
    identity: fields.Line = field(
        "Identitas", "Identity", key="identitas", required=True,
        example="tag:literasi.example.org,2024",
        help="Awal tanda pengenal setiap entri di umpan (RFC 4151). Jangan pernah diubah.",
    )  # fmt: skip
    language: Annotated[fields.Language, AfterValidator(_spoken)] = field(
        "Bahasa", "Language", key="bahasa", default="id", example="id",
        help="Bahasa situs: id atau en. Semua kata di halaman mengikutinya.",
    )  # fmt: skip
    timezone: TimeZone = field(
        "Zona waktu", "Time zone", key="zona_waktu", widget="select", default="WITA",
        example="WITA",
    )  # fmt: skip
    default_author: fields.Line = field(
        "Penulis bawaan", "Default author", key="penulis_bawaan", default="Redaksi",
        example="Redaksi Literasi", help="Nama untuk tulisan tanpa penulis.",
    )  # fmt: skip
    address: Address | None = field(
        "Alamat", "Address", key="alamat", widget="object", schema="address",
        example={"kabupaten": "Enrekang", "provinsi": "Sulawesi Selatan"},
    )  # fmt: skip
    hours: tuple[Hours, ...] = field(
        "Jam buka", "Opening hours", key="jam_buka", widget="list", default=(),
        schema="openingHoursSpecification",
        example=[{"hari": "Senin–Kamis", "buka": "08.00", "tutup": "16.00"}],
    )  # fmt: skip
    contacts: Contacts | None = field(
        "Kontak", "Contacts", key="kontak", widget="object", schema=".",
        example={"surel": "redaksi@example.org"},
    )  # fmt: skip
    social: tuple[Profile, ...] = field(
        "Media sosial", "Social media", key="media_sosial", widget="list", schema=".", default=(),
        example=[{"nama": "YouTube", "tautan": "https://example.org/kanal"}],
    )  # fmt: skip
    menu: tuple[MenuItem, ...] = field(
        "Menu kaki", "Footer menu", key="menu", widget="list", default=(),
        example=[{"teks": "Tentang kami", "tautan": "/tentang/"}],
    )  # fmt: skip
    look: Look = field(
        "Tampilan", "Look", key="tampilan", widget="object", default=Look(),
        example={"warna": {"utama": "#8a1538"}},
    )  # fmt: skip
    banners: tuple[Banner, ...] = field(
        "Spanduk", "Banners", key="spanduk", widget="list", default=(),
        example=[{
            "tempat": "atas", "gambar": "media/spanduk/contoh.jpg", "alt": "Lomba bertutur dibuka",
            "label": "info layanan", "mulai": "1 April 2026", "selesai": "30 April 2026",
        }],
    )  # fmt: skip
    offline: fields.YesNo = field(
        "Dapat dibaca luring", "Offline", key="luring", widget="boolean", default=True,
        example="ya", help="Halaman yang pernah dibuka dapat dibaca lagi tanpa internet.",
    )  # fmt: skip
    hub: tuple[fields.WebLink, ...] = field(
        "Hub WebSub", "WebSub hubs", key="hub", widget="list", default=(),
        example=["https://hub.example.org/"],
        help="Layanan yang memberi tahu pembaca umpan begitu ada tulisan baru.",
    )  # fmt: skip
    redirects: tuple[Redirection, ...] = field(
        "Alihan", "Redirects", key="alihan", widget="list", default=(),
        example=[{"dari": "/category/berita/", "ke": "/berita/"}],
        help="Alamat yang dahulu ada, dan ke mana sekarang menuju.",
    )  # fmt: skip
    gone: fields.SitePaths = field(
        "Dihapus", "Gone", key="dihapus", widget="list", default=(),
        example=["/berita/2019/salah-terbit/"],
        help="Alamat yang dahulu ada dan sengaja tidak diganti.",
    )  # fmt: skip
    former_wordpress: fields.YesNo = field(
        "Bekas WordPress", "Formerly WordPress", key="bekas_wordpress", widget="boolean",
        default=False, example="ya",
        help="Jawab juga alamat umpan, kategori, tag, dan penulis milik WordPress.",
    )  # fmt: skip
    hosting: Hosting | None = field(
        "Penerbitan", "Publishing", key="penerbitan", widget="object",
        example={"folder": {"folder": "/srv/www/literasi"}},
        help="Tempat situs diterbitkan; lihat docs/penerbitan.",
    )  # fmt: skip
    podcast: Show | None = field(
        "Podcast", "Podcast", key="podcast", widget="object",
        example={
            "judul": "Podcast Literasi",
            "uraian": "Percakapan tentang buku.",
            "penulis": "Perpustakaan Enrekang",
            "pemilik": {"nama": "Redaksi Literasi", "surel": "redaksi@example.org"},
            "kategori": "Arts",
            "sampul": "media/podcast/contoh.jpg",
        },
    )  # fmt: skip
    other_podcasts: tuple[FurtherShow, ...] = field(
        "Podcast lain", "Other podcasts", key="podcast_lain", widget="list", default=(),
        example=[
            {
                "alamat": "cerita-anak",
                "judul": "Cerita Anak",
                "uraian": "Dongeng untuk didengar bersama.",
                "penulis": "Perpustakaan Enrekang",
                "pemilik": {"nama": "Redaksi Literasi", "surel": "redaksi@example.org"},
                "kategori": "Kids & Family",
                "sampul": "media/podcast/contoh.jpg",
            }
        ],
        help="Bila lembaga Anda punya lebih dari satu podcast. Yang pertama tetap di podcast.",
    )  # fmt: skip

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The zone of every date that names none."""
        return ZONES[self.timezone]

    @property
    def shows(self) -> dict[str, Show]:
        """Every podcast by its folder below /podcast/; the first one has none: ''."""
        first = {"": self.podcast} if self.podcast else {}
        return first | {show.folder: show for show in self.other_podcasts}

    @model_validator(mode="after")
    def _shows_have_places_of_their_own(self) -> Self:
        folders = [show.folder for show in self.other_podcasts]
        for folder in folders:
            if folders.count(folder) > 1:
                raise PydanticCustomError("shows_equal", "{value}", {"value": folder})
        return self

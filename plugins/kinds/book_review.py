"""Reviews of books."""

from typing import ClassVar

from plugins.core import fields
from plugins.core.media import ImageFile
from plugins.core.model import Label, Record, field
from plugins.kinds.entry import Entry, Kind


class Book(Record):
    """The book under review, as its title page gives it."""

    SCHEMA = "Book"

    title: fields.Line = field(
        "Judul buku", "Book title", key="judul", required=True, schema="name", fact=True,
        example="Azab dan Sengsara",
    )  # fmt: skip
    authors: fields.Names = field(
        "Penulis", "Authors", key="penulis", required=True, widget="list", fact=True,
        schema="author.Person.name", example=["Merari Siregar"],
    )  # fmt: skip
    translators: fields.Names = field(
        "Penerjemah", "Translators", key="penerjemah", widget="list", default=(), fact=True,
        schema="translator.Person.name", example=["Nama Penerjemah"],
    )  # fmt: skip
    publisher: fields.Line | None = field(
        "Penerbit", "Publisher", key="penerbit", schema="publisher.Organization.name", fact=True,
        example="Balai Pustaka",
    )  # fmt: skip
    city: fields.Line | None = field(
        "Kota terbit", "City", key="kota", fact=True, example="Jakarta",
    )  # fmt: skip
    year: fields.Year | None = field(
        "Tahun terbit", "Year", key="tahun", widget="number", schema="datePublished", fact=True,
        example="1920",
    )  # fmt: skip
    edition: fields.Line | None = field(
        "Cetakan", "Edition", key="cetakan", schema="bookEdition", fact=True, example="Pertama",
    )  # fmt: skip
    pages: fields.Ordinal | None = field(
        "Halaman", "Pages", key="halaman", widget="number", schema="numberOfPages", fact=True,
        example="163",
    )  # fmt: skip
    isbn: fields.Isbn | None = field(
        "ISBN", "ISBN", key="isbn", schema="isbn", fact=True, example="978-602-424-694-5",
        help="13 atau 10 angka di sampul belakang. Cetakan lama belum memilikinya: kosongkan.",
    )  # fmt: skip
    language: fields.Line | None = field(
        "Bahasa", "Language", key="bahasa", fact=True, example="Indonesia",
    )  # fmt: skip
    cover: fields.ImagePath | None = field(
        "Sampul", "Cover", key="sampul", widget="image", schema="image",
        example="media/sampul/contoh.jpg",
    )  # fmt: skip
    audience: fields.Line | None = field(
        "Pembaca", "Audience", key="pembaca", schema="audience.Audience.audienceType", fact=True,
        example="Remaja dan dewasa",
    )  # fmt: skip


class Borrow(Record):
    """Where a reader finds the book in the library."""

    url: fields.WebLink | None = field(
        "Tautan katalog", "Catalogue link", key="tautan", example="https://example.org/opac/123",
    )  # fmt: skip
    copies: fields.Count | None = field(
        "Eksemplar", "Copies", key="eksemplar", widget="number", fact=True, example="3",
    )  # fmt: skip
    call_number: fields.Line | None = field(
        "Nomor panggil", "Call number", key="nomor_panggil", fact=True, example="899.221 3 SIR a",
    )  # fmt: skip


class BookReview(Entry):
    """A review of one book."""

    KIND: ClassVar[Kind] = Kind(
        name="ulasan",
        label=Label("Ulasan buku", "Book review"),
        section=Label("Ulasan", "Reviews"),
        summary=Label(
            "Buku yang kami baca, dan mengapa Anda mungkin menyukainya.",
            "Books that we read, and why you may like them.",
        ),
        order=2,
        shelf="covers",
    )

    book: Book = field(
        "Buku", "Book", key="buku", required=True, widget="object",
        schema={"Review": "itemReviewed", "NewsArticle": "about"},
        example={"judul": "Azab dan Sengsara", "penulis": ["Merari Siregar"], "tahun": "1920"},
    )  # fmt: skip
    rating: fields.Rating | None = field(
        "Nilai", "Rating", key="nilai", widget="number",
        schema={"Review": "reviewRating.Rating.ratingValue"},
        example="4,5", help="0,5 sampai 5 dengan langkah setengah. Boleh kosong.",
    )  # fmt: skip
    verdict: fields.Line | None = field(
        "Kesimpulan", "Verdict", key="kesimpulan", schema={"Review": "abstract"},
        example="Novel tua yang pertanyaannya masih muda.",
    )  # fmt: skip
    borrow: Borrow | None = field(
        "Pinjam", "Borrow", key="pinjam", widget="object",
        example={"eksemplar": "3", "nomor_panggil": "899.221 3 SIR a"},
    )  # fmt: skip

    @property
    def kin(self) -> tuple[str, ...]:
        """The book and its authors."""
        return (self.book.title, *self.book.authors)

    @property
    def thumbnail(self) -> ImageFile | None:
        """The book's cover before any other picture."""
        return self.book.cover or super().thumbnail

    @property
    def schema_type(self) -> str:
        """Review needs a rating for search engines; without one it is an article on a book."""
        return "NewsArticle" if self.rating is None else "Review"

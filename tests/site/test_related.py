"""What a reader is offered next."""

import lxml.html

from tests.conftest import Build
from tests.samples import NEWS, REVIEW, WHOLE_SITE


def related(output: object, url: str) -> list[str]:
    page = lxml.html.parse(f"{output}/{url}index.html")
    return [str(link) for link in page.xpath("//section[contains(@class, 'terkait')]//a/@href")]


def test_another_book_of_the_same_author_comes_before_a_shared_topic(build: Build) -> None:
    other = REVIEW.replace("topik: [novel, Balai Pustaka]", "topik: [lain]")
    other = other.replace("tanggal: 2024-10-02", "tanggal: 2020-01-01")
    topical = NEWS.replace("topik: [pojok baca, perpustakaan desa]", "topik: [novel]")
    topical = topical.replace("alamat_lama: [/2019/05/pojok-baca/]\n", "")
    files = WHOLE_SITE | {
        "articles/ulasan/2020/azab-lagi.md": other,
        "articles/berita/2024/novel.md": topical,
    }
    found = related(build(files), "ulasan/2024/azab/")
    assert found[:2] == ["/ulasan/2020/azab-lagi/", "/berita/2024/novel/"]


def test_an_entry_that_shares_nothing_leads_to_the_newest_of_its_kind(build: Build) -> None:
    plain = "---\njudul: Kabar {0}\ntanggal: 2024-03-{0:02}\n---\nKabar hari itu.\n"
    files = WHOLE_SITE | {
        f"articles/berita/2024/kabar-{day}.md": plain.format(day) for day in range(1, 6)
    }
    found = related(build(files), "berita/2024/kabar-1/")
    assert found == [
        "/berita/2024/pojok-baca/", "/berita/2024/kabar-5/", "/berita/2024/kabar-4/",
    ]  # fmt: skip

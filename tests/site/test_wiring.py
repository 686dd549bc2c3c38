"""What Pelican makes of the entries: addresses, statuses, languages."""

import json
import re
import statistics
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from plugins.desk.project import PUBLISH_SETTINGS
from tests.conftest import ROOT, Build, Refuse
from tests.samples import ENTRIES, NEWS, PAGE, SITE, WHOLE_SITE

NEWS_PATH = "articles/berita/2024/pojok-baca.md"


def page(output: Path, path: str) -> Any:
    return BeautifulSoup((output / path / "index.html").read_text("utf-8"), "lxml")


def files(output: Path) -> set[str]:
    return {file.relative_to(output).as_posix() for file in output.rglob("*") if file.is_file()}


def mentions(output: Path, text: str) -> list[str]:
    """Return the text files in which some words stand."""
    kinds = {".html", ".xml", ".json", ".txt", ".ics", ".opml"}
    return [
        name
        for name in sorted(files(output))
        if Path(name).suffix in kinds and text in (output / name).read_text("utf-8")
    ]


def changed(old: str, new: str) -> dict[str, str]:
    assert old in NEWS
    return {**WHOLE_SITE, NEWS_PATH: NEWS.replace(old, new)}


def dated(date: str) -> dict[str, str]:
    """Return the site with the news of another date, corrected after it."""
    text = NEWS.replace("Kamis, 7 November 2024 10.00 WITA", date)
    return {**WHOLE_SITE, NEWS_PATH: text.replace("9 November 2024", "9 Januari 2025")}


def test_addresses_are_those_of_the_design(built_site: Path) -> None:
    written = files(built_site)
    assert {
        "index.html",
        "404.html",
        "berita/index.html",
        "berita/2024/pojok-baca/index.html",
        "ulasan/2024/azab/index.html",
        "topik/index.html",
        "topik/pojok-baca/index.html",
        "penulis/index.html",
        "penulis/redaksi/index.html",
        "arsip/index.html",
        "arsip/2024/index.html",
        "umpan/index.html",
        "tentang/index.html",
        "rss.xml",
        "atom.xml",
        "feed.json",
        "berita/rss.xml",
        "berita/atom.xml",
        "berita/feed.json",
        "topik/pojok-baca/rss.xml",
        "penulis/redaksi/atom.xml",
        "podcast/rss.xml",
        "umpan.opml",
        "sitemap.xml",
        "robots.txt",
        "manifest.webmanifest",
        "media/audio/episode.mp3",
    } <= written


def test_every_entry_is_on_its_page_and_in_its_section(built_site: Path) -> None:
    for source in ENTRIES:
        _, kind, year, name = source.split("/")
        address = f"{kind}/{year}/{name.removesuffix('.md')}/"
        assert page(built_site, address).find("h1")
        links = [link["href"] for link in page(built_site, kind).find_all("a", href=True)]
        assert f"/{address}" in links


def test_a_mended_title_keeps_the_address(build: Build) -> None:
    output = build(changed("warga berdatangan", "warga ramai berdatangan"))
    assert "ramai" in page(output, "berita/2024/pojok-baca").find("h1").text


def test_a_draft_is_shown_at_home_and_left_out_of_what_is_published(build: Build) -> None:
    draft = changed("tempat: Contoh", "tempat: Contoh\nstatus: draf")
    draft["articles/ulasan/2024/azab.md"] = WHOLE_SITE["articles/ulasan/2024/azab.md"]
    at_home = build(draft)
    assert "draf/berita/pojok-baca/index.html" in files(at_home)
    assert mentions(at_home, "Pojok baca dibuka") == ["draf/berita/pojok-baca/index.html"]
    assert "noindex" in str(page(at_home, "draf/berita/pojok-baca").head)
    published = build(draft, settings_file=PUBLISH_SETTINGS)
    assert mentions(published, "Pojok baca dibuka") == []


def test_a_link_to_a_draft_is_refused_when_publishing(refuse: Refuse) -> None:
    report = refuse(
        {
            "articles/ulasan/2024/lain.md": ENTRIES["articles/ulasan/2024/azab.md"]
            + "\n[draf]({filename}/articles/berita/2024/pojok-baca.md)\n",
            NEWS_PATH: NEWS.replace("tempat: Contoh", "status: draf"),
        },
        settings_file=PUBLISH_SETTINGS,
    )
    assert "lain.md" in report
    assert "masih draf" in report


def test_a_scheduled_entry_waits(build: Build) -> None:
    later = dated("2 Januari 2025 10.00 WITA")
    assert mentions(build(later), "Pojok baca dibuka") == []


def test_an_entry_is_published_to_the_minute(build: Build) -> None:
    """The clock of the tests stands at 1 January 2025, 12.00 WITA."""
    due = dated("1 Januari 2025 11.00 WIB")
    assert "berita/2025/pojok-baca/index.html" in files(build(due))
    early = dated("1 Januari 2025 11.01 WIB")
    assert "berita/2025/pojok-baca/index.html" not in files(build(early))


def test_a_withdrawn_entry_leaves_a_page_that_says_why(build: Build) -> None:
    output = build(
        changed(
            "tempat: Contoh",
            "status: dicabut\npencabutan: {tanggal: 10 November 2024, alasan: Memuat data pribadi}",
        )
    )
    told = page(output, "berita/2024/pojok-baca")
    assert "Memuat data pribadi" in told.text
    assert "10 November 2024" in told.text
    assert "noindex" in str(told.head)
    assert mentions(output, "setiap hari pasar") == []
    listed = [
        name
        for name in mentions(output, "Pojok baca dibuka")
        if name != "berita/2024/pojok-baca/index.html"
    ]
    assert listed == []


def test_a_hidden_entry_is_at_its_address_and_in_no_list(build: Build) -> None:
    output = build(changed("tempat: Contoh", "status: tersembunyi"))
    assert mentions(output, "setiap hari pasar") == ["berita/2024/pojok-baca/index.html"]


def test_an_expired_entry_leaves_the_lists_and_keeps_its_page(build: Build) -> None:
    output = build(changed("tempat: Contoh", "kedaluwarsa: 2024-12-31"))
    assert mentions(output, "setiap hari pasar") == ["berita/2024/pojok-baca/index.html"]
    output = build(changed("tempat: Contoh", "kedaluwarsa: 2025-01-01"))
    assert len(mentions(output, "setiap hari pasar")) > 1


def test_a_correction_shows_with_its_date(built_site: Path) -> None:
    text = page(built_site, "berita/2024/pojok-baca").text
    assert "Jumlah buku yang benar 120." in text
    assert "9 November 2024" in text


def test_an_old_address_leads_to_the_new_one(built_site: Path) -> None:
    old = page(built_site, "2019/05/pojok-baca")
    assert old.find("link", rel="canonical")["href"].endswith("/berita/2024/pojok-baca/")
    refresh = old.find("meta", attrs={"http-equiv": "refresh"})["content"]
    assert refresh.endswith("url=/berita/2024/pojok-baca/")


def test_a_translation_is_linked_both_ways_and_listed_once(build: Build) -> None:
    english = NEWS.replace("Pojok baca dibuka: warga berdatangan", "Reading corner opens")
    english = english.replace("tempat: Contoh", "bahasa: en").replace(
        "alamat_lama: [/2019/05/pojok-baca/]\n", ""
    )
    output = build({**WHOLE_SITE, "articles/berita/2024/pojok-baca.en.md": english})
    original, translated = (
        page(output, "berita/2024/pojok-baca"),
        page(output, "berita/2024/pojok-baca/en"),
    )
    assert translated.find("h1")["lang"] == "en"
    assert original.find("link", hreflang="en")["href"].endswith("/berita/2024/pojok-baca/en/")
    assert translated.find("link", hreflang="id")["href"].endswith("/berita/2024/pojok-baca/")
    assert "Reading corner" not in page(output, "berita").find("main").text


def test_body_links_and_pictures_are_resolved(built_site: Path) -> None:
    body = page(built_site, "berita/2024/pojok-baca")
    assert body.find("a", href="/ulasan/2024/azab/")
    picture = body.find("img", alt="Rak buku")
    assert (picture["src"], picture["width"], picture["height"]) == (
        "/media/gambar/foto.jpg",
        "320",
        "180",
    )


def test_a_site_below_a_path_links_below_it(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LITERASI_SITEURL", "https://example.org/literasi")
    output = build(settings_file=PUBLISH_SETTINGS)
    home = page(output, "")
    assert home.find("link", rel="canonical")["href"] == "https://example.org/literasi/"
    for link in home.find_all("a", href=re.compile("^/")):
        assert link["href"].startswith("/literasi/")
    body = page(output, "berita/2024/pojok-baca")
    assert body.find("a", href="/literasi/ulasan/2024/azab/")
    assert body.find("img", alt="Rak buku")["src"] == "/literasi/media/gambar/foto.jpg"


def test_the_site_file_can_put_the_site_below_a_path(build: Build) -> None:
    site = SITE.replace("https://literasi.example.org", "https://example.org/literasi")
    output = build({**WHOLE_SITE, "site.yaml": site}, settings_file=PUBLISH_SETTINGS)
    home = page(output, "")
    assert home.find("link", rel="canonical")["href"] == "https://example.org/literasi/"
    assert all(link["href"].startswith("/literasi/") for link in home.select('a[href^="/"]'))
    body = page(output, "berita/2024/pojok-baca")
    assert body.find("a", href="/literasi/ulasan/2024/azab/")


def test_an_old_address_may_be_told_in_two_ways(build: Build) -> None:
    output = build(changed("[/2019/05/pojok-baca/]", "[/lama, /lama/, /lama/index.html]"))
    assert "lama/index.html" in files(output)


def test_a_link_in_a_piece_of_code_is_only_shown(build: Build) -> None:
    code = '`<a href="/mati/">` dan `<img src="x.jpg">`'
    output = build(changed("## Rencana", f"{code}\n\n## Rencana"))
    shown = [found.text for found in page(output, "berita/2024/pojok-baca").find_all("code")]
    assert shown == ['<a href="/mati/">', '<img src="x.jpg">']


def test_lists_are_paged(build: Build) -> None:
    many = {
        f"articles/berita/2024/kabar-{number}.md": f"---\njudul: Kabar {number}\n"
        f"tanggal: 2024-01-{number:02}\ntopik: [pojok baca]\n---\nIsi {number}.\n"
        for number in range(1, 31)
    }
    output = build({**WHOLE_SITE, **many})
    first, second = page(output, "berita"), page(output, "berita/halaman/2")
    assert first.find("link", rel="next") or first.find("a", rel="next")
    assert second.find("a", rel="prev")
    titles = first.find("main").text + second.find("main").text
    assert all(f"Kabar {number}" in titles for number in range(1, 31))
    assert "topik/pojok-baca/halaman/2/index.html" in files(output)


def test_a_topic_has_one_page_whatever_its_case(build: Build) -> None:
    output = build({**WHOLE_SITE, "pages/x.md": PAGE, "articles/berita/2024/b.md": (
        "---\njudul: B\ntanggal: 2024-02-01\ntopik: [Pojok Baca]\n---\nIsi.\n"
    ), "articles/berita/2024/c.md": (
        "---\njudul: C\ntanggal: 2024-02-02\ntopik: [pojok baca, Pojok  baca]\n---\nIsi.\n"
    )})  # fmt: skip
    assert page(output, "topik/pojok-baca").find("h1").text.strip().endswith("pojok baca")


def test_related_entries_share_topics(built_site: Path) -> None:
    links = [a["href"] for a in page(built_site, "berita/2024/pojok-baca").find_all("a", href=True)]
    assert "/podcast/2024/membaca-nyaring/" in links


def test_the_feeds_of_a_page_are_found_from_its_head(built_site: Path) -> None:
    for path in ("", "berita", "topik/pojok-baca", "penulis/redaksi", "berita/2024/pojok-baca"):
        found = page(built_site, path).select("link[rel=alternate][type*=xml]")
        assert found, path
        for link in found:
            address = link["href"].removeprefix("https://literasi.example.org")
            assert (built_site / address.lstrip("/")).is_file()


def test_every_json_ld_parses(built_site: Path) -> None:
    for file in built_site.rglob("*.html"):
        soup = BeautifulSoup(file.read_text("utf-8"), "lxml")
        for script in soup.find_all("script", type="application/ld+json"):
            assert json.loads(script.string or "")


def test_a_first_draft_alone_is_a_site(build: Build) -> None:
    output = build({"articles/berita/2024/kabar.md": (
        "---\njudul: Kabar\ntanggal: 2024-11-07\nstatus: draf\n---\nIsi.\n"
    ), "pages/tentang.md": PAGE})  # fmt: skip
    assert "draf/berita/kabar/index.html" in files(output)
    assert page(output, "").find("h1")


def test_every_room_of_the_house_is_small() -> None:
    lines = [
        file.read_text("utf-8").count("\n")
        for file in (ROOT / "plugins").rglob("*.py")
        if file.name != "__init__.py" or file.stat().st_size > 0
    ]
    assert max(lines) <= 300
    assert statistics.median(lines) < 120

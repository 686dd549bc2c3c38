"""What readers pass on, and what they can read again: chat texts, event states, offline pages."""

import gzip
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import lxml.html
from PIL import Image

from tests.conftest import NOW, Build
from tests.samples import EVENT, SITE, WHOLE_SITE

ADDRESS = "https://literasi.example.org"


def page(output: Path, url: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring((output / url / "index.html").read_text("utf-8"))


def test_whatsapp_gets_a_text_in_its_own_markup(built_site: Path) -> None:
    news = page(built_site, "berita/2024/pojok-baca")
    [link] = news.xpath("//a[starts-with(@href, 'https://wa.me/')]/@href")
    [text] = parse_qs(urlsplit(link).query)["text"]
    assert text.splitlines() == [
        "*Pojok baca dibuka: warga berdatangan*",
        "",
        "Pojok baca di pasar dibuka dan langsung ramai oleh anak-anak yang membaca bersama.",
        "",
        f"{ADDRESS}/berita/2024/pojok-baca/",
    ]
    [area] = news.xpath("//textarea")
    assert area.text == text


def test_an_event_is_passed_on_with_its_time_and_place(built_site: Path) -> None:
    [text] = page(built_site, "agenda/2024/pertemuan").xpath("//textarea/text()")
    when = text.splitlines()[1].replace("\N{NO-BREAK SPACE}", " ")
    assert when.startswith("_Rabu, 6 November 2024 pukul 09.00 WITA sampai Jumat, 8 November")
    assert when.endswith("Gedung Contoh_")


def test_an_asterisk_in_a_title_does_not_end_the_bold(build: Build) -> None:
    files = WHOLE_SITE | {
        "articles/agenda/2024/pertemuan.md": EVENT.replace("Pertemuan contoh", "Temu *baca*")
    }
    [text] = page(build(files), "agenda/2024/pertemuan").xpath("//textarea/text()")
    assert text.splitlines()[0] == "*Temu baca*"


def test_chat_apps_find_what_they_show_at_the_beginning_of_every_page(built_site: Path) -> None:
    # WhatsApp reads 300 KB; it asks for title, description and address, none of them empty:
    # https://developers.facebook.com/docs/whatsapp/link-previews
    seen = 0
    for file in built_site.rglob("*.html"):
        text = file.read_text("utf-8")
        tree: Any = lxml.html.document_fromstring(text)
        if not tree.xpath("//link[@rel='canonical'][not(//meta[@http-equiv='refresh'])]"):
            continue  # has no address of its own: the offline page, what was not found, old links
        seen += 1
        told = {
            meta.get("property"): meta.get("content")
            for meta in tree.xpath("//head/meta[starts-with(@property, 'og:')]")
        }
        assert all(told.values()), file
        assert told["og:url"] == tree.xpath("string(//link[@rel='canonical']/@href)")
        assert not told["og:title"].endswith("Literasi Contoh") or told["og:url"] == f"{ADDRESS}/"
        assert 0 < len(told["og:description"]) <= 160, file
        picture = built_site / urlsplit(told["og:image"]).path.removeprefix("/")
        assert picture.suffix in (".jpg", ".png")
        assert picture.stat().st_size <= 200_000
        with Image.open(picture) as image:
            assert [str(side) for side in image.size] == [
                told["og:image:width"],
                told["og:image:height"],
            ]
        head = text[: text.index("<style>")]
        assert head.count('property="og:') == len(told)
        assert len(head.encode()) < 60_000
    assert seen > 20


def test_what_leaves_the_page_has_no_soft_hyphens(build: Build, tmp_path: Path) -> None:
    title = "Pertanggungjawaban penyelenggaraan diselenggarakan bersama"
    files = WHOLE_SITE | {
        "articles/agenda/2024/pertemuan.md": EVENT.replace("Pertemuan contoh", title)
    }
    output = build(files, SEARCH=True, SEARCH_CACHE=str(tmp_path / "cari"))
    event = page(output, "agenda/2024/pertemuan")
    [heading] = event.xpath("//h1")
    assert heading.text != title
    assert heading.text.replace("\N{SOFT HYPHEN}", "") == title
    for file in output.rglob("*"):
        if file.is_file() and file.suffix not in (".html", ".jpg", ".png", ".avif", ".woff2"):
            data = file.read_bytes()
            data = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
            assert "\N{SOFT HYPHEN}".encode() not in data, file
    elsewhere = event.xpath("//head//text() | //head//@* | //main//@* | //textarea/text()")
    assert title in "".join(elsewhere)
    assert "\N{SOFT HYPHEN}" not in "".join(elsewhere)


def test_buttons_that_need_a_script_are_hidden_until_it_runs(built_site: Path) -> None:
    for found in page(built_site, "berita/2024/pojok-baca").xpath("//main//button"):
        assert found.get("hidden") is not None


def test_an_event_says_that_it_is_over_only_once_it_is(build: Build) -> None:
    over = page(build(), "agenda/2024/pertemuan").xpath("//*[@data-mulai]")[0]
    assert (over.text, over.get("hidden")) == ("Sudah lewat", None)
    assert over.get("data-selesai") == "2024-11-09T00:00:00+08:00"
    before = build(BUILD_TIME=NOW.replace(year=2024, month=11, day=8, hour=23))
    assert page(before, "agenda/2024/pertemuan").xpath("//*[@data-mulai]/@hidden")


def test_a_published_site_can_be_read_again_without_a_network(build: Build) -> None:
    output = build(settings_file="publishconf.py")
    worker = (output / "sw.js").read_text("utf-8")
    assert 'addEventListener("fetch"' in worker
    assert (output / "luring/index.html").is_file()
    assert page(output, "tentang").xpath("//script/@data-luring") == ["/sw.js"]


def test_one_switch_takes_it_away_again_also_from_readers_who_have_it(build: Build) -> None:
    files = WHOLE_SITE | {"site.yaml": SITE + "luring: tidak\n"}
    output = build(files, settings_file="publishconf.py")
    worker = (output / "sw.js").read_text("utf-8")
    assert "registration.unregister()" in worker
    assert 'addEventListener("fetch"' not in worker
    assert page(output, "tentang").xpath("//script/@data-luring") == []

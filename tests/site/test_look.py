"""A regency's own look: colours, typeface, mark and banners from site.yaml."""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
from PIL import Image

from tests.conftest import NOW, Build, Refuse
from tests.samples import SITE, WHOLE_SITE

BANNER = """\
spanduk:
  - tempat: atas
    gambar: media/spanduk/lomba.png
    alt: Lomba bertutur dibuka
    label: info layanan
    tautan: /tentang/
    mulai: 2024-12-01
    selesai: 2025-01-31
"""


def picture(folder: Path, size: tuple[int, int]) -> bytes:
    file = folder / "lomba.png"
    Image.new("RGB", size, "navy").save(file)
    return file.read_bytes()


def style(page: Path) -> str:
    found = re.search(r"<style>(.*?)</style>", page.read_text("utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def test_a_brand_colour_reaches_pages_manifest_and_dark_mode(build: Build) -> None:
    site = SITE + 'tampilan: {warna: {utama: "#0B5D4A"}}\n'
    output = build(WHOLE_SITE | {"site.yaml": site})
    rules = style(output / "index.html")
    assert ":#0b5d4a" in rules
    assert "#8a1538" not in rules
    assert '"theme_color": "#0b5d4a"' in (output / "manifest.webmanifest").read_text("utf-8")


def test_an_opened_feed_has_the_colours_and_words_of_the_site(build: Build) -> None:
    site = SITE + 'bahasa: en\ntampilan: {warna: {utama: "#0B5D4A", kertas: "#f5f9fb"}}\n'
    rules = (build(WHOLE_SITE | {"site.yaml": site}) / "umpan.css").read_text("utf-8")
    assert "This is a feed (RSS)" in rules
    assert "--paper: #f5f9fb" in rules
    assert "--maroon: #0b5d4a" in rules
    assert not re.search(r"8a1538|fbf7ef|[Uu]mpan|[Hh]alaman", rules)


def test_the_system_typeface_leaves_the_web_font_out(build: Build) -> None:
    output = build(WHOLE_SITE | {"site.yaml": SITE + "tampilan: {huruf: sistem}\n"})
    assert "font-face" not in (output / "umpan.css").read_text("utf-8")
    page = (output / "index.html").read_text("utf-8")
    assert "woff2" not in page
    assert "font-face" not in page


def test_a_mark_of_ones_own_stands_in_the_head(build: Build) -> None:
    site = SITE + "tampilan: {lambang: media/gambar/foto.jpg}\n"
    output = build(WHOLE_SITE | {"site.yaml": site})
    page = lxml.html.parse(str(output / "index.html"))
    [shown] = page.xpath("//header//img/@src")
    file = output / shown.removeprefix("/")
    with Image.open(file) as image:
        assert image.size == (132, 132)
    assert file.stat().st_size < 20_000
    icons = page.xpath("//link[@rel='icon' or @rel='apple-touch-icon']/@href")
    manifest = (output / "manifest.webmanifest").read_text("utf-8")
    assert icons[0] == shown
    assert [icon["src"] for icon in json.loads(manifest)["icons"]] == icons
    assert not list(output.rglob("ikon.*"))
    moved = lxml.html.parse(str(output / "2019/05/pojok-baca/index.html"))
    assert moved.xpath("//link[@rel='icon']/@href") == [shown]


def test_a_link_of_the_menu_stands_in_the_header_where_it_is_asked_to(build: Build) -> None:
    site = SITE.replace("tautan: /tentang/}", "tautan: /tentang/, kepala: ya}")
    output = build(WHOLE_SITE | {"site.yaml": site})
    page = lxml.html.parse(str(output / "tentang/index.html"))
    [link] = page.xpath("//header//nav//a[@href='/tentang/']")
    assert (link.text, link.get("aria-current")) == ("Tentang kami", "page")
    assert len(page.xpath("//footer//a[@href='/tentang/']")) == 1


def test_pages_without_a_picture_are_shared_with_the_sites_name_in_its_colours(
    build: Build,
) -> None:
    cards = []
    for colour in ("#8a1538", "#0b5d4a"):
        site = SITE + f'tampilan: {{warna: {{utama: "{colour}"}}}}\n'
        output = build(WHOLE_SITE | {"site.yaml": site})
        page = lxml.html.parse(str(output / "tentang/index.html"))
        [address] = page.xpath("//meta[@property='og:image']/@content")
        [alt] = page.xpath("//meta[@property='og:image:alt']/@content")
        assert alt == "Literasi Contoh: Kabar literasi dari lereng gunung"
        with Image.open(output / urlsplit(address).path.removeprefix("/")) as card:
            assert card.size == (1200, 630)
            cards.append(card.convert("RGB").getpixel((60, 35)))
    assert cards[0] != cards[1]


def test_colours_that_cannot_be_read_are_refused_with_their_ratio(refuse: Refuse) -> None:
    report = refuse({"site.yaml": SITE + 'tampilan: {warna: {utama: "#f0a0a0"}}\n'})
    assert "#f0a0a0 di atas #fbf7ef terlalu samar" in report
    assert "kontrasnya 1,9, seharusnya 4,5" in report
    assert "[kontras]" in report
    assert "bukan warna" in refuse({"site.yaml": SITE + "tampilan: {warna: {utama: merah}}\n"})


def test_a_banner_is_shown_in_its_room_while_its_time_is_on(build: Build, tmp_path: Path) -> None:
    files = WHOLE_SITE | {"site.yaml": SITE + BANNER}
    files |= {"media/spanduk/lomba.png": picture(tmp_path, (1200, 100))}  # type: ignore[dict-item]
    page = lxml.html.parse(str(build(files) / "berita/2024/pojok-baca/index.html"))
    [banner] = page.xpath("//aside[@class='spanduk']")
    [image] = banner.iter("img")
    assert (image.get("width"), image.get("height")) == ("600", "50")
    assert image.get("alt") == "Lomba bertutur dibuka"
    assert banner.text_content().split() == ["Info", "layanan"]
    later = build(files, BUILD_TIME=NOW.replace(month=2))
    assert "spanduk" not in (later / "berita/2024/pojok-baca/index.html").read_text("utf-8")


def test_a_banners_last_day_ends_at_midnight_in_the_sites_zone(
    build: Build, tmp_path: Path
) -> None:
    files = WHOLE_SITE | {"media/spanduk/lomba.png": picture(tmp_path, (600, 50))}
    for zone, offset in (("WIB", "+07:00"), ("WIT", "+09:00")):
        site = SITE + f"zona_waktu: {zone}\n" + BANNER
        page = lxml.html.parse(
            str(build(files | {"site.yaml": site}) / "ulasan/2024/azab/index.html")
        )
        assert page.xpath("//aside/@data-sampai") == [f"2025-02-01T00:00:00{offset}"]


def test_a_banner_of_another_size_or_order_is_refused(refuse: Refuse, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"site.yaml": SITE + BANNER}
    report = refuse(files | {"media/spanduk/lomba.png": picture(tmp_path, (600, 60))})
    assert "berukuran 600×60" in report
    assert "tepat 600×50" in report
    late = {"site.yaml": SITE + BANNER.replace("2024-12-01", "2025-02-01")}
    report = refuse(late | {"media/spanduk/lomba.png": picture(tmp_path, (600, 50))})
    assert "spanduk selesai sebelum mulai" in report

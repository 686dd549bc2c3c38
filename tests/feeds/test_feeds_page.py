"""The page of feeds: one-click links, and codes for phones."""

import re
from pathlib import Path

import zxingcpp
from lxml import etree
from PIL import Image, ImageDraw

from plugins.core.qr_code import qr_code

SITE_URL = "https://literasi.example.org"


def found(site: Path, place: str, path: str) -> list[str]:
    links = etree.HTML((site / place / "index.html").read_bytes()).xpath(path)
    assert isinstance(links, list)
    return [str(link) for link in links]


def test_the_page_offers_the_sites_feed_and_the_podcast_by_one_click(built_site: Path) -> None:
    links = found(built_site, "umpan", "//main//a/@href")
    podcast = "literasi.example.org/podcast/rss.xml"
    deep = "https%3A//literasi.example.org/podcast/rss.xml&title=Podcast%20Contoh"
    assert {
        "/rss.xml",
        f"podcast://{podcast}",
        f"https://antennapod.org/deeplink/subscribe?url={deep}",
        "/umpan.opml",
        "/podcast/musim-1/rss.xml",
    } <= set(links)


def test_the_page_draws_the_codes_with_their_addresses_in_words(built_site: Path) -> None:
    for name in ("", "podcast/"):
        code = qr_code(f"{SITE_URL}/{name}rss.xml")
        assert code.path in found(built_site, "umpan", "//figure//*[local-name()='path']/@d")
        assert code.text in found(built_site, "umpan", "//figcaption/span/text()")
    labels = found(built_site, "umpan", "//figure/*[local-name()='svg'][@role='img']/@aria-label")
    assert labels == ["Kode QR: Literasi Contoh (RSS)", "Kode QR: Podcast Contoh"]


def test_a_scanner_reads_the_drawn_codes(built_site: Path) -> None:
    paths = found(built_site, "umpan", "//figure//*[local-name()='path'][@fill='#000']/@d")
    read = [scan(path) for path in paths]
    assert read == [f"{SITE_URL}/rss.xml", f"{SITE_URL}/podcast/rss.xml"]


def scan(path: str) -> str:
    """Return what a code says, whose runs of dark modules are drawn as four pixels each."""
    runs = [tuple(map(int, run)) for run in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", path)]
    side = 4 * (max(left + width for left, _, width in runs) + 4)
    picture = Image.new("L", (side, side), 255)
    pen = ImageDraw.Draw(picture)
    for left, top, width in runs:
        pen.rectangle((4 * left, 4 * top, 4 * (left + width) - 1, 4 * top + 3), fill=0)
    [code] = zxingcpp.read_barcodes(picture)
    assert code.format == zxingcpp.BarcodeFormat.QRCode
    return str(code.text)


def test_feeds_are_styled_for_people_by_css_alone(built_site: Path) -> None:
    files = [*built_site.rglob("rss.xml"), *built_site.rglob("atom.xml")]
    for file in files:
        root = etree.fromstring(file.read_bytes())
        instruction = root.getprevious()
        assert instruction is not None
        assert instruction.get("type") == "text/css"
        assert (built_site / (instruction.get("href") or "").lstrip("/")).is_file()
        assert instruction.getprevious() is None

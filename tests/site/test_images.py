"""Pictures in a built site: what pages show of them, what is published, what is refused."""

import io
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import ExifTags, Image

from bench.corpus import write_corpus
from plugins.core import pictures, share_cards
from plugins.core.pictures import Encoded
from plugins.desk.building import build as build_site
from tests.conftest import NOW, ROOT, Build, Refuse
from tests.samples import NEWS, PAGE, REVIEW, VIDEO, WHOLE_SITE

PICTURE_SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"}
NEWS_PATH = "articles/berita/2024/pojok-baca.md"


def photo(
    size: tuple[int, int] = (1600, 900), format_name: str = "JPEG", *, orientation: int = 1
) -> bytes:
    """Return a picture that says where it was taken."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Artist] = "Rahasia"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "S"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (3.0, 33.0, 47.0)
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(buffer, format_name, exif=exif)
    return buffer.getvalue()


def page(output: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((output / address / "index.html").read_text("utf-8"), "html5lib")


def addresses(output: Path) -> set[str]:
    """Return every address of ours that any page or machine file names in a picture's place."""
    found: set[str] = set()
    for file in output.rglob("*.html"):
        soup = BeautifulSoup(file.read_text("utf-8"), "html5lib")
        for tag in soup.find_all(["img", "source"]):
            found.update(part.split()[0] for part in str(tag.get("srcset", "")).split(",") if part)
            found.add(str(tag.get("src", "")))
        found.update(str(tag["poster"]) for tag in soup.find_all("video", poster=True))
        found.update(
            str(tag["content"]).removeprefix("https://literasi.example.org")
            for tag in soup.find_all("meta", property="og:image")
        )
    for file in [*output.rglob("*.xml"), *output.rglob("*.json"), *output.rglob("*.html")]:
        found.update(
            re.findall(
                r"https://literasi\.example\.org(/(?:media|gambar)/[\w./-]+\.(?:jpg|png|avif))",
                file.read_text("utf-8"),
            )
        )
    return found - {""}


@pytest.fixture
def whole(build: Build) -> Path:
    files = {
        "media/gambar/foto.jpg": photo(orientation=6, size=(900, 1600)),
        "media/gambar/lain.png": photo((500, 300), "PNG"),
        "media/gambar/lain.webp": photo((500, 300), "WEBP"),
        "media/gambar/lain.avif": photo((500, 300), "AVIF"),
        "media/dokumen/piagam.jpg": photo(),
    }
    body = "![Peta](media/gambar/lain.png)\n\n![Bagan](/media/gambar/lain.avif)"
    return build({**WHOLE_SITE, **files, "pages/tentang.md": PAGE + body})


def test_no_picture_of_the_site_says_where_it_was_taken(whole: Path) -> None:
    checked = 0
    for file in whole.rglob("*"):
        if file.suffix in PICTURE_SUFFIXES:
            with Image.open(file) as picture:
                assert not dict(picture.getexif()), file
                assert not {"exif", "xmp", "icc_profile"} & picture.info.keys(), file
            assert b"Rahasia" not in file.read_bytes()
            checked += 1
    assert checked > 15


def test_a_turned_photo_is_upright_everywhere(whole: Path) -> None:
    with Image.open(whole / "media/gambar/foto.jpg") as picture:
        assert picture.size == (1600, 900)
    shown = page(whole, "berita/2024/pojok-baca").select_one("figure.gambar img")
    assert shown is not None
    assert (shown["width"], shown["height"]) == ("1600", "900")


def test_every_picture_that_is_named_is_there(whole: Path) -> None:
    named = addresses(whole)
    assert {name.split("/")[1] for name in named} >= {"media", "gambar"}
    for name in named:
        assert (whole / name.lstrip("/")).is_file(), name


def test_the_first_picture_comes_first_and_others_when_needed(whole: Path) -> None:
    for address in ("", "berita", "berita/2024/pojok-baca", "ulasan/2024/azab"):
        images = page(whole, address).select("main img")
        assert images, address
        assert images[0].get("fetchpriority") == "high", address
        assert images[0].get("loading") is None, address
        assert [image for image in images[1:] if image.get("loading") != "lazy"] == [], address


def test_a_picture_is_offered_in_widths(whole: Path) -> None:
    soup = page(whole, "berita/2024/pojok-baca")
    [source] = soup.select("figure.gambar picture source")
    [image] = soup.select("figure.gambar picture img")
    assert source["type"] == "image/avif"
    assert source["sizes"]
    widths = re.findall(r"/gambar/foto-(\d+)\.[0-9a-f]{8}\.avif (\d+)w", str(source["srcset"]))
    assert widths == [("480", "480"), ("800", "800"), ("1280", "1280")]
    assert re.fullmatch(r"/gambar/foto-800\.[0-9a-f]{8}\.jpg", str(image["src"]))


def test_pictures_in_a_text_are_offered_in_widths_but_plain_in_feeds(whole: Path) -> None:
    body = page(whole, "berita/2024/pojok-baca").select_one(".isi picture")
    assert body is not None
    assert [source["type"] for source in body.find_all("source")] == ["image/avif", "image/jpeg"]
    assert [image["src"] for image in body.find_all("img")] == ["/media/gambar/foto.jpg"]
    assert [img["alt"] for img in page(whole, "tentang").select(".isi picture img")] == [
        "Peta", "Bagan",
    ]  # fmt: skip
    feed = (whole / "berita/atom.xml").read_text("utf-8")
    assert "https://literasi.example.org/media/gambar/foto.jpg" in feed
    assert "picture&gt;" not in feed


def test_every_entry_has_a_share_card(whole: Path) -> None:
    cards = {}
    for file in whole.glob("*/2024/*/index.html"):
        address = file.parent.relative_to(whole).as_posix()
        soup = page(whole, address)
        tags = soup.find_all("meta", property=True)
        meta = {str(tag["property"]): str(tag["content"]) for tag in tags}
        card = whole / meta["og:image"].removeprefix("https://literasi.example.org/")
        with Image.open(card) as picture:
            assert (picture.format, picture.size) == ("JPEG", (1200, 630))
        assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630")
        assert card.stat().st_size <= 200_000
        cards[address.split("/")[0]] = (card.name.split(".")[0], meta["og:image:alt"])
    assert cards["berita"] == ("foto-bagikan", "Anak-anak membaca di tikar")
    assert cards["ulasan"] == ("azab-bagikan", "Ulasan buku: Novel tua yang masih bertanya")
    assert len(cards) == 6


def test_an_unchanged_picture_is_not_made_again(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = {"PICTURE_CACHE": str(tmp_path / "singgahan")}
    first = {f.name: f.read_bytes() for f in (build(**cache) / "gambar").iterdir()}
    made: list[str] = []

    def note(*_: object) -> list[Encoded]:
        made.append("lagi")
        return []

    for module, name in (
        (pictures, "whole"), (pictures, "variants"),
        (share_cards, "drawn"), (share_cards, "cropped"),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, note)
    assert {f.name: f.read_bytes() for f in (build(**cache) / "gambar").iterdir()} == first
    assert made == []


def test_a_damaged_cache_is_mended(build: Build, tmp_path: Path) -> None:
    cache = {"PICTURE_CACHE": str(tmp_path / "singgahan")}
    first = {f.name: f.read_bytes() for f in (build(**cache) / "gambar").iterdir()}
    for file in (tmp_path / "singgahan").rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            file.write_bytes(data[: len(data) // 2])
    assert {f.name: f.read_bytes() for f in (build(**cache) / "gambar").iterdir()} == first


def test_a_broken_photo_is_named_once_with_its_path(refuse: Refuse) -> None:
    report = refuse({
        "media/gambar/sendiri.jpg": photo()[:4000],
        "media/gambar/foto.jpg": photo()[:4000],
        "pages/tentang.md": PAGE + "![Foto](media/gambar/foto.jpg)",
        NEWS_PATH: NEWS,
        "articles/ulasan/2024/azab.md": REVIEW,
        "articles/video/2024/contoh-video.md": VIDEO,
    })  # fmt: skip
    assert report.count("content/media/gambar/foto.jpg: ") == 1
    assert "content/media/gambar/sendiri.jpg: Berkas 'media/gambar/sendiri.jpg' rusak" in report
    assert report.endswith("2 masalah; situs tidak dibangun.")


@pytest.mark.usefixtures("untraced")
def test_a_corpus_of_two_hundred_builds(tmp_path: Path) -> None:
    write_corpus(tmp_path / "content", entries=200, seed=3)
    output = tmp_path / "output"
    build_site(ROOT, output, content=tmp_path / "content", overrides={"BUILD_TIME": NOW})
    assert len(list((output / "gambar").glob("*-bagikan.*"))) > 150

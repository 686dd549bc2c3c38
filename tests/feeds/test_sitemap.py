"""For machines: sitemaps, robots and manifest."""

import datetime
import json
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from plugins.core.build_time import build_time
from plugins.core.dates import ZONES
from plugins.sitemap.xml import Location, Report, sitemaps
from tests.conftest import NOW, Build
from tests.feeds.reading_feeds import parse
from tests.samples import NEWS, VIDEO, WHOLE_SITE

SITE_URL = "https://literasi.example.org"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
VIDEOS = "{http://www.google.com/schemas/sitemap-video/1.1}"
NEWS_TAGS = "{http://www.google.com/schemas/sitemap-news/0.9}"
REPORT = Report("Literasi", "id", NOW, "Kabar")


def locations(site: Path, kind: str = "pages") -> dict[str, etree._Element]:
    """Return the entries of a sitemap by their path."""
    return {
        (url.findtext(f"{SITEMAP}loc") or "").removeprefix(f"{SITE_URL}/"): url
        for url in parse(site / f"sitemap-{kind}.xml").findall(f"{SITEMAP}url")
    }


def test_the_index_names_every_sitemap(built_site: Path) -> None:
    index = parse(built_site / "sitemap.xml")
    assert index.tag == f"{SITEMAP}sitemapindex"
    named = [found.text or "" for found in index.iter(f"{SITEMAP}loc")]
    written = {f"{SITE_URL}/{file.name}" for file in built_site.glob("sitemap-*.xml")}
    assert set(named) == written
    assert f"{SITE_URL}/sitemap-pages.xml" in named


def test_every_address_in_the_sitemap_exists(built_site: Path) -> None:
    found = locations(built_site)
    assert found
    for path in found:
        assert (built_site / path / "index.html").is_file(), path


def test_entries_pages_and_all_listings_are_named(built_site: Path) -> None:
    expected = {
        "", "berita/", "berita/2024/pojok-baca/", "tentang/", "topik/", "topik/pojok-baca/",
        "penulis/", "penulis/redaksi/", "arsip/", "arsip/2024/",
    }  # fmt: skip
    assert expected <= set(locations(built_site))


def test_no_page_is_named_twice(built_site: Path) -> None:
    urls = parse(built_site / "sitemap-pages.xml").findall(f"{SITEMAP}url")
    assert len(urls) == len(locations(built_site))


def test_the_last_change_comes_from_the_content(built_site: Path) -> None:
    found = locations(built_site)
    news = found["berita/2024/pojok-baca/"]
    assert news.findtext(f"{SITEMAP}lastmod") == "2024-11-09"
    assert found[""].findtext(f"{SITEMAP}lastmod") == "2024-11-09"


def test_every_picture_of_a_page_is_named_once_and_exists(built_site: Path) -> None:
    found = locations(built_site, "images")
    review = found["ulasan/2024/azab/"]
    assert [loc.text for loc in review.iter(f"{IMAGE}loc")] == [f"{SITE_URL}/media/sampul/buku.jpg"]
    # The picture above the text stands in the text as well.
    news = [loc.text for loc in found["berita/2024/pojok-baca/"].iter(f"{IMAGE}loc")]
    assert news == [f"{SITE_URL}/media/gambar/foto.jpg"]
    for loc in parse(built_site / "sitemap-images.xml").iter(f"{IMAGE}loc"):
        assert (built_site / (loc.text or "").removeprefix(f"{SITE_URL}/")).is_file()


def test_a_picture_in_the_text_alone_is_named(build: Build) -> None:
    page = "---\njudul: Tentang\n---\n![Rak](media/gambar/foto.jpg)\n"
    site = build({**WHOLE_SITE, "pages/tentang.md": page}, BASE_PATH="/x", SITEURL=f"{SITE_URL}/x")
    [loc] = locations(site, "images")["x/tentang/"].iter(f"{IMAGE}loc")
    assert loc.text == f"{SITE_URL}/x/media/gambar/foto.jpg"


def test_a_film_of_our_own_is_told_with_its_still_and_file(build: Build, tmp_path: Path) -> None:
    made = ["-f", "lavfi", "-i", "color=c=red:s=64x64:d=2", str(tmp_path / "film.mp4")]
    subprocess.run(["ffmpeg", "-v", "error", *made], check=True)
    film = (tmp_path / "film.mp4").read_bytes()
    own = VIDEO.replace(
        'video: {platform: youtube, tautan: "https://www.youtube.com/watch?v=contoh"}',
        "video: media/video/pagi.mp4",
    ).replace("judul: Contoh video", "judul: Baca & tulis, video")
    site = build({**WHOLE_SITE, "articles/video/2024/pagi.md": own, "media/video/pagi.mp4": film})
    [(page, url)] = locations(site, "videos").items()
    assert page == "video/2024/pagi/"
    told = {str(tag.tag).removeprefix(VIDEOS): tag.text for tag in url.iterfind(f"{VIDEOS}video/*")}
    assert told.pop("duration")
    assert told == {
        "thumbnail_loc": f"{SITE_URL}/media/gambar/foto.jpg",
        "title": "Baca & tulis, video dari perpustakaan",
        "description": "Video pendek tentang perpustakaan.",
        "content_loc": f"{SITE_URL}/media/video/pagi.mp4",
        "publication_date": "2024-08-01T00:00:00+08:00",
    }


def test_news_of_the_last_two_days_is_told_relative_to_the_build(build: Build) -> None:
    text = "---\njudul: Kabar {0}\ntanggal: {0}\n---\nIsi.\n"
    moments = {"tua": "2024-12-30 11:59", "muda": "2024-12-30 12:00", "baru": "2025-01-01 11:00"}
    entries = {
        f"articles/berita/2024/{name}.md": text.format(moment) for name, moment in moments.items()
    }
    site = build({**WHOLE_SITE, **entries})
    found = locations(site, "news")
    assert list(found) == ["berita/2025/baru/", "berita/2024/muda/"]
    news = found["berita/2025/baru/"].find(f"{NEWS_TAGS}news")
    assert news is not None
    assert news.findtext(f"{NEWS_TAGS}publication/{NEWS_TAGS}name") == "Literasi Contoh"
    assert news.findtext(f"{NEWS_TAGS}publication/{NEWS_TAGS}language") == "id"
    assert news.findtext(f"{NEWS_TAGS}publication_date") == "2025-01-01T11:00:00+08:00"
    assert news.findtext(f"{NEWS_TAGS}title") == "Kabar 2025-01-01 11:00"


def test_without_fresh_news_the_sitemap_of_news_keeps_its_address(built_site: Path) -> None:
    [(page, url)] = locations(built_site, "news").items()
    assert page == "berita/2024/pojok-baca/"
    assert url.find(f"{NEWS_TAGS}news") is None


def test_google_takes_a_thousand_news_and_no_more() -> None:
    many = [Location(f"{SITE_URL}/{number}/", report=REPORT) for number in range(1200)]
    news = etree.fromstring(dict(sitemaps(many, SITE_URL, NOW))["sitemap-news.xml"])
    assert len(news) == 1000


def test_the_build_date_may_be_given() -> None:
    zone = ZONES["WITA"]
    assert build_time({"SOURCE_DATE_EPOCH": "1735704000"}, zone) == datetime.datetime(
        2025, 1, 1, 12, tzinfo=zone
    )
    assert build_time({}, zone).tzinfo is zone
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH: 'kemarin' bukan waktu"):
        build_time({"SOURCE_DATE_EPOCH": "kemarin"}, zone)


def test_a_hidden_entry_is_not_named(build: Build) -> None:
    hidden = NEWS.replace("\ntempat:", "\nstatus: tersembunyi\ntempat:")
    site = build({**WHOLE_SITE, "articles/berita/2024/pojok-baca.md": hidden})
    assert "berita/2024/pojok-baca/" not in locations(site)


def test_above_fifty_thousand_addresses_there_are_several_of_a_kind() -> None:
    many = [Location(f"{SITE_URL}/{number}/") for number in range(5)]
    files = dict(sitemaps(many, SITE_URL, NOW, most=2))
    names = ["sitemap-pages.xml", "sitemap-pages-2.xml", "sitemap-pages-3.xml"]
    assert list(files) == [*names, "sitemap.xml"]
    index = etree.fromstring(files["sitemap.xml"])
    assert [loc.text for loc in index.iter(f"{SITEMAP}loc")] == [f"{SITE_URL}/{n}" for n in names]
    last = etree.fromstring(files["sitemap-pages-3.xml"])
    assert [url.findtext(f"{SITEMAP}loc") for url in last] == [f"{SITE_URL}/4/"]


def test_robots_may_see_all_but_drafts(built_site: Path) -> None:
    lines = (built_site / "robots.txt").read_text("utf-8").splitlines()
    assert "Disallow: /draf/" in lines
    assert f"Sitemap: {SITE_URL}/sitemap.xml" in lines


def test_a_site_in_a_folder_of_its_host_says_so(build: Build) -> None:
    site = build(SITEURL="https://example.org/literasi", BASE_PATH="/literasi")
    assert "Disallow: /literasi/draf/" in (site / "robots.txt").read_text("utf-8")
    manifest = json.loads((site / "manifest.webmanifest").read_text("utf-8"))
    assert manifest["start_url"] == "/literasi/"
    loc = parse(site / "sitemap-pages.xml").findtext(f"{SITEMAP}url/{SITEMAP}loc")
    assert loc == "https://example.org/literasi/"


def test_every_icon_of_the_manifest_exists(built_site: Path) -> None:
    manifest = json.loads((built_site / "manifest.webmanifest").read_text("utf-8"))
    assert (manifest["name"], manifest["lang"]) == ("Literasi Contoh", "id")
    assert (manifest["theme_color"], manifest["background_color"]) == ("#8a1538", "#fbf7ef")
    assert manifest["icons"]
    for icon in manifest["icons"]:
        assert (built_site / icon["src"].lstrip("/")).is_file()

"""For machines: sitemap, robots and manifest."""

import json
from pathlib import Path

from lxml import etree

from plugins.sitemap.xml import Location, sitemaps
from tests.conftest import Build
from tests.feeds.reading_feeds import parse
from tests.samples import NEWS, WHOLE_SITE

SITE_URL = "https://literasi.example.org"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"


def locations(site: Path) -> dict[str, etree._Element]:
    """Return the entries of a sitemap by their path."""
    return {
        (url.findtext(f"{SITEMAP}loc") or "").removeprefix(f"{SITE_URL}/"): url
        for url in parse(site / "sitemap.xml").findall(f"{SITEMAP}url")
    }


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
    urls = parse(built_site / "sitemap.xml").findall(f"{SITEMAP}url")
    assert len(urls) == len(locations(built_site))


def test_the_last_change_comes_from_the_content(built_site: Path) -> None:
    found = locations(built_site)
    news = found["berita/2024/pojok-baca/"]
    assert news.findtext(f"{SITEMAP}lastmod") == "2024-11-09"
    assert found[""].findtext(f"{SITEMAP}lastmod") == "2024-11-09"
    picture = f"{SITE_URL}/media/gambar/foto.jpg"
    assert news.findtext(f"{IMAGE}image/{IMAGE}loc") == picture


def test_a_hidden_entry_is_not_named(build: Build) -> None:
    hidden = NEWS.replace("\ntempat:", "\nstatus: tersembunyi\ntempat:")
    site = build({**WHOLE_SITE, "articles/berita/2024/pojok-baca.md": hidden})
    assert "berita/2024/pojok-baca/" not in locations(site)


def test_above_fifty_thousand_addresses_the_sitemap_is_an_index() -> None:
    many = [Location(f"{SITE_URL}/{number}/") for number in range(5)]
    files = dict(sitemaps(many, SITE_URL, most=2))
    assert set(files) == {"sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"}
    index = etree.fromstring(files["sitemap.xml"])
    assert index.tag == f"{SITEMAP}sitemapindex"
    assert index.findtext(f"{SITEMAP}sitemap/{SITEMAP}loc") == f"{SITE_URL}/sitemap-1.xml"
    last = etree.fromstring(files["sitemap-3.xml"])
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
    loc = parse(site / "sitemap.xml").findtext(f"{SITEMAP}url/{SITEMAP}loc")
    assert loc == "https://example.org/literasi/"


def test_every_icon_of_the_manifest_exists(built_site: Path) -> None:
    manifest = json.loads((built_site / "manifest.webmanifest").read_text("utf-8"))
    assert (manifest["name"], manifest["lang"]) == ("Literasi Contoh", "id")
    assert (manifest["theme_color"], manifest["background_color"]) == ("#8A1538", "#FBF7EF")
    assert manifest["icons"]
    for icon in manifest["icons"]:
        assert (built_site / icon["src"].lstrip("/")).is_file()

"""What IndieWeb readers find in the pages: https://microformats.org/wiki/microformats2 ."""

from pathlib import Path
from typing import Any

import mf2py
import pytest

from tests.conftest import Build
from tests.samples import SITE, WHOLE_SITE

SITE_URL = "https://literasi.example.org"


def parsed(site: Path, url: str) -> dict[str, Any]:
    page = (site / url / "index.html").read_text("utf-8")
    found = mf2py.parse(doc=page, url=f"{SITE_URL}/{url}", html_parser="html5lib")
    assert isinstance(found, dict)
    return found


def thing(site: Path, url: str, kind: str) -> dict[str, Any]:
    """Return the properties of the page's own object: the one that says this is its address."""
    [found] = [
        item
        for item in parsed(site, url)["items"]
        if kind in item["type"] and item["properties"].get("url") == [f"{SITE_URL}/{url}"]
    ]
    properties = found["properties"]
    assert isinstance(properties, dict)
    return properties


def test_an_entry_tells_what_every_reader_asks_for(built_site: Path) -> None:
    news = thing(built_site, "berita/2024/pojok-baca/", "h-entry")
    assert news["name"] == ["Pojok baca dibuka: warga berdatangan"]
    assert news["published"] == ["2024-11-07T10:00:00+0800"]
    assert news["uid"] == news["url"]
    assert news["summary"][0].startswith("Pojok baca di pasar dibuka")
    assert [
        (author["properties"]["name"], author["properties"]["url"]) for author in news["author"]
    ] == [
        (["Redaksi"], [f"{SITE_URL}/penulis/redaksi/"]),
        (["Fulan Contoh, S.Pd."], [f"{SITE_URL}/penulis/fulan-contoh-spd/"]),
    ]
    assert news["category"] == ["pojok baca", "perpustakaan desa"]
    assert "TBM akan dibuka setiap hari pasar." in news["content"][0]["value"]
    assert "Pengisi" not in news["content"][0]["value"]
    [picture] = news["featured"]
    assert picture["alt"] == "Anak-anak membaca di tikar"
    assert picture["value"].startswith(f"{SITE_URL}/gambar/")


def test_a_review_names_its_book_and_rates_it(built_site: Path) -> None:
    review = thing(built_site, "ulasan/2024/azab/", "h-review")
    [item] = review["item"]
    assert item["type"] == ["h-product"]
    assert item["properties"]["name"] == ["Azab dan Sengsara"]
    assert item["properties"]["photo"][0]["alt"] == "Sampul buku Azab dan Sengsara"
    assert review["rating"] == ["4.5"]


def test_an_event_tells_when_and_where(built_site: Path) -> None:
    event = thing(built_site, "agenda/2024/pertemuan/", "h-event")
    assert event["name"] == ["Pertemuan contoh"]
    assert event["start"] == ["2024-11-06T09:00:00+0800"]
    assert event["end"] == ["2024-11-08"]
    [place] = event["location"]
    assert place["type"] == ["h-card"]
    assert place["properties"]["name"] == ["Gedung Contoh"]
    assert place["properties"]["adr"] == ["Sanur, Bali"]


def test_an_episode_has_its_sound(built_site: Path) -> None:
    episode = thing(built_site, "podcast/2024/membaca-nyaring/", "h-entry")
    assert episode["audio"] == [f"{SITE_URL}/media/audio/episode.mp3"]


@pytest.mark.parametrize("url", ["", "berita/", "ulasan/", "podcast/", "penulis/redaksi/"])
def test_a_list_is_a_feed_of_its_entries(built_site: Path, url: str) -> None:
    [feed] = [item for item in parsed(built_site, url)["items"] if item["type"] == ["h-feed"]]
    assert feed["properties"]["name"]
    for entry in feed["children"]:
        if "h-card" in entry["type"]:
            continue
        [address] = entry["properties"]["url"]
        assert (built_site / address.removeprefix(f"{SITE_URL}/") / "index.html").is_file()
        assert entry["properties"]["name"][0].strip()


def test_the_agenda_is_a_feed_of_events(built_site: Path) -> None:
    [feed] = [item for item in parsed(built_site, "agenda/")["items"] if item["type"] == ["h-feed"]]
    [event] = feed["children"]
    assert event["type"] == ["h-event"]
    assert event["properties"]["start"] == ["2024-11-06T09:00:00+0800"]


def test_the_library_has_its_card_and_its_profiles(build: Build) -> None:
    profiles = "media_sosial:\n  - {nama: Mastodon, tautan: 'https://example.org/@a'}\n"
    site = build({**WHOLE_SITE, "site.yaml": SITE + profiles})
    found = parsed(site, "")
    assert found["rels"]["me"] == ["https://example.org/@a"]
    [card] = [item for item in found["items"] if item["type"] == ["h-card"]]
    assert card["properties"]["url"] == card["properties"]["uid"] == [f"{SITE_URL}/"]
    assert card["properties"]["name"] == ["Literasi Contoh"]
    assert card["properties"]["org"][0].startswith("Perpustakaan Contoh")
    [feed] = [item for item in found["items"] if item["type"] == ["h-feed"]]
    [library] = [child for child in feed["children"] if child["type"] == ["h-card"]]
    assert library["properties"]["region"] == ["Sulawesi Selatan"]


def test_a_withdrawn_entry_tells_nothing(build: Build) -> None:
    gone = (
        "---\njudul: Rahasia\ntanggal: 2024-12-01\nstatus: dicabut\n"
        "pencabutan: {tanggal: 2024-12-02, alasan: Memuat data pribadi.}\n---\nIsi.\n"
    )
    site = build({**WHOLE_SITE, "articles/berita/2024/rahasia.md": gone})
    kinds = [item["type"] for item in parsed(site, "berita/2024/rahasia/")["items"]]
    assert kinds == [["h-card"]]

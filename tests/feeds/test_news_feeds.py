"""RSS, Atom and JSON feeds of the site, its sections, topics and people."""

import html
import re
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from lxml import etree

from plugins.core.media import TYPES
from tests.conftest import Build
from tests.feeds.reading_feeds import (
    ATOM,
    CONTENT,
    CREATOR,
    channel,
    feeds,
    items,
    parse,
    read,
    read_json,
)
from tests.samples import AWARD, EPISODE, NEWS, PAGE, REVIEW, WHOLE_SITE

NEWS_FILE = "articles/berita/2024/pojok-baca.md"
SITE_URL = "https://literasi.example.org"


def test_every_feed_is_well_formed_and_read_without_complaint(built_site: Path) -> None:
    found = feeds(built_site)
    assert len(found) > 10
    for file in found:
        parse(file)
        assert read(file).entries


@pytest.mark.parametrize("place", ["", "berita", "topik/pojok-baca", "penulis/redaksi"])
def test_every_listing_has_the_three_formats(built_site: Path, place: str) -> None:
    folder = built_site / place
    titles = [entry.title for entry in read(folder / "rss.xml").entries]
    assert titles
    assert [entry.title for entry in read(folder / "atom.xml").entries] == titles
    assert [item["title"] for item in read_json(folder / "feed.json")["items"]] == titles


def test_entries_stand_newest_first(built_site: Path) -> None:
    dates = [
        parsedate_to_datetime(item.findtext("pubDate", ""))
        for item in items(built_site / "rss.xml")
    ]
    assert dates == sorted(dates, reverse=True)
    assert len(dates) == 6


def test_the_newest_are_listed_and_full_blocks_of_the_oldest_are_not(build: Build) -> None:
    text = "---\njudul: Kabar {0}\ntanggal: 2024-01-0{1} 10:{2:02}\n---\nIsi.\n"
    entries = {
        f"articles/berita/2024/kabar-{n:02}.md": text.format(n, 1 + n // 60, n % 60)
        for n in range(65)
    }
    site = build({"pages/tentang.md": PAGE, **entries})
    titles = [item.findtext("title") for item in items(site / "rss.xml")]
    assert titles == [f"Kabar {number}" for number in range(64, 29, -1)]


def test_the_channel_says_what_and_where_it_is(built_site: Path) -> None:
    found = channel(built_site / "berita/rss.xml")
    assert found.findtext("title") == "Literasi Contoh: Berita"
    assert found.findtext("link") == f"{SITE_URL}/berita/"
    assert found.findtext("language") == "id"
    [own] = found.findall(f"{ATOM}link")
    assert dict(own.items()) == {
        "href": f"{SITE_URL}/berita/rss.xml",
        "rel": "self",
        "type": "application/rss+xml",
    }


def test_dates_come_from_the_content_alone(built_site: Path) -> None:
    """The news of 7 November was corrected on the 9th; nothing is later."""
    [item] = items(built_site / "berita/rss.xml")
    assert item.findtext("pubDate") == "Thu, 07 Nov 2024 10:00:00 +0800"
    built = channel(built_site / "rss.xml").findtext("lastBuildDate")
    assert built == "Sat, 09 Nov 2024 00:00:00 +0800"


def test_an_item_holds_summary_full_text_names_and_topics(built_site: Path) -> None:
    [item] = items(built_site / "berita/rss.xml")
    assert "ramai oleh anak-anak" in item.findtext("description", "")
    assert "<h2" in item.findtext(f"{CONTENT}encoded", "")
    assert [name.text for name in item.findall(CREATOR)] == ["Redaksi", "Fulan Contoh, S.Pd."]
    topics = [topic.text for topic in item.findall("category")]
    assert topics == ["Berita", "pojok baca", "perpustakaan desa"]
    assert item.find("enclosure") is None


def test_a_correction_ends_the_text(built_site: Path) -> None:
    text = items(built_site / "berita/rss.xml")[0].findtext(f"{CONTENT}encoded", "")
    ending = "<p><strong>Ralat, 9 November 2024:</strong> Jumlah buku yang benar 120.</p>"
    assert text.endswith(ending)


def test_the_facts_box_is_told(built_site: Path) -> None:
    award = items(built_site / "penghargaan/rss.xml")[0].findtext(f"{CONTENT}encoded", "")
    assert "<li><strong>Pemberi:</strong> Perpustakaan Nasional RI</li>" in award
    event = items(built_site / "agenda/rss.xml")[0].findtext(f"{CONTENT}encoded", "")
    assert "<strong>Mulai:</strong> Rabu, 6 November 2024 pukul\xa009.00\xa0WITA" in event


def test_no_link_depends_on_the_page_it_stands_on(built_site: Path) -> None:
    for file in [*feeds(built_site), *built_site.rglob("feed.json")]:
        # The style sheet is the document's own, and found from wherever it is shown.
        text = re.sub(r"<\?xml-stylesheet.*?\?>", "", file.read_text("utf-8"))
        text = html.unescape(text).replace('\\"', '"')
        assert not re.findall(r'(?:href|src)="(?!https?:|mailto:)[^"]*"', text)


def test_an_atom_feed_has_what_rfc_4287_requires(built_site: Path) -> None:
    for file in built_site.rglob("atom.xml"):
        feed = parse(file)
        assert feed.tag == f"{ATOM}feed"
        relations = {link.get("rel") for link in feed.findall(f"{ATOM}link")}
        assert relations == {"self", "alternate"}
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        for part in (feed, *feed.findall(f"{ATOM}entry")):
            assert (part.findtext(f"{ATOM}id") or "").startswith("tag:literasi.example.org,2024:")
            assert part.findtext(f"{ATOM}title")
            assert re.fullmatch(r"[\d-]{10}T[\d:]{8}\+08:00", part.findtext(f"{ATOM}updated", ""))
        for entry in feed.findall(f"{ATOM}entry"):
            [page] = entry.findall(f"{ATOM}link[@rel='alternate']")
            assert (page.get("href") or "").startswith(f"{SITE_URL}/")
            content = entry.find(f"{ATOM}content")
            assert content is not None
            assert content.get("type") == "html"


def test_an_atom_enclosure_tells_type_and_length(built_site: Path) -> None:
    [entry] = parse(built_site / "podcast/atom.xml").findall(f"{ATOM}entry")
    [enclosure] = entry.findall(f"{ATOM}link[@rel='enclosure']")
    size = (built_site / "media/audio/episode.mp3").stat().st_size
    assert enclosure.get("type") == "audio/mpeg"
    assert enclosure.get("length") == str(size)


def test_a_json_feed_is_as_its_specification_says(built_site: Path) -> None:
    feed = read_json(built_site / "feed.json")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["home_page_url"] == f"{SITE_URL}/"
    assert feed["feed_url"] == f"{SITE_URL}/feed.json"
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_html"]
        assert item["url"].startswith(f"{SITE_URL}/")
        assert re.fullmatch(r"[\d-]{10}T[\d:]{8}\+08:00", item["date_published"])
    news = read_json(built_site / "berita/feed.json")["items"][0]
    assert news["image"] == f"{SITE_URL}/media/gambar/foto.jpg"
    [attachment] = read_json(built_site / "podcast/feed.json")["items"][0]["attachments"]
    assert attachment["duration_in_seconds"] == 6
    assert attachment["mime_type"] == TYPES[".mp3"]


def test_an_entry_keeps_its_guid_when_title_and_date_are_mended(build: Build) -> None:
    before = build() / "rss.xml"
    guids = {item.findtext("guid") for item in items(before)}
    mended = NEWS.replace("Pojok baca dibuka: warga", "Pojok baca resmi dibuka: warga")
    mended = mended.replace("Kamis, 7 November 2024 10.00", "Jumat, 8 November 2024 09.00")
    after = build({**WHOLE_SITE, NEWS_FILE: mended}) / "rss.xml"
    assert before.read_bytes()
    assert {item.findtext("guid") for item in items(after)} == guids
    for item in items(after):
        guid = item.find("guid")
        assert guid is not None
        assert guid.get("isPermaLink") == "false"


@pytest.mark.parametrize(
    "status",
    [
        "status: draf",
        "status: tersembunyi",
        "status: dicabut\npencabutan: {tanggal: 2024-11-10, alasan: Salah foto.}",
        "kedaluwarsa: 2024-12-01",
    ],
)
def test_what_is_not_published_is_in_no_feed(build: Build, status: str) -> None:
    kept_back = NEWS.replace("\ntempat:", f"\n{status}\ntempat:")
    site = build({**WHOLE_SITE, NEWS_FILE: kept_back})
    assert not (site / "berita/rss.xml").exists()
    for file in [*feeds(site), *site.rglob("feed.json")]:
        assert "berita/2024/pojok-baca" not in file.read_text("utf-8")


def test_a_scheduled_entry_is_in_no_feed(build: Build) -> None:
    scheduled = NEWS.replace("Kamis, 7 November 2024 10.00 WITA", "2025-03-01 10:00")
    scheduled = scheduled.replace("9 November 2024", "2 Maret 2025")
    site = build({**WHOLE_SITE, NEWS_FILE: scheduled})
    assert len(items(site / "rss.xml")) == 5


def test_hostile_text_never_breaks_a_feed(build: Build) -> None:
    hostile = """\
---
judul: "Ini ]]> & <b>bukan</b> \\"tebal\\" 📚 &nbsp;"
tanggal: 2024-11-08
penulis: ["O'Brien & \\"Kawan\\" <x>"]
ringkasan: 'Jumlah 5 < 6 && 7 > 3; "kutip" ]]> akhir &nbsp;'
topik: ['"buku" & <anak>', "it's"]
---
Sebuah `]]>` di kode, &nbsp; spasi, &copy; tanda, <https://example.org/?a=1&b=2>, dan 😀.

[tautan](/berita/) dan [rujukan](#bagian)

## Bagian
"""
    site = build({**WHOLE_SITE, "articles/berita/2024/jahat.md": hostile})
    title = 'Ini ]]> & <b>bukan</b> "tebal" 📚 &nbsp;'
    item = items(site / "berita/rss.xml")[0]
    assert item.findtext("title") == title
    assert "5 &lt; 6" in item.findtext("description", "")
    assert "<code>]]&gt;</code>" in item.findtext(f"{CONTENT}encoded", "")
    assert f'href="{SITE_URL}/berita/2024/jahat/#bagian"' in item.findtext(f"{CONTENT}encoded", "")
    entry = parse(site / "berita/atom.xml").find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == title
    assert '"buku" & <anak>' in {topic.get("term") for topic in entry.findall(f"{ATOM}category")}
    assert read_json(site / "berita/feed.json")["items"][0]["title"] == title
    for file in feeds(site):
        read(file)


def test_an_episode_from_elsewhere_keeps_its_guid_in_every_format(build: Build) -> None:
    moved = EPISODE.replace("nomor: 1", "nomor: 1\nguid: abc 123")
    site = build({**WHOLE_SITE, "articles/podcast/2024/membaca-nyaring.md": moved})
    assert items(site / "podcast/rss.xml")[0].findtext("guid") == "abc 123"
    assert read_json(site / "podcast/feed.json")["items"][0]["id"] == "abc 123"
    # An Atom id must be an IRI (RFC 4287 §4.2.6).
    atom_id = parse(site / "podcast/atom.xml").findtext(f"{ATOM}entry/{ATOM}id")
    assert atom_id == "tag:literasi.example.org,2024:guid/abc%20123"


def test_a_picture_is_told_with_its_words(built_site: Path) -> None:
    [item] = items(built_site / "berita/rss.xml")
    media = "{http://search.yahoo.com/mrss/}"
    picture = item.find(f"{media}content")
    assert picture is not None
    assert picture.get("url") == f"{SITE_URL}/media/gambar/foto.jpg"
    assert (picture.get("width"), picture.get("height")) == ("320", "180")
    assert picture.findtext(f"{media}description") == "Anak-anak membaca di tikar"


def test_the_list_of_feeds_names_each_listing_once(built_site: Path) -> None:
    outlines = parse(built_site / "umpan.opml").findall("body/outline")
    addresses = [outline.get("xmlUrl") or "" for outline in outlines]
    assert len(set(addresses)) == len(addresses)
    for address in addresses:
        assert (built_site / address.removeprefix(f"{SITE_URL}/")).is_file()
    listings = {file.parent for file in feeds(built_site)}
    assert len(addresses) == len(listings)


def test_every_page_of_a_listing_names_its_own_feed_first(built_site: Path) -> None:
    for place in ("berita", "topik/pojok-baca", "penulis/redaksi", "podcast"):
        page = etree.HTML((built_site / place / "index.html").read_bytes())
        links = page.xpath("//link[@rel='alternate'][contains(@type, '+')]")
        assert isinstance(links, list)
        first = links[0]
        assert isinstance(first, etree._Element)
        assert (first.get("href") or "").endswith(f"/{place}/rss.xml")


def test_a_site_of_drafts_has_no_feeds(build: Build) -> None:
    draft = REVIEW.replace("penulis: Redaksi\n", "status: draf\n", 1)
    site = build({"articles/ulasan/2024/azab.md": draft, "pages/tentang.md": PAGE})
    assert not feeds(site)
    assert not (site / "umpan.opml").exists()


def test_one_topic_of_two_spellings_is_one_feed(build: Build) -> None:
    """`Balai Pustaka` and `balai pustaka` have one slug, so one page and one feed."""
    other = AWARD.replace("[penghargaan]", "[balai pustaka]")
    site = build({
        "articles/ulasan/2024/azab.md": REVIEW,
        "articles/penghargaan/2024/juara.md": other,
        "pages/tentang.md": PAGE,
    })  # fmt: skip
    assert len(items(site / "topik/balai-pustaka/rss.xml")) == 2

"""What other generators get wrong, each held not to happen here.

Read in their sources: eleventy-plugin-podcaster, django-cast, Castanet, Castopod, Seriously Simple
Podcasting, jekyll-podcast, pelican-podcast-feed, Pelican's and Hugo's own feeds, feedgen 1.0.0.
"""

import datetime
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from plugins.core.syndication.apple import CATEGORIES
from tests.conftest import Build
from tests.feeds.podlint import ITUNES, PODCAST
from tests.feeds.reading_feeds import ATOM, CONTENT, channel, feeds, items, parse, read_json
from tests.samples import EPISODE, NEWS, SITE, WHOLE_SITE

EPISODE_FILE = "articles/podcast/2024/membaca-nyaring.md"
NEWS_FILE = "articles/berita/2024/pojok-baca.md"
RFC_822 = re.compile(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}")
MEDIA = "{http://search.yahoo.com/mrss/}"


@pytest.fixture
def podcast(built_site: Path) -> etree._Element:
    return channel(built_site / "podcast/rss.xml")


def test_dates_in_rss_are_not_rfc_3339(built_site: Path) -> None:
    """eleventy-plugin-podcaster."""
    for file in feeds(built_site):
        for name in ("pubDate", "lastBuildDate"):
            for found in parse(file).iter(name):
                assert RFC_822.fullmatch(found.text or ""), file


def test_a_title_of_an_episode_is_closed_by_its_own_tag(build: Build) -> None:
    """eleventy-plugin-podcaster ends <itunes:title> with </title>."""
    site = build({**WHOLE_SITE, EPISODE_FILE: EPISODE.replace("membaca nyaring", "</title> & co")})
    assert items(site / "podcast/rss.xml")[0].findtext("title") == "Contoh: </title> & co"


@pytest.mark.parametrize(
    ("name", "codec", "kind"),
    [
        ("suara.m4a", "aac", "audio/mp4"), ("suara.opus", "libopus", "audio/ogg"),
        ("suara.mp3", "libmp3lame", "audio/mpeg"),
    ],
)  # fmt: skip
def test_the_type_of_a_sound_is_that_of_its_file(
    build: Build, tmp_path: Path, name: str, codec: str, kind: str
) -> None:
    """eleventy-plugin-podcaster calls every sound audio/mp3, which is no registered type."""
    tone = ["-f", "lavfi", "-i", "sine=frequency=330:duration=6", "-c:a", codec]
    subprocess.run(["ffmpeg", "-v", "error", *tone, str(tmp_path / name)], check=True)
    text = EPISODE.replace("audio/episode.mp3", f"audio/{name}")
    sound = (tmp_path / name).read_bytes()
    site = build({**WHOLE_SITE, EPISODE_FILE: text, f"media/audio/{name}": sound})
    enclosure = items(site / "podcast/rss.xml")[0].find("enclosure")
    assert enclosure is not None
    assert (enclosure.get("type"), enclosure.get("length")) == (kind, str(len(sound)))


def test_the_namespace_of_podcasting_2_ends_without_a_slash(podcast: etree._Element) -> None:
    """django-cast adds one, and players then see none of the tags."""
    assert podcast.nsmap["podcast"] == "https://podcastindex.org/namespace/1.0"


def test_no_tag_of_a_directory_that_is_gone_is_written(built_site: Path) -> None:
    """Castanet and Seriously Simple Podcasting still write googleplay:."""
    for file in feeds(built_site):
        assert b"googleplay" not in file.read_bytes()


def test_titles_are_as_they_were_written(build: Build) -> None:
    """Castanet writes every word with a capital."""
    title = "judul kecil dari TBM di iPusnas"
    site = build({**WHOLE_SITE, EPISODE_FILE: EPISODE.replace("Contoh: membaca nyaring", title)})
    assert items(site / "podcast/rss.xml")[0].findtext("title") == title


def test_an_episode_whose_sound_is_replaced_is_not_a_new_one(
    build: Build, sample_media: Path
) -> None:
    """Castanet takes the address of the sound for the guid."""
    before = items(build() / "podcast/rss.xml")[0].findtext("guid")
    again = EPISODE.replace("audio/episode.mp3", "audio/lagi.mp3")
    sound = (sample_media / "media/audio/episode.mp3").read_bytes()
    site = build({**WHOLE_SITE, EPISODE_FILE: again, "media/audio/lagi.mp3": sound})
    assert items(site / "podcast/rss.xml")[0].findtext("guid") == before


def test_no_feed_knows_the_time_of_the_build(build: Build) -> None:
    """Castopod, jekyll-podcast and feedgen date the feed by the clock, jekyll-podcast the year."""
    texts = []
    for year in (2025, 2031):
        site = build(BUILD_TIME=datetime.datetime(year, 1, 1, tzinfo=datetime.UTC))
        texts.append({file.relative_to(site): file.read_bytes() for file in feeds(site)})
        shutil.rmtree(site)
    assert texts[0] == texts[1]
    assert not [file for file, text in texts[1].items() if b"2031" in text]


def test_a_transcript_is_offered_in_more_than_one_form(podcast: etree._Element) -> None:
    """Castopod knows SubRip alone."""
    kinds = {found.get("type") for found in podcast.iter(f"{PODCAST}transcript")}
    assert kinds == {"text/vtt", "application/x-subrip", "application/json", "text/html"}


def test_what_only_yes_means_is_never_denied(podcast: etree._Element) -> None:
    """jekyll-podcast and feedgen write itunes:block and itunes:complete with `no`."""
    for name in ("block", "complete", "isClosedCaptioned"):
        assert not list(podcast.iter(f"{ITUNES}{name}"))


@pytest.mark.parametrize("old", ["2024-11-06 10:00", "Rabu, 6 November 2024 10.00 WITA"])
def test_a_mended_date_makes_no_second_item(build: Build, old: str) -> None:
    """Pelican makes the guid of address and date."""
    mended = NEWS.replace("Kamis, 7 November 2024 10.00 WITA", old)
    guids = [
        {
            item.findtext("guid")
            for item in items(build({**WHOLE_SITE, NEWS_FILE: text}) / "rss.xml")
        }
        for text in (NEWS, mended)
    ]
    assert guids[0] == guids[1]


def test_a_new_name_of_the_file_makes_no_second_item(build: Build) -> None:
    """Pelican's guid holds the slug, Hugo's is the whole address."""
    before = {item.findtext("guid") for item in items(build() / "rss.xml")}
    files = {name: text for name, text in WHOLE_SITE.items() if name != NEWS_FILE}
    moved = NEWS.replace("[/2019/05/pojok-baca/]", "[/berita/2024/pojok-baca/]")
    site = build({**files, "articles/berita/2024/pojok-baca-pasar.md": moved})
    assert {item.findtext("guid") for item in items(site / "rss.xml")} == before


def test_a_new_domain_makes_no_second_item(build: Build) -> None:
    """Hugo's guid is the permalink."""
    before = {item.findtext("guid") for item in items(build() / "rss.xml")}
    site = build(SITEURL="https://baru.example.net")
    assert {item.findtext("guid") for item in items(site / "rss.xml")} == before


def test_a_show_may_have_several_categories(build: Build) -> None:
    """pelican-podcast-feed knows one, with one below it."""
    more = "  kategori_lain: [{kategori: Education, subkategori: Courses}, {kategori: History}]\n"
    site = build({**WHOLE_SITE, "site.yaml": SITE + more})
    found = channel(site / "podcast/rss.xml").findall(f"{ITUNES}category")
    assert [(top.get("text"), [below.get("text") for below in top]) for top in found] == [
        ("Arts", ["Books"]), ("Education", ["Courses"]), ("History", []),
    ]  # fmt: skip
    assert {top.get("text") for top in found} <= set(CATEGORIES)


def test_season_episode_and_explicit_are_said_as_apple_wants_them(podcast: etree._Element) -> None:
    """pelican-podcast-feed has none of them; django-cast and feedgen say yes, no or clean."""
    [item] = podcast.findall("item")
    assert item.findtext(f"{ITUNES}season") == item.findtext(f"{ITUNES}episode") == "1"
    assert item.findtext(f"{ITUNES}explicit") == podcast.findtext(f"{ITUNES}explicit") == "false"


def test_the_channel_links_to_its_page(built_site: Path) -> None:
    """Feedgen takes the last link that was added, the feed's own address too."""
    for file in built_site.rglob("rss.xml"):
        address = channel(file).findtext("link", "")
        assert address.endswith("/"), file


@pytest.mark.parametrize("name", ["sampul.jpeg", "sampul.png"])
def test_artwork_of_any_suffix_is_told(build: Build, sample_media: Path, name: str) -> None:
    """Feedgen drops what does not end in .jpg or .png, in small letters, without a word."""
    from PIL import Image  # noqa: PLC0415

    file = sample_media.parent / name
    Image.open(sample_media / "media/podcast/sampul.jpg").save(file)
    yaml = SITE.replace("podcast/sampul.jpg", f"podcast/{name}")
    files = {**WHOLE_SITE, "site.yaml": yaml, f"media/podcast/{name}": file.read_bytes()}
    image = channel(build(files) / "podcast/rss.xml").find(f"{ITUNES}image")
    assert image is not None
    assert (image.get("href") or "").endswith(f"/media/podcast/{name}")


def test_links_of_an_atom_entry_keep_what_they_are(built_site: Path) -> None:
    """Feedgen 1.0.0 loses rel, type and length (its issue 135)."""
    entry = parse(built_site / "podcast/atom.xml").find(f"{ATOM}entry")
    assert entry is not None
    found = {link.get("rel"): link for link in entry.findall(f"{ATOM}link")}
    assert found["alternate"].get("type") == "text/html"
    assert found["enclosure"].get("type") == "audio/mpeg"
    assert int(found["enclosure"].get("length") or 0) > 0


def test_no_atom_text_is_of_a_type_that_is_none(built_site: Path) -> None:
    """Feedgen writes type="CDATA"."""
    for file in built_site.rglob("atom.xml"):
        for name in ("title", "summary", "content", "subtitle"):
            for found in parse(file).iter(f"{ATOM}{name}"):
                assert found.get("type", "text") in ("text", "html", "xhtml")


def test_every_item_has_one_guid_and_at_most_one_enclosure(built_site: Path) -> None:
    """Feedgen writes items without a guid, and of two enclosures the last."""
    for file in built_site.rglob("rss.xml"):
        for item in items(file):
            assert len(item.findall("guid")) == 1
            assert len(item.findall("enclosure")) <= 1


def test_the_full_text_is_there_whatever_else_is(build: Build) -> None:
    """Feedgen writes content:encoded only beside a summary; Hugo's feeds have no full text."""
    bare = "---\njudul: Tanpa ringkasan\ntanggal: 2024-12-01\n---\nSatu.\n\nDua.\n"
    site = build({**WHOLE_SITE, "articles/berita/2024/bare.md": bare})
    assert "<p>Dua.</p>" in items(site / "rss.xml")[0].findtext(f"{CONTENT}encoded", "")


def test_a_writer_without_an_address_is_named(built_site: Path) -> None:
    """Feedgen drops an author without e-mail from RSS."""
    for item in items(built_site / "rss.xml"):
        assert item.findtext("{http://purl.org/dc/elements/1.1/}creator")


def test_no_period_of_update_is_guessed(built_site: Path) -> None:
    """Feedgen writes sy:UpdatePeriod with a capital, and `None`."""
    for file in feeds(built_site):
        assert b'syndication/"' not in file.read_bytes()


def test_a_picture_is_told_beside_the_text_as_well(built_site: Path) -> None:
    """Asked of Ghost: readers that show no HTML have a picture all the same."""
    [news] = [
        item for item in items(built_site / "rss.xml") if "Pojok" in item.findtext("title", "")
    ]
    assert news.find(f"{MEDIA}content") is not None
    assert "<img " in news.findtext(f"{CONTENT}encoded", "")


def test_json_feeds_name_every_writer_and_no_single_one(built_site: Path) -> None:
    """JSON Feed 1.1 has `authors`; `author` is of version 1."""
    feed = read_json(built_site / "feed.json")
    assert all("author" not in found and found["authors"] for found in (feed, *feed["items"]))

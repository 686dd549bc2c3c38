"""Each season of the podcast has a page and feeds of its own."""

from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import Build
from tests.feeds.podlint import ITUNES, PODCAST, lint
from tests.feeds.reading_feeds import channel, items, parse, read, read_json
from tests.samples import EPISODE, WHOLE_SITE

SITE_URL = "https://literasi.example.org"


@pytest.fixture(scope="module")
def seasons(tmp_path_factory: pytest.TempPathFactory, sample_media: Path) -> Path:
    """Return a site with two episodes of season 1 and one of season 2."""
    from tests.conftest import build_fixture  # noqa: PLC0415

    make: Build = build_fixture.__wrapped__(  # type: ignore[attr-defined]
        tmp_path_factory.mktemp("musim"), sample_media
    )
    files = dict(WHOLE_SITE)
    for number, season in ((2, 1), (3, 2)):
        remote = f"{{tautan: 'https://example.org/{number}.mp3', ukuran: 9, durasi: '00:36', "
        text = EPISODE.replace("media/audio/episode.mp3", f"{remote}jenis: audio/mpeg}}")
        text = text.replace("musim: 1", f"musim: {season}").replace("nomor: 1", f"nomor: {number}")
        files[f"articles/podcast/2024/episode-{number}.md"] = text
    return make(files)


def test_a_season_has_its_episodes_in_every_format(seasons: Path) -> None:
    for season, count in ((1, 2), (2, 1)):
        folder = seasons / f"podcast/musim-{season}"
        titles = [item.findtext("title") for item in items(folder / "rss.xml")]
        assert len(titles) == count
        assert [entry.title for entry in read(folder / "atom.xml").entries] == titles
        assert [item["title"] for item in read_json(folder / "feed.json")["items"]] == titles
    assert len(items(seasons / "podcast/rss.xml")) == 3


def test_a_seasons_feed_passes_the_linter_and_is_no_second_show_in_directories(
    seasons: Path,
) -> None:
    whole, part = (channel(seasons / f"podcast/{place}rss.xml") for place in ("", "musim-1/"))
    assert lint((seasons / "podcast/musim-1/rss.xml").read_bytes()) == []
    assert part.findtext("title") == "Podcast Contoh: Musim 1"
    assert part.findtext("link") == f"{SITE_URL}/podcast/musim-1/"
    assert part.findtext(f"{PODCAST}guid") != whole.findtext(f"{PODCAST}guid")
    assert part.findtext(f"{ITUNES}block") == "Yes"
    assert whole.find(f"{ITUNES}block") is None
    wanted = [item.findtext("guid") for item in items(seasons / "podcast/rss.xml")]
    assert {item.findtext("guid") for item in part.findall("item")} <= set(wanted)


def test_a_season_is_linked_from_its_section_and_names_its_feeds_first(seasons: Path) -> None:
    section = etree.HTML((seasons / "podcast/index.html").read_bytes())
    assert section.xpath("//main//a[@href='/podcast/musim-2/']")
    page = etree.HTML((seasons / "podcast/musim-2/index.html").read_bytes())
    links = page.xpath("//link[@rel='alternate'][contains(@type, '+')]/@href")
    assert isinstance(links, list)
    assert links[0] == "/podcast/musim-2/rss.xml"
    places = [str(link).rpartition("/")[0] for link in links]
    assert places == sorted(places, key=len, reverse=True)
    assert "" in places


def test_seasons_are_in_the_lists_of_feeds_and_of_pages(seasons: Path) -> None:
    outlines = parse(seasons / "umpan.opml").findall("body/outline")
    feed = f"{SITE_URL}/podcast/musim-1/rss.xml"
    assert feed in {outline.get("xmlUrl") for outline in outlines}
    assert f"{SITE_URL}/podcast/musim-1/<" in (seasons / "sitemap-pages.xml").read_text("utf-8")


def test_every_page_offers_feeds_the_most_specific_first(seasons: Path) -> None:
    pages = [*seasons.rglob("index.html")]
    assert len(pages) > 20
    for file in pages:
        page = etree.HTML(file.read_bytes())
        if page.xpath("//meta[@http-equiv='refresh']"):
            continue  # an old address, which leads on at once
        links = page.xpath("//link[@rel='alternate'][contains(@type, '+')]/@href")
        assert isinstance(links, list)
        depths = [str(link).count("/") for link in links]
        assert depths == sorted(depths, reverse=True), file
        assert "/rss.xml" in links

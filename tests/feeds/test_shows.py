"""A library with more than one podcast: each has its page, its feeds, its seasons."""

from pathlib import Path

import pytest
from lxml import html as parsed_html

from tests.conftest import Build, Refuse
from tests.feeds.podlint import ITUNES, PODCAST, lint
from tests.feeds.reading_feeds import channel, items, parse, read, read_json
from tests.samples import EPISODE, SITE, WHOLE_SITE

SITE_URL = "https://literasi.example.org"
SECOND = """\
podcast_lain:
  - alamat: cerita-anak
    judul: Cerita Anak & Orang Tua
    uraian: Dongeng untuk didengar bersama.
    penulis: Perpustakaan Contoh
    pemilik: {nama: Redaksi, surel: redaksi@example.org}
    kategori: Kids & Family
    subkategori: Stories for Kids
    jenis: serial
    sampul: media/podcast/sampul.jpg
"""
TALE = "articles/podcast/2024/dongeng-{0}.md"


def tale(number: int, show: str = "cerita-anak") -> str:
    remote = f"{{tautan: 'https://example.org/{number}.mp3', ukuran: 9, durasi: '00:36', "
    text = EPISODE.replace("media/audio/episode.mp3", f"{remote}jenis: audio/mpeg}}")
    text = text.replace("nomor: 1", f"nomor: {number}\npodcast: {show}")
    return text.replace("Contoh: membaca nyaring", f"Dongeng {number}")


@pytest.fixture(scope="module")
def shows(tmp_path_factory: pytest.TempPathFactory, sample_media: Path) -> Path:
    """Return a site with one episode of the first show and twenty-five of the second."""
    from tests.conftest import build_fixture  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("podcast")
    make: Build = build_fixture.__wrapped__(folder, sample_media)  # type: ignore[attr-defined]
    tales = {TALE.format(number): tale(number) for number in range(1, 26)}
    return make({**WHOLE_SITE, **tales, "site.yaml": SITE + SECOND})


def titles(file: Path) -> set[str]:
    return {item.findtext("title") or "" for item in items(file)}


def test_each_show_has_a_feed_with_its_own_episodes(shows: Path) -> None:
    first, second = shows / "podcast/rss.xml", shows / "podcast/cerita-anak/rss.xml"
    assert titles(first) == {"Contoh: membaca nyaring"}
    assert titles(second) == {f"Dongeng {number}" for number in range(1, 26)}
    for file in (first, second):
        assert lint(file.read_bytes()) == []
    assert channel(second).findtext("title") == "Cerita Anak & Orang Tua"
    assert channel(second).findtext("link") == f"{SITE_URL}/podcast/cerita-anak/"
    assert channel(second).findtext(f"{ITUNES}type") == "serial"
    guids = [channel(file).findtext(f"{PODCAST}guid") for file in (first, second)]
    assert len(set(guids)) == 2


def test_the_other_formats_hold_the_same_episodes(shows: Path) -> None:
    for place in ("podcast", "podcast/cerita-anak"):
        wanted = titles(shows / place / "rss.xml")
        assert {entry.title for entry in read(shows / place / "atom.xml").entries} == wanted
        assert {item["title"] for item in read_json(shows / place / "feed.json")["items"]} == wanted


def test_each_show_has_pages_that_list_its_episodes_alone(shows: Path) -> None:
    first = (shows / "podcast/index.html").read_text("utf-8")
    assert "Dongeng 1" not in first
    assert 'href="/podcast/cerita-anak/"' in first
    second = (shows / "podcast/cerita-anak/index.html").read_text("utf-8")
    further = (shows / "podcast/cerita-anak/halaman/2/index.html").read_text("utf-8")
    assert "Contoh: membaca nyaring" not in second + further
    listed = second + further
    assert all(f">Dongeng {number}</a>" in listed for number in range(1, 26))
    assert 'href="/podcast/"' in second


def test_an_episode_leads_to_its_own_show(shows: Path) -> None:
    page = parsed_html.parse(str(shows / "podcast/2024/dongeng-1/index.html"))
    found = page.xpath("//link[@rel='alternate'][contains(@type, 'rss')]/@href")
    assert [str(link).removeprefix(SITE_URL) for link in found][:1] == [
        "/podcast/cerita-anak/rss.xml"
    ]
    assert "/podcast/cerita-anak/" in page.xpath("//nav[@class='remah']//a/@href")


def test_seasons_belong_to_their_show(shows: Path) -> None:
    season = shows / "podcast/cerita-anak/musim-1"
    assert len(items(season / "rss.xml")) == 25
    assert len(items(shows / "podcast/musim-1/rss.xml")) == 1
    assert (season / "index.html").is_file()
    assert lint((season / "rss.xml").read_bytes()) == []


def test_all_lists_name_every_show(shows: Path) -> None:
    assert f"{SITE_URL}/podcast/cerita-anak/rss.xml" in {
        line.get("xmlUrl") for line in parse(shows / "umpan.opml").iter("outline")
    }
    locations = {loc.text for loc in parse(shows / "sitemap-pages.xml").iter("{*}loc")}
    assert f"{SITE_URL}/podcast/cerita-anak/" in locations
    page = parsed_html.parse(str(shows / "umpan/index.html"))
    addresses = [found.text for found in page.iter("p") if found.get("class") == "alamat"]
    assert addresses == [
        f"{SITE_URL}/podcast/rss.xml", f"{SITE_URL}/podcast/cerita-anak/rss.xml"
    ]  # fmt: skip
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_show_that_no_episode_belongs_to_yet_is_nowhere(build: Build) -> None:
    site = build({**WHOLE_SITE, "site.yaml": SITE + SECOND})
    assert not (site / "podcast/cerita-anak").exists()


def test_a_section_without_episodes_of_its_first_show_lists_all(build: Build) -> None:
    files = {name: text for name, text in WHOLE_SITE.items() if "/podcast/" not in name}
    site = build({**files, TALE.format(1): tale(1), "site.yaml": SITE + SECOND})
    assert "Dongeng 1" in (site / "podcast/index.html").read_text("utf-8")
    assert not (site / "podcast/rss.xml").exists()


def test_an_unknown_show_is_refused_with_the_nearest(refuse: Refuse) -> None:
    report = refuse({TALE.format(1): tale(1, "cerita-anka"), "site.yaml": SITE + SECOND})
    assert f"content/{TALE.format(1)}:8: podcast: 'cerita-anka' bukan alamat" in report
    assert "Mungkin maksud Anda 'cerita-anak'?" in report


def test_a_show_named_where_there_is_only_one_is_refused(refuse: Refuse) -> None:
    assert "Hapus isian ini." in refuse({TALE.format(1): tale(1)})


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        (SITE + SECOND + SECOND.removeprefix("podcast_lain:\n"), "dua podcast beralamat"),
        (SITE + SECOND.replace("cerita-anak", "musim-2"), "sudah dipakai bagian podcast sendiri"),
        (SITE + SECOND.replace("cerita-anak", "Cerita Anak"), "tidak dapat menjadi bagian alamat"),
        (SITE + SECOND.replace("cerita-anak", "2024"), "tidak dapat menjadi bagian alamat"),
    ],
)
def test_shows_that_share_or_take_an_address_are_refused(
    refuse: Refuse, yaml: str, message: str
) -> None:
    report = refuse({"site.yaml": yaml})
    assert "podcast_lain" in report
    assert message in report


def test_the_category_of_a_further_show_is_checked_and_named(refuse: Refuse) -> None:
    yaml = SITE + SECOND.replace("kategori: Kids & Family", "kategori: Kids")
    report = refuse({"site.yaml": yaml, TALE.format(1): tale(1)})
    assert "podcast_lain cerita-anak.kategori: 'Kids' bukan kategori Apple Podcasts" in report


def test_an_episode_of_no_show_is_refused_where_only_further_ones_are_described(
    refuse: Refuse,
) -> None:
    yaml = SITE.split("podcast:", maxsplit=1)[0] + SECOND
    report = refuse({"site.yaml": yaml, TALE.format(1): tale(1)})
    assert "content/site.yaml: podcast: ada episode, tetapi podcastnya belum diterangkan." in report

"""The podcast's feed and chapters, and what directories would refuse."""

import base64
import hashlib
import json
from pathlib import Path

import pytest

from plugins.podcast.show import podcast_guid
from tests.conftest import Build, Refuse
from tests.feeds.podlint import ITUNES, PODCAST, lint
from tests.feeds.reading_feeds import channel, items, parse, read
from tests.samples import EPISODE, SITE, WHOLE_SITE

EPISODE_FILE = "articles/podcast/2024/membaca-nyaring.md"
SITE_URL = "https://literasi.example.org"


def test_the_feed_passes_the_linter(built_site: Path) -> None:
    feed = built_site / "podcast/rss.xml"
    assert lint(feed.read_bytes(), built_site / "media/audio") == []
    assert read(feed).entries[0].enclosures[0].type == "audio/mpeg"


def test_the_linter_finds_what_is_wrong(built_site: Path) -> None:
    text = (built_site / "podcast/rss.xml").read_text("utf-8")
    wrong = text.replace("<itunes:explicit>false", "<itunes:explicit>no").replace("Arts", "Seni")
    assert {"explicit 'no'", "unknown category 'Seni'"} <= {f.message for f in lint(wrong.encode())}


def test_the_show_is_told_as_site_yaml_tells_it(built_site: Path) -> None:
    found = channel(built_site / "podcast/rss.xml")
    assert found.findtext("title") == "Podcast Contoh"
    assert found.findtext("link") == f"{SITE_URL}/podcast/"
    assert found.findtext(f"{ITUNES}owner/{ITUNES}email") == "redaksi@example.org"
    assert found.findtext(f"{ITUNES}type") == "episodic"
    inner = found.find(f"{ITUNES}category/{ITUNES}category")
    assert inner is not None
    assert inner.get("text") == "Books"


def test_the_guid_of_the_show_comes_from_the_feeds_address(built_site: Path) -> None:
    found = channel(built_site / "podcast/rss.xml").findtext(f"{PODCAST}guid")
    assert found == podcast_guid(f"{SITE_URL}/podcast/rss.xml")
    # The specification's own example (podcast-namespace, docs/tags/guid.md).
    assert podcast_guid("https://podnews.net/rss") == "9b024349-ccf0-5f69-a609-6b82873eab3c"


def test_a_show_that_moved_keeps_its_guid(build: Build) -> None:
    guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    site = build({**WHOLE_SITE, "site.yaml": f"{SITE}  guid: {guid}\n"})
    assert channel(site / "podcast/rss.xml").findtext(f"{PODCAST}guid") == guid


def test_a_show_that_moved_answers_at_its_old_address_and_names_the_new(build: Build) -> None:
    moved = f"{SITE}  umpan_lama: [/siniar/umpan.xml, /feed/podcast.xml]\n"
    site = build({**WHOLE_SITE, "site.yaml": moved})
    feed = site / "podcast/rss.xml"
    assert channel(feed).findtext(f"{ITUNES}new-feed-url") == f"{SITE_URL}/podcast/rss.xml"
    assert lint(feed.read_bytes()) == []
    for old in ("siniar/umpan.xml", "feed/podcast.xml"):
        assert (site / old).read_bytes() == feed.read_bytes()
    # The guid stays the one of the first address.
    guid = channel(feed).findtext(f"{PODCAST}guid")
    assert guid == podcast_guid(f"{SITE_URL}/siniar/umpan.xml")


def test_a_show_that_left_names_where_it_went(build: Build) -> None:
    new = "https://example.net/podcast/rss.xml"
    site = build({**WHOLE_SITE, "site.yaml": f"{SITE}  umpan_baru: {new}\n"})
    feed = site / "podcast/rss.xml"
    assert channel(feed).findtext(f"{ITUNES}new-feed-url") == new
    assert lint(feed.read_bytes()) == []


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/feed/podcast/", "'/feed/podcast/' bukan nama berkas umpan"),
        ("/podcast/rss.xml", "'/podcast/rss.xml' masih dipakai umpan sekarang."),
        ("/rss.xml", "'/rss.xml' masih dipakai umpan sekarang."),
    ],
)
def test_an_old_feed_that_cannot_answer_is_refused(refuse: Refuse, path: str, message: str) -> None:
    assert message in refuse({"site.yaml": f"{SITE}  umpan_lama: [{path}]\n"})


def test_an_episode_has_everything_players_show(built_site: Path) -> None:
    [item] = items(built_site / "podcast/rss.xml")
    assert item.findtext(f"{ITUNES}duration") == "6"
    assert item.findtext(f"{ITUNES}season") == "1"
    assert item.findtext(f"{ITUNES}episode") == "1"
    assert item.findtext(f"{ITUNES}episodeType") == "full"
    assert item.findtext(f"{ITUNES}explicit") == "false"
    person = item.find(f"{PODCAST}person")
    assert person is not None
    assert (person.text, person.get("role")) == ("Suara sintetis", "host")


def test_chapters_are_told_in_three_forms_beside_the_file_itself(built_site: Path) -> None:
    [item] = items(built_site / "podcast/rss.xml")
    reference = item.find(f"{PODCAST}chapters")
    assert reference is not None
    file = built_site / (reference.get("url") or "").removeprefix(f"{SITE_URL}/")
    chapters = json.loads(file.read_text("utf-8"))
    assert chapters == {
        "version": "1.2.0",
        "chapters": [
            {"startTime": 0, "title": "Pembuka"},
            {"startTime": 3, "title": "Isi"},
        ],
    }
    simple = item.findall("{http://podlove.org/simple-chapters}chapters/*")
    assert [(part.get("start"), part.get("title")) for part in simple] == [
        ("00:00:00.000", "Pembuka"),
        ("00:00:03.000", "Isi"),
    ]
    notes = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded", "")
    assert "<li>00:00:00 Pembuka</li><li>00:00:03 Isi</li>" in notes


def test_the_feed_holds_every_episode(build: Build) -> None:
    files = dict(WHOLE_SITE)
    for number in range(2, 41):
        remote = (
            f"{{tautan: 'https://example.org/{number}.mp3', ukuran: 1000, durasi: '00:36', "
            "jenis: audio/mpeg}"
        )
        files[f"articles/podcast/2024/episode-{number}.md"] = (
            f"---\njudul: Episode {number}\ntanggal: 2024-01-01\naudio: {remote}\n"
            f"nomor: {number}\n---\nIsi.\n"
        )
    site = build(files)
    assert len(items(site / "podcast/rss.xml")) == 40
    assert lint((site / "podcast/rss.xml").read_bytes()) == []


def test_a_long_summary_is_cut_to_what_apple_takes(build: Build) -> None:
    long = EPISODE.replace("topik:", f"ringkasan: {'kata é ' * 600}\ntopik:")
    site = build({**WHOLE_SITE, EPISODE_FILE: long})
    description = items(site / "podcast/rss.xml")[0].findtext("description", "")
    assert len(description.encode()) <= 4000
    assert description.endswith("…")


def test_an_episodes_own_picture_must_be_artwork(build: Build, sample_media: Path) -> None:
    pictured = EPISODE.replace(
        "topik:", "gambar: {berkas: media/gambar/foto.jpg, alt: Buku}\ntopik:"
    )
    site = build({**WHOLE_SITE, EPISODE_FILE: pictured})
    assert items(site / "podcast/rss.xml")[0].find(f"{ITUNES}image") is None
    square = EPISODE.replace(
        "topik:", "gambar: {berkas: media/podcast/sampul.jpg, alt: Buku}\ntopik:"
    )
    site = build({**WHOLE_SITE, EPISODE_FILE: square})
    image = items(site / "podcast/rss.xml")[0].find(f"{ITUNES}image")
    assert image is not None
    assert image.get("href") == f"{SITE_URL}/media/podcast/sampul.jpg"


def test_a_trailer_is_named_by_the_show(build: Build) -> None:
    trailer = EPISODE.replace("nomor: 1", "nomor: 1\njenis_episode: trailer")
    site = build({**WHOLE_SITE, EPISODE_FILE: trailer})
    found = channel(site / "podcast/rss.xml").find(f"{PODCAST}trailer")
    assert found is not None
    assert found.get("pubdate") == "Sun, 01 Sep 2024 08:00:00 +0800"
    assert found.get("season") == "1"
    assert lint((site / "podcast/rss.xml").read_bytes()) == []


def test_a_show_with_all_its_fields_uses_twenty_two_tags_of_podcasting_2(build: Build) -> None:
    """The 22 of the goal; integrity, remoteItem and source stand inside of others."""
    show = f"""{SITE}\
  verifikasi_apple: 2cd5c9d0-4f6a-11f0-9e2b-325096b39f47
  jangan_di: [amazon, semua]
  podping: ya
  lisensi: CC-BY-SA-4.0
  jadwal: dua mingguan
  dukungan: {{teks: Sumbang buku, tautan: "https://example.org/sumbang"}}
  rekomendasi:
    - {{judul: Podcasting 2.0, guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810}}
  verifikasi: S6lpp-7ZCn8-dZfGc-OoyaG
"""
    full = EPISODE.replace(
        "nomor: 1",
        "nomor: 1\njenis_episode: trailer\n"
        "gambar: {berkas: media/gambar/foto.jpg, alt: Anak membaca}\n"
        "cuplikan: [{mulai: 1, durasi: 4, judul: Inti}]\n"
        "versi_lain: [{berkas: media/audio/episode.mp3, judul: Hemat data}]\n"
        "di_tempat_lain: [{teks: Tonton di YouTube, tautan: 'https://example.org/tonton'}]\n"
        "percakapan:\n"
        "  - {jaringan: Mastodon, tautan: 'https://example.org/@a/1', akun: '@a@example.org'}\n"
        "  - {jaringan: Bluesky, tautan: 'https://example.net/a/1'}",
    )
    site = build({**WHOLE_SITE, "site.yaml": show, EPISODE_FILE: full})
    feed = site / "podcast/rss.xml"
    assert lint(feed.read_bytes(), site / "media/audio") == []
    names = {str(found.tag).removeprefix(PODCAST) for found in parse(feed).iter(f"{PODCAST}*")}
    assert names == {
        "alternateEnclosure", "block", "chapters", "contentLink", "episode", "funding", "guid",
        "image", "integrity", "license", "location", "locked", "medium", "person", "podping",
        "podroll", "remoteItem", "season", "socialInteract", "soundbite", "source", "trailer",
        "transcript", "txt", "updateFrequency",
    }  # fmt: skip
    found = channel(feed)
    blocks = [(block.text, block.get("id")) for block in found.iter(f"{PODCAST}block")]
    assert blocks == [("yes", "amazon"), ("yes", None)]
    assert [dict(place.items()) for place in found.iter(f"{PODCAST}socialInteract")] == [
        {
            "protocol": "activitypub", "uri": "https://example.org/@a/1",
            "accountId": "@a@example.org", "priority": "1",
        },
        {"protocol": "atproto", "uri": "https://example.net/a/1", "priority": "2"},
    ]  # fmt: skip
    links = [(link.text, link.get("href")) for link in found.iter(f"{PODCAST}contentLink")]
    assert links[1:] == [("Tonton di YouTube", "https://example.org/tonton")]
    purposes = [text.get("purpose") for text in found.iter(f"{PODCAST}txt")]
    assert purposes == ["verify", "applepodcastsverify"]
    frequency = found.find(f"{PODCAST}updateFrequency")
    assert frequency is not None
    assert (frequency.text, frequency.get("rrule")) == ("Dua mingguan", "FREQ=WEEKLY;INTERVAL=2")
    assert found.findtext(f"{PODCAST}license") == "cc-by-sa-4.0"
    picture = found.find(f"item/{PODCAST}image")
    assert picture is not None
    assert (picture.get("aspect-ratio"), picture.get("alt")) == ("16/9", "Anak membaca")
    digest = hashlib.sha256((site / "media/audio/episode.mp3").read_bytes()).digest()
    told = found.findall(f"item/{PODCAST}alternateEnclosure/{PODCAST}integrity")
    expected = f"sha256-{base64.b64encode(digest).decode()}"
    assert [integrity.get("value") for integrity in told] == [expected, expected]


def test_people_have_roles_that_players_know(build: Build) -> None:
    people = EPISODE.replace(
        "  - {nama: Suara sintetis, peran: pembawa acara}",
        "  - {nama: A, peran: Narasumber, tautan: /tentang/}\n"
        "  - {nama: B, peran: juru masak, foto: media/gambar/foto.jpg}\n"
        "  - {nama: C}",
    )
    site = build({**WHOLE_SITE, EPISODE_FILE: people})
    persons = items(site / "podcast/rss.xml")[0].findall(f"{PODCAST}person")
    assert [dict(person.items()) for person in persons] == [
        {"role": "guest", "href": f"{SITE_URL}/tentang/"},
        {"role": "juru masak", "img": f"{SITE_URL}/media/gambar/foto.jpg"},
        {},
    ]


def test_a_site_without_episodes_needs_no_show(build: Build) -> None:
    files = {name: text for name, text in WHOLE_SITE.items() if name != EPISODE_FILE}
    site = build({**files, "site.yaml": SITE.split("podcast:")[0]})
    assert not (site / "podcast").exists()


def test_episodes_without_a_show_are_refused(refuse: Refuse) -> None:
    report = refuse({"site.yaml": SITE.split("podcast:")[0]})
    assert "content/site.yaml: podcast: ada episode, tetapi podcastnya belum diterangkan." in report


def test_a_broken_site_file_is_not_blamed_for_the_missing_show(refuse: Refuse) -> None:
    report = refuse({"site.yaml": SITE.replace("nama: Literasi Contoh\n", "")})
    assert "podcastnya" not in report


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("kategori: Arts", "kategori: Art", "'Art' bukan kategori Apple Podcasts"),
        ("kategori: Arts", "kategori: Art", "Mungkin maksud Anda 'Arts'?"),
        ("subkategori: Books", "subkategori: Novel", "'Novel' bukan subkategori Apple Podcasts"),
        ("kategori: Arts", "kategori: History", "Kosongkan subkategorinya."),
        ("podcast/sampul.jpg", "gambar/foto.jpg", "gambar 320 × 180 piksel (image/jpeg)"),
        ("Percakapan tentang buku.", "é" * 2500, "terlalu panjang (5 KB)"),
    ],
)
def test_a_show_that_directories_would_refuse_is_refused(
    refuse: Refuse, old: str, new: str, message: str
) -> None:
    assert message in refuse({"site.yaml": SITE.replace(old, new)})


def test_artwork_without_rgb_colours_is_refused(refuse: Refuse, tmp_path: Path) -> None:
    from PIL import Image  # noqa: PLC0415

    file = tmp_path / "kelabu.png"
    Image.new("L", (1400, 1400)).save(file)
    report = refuse({
        "media/podcast/kelabu.png": file.read_bytes(),
        "site.yaml": SITE.replace("podcast/sampul.jpg", "podcast/kelabu.png"),
    })  # fmt: skip
    assert "podcast.sampul: warna gambarnya L, bukan RGB." in report


def test_two_episodes_of_one_guid_are_refused(refuse: Refuse) -> None:
    first = EPISODE.replace("nomor: 1", "nomor: 1\nguid: abc")
    remote = "{tautan: 'https://example.org/2.mp3', ukuran: 9, durasi: '00:36', jenis: audio/mpeg}"
    second = first.replace("media/audio/episode.mp3", remote)
    report = refuse({EPISODE_FILE: first, "articles/podcast/2024/zaman-lagi.md": second})
    assert "guid: GUID sama dengan" in report


def test_a_chapter_beyond_the_end_is_refused(refuse: Refuse) -> None:
    late = EPISODE.replace('"00:03"', '"01:00"')
    report = refuse({EPISODE_FILE: late})
    assert "bab: 'Isi' mulai pada 1:00, padahal audionya hanya 0:06." in report


def test_a_soundbite_beyond_the_end_is_refused(refuse: Refuse) -> None:
    late = EPISODE.replace("nomor: 1", "nomor: 1\ncuplikan: [{mulai: 4, durasi: 30}]")
    report = refuse({EPISODE_FILE: late})
    assert "cuplikan: cuplikan sampai 0:34, padahal audionya hanya 0:06." in report


def test_a_summary_of_marks_fits_too(build: Build) -> None:
    marks = EPISODE.replace("topik:", f"ringkasan: '{'& ' * 2400}'\ntopik:")
    site = build({**WHOLE_SITE, EPISODE_FILE: marks})
    description = items(site / "podcast/rss.xml")[0].findtext("description", "")
    assert len(description.encode()) <= 4000


def test_a_media_type_that_is_none_is_refused(refuse: Refuse) -> None:
    remote = "{tautan: 'https://example.org/2.mp3', ukuran: 9, durasi: '00:36', jenis: mp3}"
    report = refuse({EPISODE_FILE: EPISODE.replace("media/audio/episode.mp3", remote)})
    assert "audio: 'mp3' bukan jenis media audio." in report


def test_prefixes_are_declared_on_the_root_alone(built_site: Path) -> None:
    text = (built_site / "podcast/rss.xml").read_text("utf-8")
    assert text.count("xmlns:") == len(parse(built_site / "podcast/rss.xml").nsmap)

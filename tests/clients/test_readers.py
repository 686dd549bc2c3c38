"""What readers of other makers find: feedsmith, feed-extractor, partytime, ical.js, sitemap."""

import base64
import hashlib
import html
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from plugins.podcast.show import podcast_guid
from tests.clients.conftest import Served
from tests.clients.corpus import ADDRESS, Told
from tests.feeds.reading_feeds import parse

pytestmark = pytest.mark.clients

HERE = Path(__file__).parent
SCHEMAS = HERE / "schemas"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def found(served: Served) -> dict[str, Any]:
    """Return what read.mjs reports of the site."""
    command = ["node", str(HERE / "read.mjs"), str(served.output)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    report = json.loads(done.stdout)
    assert isinstance(report, dict)
    return report


def of_scope(served: Served, name: str) -> list[Told]:
    """Return what the feed of that name must tell, by the folder in which it stands."""
    corpus = served.corpus
    whole, _, _ = name.rpartition("/")
    return {
        "": corpus.entries,
        "penulis/redaksi": corpus.entries,
        "berita": [told for told in corpus.entries if "/berita/" in f"/{told.path}"],
        "podcast": corpus.episodes,
        "podcast/musim-2": corpus.episodes[:1],
        "podcast/cerita-anak": corpus.tales,
        "agenda": [corpus.event],
    }.get(whole, [told for told in corpus.entries if "/berita/" in f"/{told.path}"])


def test_every_feed_is_read_as_it_was_meant(found: dict[str, Any], served: Served) -> None:
    assert len(found["feeds"]) == 3 * 9
    for name, feed in found["feeds"].items():
        wanted = served.read(of_scope(served, name))
        items = [{key: item[key] for key in told} for item, told in _both(feed["items"], wanted)]
        assert items == wanted, name


def _both(items: list[Any], wanted: list[Any]) -> Iterator[tuple[Any, Any]]:
    return zip(items, wanted, strict=True)


def test_a_second_reader_agrees(found: dict[str, Any]) -> None:
    for name, feed in found["feeds"].items():
        for item, other in _both(feed["items"], feed["extractus"]):
            # In XML this one takes a title for HTML, whatever the format says of it.
            title = item["title"] if feed["format"] == "json" else html.unescape(item["title"])
            assert other["title"] == title, name
            assert {key: item[key] for key in ("guid", "link", "at")} == {
                key: other[key] for key in ("guid", "link", "at")
            }, name


def test_every_json_feed_is_valid_by_its_schema(found: dict[str, Any]) -> None:
    formats = [feed["format"] for feed in found["feeds"].values()]
    assert formats.count("json") == 9
    assert not [feed["errors"] for feed in found["feeds"].values() if feed["errors"]]


def test_the_full_text_arrives_in_every_format(found: dict[str, Any]) -> None:
    texts = [
        [item["html"] for item in found["feeds"][name]["items"]]
        for name in ("rss.xml", "atom.xml", "feed.json")
    ]
    assert all(texts[0])
    assert texts[0] == texts[1] == texts[2]


def sounds(served: Served, *paths: str) -> list[tuple[str, int, str]]:
    """Return address, bytes and digest of each sound."""
    files = [served.output / path for path in paths]
    digests = [base64.b64encode(hashlib.sha256(file.read_bytes()).digest()) for file in files]
    return [
        (f"{served.host.address}/{path}", file.stat().st_size, f"sha256-{digest.decode()}")
        for path, file, digest in zip(paths, files, digests, strict=True)
    ]


def test_feedsmith_reads_the_whole_show(found: dict[str, Any], served: Served) -> None:
    address = served.host.address
    show = found["podcasts"]["podcast/rss.xml"]["feedsmith"]
    cover = f"{address}/media/podcast/sampul.jpg"
    shape = {"aspectRatio": "1/1", "width": 1400, "type": "image/jpeg"}
    assert (show["title"], show["copyright"]) == ("Podcast Contoh", "© Perpustakaan Contoh")
    assert show["itunes"] == {
        "image": cover,
        "explicit": False,
        "author": "Perpustakaan Contoh",
        "type": "serial",
        "categories": [{"text": "Arts", "categories": [{"text": "Books"}]}],
        "owner": {"name": "Redaksi", "email": "redaksi@example.org"},
    }
    remote = {"feedGuid": "917393e3-1b1e-5cef-ace4-edaa54e1f810", "title": "Podcasting 2.0"}
    assert show["podcast"] == {
        # That of the first address: see podcast_guid.
        "guid": podcast_guid(f"{ADDRESS}/podcast/rss.xml"),
        "locked": {"value": True, "owner": "redaksi@example.org"},
        "fundings": [{"url": "https://example.org/sumbang", "display": "Sumbang buku & rak"}],
        "locations": [{"display": "Contoh, Sulawesi Selatan", "rel": "creator", "country": "id"}],
        "license": {"display": "cc-by-sa-4.0"},
        "medium": "podcast",
        "images": [{"href": cover, "purpose": "artwork", **shape}],
        "blocks": [{"value": True, "id": "amazon"}],
        "txts": [{"display": "S6lpp-7ZCn8-dZfGc-OoyaG", "purpose": "verify"}],
        "podroll": {"remoteItems": [remote | {"feedUrl": "https://example.org/pc20.xml"}]},
        "updateFrequency": {"display": "Dua mingguan", "rrule": "FREQ=WEEKLY;INTERVAL=2"},
        "podping": {"usesPodping": True},
    }


def test_feedsmith_reads_the_whole_episode(found: dict[str, Any], served: Served) -> None:
    [episode, *_] = found["podcasts"]["podcast/rss.xml"]["feedsmith"]["items"]
    address = served.host.address
    page, photo = f"{address}/podcast/2024/suara-4/", f"{address}/media/gambar/foto.jpg"
    assert episode["itunes"] == {
        "duration": 9, "explicit": True, "episode": 4, "season": 2, "episodeType": "bonus",
    }  # fmt: skip
    forms = {"vtt": "text/vtt", "srt": "application/x-subrip", "json": "application/json"}
    transcripts = [
        {"url": f"{page}transkrip.{suffix}", "type": kind, "language": "id"}
        | ({"rel": "captions"} if suffix != "json" else {})
        for suffix, kind in forms.items()
    ]
    on_the_page = {"url": f"{page}#_transkrip", "type": "text/html", "language": "id"}
    places = ("media/audio/suara-4.mp3", "media/audio/kecil.mp3")
    enclosures = [
        {
            "type": "audio/mpeg", "length": size, "bitrate": bitrate, "title": title,
            "sources": [{"uri": uri}], "integrity": {"type": "sri", "value": digest},
        }
        for (uri, size, digest), bitrate, title in zip(
            sounds(served, *places), (8000, 7992), ("Standar", "Hemat data"), strict=True
        )
    ]  # fmt: skip
    enclosures[0]["default"] = True
    chapters = f"{page}chapters.json"
    assert episode["podcast"] == {
        "transcripts": [*transcripts, on_the_page],
        "chapters": {"url": chapters, "type": "application/json+chapters"},
        "soundbites": [{"startTime": 1, "duration": 4, "display": "Inti"}],
        "persons": [
            {"display": "Fulan Contoh, S.Pd.", "role": "guest", "href": f"{address}/tentang/"},
            {"display": "Suara sintetis", "role": "host", "img": photo},
        ],
        "season": {"number": 2},
        "episode": {"number": 4},
        "alternateEnclosures": enclosures,
        "images": [
            {
                "href": photo, "alt": "Anak & buku", "aspectRatio": "16/9", "width": 320,
                "type": "image/jpeg",
            }
        ],
        "socialInteracts": [
            {
                "uri": "https://example.org/@a/1", "protocol": "activitypub",
                "accountId": "@a@example.org", "priority": 1,
            }
        ],
    }  # fmt: skip
    assert episode["psc"]["chapters"] == [
        {"start": "00:00:00.000", "title": "Pembuka & salam"},
        {"start": "00:00:02.000", "title": "Isi", "href": "https://example.org/isi"},
        {"start": "00:00:05.000", "title": "Penutup"},
    ]


def test_partytime_reads_the_same(found: dict[str, Any], served: Served) -> None:
    """It says some things in words of its own, and knows nothing of five of the tags."""
    read = found["podcasts"]["podcast/rss.xml"]
    show, [episode, *_] = read["partytime"], read["partytime"]["items"]
    other, [its_episode, *_] = read["feedsmith"], read["feedsmith"]["items"]
    told, ours = other["podcast"], its_episode["podcast"]
    assert show["guid"] == told["guid"]
    assert (show["locked"], show["podcastOwner"]) == (True, told["locked"]["owner"])
    assert show["podcastFunding"] == [
        {"message": funding["display"], "url": funding["url"]} for funding in told["fundings"]
    ]
    assert show["podcastLocation"]["name"] == told["locations"][0]["display"]
    assert show["license"]["identifier"] == told["license"]["display"]
    assert show["medium"] == told["medium"]
    assert show["podcastBlockedPlatforms"] == {"amazon": True}
    assert show["podcastTxt"][0]["value"] == told["txts"][0]["display"]
    assert show["podroll"] == told["podroll"]["remoteItems"]
    assert [item["guid"] for item in show["items"]] == [
        told.guid for told in served.corpus.episodes
    ]
    sizes = [item["enclosure"] for item in show["items"]]
    assert sizes == [item["enclosures"][0] for item in other["items"]]
    assert (episode["duration"], episode["explicit"]) == (9, True)
    assert episode["itunesEpisodeType"] == its_episode["itunes"]["episodeType"]
    assert [found["url"] for found in episode["podcastTranscripts"]] == [
        found["url"] for found in ours["transcripts"]
    ]
    assert episode["podcastChapters"] == ours["chapters"]
    assert episode["podcastSoundbites"] == [{"startTime": 1, "duration": 4, "title": "Inti"}]
    people = [(found["name"], found["role"]) for found in episode["podcastPeople"]]
    assert people == [("Fulan Contoh, S.Pd.", "Guest"), ("Suara sintetis", "Host")]
    assert (episode["podcastSeason"], episode["podcastEpisode"]) == ({"number": 2}, {"number": 4})
    for sound, its_sound in _both(episode["alternativeEnclosures"], ours["alternateEnclosures"]):
        assert sound["integrity"] == its_sound["integrity"]
        assert [found["uri"] for found in sound["source"]] == [its_sound["sources"][0]["uri"]]
    assert episode["podcastSocialInteraction"][0]["url"] == ours["socialInteracts"][0]["uri"]


def test_the_list_of_feeds_is_read_and_valid(found: dict[str, Any], served: Served) -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMAS / "opml.rng"))
    schema.assertValid(parse(served.output / "umpan.opml").getroottree())
    outlines = found["lists"]["umpan.opml"]["body"]["outlines"]
    addresses = [line["xmlUrl"].removeprefix(f"{served.host.address}/") for line in outlines]
    assert len(addresses) == 9
    assert set(addresses) <= set(found["feeds"])


def test_calendars_are_read_with_their_zone(found: dict[str, Any], served: Served) -> None:
    wanted = {
        "uid": served.corpus.event.guid,
        "summary": served.corpus.event.title,
        "start": "2024-11-06T09:00:00",
        "end": "2024-11-08T17:00:00",
        "zone": "Asia/Makassar",
    }
    assert found["calendars"] == {
        "agenda/2024/pertemuan/event.ics": [wanted],
        "agenda/agenda.ics": [wanted],
    }


def test_a_calendar_application_takes_the_agenda(served: Served, tmp_path: Path) -> None:
    folder = str(tmp_path)
    agenda = str(served.output / "agenda/agenda.ics")
    command = ["calcurse", "--quiet", "--datadir", folder, "--confdir", folder, "--import", agenda]
    subprocess.run(command, env={**os.environ, "TZ": "UTC"}, check=True, timeout=60)
    [kept] = (tmp_path / "apts").read_text("utf-8").splitlines()
    # Nine and seventeen o'clock in Sulawesi.
    assert kept.startswith("11/06/2024 @ 01:00 -> 11/08/2024 @ 09:00")
    assert kept.endswith(served.corpus.event.title)


def test_sitemaps_are_valid_and_read(found: dict[str, Any], served: Served) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "sitemaps.xsd"))
    files = sorted(served.output.glob("sitemap*.xml"))
    assert len(files) == 4
    for file in files:
        schema.assertValid(parse(file).getroottree())
        locations = [loc.text for loc in parse(file).iter(f"{SITEMAP}loc")]
        assert [page["url"] for page in found["sitemaps"][file.name]] == locations
    [page] = found["sitemaps"]["sitemap-images.xml"]
    assert [image["url"] for image in page["img"]] == [
        f"{served.host.address}/media/gambar/foto.jpg"
    ]

"""JSON-LD: what search engines require of each type, and only words that schema.org knows."""

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from plugins.json_ld.schema_org import week_days
from tests.conftest import Build
from tests.samples import AWARD, EVENT, NEWS, REVIEW, SITE, VIDEO, WHOLE_SITE

SITE_URL = "https://literasi.example.org"

# https://schema.org, the properties used here with those that a type inherits.
THING = {"@type", "@id", "name", "url", "description", "image", "sameAs"}
WORK = THING | {
    "abstract", "about", "audience", "author", "correction", "datePublished", "dateModified",
    "expires", "hasPart", "headline", "inLanguage", "isBasedOn",
    "publisher", "thumbnailUrl", "timeRequired", "translator", "text", "creditText",
    "associatedMedia",
}  # fmt: skip
MEDIA = WORK | {
    "contentUrl", "contentSize", "encodingFormat", "duration", "uploadDate", "width", "height",
    "caption",
}  # fmt: skip
ORGANIZATION = THING | {
    "address", "award", "email", "telephone", "logo", "parentOrganization",
}  # fmt: skip
PLACE = THING | {"address", "geo", "telephone", "openingHoursSpecification", "logo"}
PROPERTIES = {
    "NewsArticle": WORK | {"dateline"},
    "Review": WORK | {"itemReviewed", "reviewRating"},
    "PodcastEpisode": WORK | {"actor", "episodeNumber", "partOfSeason", "partOfSeries"},
    "PodcastSeries": WORK | {"webFeed"},
    "PodcastSeason": WORK | {"seasonNumber"},
    "Clip": WORK | {"startOffset"},
    "VideoObject": MEDIA,
    "AudioObject": MEDIA,
    "ImageObject": MEDIA,
    "MediaObject": MEDIA,
    "Book": WORK | {"isbn", "numberOfPages", "bookEdition"},
    "Event": THING | {
        "audience", "endDate", "eventAttendanceMode", "eventStatus", "inLanguage",
        "location", "maximumAttendeeCapacity", "offers", "organizer", "startDate",
    },
    "WebPage": WORK,
    "WebSite": WORK | {"alternateName"},
    "CreativeWork": WORK,
    "CorrectionComment": WORK,
    "Organization": ORGANIZATION,
    "GovernmentOrganization": ORGANIZATION,
    "Library": ORGANIZATION | PLACE,
    "Person": THING | {"jobTitle"},
    "Place": PLACE,
    "VirtualLocation": THING,
    "PostalAddress": THING | {
        "addressCountry", "addressLocality", "addressRegion", "postalCode", "streetAddress",
    },
    "GeoCoordinates": THING | {"latitude", "longitude"},
    "OpeningHoursSpecification": THING | {"dayOfWeek", "opens", "closes"},
    "Offer": THING | {"price", "priceCurrency"},
    "Rating": THING | {"ratingValue", "bestRating", "worstRating"},
    "Audience": THING | {"audienceType"},
    "BreadcrumbList": THING | {"itemListElement"},
    "ListItem": THING | {"position", "item"},
}  # fmt: skip

# https://developers.google.com/search/docs/appearance/structured-data/search-gallery
REQUIRED = {
    "berita/2024/pojok-baca": "headline image datePublished dateModified author publisher "
    "inLanguage isBasedOn correction dateline",
    "ulasan/2024/azab": "itemReviewed reviewRating author publisher datePublished",
    "penghargaan/2024/juara": "headline datePublished author about",
    "podcast/2024/membaca-nyaring": "name url datePublished associatedMedia partOfSeries actor "
    "hasPart episodeNumber timeRequired",
    "video/2024/contoh-video": "name thumbnailUrl uploadDate description duration sameAs",
    "agenda/2024/pertemuan": "name startDate endDate location eventStatus eventAttendanceMode "
    "offers organizer",
}


def graph(site: Path, url: str) -> list[dict[str, Any]]:
    page = (site / url / "index.html").read_text("utf-8")
    [found] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    document = json.loads(found)
    assert document["@context"] == "https://schema.org"
    things = document["@graph"]
    assert isinstance(things, list)
    return things


def entry(site: Path, url: str) -> dict[str, Any]:
    return graph(site, url)[0]


def check_words(thing: Any) -> None:
    """Hold every object against the table of types."""
    if isinstance(thing, list):
        for item in thing:
            check_words(item)
    elif isinstance(thing, dict) and "@type" in thing:
        types = thing["@type"] if isinstance(thing["@type"], list) else [thing["@type"]]
        known = set().union(*(PROPERTIES[name] for name in types))
        assert set(thing) <= known, (types, set(thing) - known)
        for value in thing.values():
            check_words(value)
    elif isinstance(thing, dict):
        assert set(thing) == {"@id"}


@pytest.mark.parametrize("url", [*REQUIRED, "tentang", "."])
def test_only_words_of_schema_org_are_used(built_site: Path, url: str) -> None:
    for thing in graph(built_site, url):
        check_words(thing)


@pytest.mark.parametrize(("url", "names"), REQUIRED.items(), ids=REQUIRED)
def test_each_kind_has_what_search_engines_require(built_site: Path, url: str, names: str) -> None:
    found = entry(built_site, url)
    assert set(names.split()) <= set(found)
    assert found["url"] == f"{SITE_URL}/{url}/"
    assert found["@id"].startswith(found["url"])


def test_dates_tell_the_zone_and_a_day_stays_a_day(built_site: Path) -> None:
    news = entry(built_site, "berita/2024/pojok-baca")
    assert news["datePublished"] == "2024-11-07T10:00:00+08:00"
    assert news["dateModified"] == "2024-11-09"
    event = entry(built_site, "agenda/2024/pertemuan")
    assert event["startDate"] == "2024-11-06T09:00:00+08:00"
    assert event["endDate"] == "2024-11-08"


def test_the_writers_are_persons_and_the_editors_are_not(built_site: Path) -> None:
    editors, writer = entry(built_site, "berita/2024/pojok-baca")["author"]
    assert editors == {
        "@type": "Organization",
        "name": "Redaksi",
        "url": f"{SITE_URL}/penulis/redaksi/",
    }
    assert (writer["@type"], writer["name"]) == ("Person", "Fulan Contoh, S.Pd.")


def test_a_picture_has_its_size_and_words(built_site: Path) -> None:
    assert entry(built_site, "berita/2024/pojok-baca")["image"] == {
        "@type": "ImageObject",
        "url": f"{SITE_URL}/media/gambar/foto.jpg",
        "width": 320,
        "height": 180,
        "caption": "Suasana pembukaan.",
        "creditText": "Ilustrasi: Literasi",
    }


def test_a_review_rates_a_book(built_site: Path) -> None:
    review = entry(built_site, "ulasan/2024/azab")
    assert review["@type"] == "Review"
    assert review["reviewRating"] == {
        "@type": "Rating",
        "ratingValue": 4.5,
        "bestRating": 5,
        "worstRating": 0.5,
    }
    book = review["itemReviewed"]
    assert (book["@type"], book["name"]) == ("Book", "Azab dan Sengsara")
    assert book["author"] == {"@type": "Person", "name": "Merari Siregar"}
    assert book["publisher"] == {"@type": "Organization", "name": "Balai Pustaka"}
    assert (book["datePublished"], book["numberOfPages"]) == ("1920", 163)


def test_a_review_without_a_rating_is_an_article_about_the_book(build: Build) -> None:
    unrated = REVIEW.replace("nilai: 4,5\n", "")
    site = build({**WHOLE_SITE, "articles/ulasan/2024/azab.md": unrated})
    found = entry(site, "ulasan/2024/azab")
    assert found["@type"] == "NewsArticle"
    assert found["about"]["name"] == "Azab dan Sengsara"
    assert not {"itemReviewed", "reviewRating", "abstract"} & set(found)


def test_each_of_several_recipients_has_the_award(build: Build) -> None:
    several = AWARD.replace("[Perpustakaan Contoh]", "[Perpustakaan Contoh, TBM Contoh]")
    site = build({**WHOLE_SITE, "articles/penghargaan/2024/juara.md": several})
    assert entry(site, "penghargaan/2024/juara")["about"] == [
        {"@type": "Organization", "name": "Perpustakaan Contoh", "award": "Lomba Contoh"},
        {"@type": "Organization", "name": "TBM Contoh", "award": "Lomba Contoh"},
    ]


def test_an_episode_belongs_to_its_show(built_site: Path) -> None:
    episode = entry(built_site, "podcast/2024/membaca-nyaring")
    assert episode["partOfSeries"]["webFeed"] == f"{SITE_URL}/podcast/rss.xml"
    assert episode["partOfSeries"]["name"] == "Podcast Contoh"
    sound = episode["associatedMedia"]
    assert sound["contentUrl"] == f"{SITE_URL}/media/audio/episode.mp3"
    assert (sound["encodingFormat"], sound["duration"]) == ("audio/mpeg", "PT6S")
    assert [clip["startOffset"] for clip in episode["hasPart"]] == [0, 3]


def test_a_hybrid_event_with_a_stream_has_two_places(build: Build) -> None:
    streamed = EVENT.replace(
        "biaya: gratis",
        "biaya: 25.000\ntautan_siaran: https://example.org/s\n"
        "tautan_pendaftaran: https://example.org/d\nstatus_kegiatan: ditunda",
    )
    site = build({**WHOLE_SITE, "articles/agenda/2024/pertemuan.md": streamed})
    event = entry(site, "agenda/2024/pertemuan")
    assert event["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert event["eventStatus"] == "https://schema.org/EventPostponed"
    assert event["location"] == [
        {"@type": "Place", "name": "Gedung Contoh", "address": "Sanur, Bali"},
        {"@type": "VirtualLocation", "url": "https://example.org/s"},
    ]
    assert event["offers"] == {
        "@type": "Offer",
        "priceCurrency": "IDR",
        "price": 25000,
        "url": "https://example.org/d",
    }


@pytest.mark.parametrize(
    ("mode", "place"),
    [
        ("daring", {"@type": "VirtualLocation", "url": f"{SITE_URL}/agenda/2024/pertemuan/"}),
        ("luring", {"@type": "Place", "name": "Perpustakaan Contoh"}),
    ],
)
def test_an_event_always_has_a_place(build: Build, mode: str, place: Any) -> None:
    placeless = re.sub(r"lokasi: .*\n", "", EVENT).replace("hibrida", mode)
    site = build({**WHOLE_SITE, "articles/agenda/2024/pertemuan.md": placeless})
    assert entry(site, "agenda/2024/pertemuan")["location"] == place


def test_a_film_without_a_picture_still_has_a_thumbnail(build: Build) -> None:
    bare = VIDEO.replace("poster: media/gambar/foto.jpg\n", "")
    site = build({**WHOLE_SITE, "articles/video/2024/contoh-video.md": bare})
    assert entry(site, "video/2024/contoh-video")["thumbnailUrl"].startswith(SITE_URL)


def test_what_no_search_engine_reads_costs_no_reader(built_site: Path) -> None:
    """The site's mark is told once, at home; the topics stand in the page's <meta>."""
    for url in REQUIRED:
        found, *_, publisher = graph(built_site, url)
        assert not {"keywords", "wordCount", "isAccessibleForFree"} & set(found)
        assert "logo" not in publisher


def test_a_page_shows_the_way_from_home(built_site: Path) -> None:
    trail = graph(built_site, "berita/2024/pojok-baca")[1]
    assert [(step["position"], step["item"]) for step in trail["itemListElement"]] == [
        (1, f"{SITE_URL}/"),
        (2, f"{SITE_URL}/berita/"),
        (3, f"{SITE_URL}/berita/2024/pojok-baca/"),
    ]


def test_the_home_page_tells_who_publishes(build: Build) -> None:
    site = build({
        **WHOLE_SITE,
        "site.yaml": SITE.replace(
            "alamat: {", "alamat: {koordinat: '-3.5631, 119.7612', kode_pos: 91711, "
        )
        + "jam_buka:\n  - {hari: 'Senin–Kamis, Sabtu', buka: '08.00', tutup: '16.00'}\n"
        "kontak: {surel: redaksi@example.org, telepon: +62 420 000000}\n"
        "media_sosial:\n  - {nama: A, tautan: https://example.org/a}\n"
        "  - {nama: B, tautan: https://example.org/b}\n",
    })  # fmt: skip
    website, library = graph(site, ".")
    assert website["name"] == "Literasi Contoh"
    assert website["publisher"] == {"@id": library["@id"]}
    assert library["@type"] == ["Library", "GovernmentOrganization"]
    assert library["name"] == "Perpustakaan Contoh"
    assert library["logo"]["url"].startswith(SITE_URL)
    assert library["address"]["addressCountry"] == "ID"
    assert library["geo"]["latitude"] == -3.5631
    assert library["telephone"] == "+62 420 000000"
    assert library["sameAs"] == ["https://example.org/a", "https://example.org/b"]
    [hours] = [library["openingHoursSpecification"]]
    assert hours["dayOfWeek"][0] == "Monday"
    assert hours["dayOfWeek"][-1] == "Saturday"
    assert (hours["opens"], hours["closes"]) == ("08:00", "16:00")
    check_words(library)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Senin–Rabu", ["Monday", "Tuesday", "Wednesday"]),
        ("Senin - Selasa dan Minggu", ["Monday", "Tuesday", "Sunday"]),
        ("Jumat s.d. Sabtu", ["Friday", "Saturday"]),
        ("Senin sampai Selasa", ["Monday", "Tuesday"]),
        ("Hari libur", []),
    ],
)
def test_week_days_are_read_as_people_write_them(text: str, days: list[str]) -> None:
    assert week_days(text) == days


def test_a_withdrawn_entry_tells_nothing_of_its_text(build: Build) -> None:
    withdrawn = NEWS.replace(
        "\ntempat:",
        "\nstatus: dicabut\npencabutan: {tanggal: 2024-11-10, alasan: Salah foto.}\ntempat:",
    )
    site = build({**WHOLE_SITE, "articles/berita/2024/pojok-baca.md": withdrawn})
    page = (site / "berita/2024/pojok-baca/index.html").read_text("utf-8")
    assert '"NewsArticle"' not in html.unescape(page)


def test_no_text_can_end_the_script(build: Build) -> None:
    hostile = NEWS.replace("Suasana pembukaan.", '"</script><script>alert(1)</script>"')
    site = build({**WHOLE_SITE, "articles/berita/2024/pojok-baca.md": hostile})
    caption = entry(site, "berita/2024/pojok-baca")["image"]["caption"]
    assert caption == "</script><script>alert(1)</script>"

"""A guid is given once: it outlives title, slug, date, section and domain."""

import itertools
from pathlib import Path

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.identity import guid_of
from plugins.kinds import KINDS
from tests.conftest import Build, Refuse
from tests.feeds.reading_feeds import ATOM, items, parse, read_json
from tests.samples import NEWS, SITE, WHOLE_SITE

FILE = "articles/berita/2024/pojok-baca.md"
GUID = "tag:literasi.example.org,2024:berita/2024/pojok-baca"
OTHERS = {name: text for name, text in WHOLE_SITE.items() if name != FILE}
# The links of the sample lead to files that these sites have too; its alias is no own address.
ALIAS = "alamat_lama: [/2019/05/pojok-baca/]"
MOVED = "alamat_lama: [/2019/05/pojok-baca/, /berita/2024/pojok-baca/]"
MOVED_TWICE = (
    "alamat_lama: [/2019/05/pojok-baca/, /berita/2024/pojok-baca/, /berita/2024/sudut-baca/]"
)

slugs = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
addresses = st.builds(
    "/{}/{}/{}/".format, st.sampled_from(sorted(KINDS)), st.integers(1900, 2099), slugs
)


def guids(site: Path) -> list[str]:
    """Return the guids of the site's feed, which all its formats agree on."""
    found = [item.findtext("guid", "") for item in items(site / "rss.xml")]
    entries = parse(site / "atom.xml").findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == found
    assert [item["id"] for item in read_json(site / "feed.json")["items"]] == found
    return found


@pytest.mark.parametrize(
    ("name", "changes", "site"),
    [
        (FILE, [("Pojok baca dibuka: warga", "Sudut baca diresmikan: warga")], SITE),
        ("articles/berita/2024/sudut-baca.md", [(ALIAS, MOVED)], SITE),
        ("articles/berita/2024/taman-baca.md", [(ALIAS, MOVED_TWICE)], SITE),
        ("articles/berita/pojok-baca.md", [], SITE),
        (FILE, [("Kamis, 7 November 2024", "Jumat, 8 November 2024")], SITE),
        (FILE, [("Kamis, 7 November 2024", "Selasa, 7 November 2023"), (ALIAS, MOVED)], SITE),
        (FILE, [], SITE.replace("https://literasi.example.org", "https://baca.example.net")),
    ],
    ids=["judul", "nama", "nama-dua-kali", "folder", "hari", "tahun", "domain"],
)
def test_a_guid_outlives(
    build: Build, name: str, changes: list[tuple[str, str]], site: str
) -> None:
    text = NEWS
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    found = guids(build({**OTHERS, name: text, "site.yaml": site}))
    assert GUID in found
    assert len(set(found)) == len(found) == 6


def test_a_guid_outlives_a_move_to_another_section(build: Build) -> None:
    moved = OTHERS["articles/penghargaan/2024/juara.md"].replace(
        "topik:", "alamat_lama: [/berita/2024/juara/]\ntopik:", 1
    )
    found = guids(build({**WHOLE_SITE, "articles/penghargaan/2024/juara.md": moved}))
    assert "tag:literasi.example.org,2024:berita/2024/juara" in found


def test_an_entry_from_elsewhere_keeps_the_guid_it_had(build: Build) -> None:
    imported = NEWS.replace("tempat:", 'guid: "https://lama.example.org/?p=17"\ntempat:')
    assert "https://lama.example.org/?p=17" in guids(build({**OTHERS, FILE: imported}))


def test_a_calendar_names_an_event_as_its_feeds_do(built_site: Path) -> None:
    data = (built_site / "agenda/2024/pertemuan/event.ics").read_bytes()
    [event] = icalendar.Calendar.from_ical(data).events
    assert str(event["UID"]) == items(built_site / "agenda/rss.xml")[0].findtext("guid")


def test_two_entries_of_one_guid_are_refused_and_both_are_named(refuse: Refuse) -> None:
    text = f"---\njudul: Lain\ntanggal: 2024-01-01\nguid: {GUID}\n---\nIsi.\n"
    report = refuse({"articles/berita/2024/lain.md": text})
    assert (
        f"content/articles/berita/2024/lain.md:4: guid: GUID sama dengan content/{FILE}." in report
    )


@given(addresses, st.lists(addresses, max_size=4))
def test_the_oldest_address_decides_however_often_an_entry_moves(
    first: str, moves: list[str]
) -> None:
    given_once = guid_of("tag:a", first, (), KINDS)
    path = [first, *moves]
    for number, address in enumerate(path):
        assert guid_of("tag:a", address, path[:number], KINDS) == given_once


@given(st.lists(st.lists(addresses, min_size=1, max_size=3), max_size=5))
def test_entries_that_share_no_address_share_no_guid(histories: list[list[str]]) -> None:
    every = list(itertools.chain(*histories))
    if len(set(every)) == len(every):
        found = [guid_of("tag:a", path[-1], path[:-1], KINDS) for path in histories]
        assert len(set(found)) == len(found)


@given(st.from_regex(r"/[0-9a-z./?=-]*", fullmatch=True))
def test_an_address_of_another_system_decides_nothing(alias: str) -> None:
    parts = alias.strip("/").split("/")
    if parts[0] not in KINDS:
        assert guid_of("tag:a", "/berita/2024/x/", [alias], KINDS) == "tag:a:berita/2024/x"

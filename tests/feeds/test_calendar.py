"""The agenda in calendars, read back by the library that phones' makers test against."""

import datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.conftest import Build
from tests.samples import EVENT, SITE, WHOLE_SITE

PATH = "articles/agenda/2024/pertemuan.md"


def read(file: Path) -> list[Any]:
    data = file.read_bytes()
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    # RFC 5545 §3.1: lines end with CRLF and hold at most 75 octets.
    assert all(b"\n" not in line and len(line) <= 75 for line in lines)
    calendar = icalendar.Calendar.from_ical(data)
    return calendar.walk("VEVENT")


def test_an_event_has_its_calendar_and_stands_in_the_agenda(built_site: Path) -> None:
    (event,) = read(built_site / "agenda/2024/pertemuan/event.ics")
    (listed,) = read(built_site / "agenda/agenda.ics")
    assert event.to_ical() == listed.to_ical()
    assert event["summary"] == "Pertemuan contoh"
    assert event["uid"] == "tag:literasi.example.org,2024:agenda/2024/pertemuan"
    assert event["url"] == "https://literasi.example.org/agenda/2024/pertemuan/"
    assert event["location"] == "Gedung Contoh, Sanur, Bali"
    assert event["status"] == "CONFIRMED"
    assert event.start == datetime.datetime.fromisoformat("2024-11-06T09:00+08:00")
    # An end without a clock time is the end of that day.
    assert event.end == datetime.datetime.fromisoformat("2024-11-09T00:00+08:00")


def test_the_zone_is_described_in_the_file(built_site: Path) -> None:
    calendar = icalendar.Calendar.from_ical((built_site / "agenda/agenda.ics").read_bytes())
    assert [zone["tzid"] for zone in calendar.walk("VTIMEZONE")] == ["Asia/Makassar"]


@pytest.mark.parametrize(
    ("start", "end", "from_day", "to_day"),
    [
        ("6 November 2024", "8 November 2024", (2024, 11, 6), (2024, 11, 9)),
        ("6 November 2024", None, (2024, 11, 6), (2024, 11, 7)),
    ],
)
def test_days_without_a_clock_are_whole_days(
    build: Build,
    start: str,
    end: str | None,
    from_day: tuple[int, int, int],
    to_day: tuple[int, int, int],
) -> None:
    text = EVENT.replace("Rabu, 6 November 2024 09.00 WITA", start)
    text = text.replace("selesai: 8 November 2024\n", f"selesai: {end}\n" if end else "")
    output = build({**WHOLE_SITE, PATH: text})
    (event,) = read(output / "agenda/agenda.ics")
    assert (event.start, event.end) == (datetime.date(*from_day), datetime.date(*to_day))


def test_a_cancelled_event_says_so(build: Build) -> None:
    text = EVENT.replace("cara: hibrida", "cara: hibrida\nstatus_kegiatan: dibatalkan")
    output = build(
        {**WHOLE_SITE, PATH: text.replace('"Sanur, Bali"', 'X, koordinat: "-3.5, 119.7"')}
    )
    (event,) = read(output / "agenda/agenda.ics")
    assert event["status"] == "CANCELLED"
    assert event["geo"].to_ical() == "-3.5;119.7"


def test_a_new_title_keeps_the_identity(build: Build, built_site: Path) -> None:
    output = build({**WHOLE_SITE, PATH: EVENT.replace("Pertemuan contoh", "Temu contoh")})
    (before,) = read(built_site / "agenda/agenda.ics")
    (after,) = read(output / "agenda/agenda.ics")
    assert before["uid"] == after["uid"]
    assert before["dtstamp"].dt == after["dtstamp"].dt


def test_a_page_leads_to_its_calendar(built_site: Path) -> None:
    page = (built_site / "agenda/2024/pertemuan/index.html").read_text("utf-8")
    assert 'href="/agenda/2024/pertemuan/event.ics"' in page
    section = (built_site / "agenda/index.html").read_text("utf-8")
    assert 'href="/agenda/agenda.ics"' in section


def test_a_calendar_is_in_the_language_of_its_site(build: Build, built_site: Path) -> None:
    english = build(WHOLE_SITE | {"site.yaml": SITE + "bahasa: en\n"})
    for output, language in ((built_site, "ID"), (english, "EN")):
        calendar = icalendar.Calendar.from_ical((output / "agenda/agenda.ics").read_bytes())
        assert calendar["prodid"] == f"-//Literasi//Literasi Contoh//{language}"

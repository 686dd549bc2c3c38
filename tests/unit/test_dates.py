"""Dates as editors write them; nothing is ever filled in from today."""

import contextlib
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from plugins.core.dates import MONTHS, WEEKDAYS, ZONES, in_words, parse_day, parse_moment

WITA = ZONES["WITA"]


@pytest.mark.parametrize(
    "text",
    [
        "2024-11-07 10:00",
        "2024-11-07T10:00",
        "2024-11-07 10.00 WITA",
        "2024-11-07T10:00:00+08:00",
        "2024-11-07 02:00Z",
        "2024-11-07 09:00 WIB",
        "7 November 2024 10.00",
        "7 Nopember 2024 pukul 10.00",
        "Kamis, 7 November 2024 10.00 WITA",
        "kamis, 7 nov 2024, pukul 10.00 wita",
        "Kamis, 7 November 2024 11.00 WIT",
        "Kamis 7 November 2024 jam 10.00",
        "2024-11-07T02:00:00.000Z",
    ],
)
def test_one_moment_may_be_written_in_many_ways(text: str) -> None:
    moment = parse_moment(text, WITA)
    assert moment.has_time
    assert moment.at == datetime.datetime(2024, 11, 7, 10, tzinfo=WITA)


def test_a_day_without_a_clock_time_says_so() -> None:
    moment = parse_moment("7 November 2024", WITA)
    assert (moment.day, moment.has_time, moment.zone) == (
        datetime.date(2024, 11, 7),
        False,
        "WITA",
    )


@pytest.mark.parametrize("friday", ["Jumat", "Jum'at", "Jum’at"])
def test_friday_may_be_spelt_the_old_way(friday: str) -> None:
    assert parse_day(f"{friday}, 8 November 2024") == datetime.date(2024, 11, 8)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "date_unreadable"),
        ("kemarin", "date_unreadable"),
        ("November 2024", "date_unreadable"),
        ("2024", "date_unreadable"),
        ("09:30", "date_unreadable"),
        ("2024-11-07 lewat", "date_unreadable"),
        ("07/11/2024", "date_ambiguous"),
        ("07-11-2024", "date_ambiguous"),
        ("25/12/2024", "date_digits"),
        ("45/45/2024", "date_impossible"),
        ("2024-02-30", "date_impossible"),
        ("2024-13-01", "date_impossible"),
        ("7 Brumaire 2024", "date_month"),
        ("Rabu, 7 November 2024", "date_weekday"),
        ("Rebo, 6 November 2024", "date_weekday"),
        ("2024-11-07 24:01", "date_clock"),
    ],
)
def test_what_is_no_date_is_refused_by_kind(text: str, kind: str) -> None:
    with pytest.raises(PydanticCustomError) as error:
        parse_moment(text, WITA)
    assert error.value.type == kind


def test_a_day_takes_no_clock_time() -> None:
    with pytest.raises(PydanticCustomError) as error:
        parse_day("2024-11-07 10:00")
    assert error.value.type == "date_with_time"


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31)))
def test_the_words_of_a_day_read_back_as_that_day(day: datetime.date) -> None:
    assert parse_day(in_words(day)) == day
    assert parse_day(in_words(day, weekday=True)) == day
    assert parse_day(day.isoformat()) == day


@given(st.text())
def test_no_text_crashes_the_parser(text: str) -> None:
    with contextlib.suppress(PydanticCustomError):
        parse_moment(text, WITA)


def test_the_words_are_those_of_the_calendar() -> None:
    assert (len(MONTHS), len(WEEKDAYS)) == (12, 7)
    assert in_words(datetime.date(2024, 11, 7), weekday=True) == "Kamis, 7 November 2024"


@pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31", "7 November 0024"])
def test_a_year_that_no_entry_can_mean_is_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError) as refusal:
        parse_moment(text, ZONES["WITA"])
    assert refusal.value.type == "date_year"

"""Numbers, sizes and lengths as Indonesians read them."""

import datetime
from decimal import Decimal

import pytest

from plugins.core import indonesian
from plugins.core.dates import ZONES, Moment, parse_moment


@pytest.mark.parametrize(
    ("words", "value", "text"),
    [
        (indonesian.number, 12345, "12.345"),
        (indonesian.number, Decimal("4.5"), "4,5"),
        (indonesian.filesize, 820, "820 bita"),
        (indonesian.filesize, 12_345, "12 KB"),
        (indonesian.filesize, 1_234_567, "1,2 MB"),
        (indonesian.duration_words, 85, "1 menit 25 detik"),
        (indonesian.duration_words, 3900, "1 jam 5 menit"),
        (indonesian.duration_words, 0, "0 detik"),
        (indonesian.clock, 85, "1:25"),
        (indonesian.clock, 3905, "1:05:05"),
        (indonesian.iso_duration, 85, "PT1M25S"),
        (indonesian.iso_duration, 3600, "PT1H"),
        (indonesian.iso_duration, 0, "PT0S"),
        (indonesian.rupiah, 25000, "Rp25.000"),
        (indonesian.rupiah, 0, "Gratis"),
        (indonesian.date_words, datetime.date(2024, 11, 7), "7 November 2024"),
        (indonesian.date_words, datetime.datetime(2024, 11, 7, 1, tzinfo=ZONES["WITA"]),
         "7 November 2024"),
    ],
)  # fmt: skip
def test_a_value_reads_well(words: object, value: object, text: str) -> None:
    assert callable(words)
    assert words(value) == text


def test_a_moment_names_its_zone_and_its_clock_only_if_given() -> None:
    with_clock = parse_moment("2024-11-07 10:00 WIB", ZONES["WITA"])
    day = parse_moment("2024-11-07", ZONES["WITA"])
    assert indonesian.moment_words(with_clock) == (
        "Kamis, 7 November 2024 pukul\N{NO-BREAK SPACE}10.00\N{NO-BREAK SPACE}WIB"
    )
    assert indonesian.moment_words(day) == "Kamis, 7 November 2024"
    assert indonesian.date_words(day) == "7 November 2024"


def test_an_offset_that_has_no_name_is_told_as_such() -> None:
    moment = Moment(datetime.datetime.fromisoformat("2024-11-07T10:00:00+09:30"))
    assert moment.zone == "UTC+0930"

"""What readers see, in the language of the site."""

import datetime
from decimal import Decimal

import pytest
from markupsafe import Markup

from plugins.core.choices import Chosen
from plugins.core.dates import ZONES, Moment, parse_moment
from plugins.core.model import Label
from plugins.core.playing_time import clock, iso_duration
from plugins.core.words import INDONESIAN, Words, languages

ENGLISH = Words("en")


@pytest.mark.parametrize(
    ("name", "value", "indonesian", "english"),
    [
        ("number", 12345, "12.345", "12,345"),
        ("number", Decimal("4.5"), "4,5", "4.5"),
        ("filesize", 820, "820 bita", "820 bytes"),
        ("filesize", 12_345, "12 KB", "12 KB"),
        ("filesize", 1_234_567, "1,2 MB", "1.2 MB"),
        ("duration_words", 85, "1 menit 25 detik", "1 minute 25 seconds"),
        ("duration_words", 3900, "1 jam 5 menit", "1 hour 5 minutes"),
        ("duration_words", 0, "0 detik", "0 seconds"),
        ("rupiah", 25000, "Rp25.000", "Rp25,000"),
        ("rupiah", 0, "Gratis", "Free"),
        ("date_words", datetime.date(2024, 8, 7), "7 Agustus 2024", "7 August 2024"),
        ("date_words", datetime.datetime(2024, 8, 7, 1, tzinfo=ZONES["WITA"]),
         "7 Agustus 2024", "7 August 2024"),
        ("month_name", 5, "Mei", "May"),
        ("time", datetime.time(8, 5), "08.05", "08:05"),
        ("named", Label("Berita", "News"), "Berita", "News"),
        ("named", Chosen("moved_online", Label("Pindah daring", "Moved online")),
         "Pindah daring", "Moved online"),
    ],
)  # fmt: skip
def test_a_value_reads_well(name: str, value: object, indonesian: str, english: str) -> None:
    assert getattr(INDONESIAN, name)(value) == indonesian
    assert getattr(ENGLISH, name)(value) == english


@pytest.mark.parametrize(
    ("words", "value", "text"),
    [
        (clock, 85, "1:25"),
        (clock, 3905, "1:05:05"),
        (iso_duration, 85, "PT1M25S"),
        (iso_duration, 3600, "PT1H"),
        (iso_duration, 0, "PT0S"),
    ],
)
def test_a_playing_time_reads_well(words: object, value: int, text: str) -> None:
    assert callable(words)
    assert words(value) == text


def test_a_moment_names_its_zone_and_its_clock_only_if_given() -> None:
    with_clock = parse_moment("2024-11-07 10:00 WIB", ZONES["WITA"])
    day = parse_moment("2024-11-07", ZONES["WITA"])
    assert INDONESIAN.moment_words(with_clock) == (
        "Kamis, 7 November 2024 pukul\N{NO-BREAK SPACE}10.00\N{NO-BREAK SPACE}WIB"
    )
    assert ENGLISH.moment_words(with_clock) == (
        "Thursday, 7 November 2024 at\N{NO-BREAK SPACE}10:00\N{NO-BREAK SPACE}WIB"
    )
    assert INDONESIAN.moment_words(day) == "Kamis, 7 November 2024"
    assert INDONESIAN.date_words(day) == "7 November 2024"


def test_an_offset_that_has_no_name_is_told_as_such() -> None:
    moment = Moment(datetime.datetime.fromisoformat("2024-11-07T10:00:00+09:30"))
    assert moment.zone == "UTC+0930"


def test_a_count_takes_the_form_that_its_language_asks_for() -> None:
    def told(words: Words, count: int) -> str:
        return words.ngettext("%(count)s tulisan", "%(count)s tulisan", count)

    assert [told(INDONESIAN, count) for count in (1, 1200)] == ["1 tulisan", "1.200 tulisan"]
    assert [told(ENGLISH, count) for count in (1, 1200)] == ["1 article", "1,200 articles"]


def test_what_is_filled_in_beside_markup_is_escaped() -> None:
    link = Markup("<b>kini</b>")
    told = ENGLISH.gettext("%(start)s sampai %(end)s", start=link, end="<script>")
    assert told == "<b>kini</b> to &lt;script&gt;"
    assert hasattr(told, "__html__")
    plain = ENGLISH.gettext("Semua tulisan %(name)s.", name="A & <B>")
    assert plain == "All articles by A & <B>."
    assert not hasattr(plain, "__html__")


def test_a_language_without_a_catalogue_is_told_in_indonesian() -> None:
    assert languages()[0] == "id"
    assert "en" in languages()
    assert Words("bug").gettext("Beranda") == "Beranda"
    assert Words("../../etc").language == "id"

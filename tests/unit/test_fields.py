"""Each type of field reads what an editor may write, and refuses the rest by kind."""

import datetime
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from plugins.core import dates, fields, patterns
from plugins.core.people import split_names, split_words
from plugins.core.text import clean_line, slugify


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (fields.rating, "4", Decimal(4)),
        (fields.rating, "4,5", Decimal("4.5")),
        (fields.rating, "0.5", Decimal("0.5")),
        (fields.rating, "5.0", Decimal(5)),
        (fields.isbn, "978-602-424-694-5", "9786024246945"),
        (fields.isbn, "979 8 12345 678 0", None),
        (fields.isbn, "0-306-40615-2", "0306406152"),
        (fields.isbn, "080442957X", "080442957X"),
        (fields.duration, "65", 65),
        (fields.duration, "01:05", 65),
        (fields.duration, "1:01:05", 3665),
        (fields.duration, "90:00", 5400),
        (fields.duration, "1 jam 5 menit", 3900),
        (fields.duration, "12 menit 30 detik", 750),
        (fields.rupiah, "gratis", 0),
        (fields.rupiah, "Rp 25.000", 25000),
        (fields.rupiah, "25.000", 25000),
        (fields.coordinates, "-3.5631, 119.7612", (-3.5631, 119.7612)),
        (fields.clock_time, "08.00", datetime.time(8)),
        (fields.clock_time, "16:30", datetime.time(16, 30)),
        (fields.yes_no, "Ya", True),
        (fields.yes_no, "no", False),
        (fields.language, "id", "id"),
        (fields.email, "redaksi@example.org", "redaksi@example.org"),
        (fields.phone, "+62 420 000000", "+62 420 000000"),
        (fields.web_link, "https://example.org/a?b=1#c", "https://example.org/a?b=1#c"),
        (fields.link_or_path, "/tentang/", "/tentang/"),
        (fields.link_or_path, "https://example.org/", "https://example.org/"),
    ],
)
def test_a_good_value_is_read(read: Any, text: str, value: Any) -> None:
    if value is None:
        with pytest.raises(PydanticCustomError):
            read(text)
    else:
        assert read(text) == value


@pytest.mark.parametrize(
    ("read", "text", "kind"),
    [
        (fields.rating, "4.7", "rating"),
        (fields.rating, "0", "rating"),
        (fields.rating, "nan", "rating"),
        (fields.rating, "inf", "rating"),
        (fields.rating, "bagus", "rating"),
        (fields.isbn, "978-602-424-694-6", "isbn_check_digit"),
        (fields.isbn, "0306406153", "isbn_check_digit"),
        (fields.isbn, "1234", "isbn_form"),
        (fields.isbn, "９７８６０２４２４６９４５", "isbn_form"),
        (fields.duration, "1:75", "duration"),
        (fields.duration, "1:60:00", "duration"),
        (fields.duration, "", "duration"),
        (fields.rupiah, "murah", "number_range"),
        (fields.coordinates, "91.0, 10.0", "coordinates"),
        (fields.coordinates, "Enrekang", "coordinates"),
        (fields.clock_time, "25.00", "clock_time"),
        (fields.yes_no, "mungkin", "yes_no"),
        (fields.language, "Indonesia", "language"),
        (fields.email, "redaksi@localhost", "email"),
        (fields.phone, "hubungi", "phone"),
        (fields.web_link, "www.example.org", "link"),
        (fields.web_link, "javascript:alert(1)", "link"),
        (fields.web_link, "https://localhost/", "link"),
        (fields.web_link, "https://example.org:99999/", "link"),
        (fields.web_link, "https://[::1/", "link"),
        (fields.web_link, "https://exa mple.org/", "link"),
        (fields.site_path, "//example.org/", "site_path"),
        (fields.site_path, "/a/../b/", "site_path"),
        (fields.site_path, "a/", "site_path"),
    ],
)
def test_a_bad_value_is_refused_by_kind(read: Any, text: str, kind: str) -> None:
    with pytest.raises(PydanticCustomError) as error:
        read(text)
    assert error.value.type == kind


@given(st.integers(0, 10**9 - 1))
def test_exactly_one_check_digit_makes_an_isbn_13(number: int) -> None:
    accepted = 0
    for digit in range(10):
        try:
            fields.isbn(f"978{number:09}{digit}")
        except PydanticCustomError:
            continue
        accepted += 1
    assert accepted == 1


@given(st.text())
def test_no_text_crashes_a_parser(text: str) -> None:
    readers = (
        fields.rating, fields.isbn, fields.duration, fields.web_link, fields.site_path,
        fields.email, fields.phone, fields.coordinates, fields.language, fields.yes_no,
        fields.rupiah, fields.clock_time, clean_line, split_names,
    )  # fmt: skip
    for read in readers:
        try:
            read(text)
        except PydanticCustomError:
            continue


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mawarsi", ["Mawarsi"]),
        ("Mawarsi, Amrullah", ["Mawarsi", "Amrullah"]),
        ("Fulan, S.Pd., M.Pd., Fulanah", ["Fulan, S.Pd., M.Pd.", "Fulanah"]),
        ("Dr. Fulan, M.Hum", ["Dr. Fulan, M.Hum"]),
        ("Fulan, SE, MM", ["Fulan, SE, MM"]),
        ("Fulan, Ph.D.", ["Fulan, Ph.D."]),
        ("Fulan; Fulanah, S.IP", ["Fulan", "Fulanah, S.IP"]),
        (" , ", []),
    ],
)
def test_a_degree_after_a_comma_belongs_to_the_name(text: str, names: list[str]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Jum'at & Qur’an", "jumat-dan-quran"),
        ("Café Öl", "cafe-ol"),
        ("46 Perpustakaan, 1.000 Judul!", "46-perpustakaan-1-000-judul"),
        ("???", ""),
    ],
)
def test_a_slug_keeps_the_words(text: str, slug: str) -> None:
    assert slugify(text) == slug


@pytest.mark.parametrize("character", ["\x07", "\x00", "\u202e", "\ufffe", "\ud800"])
def test_a_hidden_character_is_refused(character: str) -> None:
    with pytest.raises(PydanticCustomError) as error:
        clean_line(f"a{character}b")
    assert error.value.type == "text_control"


def test_a_line_is_composed_and_on_one_line() -> None:
    assert clean_line("  Cafe\u0301\n\tbaru ") == "Café baru"


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (fields.isbn, "ISBN 978-602-424-694-5", "9786024246945"),
        (fields.isbn, "ISBN-13: 978-602-424-694-5", "9786024246945"),
        (fields.rupiah, "Rp 25.000,-", 25000),
        (fields.rupiah, "Rp25.000,00", 25000),
        (fields.week_days, "Senin–Kamis", "Senin–Kamis"),
        (fields.week_days, "Sabtu dan Ahad", "Sabtu dan Ahad"),
    ],
)
def test_what_offices_write_is_taken(read: Any, text: str, value: Any) -> None:
    assert read(text) == value


PATTERNS: list[tuple[Callable[[str], Any], str]] = [
    (lambda text: dates.parse_moment(text, datetime.UTC), patterns.MOMENT),
    (dates.parse_day, patterns.DAY),
    (lambda text: fields.whole_number(text, 0, 10**12), patterns.NUMBER),
    (fields.rating, patterns.HALVES),
    (fields.isbn, patterns.ISBN),
    (fields.duration, patterns.DURATION),
    (fields.web_link, patterns.WEB_LINK),
    (fields.site_path, patterns.SITE_PATH),
    (fields.folder, patterns.FOLDER),
    (fields.email, patterns.EMAIL),
    (fields.phone, patterns.PHONE),
    (fields.coordinates, patterns.COORDINATES),
    (fields.language, patterns.LANGUAGE),
    (fields.yes_no, patterns.YES_NO),
    (fields.rupiah, patterns.RUPIAH),
    (fields.clock_time, patterns.CLOCK_TIME),
    (fields.week_days, patterns.WEEK_DAYS),
]
ASCII = st.characters(min_codepoint=32, max_codepoint=126)


@given(st.data())
def test_no_pattern_refuses_what_its_field_reads(data: st.DataObject) -> None:
    """Near misses of each pattern: one character more, less or other."""
    for read, pattern in PATTERNS:
        text = data.draw(st.from_regex(pattern, fullmatch=True, alphabet=ASCII))
        place = data.draw(st.integers(0, len(text)))
        other = data.draw(st.sampled_from(["", " ", ".", ",", "-", "+", "0", "a", ":", "/"]))
        near = text[:place] + other + text[place + data.draw(st.integers(0, 1)) :]
        try:
            read(near.strip())
        except PydanticCustomError:
            continue
        assert re.search(patterns.whole(pattern), near, re.ASCII), near


def test_words_are_parted_by_commas_and_by_semicolons_as_names_are() -> None:
    assert split_words("pojok baca; desa, TPBIS;") == ["pojok baca", "desa", "TPBIS"]
    assert split_words(["a; b"]) == ["a; b"]

"""A source file is parted into values with their lines, and a body that begins on its line."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core import yaml_text, yaml_writing
from plugins.core.front_matter import read
from plugins.core.text import forbidden_character

YAML = "---\njudul: Kabar\nbuku:\n  penulis:\n    - Satu\n    - Dua\n---\nIsi.\n"


def test_the_line_of_every_value_is_known() -> None:
    source, problems = read(YAML.encode(), "a.md")
    assert problems == []
    assert source is not None
    assert source.values == {"judul": "Kabar", "buku": {"penulis": ["Satu", "Dua"]}}
    assert source.line(("buku", "penulis", 1)) == 6
    assert source.line(("buku", "penerbit")) == 3
    assert (source.body, source.body_line) == ("Isi.\n", 8)


@pytest.mark.parametrize(
    "data",
    [
        YAML.encode("utf-8-sig"),
        YAML.replace("\n", "\r\n").encode(),
        YAML.replace("\n", "\r").encode(),
        ("\n\n" + YAML).encode(),
    ],
    ids=["byte order mark", "Windows line ends", "old Mac line ends", "blank lines first"],
)
def test_how_an_editor_saves_makes_no_difference(data: bytes) -> None:
    source, problems = read(data, "a.md")
    assert problems == []
    assert source is not None
    assert source.values["judul"] == "Kabar"
    assert source.body == "Isi.\n"


def test_pelican_headers_are_read() -> None:
    text = "Title: Kabar: dari desa\nTags: satu, dua\nAuthors: Fulan\n    Fulanah\n\nIsi: ya.\n"
    source, problems = read(text.encode(), "a.md")
    assert problems == []
    assert source is not None
    assert source.values == {
        "title": "Kabar: dari desa",
        "tags": "satu, dua",
        "authors": ["Fulan", "Fulanah"],
    }
    assert source.body.strip() == "Isi: ya."


def test_yaml_never_guesses_a_type() -> None:
    text = "---\na: no\nb: 2024-11-07\nc: 1_000\nd: ~\ne: 0o17\nf: 1.10\n---\n"
    source, _ = read(text.encode(), "a.md")
    assert source is not None
    assert source.values == {
        "a": "no", "b": "2024-11-07", "c": "1_000", "d": "~", "e": "0o17", "f": "1.10",
    }  # fmt: skip


def test_a_comment_on_its_own_line_is_a_comment() -> None:
    source, problems = read(b"---\n# catatan\njudul: Kabar\n---\n", "a.md")
    assert problems == []
    assert source is not None
    assert source.values == {"judul": "Kabar"}


def test_deeply_nested_brackets_are_refused_and_not_a_crash() -> None:
    source, problems = read(b"---\njudul: " + b"[" * 5000 + b"\n---\n", "a.md")
    assert source is None
    assert len(problems) == 1


@given(st.binary(max_size=400))
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    source, problems = read(data, "a.md")
    assert (source is None) == bool(problems)


@given(st.text(max_size=200))
def test_no_header_crashes_the_reader(header: str) -> None:
    source, problems = read(f"---\n{header}\n---\nisi".encode("utf-8", "replace"), "a.md")
    assert (source is None) == bool(problems)


LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(
    lambda text: forbidden_character(text) is None and text.strip() == text
)
KEYS = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=8)


@given(
    st.dictionaries(
        KEYS,
        st.recursive(
            LINES,
            lambda inner: (
                st.lists(inner, min_size=1, max_size=3)
                | st.dictionaries(KEYS, inner, min_size=1, max_size=3)
            ),
            max_leaves=6,
        ),
        min_size=1,
        max_size=4,
    )
)
def test_what_is_dumped_reads_back(values: dict[str, Any]) -> None:
    faults: list[Any] = []
    found, _ = yaml_text.mapping(yaml_writing.dump(values), 1, lambda *fault: faults.append(fault))
    assert faults == []
    assert found == values


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_a_pelican_header_alone_has_no_body(end: str) -> None:
    source, problems = read(f"Title: Kabar\nDate: 2024-11-07{end}".encode(), "a.md")
    assert problems == []
    assert source is not None
    assert source.values == {"title": "Kabar", "date": "2024-11-07"}
    assert source.body.strip() == ""


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ('judul: "Membaca" #1 di dunia', 2),
        ("judul: 'Membaca' # catatan", 2),
        ("judul: Membaca\n  bersama #literasi", 3),
        ('topik:\n  - "baca" #literasi', 3),
    ],
)
def test_words_after_a_hash_are_never_lost(header: str, line: int) -> None:
    source, problems = read(f"---\n{header}\n---\n".encode(), "a.md")
    assert source is None
    assert [problem.line for problem in problems] == [line]
    assert "#" in problems[0].what


def test_a_quote_that_swallows_other_lines_is_told_at_its_opening() -> None:
    header = 'judul: "Kabar\ntanggal: 2024-11-07\n# sumber: "Nama desa: Karueng"\n'
    _, problems = read(f"---\n{header}---\n".encode(), "a.md")
    assert [(problem.line, problem.what) for problem in problems] == [
        (2, "Tanda kutip dibuka tetapi tidak ditutup.")
    ]


@pytest.mark.parametrize("separator", ["\x85", "\u2028", "\u2029"])
def test_a_line_separator_from_elsewhere_shifts_no_line(separator: str) -> None:
    text = f"---\njudul: Satu{separator}dua\ntanggal: 2024-11-07\n---\nIsi.\n"
    source, problems = read(text.encode(), "a.md")
    assert problems == []
    assert source is not None
    assert source.values["judul"] == "Satu dua"
    assert source.line(("tanggal",)) == 3


def test_a_line_that_no_quotes_mend_is_given_up_soon() -> None:
    told: list[object] = []
    yaml_text.mapping("ringkasan: [x][a]", 1, lambda *fault: told.append(fault))
    assert len(told) < 10
    assert max(map(len, map(str, told))) < 300

"""A field is changed in a file that people wrote, and every other byte stays."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core import yaml_writing
from plugins.core.front_matter import Location, read
from plugins.core.front_matter_editing import EditRefusedError, edit, rewrite
from plugins.core.text import forbidden_character

ROOT = Path(__file__).resolve().parents[2]

SOURCE = """\
---
# Ditulis di Enrekang.
judul:   'Kabar: dari desa'
tanggal: 2024-11-07{spaces}

topik: [baca,  "perpustakaan desa", 'TBM'] # tiga topik
gambar:
    berkas: media/gambar/foto.jpg
    # Teks pengganti wajib.
    alt: "Anak-anak membaca"
ringkasan: >-
  Dua baris
  yang dilipat.

bab:
- mulai: "00:00"
  judul: Pembuka
# bab kedua
- mulai: "00:20"
  judul: Isi
sumber: {nama: Contoh.id, tautan: https://example.org/}
---

Isi tulisan.
""".replace("{spaces}", "   ")


def edited(changes: dict[Location, Any], source: str = SOURCE) -> str:
    return edit(source.encode(), changes).decode()


def test_only_the_value_is_replaced_and_its_quotes_stay() -> None:
    assert edited({("judul",): "Kabar 'baru': dari kota"}) == SOURCE.replace(
        "'Kabar: dari desa'", "'Kabar ''baru'': dari kota'"
    )
    assert edited({("gambar", "alt"): "Rak"}) == SOURCE.replace('"Anak-anak membaca"', '"Rak"')
    assert edited({("tanggal",): "2024-11-08"}) == SOURCE.replace("2024-11-07", "2024-11-08")


def test_a_list_in_one_line_stays_in_one_line() -> None:
    assert edited({("topik", 3): "a, b"}) == SOURCE.replace("'TBM']", "'TBM', \"a, b\"]")
    assert edited({("topik", 0): None}) == SOURCE.replace("[baca,  ", "[")
    assert edited({("topik", 2): None}) == SOURCE.replace(", 'TBM'", "")
    assert edited({("sumber", "tautan"): None}) == SOURCE.replace(
        ", tautan: https://example.org/", ""
    )
    assert edited({("sumber", "nama"): "Contoh, id"}) == SOURCE.replace(
        "nama: Contoh.id", 'nama: "Contoh, id"'
    )


def test_items_are_added_and_removed_with_their_own_lines_only() -> None:
    added = edited({("bab", 2): {"mulai": "00:40", "judul": "Penutup: salam"}})
    lines = '  judul: Isi\n- mulai: 00:40\n  judul: "Penutup: salam"\n'
    assert added == SOURCE.replace("  judul: Isi\n", lines)
    removed = edited({("bab", 0): None})
    assert removed == SOURCE.replace('- mulai: "00:00"\n  judul: Pembuka\n', "")
    assert "# bab kedua" in removed


def test_the_first_key_of_an_item_is_removed_from_behind_its_dash() -> None:
    assert '- judul: Pembuka\n# bab kedua\n- mulai: "00:20"' in edited({("bab", 0, "mulai"): None})


def test_removed_lines_take_no_comment_with_them() -> None:
    assert edited({("gambar", "berkas"): None, ("ringkasan",): None}) == SOURCE.replace(
        "    berkas: media/gambar/foto.jpg\n", ""
    ).replace("ringkasan: >-\n  Dua baris\n  yang dilipat.\n", "")


def test_a_correction_is_added_at_the_end_of_the_header() -> None:
    correction = [{"tanggal": "9 November 2024", "isi": "Nama desa: Karueng."}]
    lines = '\nralat:\n  - tanggal: 9 November 2024\n    isi: "Nama desa: Karueng."\n---\n'
    assert edited({("ralat",): correction}) == edited({("ralat", 0): correction[0]})
    assert edited({("ralat",): correction}) == SOURCE.replace("\n---\n", lines, 1)


def test_a_new_key_stands_behind_the_one_that_it_follows() -> None:
    source, _ = read(SOURCE.encode(), "")
    assert source is not None
    values = {}
    for key, value in source.values.items():
        values[key] = value
        if key == "tanggal":
            values["penulis"] = "Redaksi"
    changed = rewrite(SOURCE.encode(), values).decode()
    assert changed == SOURCE.replace("2024-11-07   \n", "2024-11-07   \npenulis: Redaksi\n")


def test_text_of_several_lines_is_written_as_people_write_it() -> None:
    changed = edited({("ringkasan",): "Satu.\n\nDua: tiga."})
    assert "ringkasan: |-\n  Satu.\n\n  Dua: tiga.\n\nbab:\n" in changed


def test_a_file_made_on_windows_keeps_its_mark_and_line_ends() -> None:
    windows = b"\xef\xbb\xbf" + SOURCE.replace("\n", "\r\n").encode()
    changes: dict[Location, Any] = {
        ("judul",): "Baru",
        ("ralat",): [{"tanggal": "2024-11-09", "isi": "Ya."}],
        ("bab", 0): None,
    }
    expected = edited(changes).replace("\n", "\r\n").encode()
    assert edit(windows, changes) == b"\xef\xbb\xbf" + expected


def test_a_line_end_that_differs_from_the_others_stays() -> None:
    source = SOURCE.replace("dari desa'\n", "dari desa'\r\n").replace("Isi tulisan.", "Isi\u2028x.")
    assert edited({("tanggal",): "2025"}, source) == source.replace("2024-11-07", "2025")


@pytest.mark.parametrize("end", ["\n\nIsi: ya.\n", "\n", ""])
def test_a_pelican_header_stays_one_where_it_can_hold_the_values(end: str) -> None:
    source = f"Title:  Kabar: satu\nTags: a, b\nAuthors: Fulan\n    Fulanah{end}"
    changed = edited({("title",): "Baru", ("tags",): None, ("authors", 2): "Fulani"}, source)
    assert changed == f"Title:  Baru\nAuthors: Fulan\n    Fulanah\n    Fulani{end}"
    added = edited({("summary",): "Ya: baru"}, source)
    assert added == source.replace("    Fulanah", "    Fulanah\nsummary: Ya: baru")


def test_a_pelican_header_becomes_yaml_for_what_it_cannot_hold() -> None:
    source = "Title: Kabar: satu\nDate: 2024-11-07\n\nIsi: ya.\n"
    changed = edited({("ralat",): [{"tanggal": "2024-11-09", "isi": "Ya."}]}, source)
    assert changed == (
        '---\ntitle: "Kabar: satu"\ndate: 2024-11-07\n'
        "ralat:\n  - tanggal: 2024-11-09\n    isi: Ya.\n---\n\nIsi: ya.\n"
    )


@pytest.mark.parametrize("header", ["", "# hanya catatan\n", "{}\n"])
def test_an_empty_header_takes_its_first_field(header: str) -> None:
    changed = edited({("judul",): "Satu"}, f"---\n{header}---\nIsi.\n")
    again, problems = read(changed.encode(), "")
    assert problems == []
    assert again is not None
    assert again.values == {"judul": "Satu"}
    assert ("#" in header) == ("# hanya catatan" in changed)


def test_the_body_is_replaced_line_by_line() -> None:
    source = SOURCE.replace("Isi tulisan.\n", "Satu\r\nDua\nTiga\n")
    parts, _ = read(source.encode(), "")
    assert parts is not None
    changed = rewrite(source.encode(), parts.values, parts.body.replace("Dua", "2\n2,5"))
    assert changed.decode() == source.replace("Dua\n", "2\n2,5\n")


def test_a_body_is_added_to_a_file_that_has_none() -> None:
    assert rewrite(b"---\njudul: a\n---", {"judul": "a"}, "Isi.\n") == b"---\njudul: a\n---\nIsi.\n"
    assert rewrite(b"Title: a", {"title": "a"}, "\nIsi.\n") == b"Title: a\n\nIsi.\n"


@pytest.mark.parametrize("source", ["", "---\njudul: [\n---\n", "judul", "---\na: 1\na: 2\n---\n"])
def test_a_file_that_cannot_be_read_is_left_to_its_editor(source: str) -> None:
    with pytest.raises(EditRefusedError) as refused:
        edit(source.encode(), {("judul",): "x"}, "content/a.md")
    assert refused.value.problems[0].path == "content/a.md"


@pytest.mark.parametrize("location", [("judul", "x"), ("topik", 9), ("topik", "x"), ("tak", 1)])
def test_a_location_that_leads_nowhere_is_a_mistake_of_the_program(location: Location) -> None:
    with pytest.raises(ValueError, match=str(location[-1])):
        edit(SOURCE.encode(), {location: "x"})


def test_a_value_that_no_header_can_hold_is_refused() -> None:
    with pytest.raises(EditRefusedError):
        rewrite(SOURCE.encode(), {"judul": "a"}, "isi dengan \x07")


SAMPLES = sorted(path for path in (ROOT / "content").rglob("*.md"))


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_an_edit_of_nothing_changes_no_sample(path: Path) -> None:
    data = path.read_bytes()
    source, _ = read(data, "")
    assert source is not None
    assert rewrite(data, copy.deepcopy(source.values), source.body) == data
    for key in source.values:
        changed = edit(data, {(key,): "lain"})
        assert edit(changed, {(key,): source.values[key]}) != b""
        kept = [line for line in data.split(b"\n") if line.startswith(b"#")]
        assert [line for line in changed.split(b"\n") if line.startswith(b"#")] == kept


@pytest.mark.parametrize("text", ["Susunan acara:\nsatu", "Di C:\nsatu", "\n:\n", 'C:"', "C:\\\\a"])
@pytest.mark.parametrize("wrap", [lambda x: x, lambda x: [x], lambda x: [[x]], lambda x: {"b": x}])
def test_a_line_that_ends_with_a_colon_is_taken_for_no_path(
    text: str, wrap: Callable[[str], Any]
) -> None:
    for source in (b"---\na: b\n---\nIsi.\n", b"---\na: [b, {c: d}]\n---\nIsi.\n"):
        written = rewrite(source, {"a": wrap(text)})
        parts, problems = read(written, "")
        assert problems == []
        assert parts is not None
        assert parts.values == {"a": wrap(text)}
    # A writer's own path in double quotes is still asked about.
    assert read(b'---\na: "C:\\foto"\n---\n', "")[1]


# --- Any header, any change ---------------------------------------------------------------------

WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029"), max_size=20
)
LINES = WORDS.filter(lambda text: forbidden_character(text) is None)
TEXTS = LINES | st.lists(LINES, min_size=2, max_size=4).map("\n".join)
KEYS = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=4)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=8,
)
HEADERS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=4)


@st.composite
def sources(draw: Callable[..., Any]) -> tuple[str, dict[str, Any]]:
    """Draw a file as people write them: block and flow, comments and blank lines between."""
    values = draw(HEADERS)
    lines = ["---"]
    for key, value in values.items():
        lines += draw(st.lists(st.sampled_from(["", "# catatan", " # lain"]), max_size=2))
        if draw(st.booleans()):
            lines.append(f"{key}:  {yaml_writing.flow(value)}")
        else:
            lines += yaml_writing.entry(key, value).split("\n")
    lines += draw(st.lists(st.sampled_from(["", "# akhir"]), max_size=2))
    body = draw(TEXTS)
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return "\n".join([*lines, "---", body]).replace("\n", end), values


@given(sources())
def test_an_edit_of_nothing_changes_nothing(source: tuple[str, dict[str, Any]]) -> None:
    data = source[0].encode()
    parts, problems = read(data, "")
    assert problems == []
    assert parts is not None
    assert parts.values == source[1]
    assert rewrite(data, copy.deepcopy(source[1]), parts.body) == data


@given(sources(), HEADERS, st.data())
def test_what_is_written_is_read_back(
    source: tuple[str, dict[str, Any]], others: dict[str, Any], data: st.DataObject
) -> None:
    text, values = source
    kept = data.draw(st.lists(st.sampled_from(sorted(values)), unique=True))
    wanted = {key: values[key] for key in values if key in kept} | others
    changed = rewrite(text.encode(), wanted)
    parts, problems = read(changed, "")
    assert problems == []
    assert parts is not None
    assert parts.values == wanted


def _anything_else(draw: st.DataObject, value: Any) -> Any:
    """Return the value with something deep inside it changed, added or removed."""
    if isinstance(value, dict) and value and draw.draw(st.booleans()):
        key = draw.draw(st.sampled_from(sorted(value)))
        return value | {key: _anything_else(draw, value[key])}
    if isinstance(value, list) and value and draw.draw(st.booleans()):
        place = draw.draw(st.integers(0, len(value) - 1))
        new = [] if draw.draw(st.booleans()) else [_anything_else(draw, value[place])]
        return [*value[:place], *new, *value[place + 1 :]]
    if isinstance(value, list):
        place = draw.draw(st.integers(0, len(value)))
        return [*value[:place], draw.draw(VALUES), *value[place:]]
    if isinstance(value, dict) and len(value) > 1 and draw.draw(st.booleans()):
        gone = draw.draw(st.sampled_from(sorted(value)))
        return {key: item for key, item in value.items() if key != gone}
    return draw.draw(VALUES)


@given(sources(), st.data())
def test_a_change_deep_inside_leaves_all_other_fields_byte_for_byte(
    source: tuple[str, dict[str, Any]], data: st.DataObject
) -> None:
    text, values = source
    key = data.draw(st.sampled_from(sorted(values)))
    wanted = values | {key: _anything_else(data, values[key])}
    changed = rewrite(text.encode(), wanted).decode()
    parts, _ = read(changed.encode(), "")
    assert parts is not None
    assert parts.values == wanted
    # What stands before and behind the field is untouched.
    old, new = text.splitlines(keepends=True), changed.splitlines(keepends=True)
    tops = [name for name in values if name != key]
    for name in tops:
        assert _lines_of(old, name) == _lines_of(new, name)


def _lines_of(lines: list[str], key: str) -> list[str]:
    first = next(n for n, line in enumerate(lines) if line.startswith(f"{key}:"))
    rest = lines[first + 1 :]
    last = next((n for n, line in enumerate(rest) if not line[:1].isspace()), len(rest))
    return [lines[first], *rest[:last]]

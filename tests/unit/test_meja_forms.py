"""A form shows what stands in a header, and gives it back as it was unless it was changed."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.context import ReadingContext
from plugins.core.dates import ZONES
from plugins.core.front_matter import FrontMatter
from plugins.core.model import Record, nested, specs
from plugins.core.parsing import parse
from plugins.desk.meja.form_values import merged
from plugins.desk.meja.forms import NEW, FormField, OddFormError, form, tree
from plugins.kinds import KINDS
from plugins.kinds.page import Page

RECORDS: list[type[Record]] = [*KINDS.values(), Page]


def sent(fields: tuple[FormField, ...]) -> dict[str, str]:
    """Return what the page sends for these fields: see templates/isian.html."""
    found: dict[str, str] = {}
    for one in fields:
        if one.shape == "items":
            found[f"{one.id}.ada"] = "ya"
            for item in one.items:
                found[f"{one.id}.{item.number}.asal"] = item.number
                found |= sent(item.fields)
        elif one.shape in ("group", "either"):
            found |= sent(one.fields)
            if one.shape == "either":
                found[f"{one.id}."] = one.value
        else:
            found[one.id] = one.value
    return found


def examples(record: type[Record]) -> dict[str, Any]:
    return {spec.key: spec.example for _, spec, _ in specs(record)}


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_of_the_model_is_in_the_form(record: type[Record]) -> None:
    def ids(kind: type[Record], start: str) -> set[str]:
        found = set()
        for name, _, info in specs(kind):
            inner = nested(info)
            found |= {start + name} if inner is None else ids(inner, f"{start}{name}.")
        return found

    def shown(fields: tuple[FormField, ...]) -> set[str]:
        found = set()
        for one in fields:
            inside = one.blank.fields if one.blank else one.fields
            found |= shown(inside) if inside else {one.id.replace(".__n__", "")}
        return found

    assert shown(form(record, {})) == ids(record, "")


@pytest.mark.parametrize("record", RECORDS)
def test_what_is_shown_and_sent_back_changes_nothing(record: type[Record]) -> None:
    values = examples(record)
    assert merged(record, values, tree(sent(form(record, values)))) == values
    english = {name: spec.example for name, spec, _ in specs(record)}
    assert merged(record, english, tree(sent(form(record, english)))) == english


def test_a_choice_is_shown_by_its_word_however_it_is_written() -> None:
    for written in ("terbit", "Terbit", "published"):
        fields = form(KINDS["berita"], {"status": written})
        status = next(one for one in fields if one.id == "status")
        assert status.value == "terbit"
        assert len(status.choices) == 4


SCALARS = st.text("ab ,.:\n0", max_size=6)
RAW = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text("abc"), inner, max_size=2),
    max_leaves=4,
)


@given(st.data(), st.sampled_from(RECORDS))
def test_any_header_comes_back_as_it_was(data: st.DataObject, record: type[Record]) -> None:
    """However a value is written, and whatever its type should be."""
    keys = [spec.key for _, spec, _ in specs(record)] + ["tak_dikenal"]
    values = data.draw(st.dictionaries(st.sampled_from(keys), RAW, max_size=4))
    again = merged(record, values, tree(sent(form(record, values))))
    assert again == values


@given(st.data(), st.sampled_from(RECORDS))
def test_nothing_that_is_sent_can_break_the_header(
    data: st.DataObject, record: type[Record]
) -> None:
    names = list(sent(form(record, examples(record))))
    odd = st.lists(st.sampled_from(["a", "0", "1", "²", "", "ada", "asal", "name"]), max_size=3)
    places = st.sampled_from(names) | odd.map(".".join)
    flat = data.draw(st.dictionaries(places, SCALARS, max_size=5))
    try:
        values = merged(record, examples(record), tree(flat))
    except OddFormError:
        return
    known = {spec.key for _, spec, _ in specs(record)}
    assert values.keys() <= known


def typed(fields: tuple[FormField, ...]) -> dict[str, str]:
    """Return what the page sends when the example of every field has been typed into it."""
    found: dict[str, str] = {}
    for one in fields:
        if one.shape == "items":
            assert one.blank is not None
            found |= {f"{one.id}.ada": "ya", f"{one.id}.0.asal": ""}
            blank = typed(one.blank.fields)
            found |= {place.replace(NEW, "0"): text for place, text in blank.items()}
        elif one.shape == "either":
            found[f"{one.id}."] = one.example
        elif one.shape == "group":
            found |= typed(one.fields)
        else:
            found[one.id] = one.example
    return found


@pytest.mark.parametrize("record", RECORDS)
def test_the_example_of_every_field_typed_into_it_is_accepted(record: type[Record]) -> None:
    told = typed(form(record, {})) | {"status": "dicabut" if "KIND" in vars(record) else "draf"}
    source = FrontMatter(merged(record, {}, tree(told)), {}, "", 1)
    _, problems = parse(record, source, "", ReadingContext(Path("tidak-ada"), ZONES["WITA"]))
    assert {problem.code for problem in problems} <= {"media-tidak-ada"}

"""The declarations: whole, and true by their own examples."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bench.media import PDF, write_silence, write_text
from plugins.core import yaml_text, yaml_writing
from plugins.core.context import ReadingContext
from plugins.core.front_matter import FrontMatter
from plugins.core.model import Record, nested, specs
from plugins.core.parsing import parse
from plugins.core.sentences import SENTENCES
from plugins.engine import pickling
from plugins.kinds import KINDS
from plugins.kinds.page import Page
from plugins.kinds.site import Site
from tests.conftest import ROOT

ROOTS: list[type[Record]] = [*KINDS.values(), Page, Site]


def records(roots: list[type[Record]]) -> Iterator[type[Record]]:
    seen: set[type[Record]] = set()
    waiting = list(roots)
    while waiting:
        record = waiting.pop()
        if record in seen:
            continue
        seen.add(record)
        yield record
        waiting += [inner for _, _, info in specs(record) if (inner := nested(info))]


RECORDS = sorted(records(ROOTS), key=lambda record: record.__name__)


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> ReadingContext:
    """Return a context in whose content folder the examples' files exist."""
    root = tmp_path_factory.mktemp("content")
    for name in ("gambar", "sampul", "poster", "podcast"):
        (root / "media" / name).mkdir(parents=True)
        Image.new("RGB", (16, 16)).save(root / "media" / name / "contoh.jpg")
    (root / "media/spanduk").mkdir()
    Image.new("RGB", (600, 50)).save(root / "media/spanduk/contoh.jpg")
    write_silence(root / "media/audio/contoh.mp3", seconds=2)
    said = "WEBVTT\n\n00:00.000 --> 00:01.000\nSelamat datang.\n"
    write_text(root / "media/audio/contoh.vtt", said)
    write_text(root / "media/video/contoh.vtt", said)
    write_text(root / "media/dokumen/contoh.pdf", PDF)
    # The least MP4 with a length: its movie header says 2,000 units of 1/1,000 second.
    (root / "media/video/contoh.mp4").write_bytes(
        b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2"
        b"\x00\x00\x00\x74moov\x00\x00\x00\x6cmvhd"
        + bytes(12)
        + b"\x00\x00\x03\xe8\x00\x00\x07\xd0"
        + bytes(80)
    )
    return ReadingContext(root, ZoneInfo("Asia/Makassar"))


def required_examples(record: type[Record]) -> dict[str, Any]:
    return {spec.key: spec.example for _, spec, info in specs(record) if info.is_required()}


def read(record: type[Record], values: dict[str, Any], context: ReadingContext) -> Any:
    text = yaml_writing.dump(values)
    faults: list[Any] = []
    raw, lines = yaml_text.mapping(text, 1, lambda *fault: faults.append(fault))
    assert faults == []
    return parse(record, FrontMatter(raw, lines, "", 1), "x.md", context)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_accepts_its_own_example(record: type[Record], context: ReadingContext) -> None:
    required = required_examples(record)
    for _, spec, _ in specs(record):
        values = {**required, spec.key: spec.example}
        if spec.key == "pencabutan":
            values["status"] = "dicabut"  # neither goes without the other
        parsed, problems = read(record, values, context)
        assert problems == []
        assert isinstance(parsed, record)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_the_english_keys_mean_the_same(record: type[Record], context: ReadingContext) -> None:
    indonesian = {spec.key: spec.example for _, spec, _ in specs(record)}
    english = {name: spec.example for name, spec, _ in specs(record)}
    assert read(record, indonesian, context) == read(record, english, context)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_a_record_comes_back_from_its_bytes_without_names_of_its_own(
    record: type[Record], context: ReadingContext
) -> None:
    first, _ = read(record, required_examples(record), context)
    second, again = (pickling.load(pickling.dump(first)) for _ in range(2))
    assert (second, second.model_fields_set) == (first, first.model_fields_set)
    assert list(vars(second)) == list(record.model_fields)
    assert list(map(id, vars(second))) == list(map(id, vars(again)))
    assert second.model_fields_set is again.model_fields_set


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_is_declared_whole(record: type[Record]) -> None:
    declared = {name: spec for name, spec, _ in specs(record)}
    assert declared.keys() == record.model_fields.keys()
    keys = [spec.key for spec in declared.values()]
    assert len(set(keys)) == len(keys)
    for name, spec in declared.items():
        assert spec.label.id
        assert spec.label.en
        assert spec.example
        # A key may be the English name of its own field, never of another.
        assert spec.key == name or spec.key not in declared


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_what_is_required_is_told_when_it_is_missing(
    record: type[Record], context: ReadingContext
) -> None:
    required = {spec.key for _, spec, info in specs(record) if info.is_required()}
    _, problems = read(record, {}, context)
    assert {problem.field for problem in problems} == required
    assert all(problem.remedy for problem in problems)


@settings(max_examples=60)
@given(data=st.data())
def test_no_text_crashes_the_model(data: st.DataObject, tmp_path_factory: Any) -> None:
    record = data.draw(st.sampled_from(RECORDS))
    keys = [spec.key for _, spec, _ in specs(record)]
    scalar = st.text(max_size=20)
    value = st.recursive(
        scalar,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["nama", "judul", "tanggal"]), inner, max_size=3)
        ),
        max_leaves=4,
    )
    raw = data.draw(st.dictionaries(st.sampled_from(keys), value, max_size=6))
    context = ReadingContext(Path("/nonexistent"), ZoneInfo("Asia/Makassar"))
    parsed, problems = parse(record, FrontMatter(raw, {}, "", 1), "x.md", context)
    assert (parsed is None) == bool(problems)


def test_a_name_alone_stands_for_a_record_that_needs_no_more(context: ReadingContext) -> None:
    required = {"judul": "Kabar", "tanggal": "2024-11-07"}
    short, problems = read(KINDS["berita"], {**required, "sumber": "Contoh.id"}, context)
    long, _ = read(KINDS["berita"], {**required, "sumber": {"nama": "Contoh.id"}}, context)
    assert problems == []
    assert short == long
    assert short.source.name == "Contoh.id"
    one, problems = read(KINDS["berita"], {**required, "alamat_lama": "/lama/"}, context)
    assert (problems, one.aliases) == ([], ("/lama/",))


def test_every_refusal_has_its_sentence() -> None:
    raised = set()
    for file in (ROOT / "plugins").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", "")
            first = node.args[0]
            if name in ("PydanticCustomError", "_error") and isinstance(first, ast.Constant):
                raised.add(first.value)
    assert len(raised) > 20
    # Several faults of one value are told one by one (messages.py).
    assert raised - {"several"} <= SENTENCES.keys()


def test_a_new_kind_needs_no_other_mention() -> None:
    """The names of kinds stand in their own module and template only."""
    ours = KINDS.keys() - {"podcast", "video"}  # these are words of RSS and HTML as well
    for file in (ROOT / "plugins").rglob("*.py"):
        if file.parent.name == "kinds":
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert node.value not in ours, f"{file}:{node.lineno}"


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_a_default_is_what_an_editor_could_have_chosen(
    record: type[Record], context: ReadingContext
) -> None:
    """A choice left open still knows its Indonesian word."""
    parsed, problems = read(record, required_examples(record), context)
    assert problems == []
    for name, spec, _ in specs(record):
        value = getattr(parsed, name)
        assert spec.widget != "select" or value is None or value.label

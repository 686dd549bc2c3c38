"""`literasi baru` writes a file that the reader takes, once what is required is filled in."""

import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from plugins.core.context import ReadingContext
from plugins.core.front_matter import read
from plugins.core.parsing import parse
from plugins.desk import new_entry
from plugins.kinds import KINDS
from plugins.kinds.entry import Entry

TODAY = datetime.date(2024, 11, 7)
CONTEXT = ReadingContext(Path("/nonexistent"), ZoneInfo("Asia/Makassar"))


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_a_new_file_lacks_nothing_but_what_is_required(kind: type[Entry]) -> None:
    text = new_entry.source(kind, 'Kabar: "baru" #1', TODAY)
    source, faults = read(text.encode(), "a.md")
    assert faults == []
    assert source is not None
    assert source.values["judul"] == 'Kabar: "baru" #1'
    _, problems = parse(kind, source, "a.md", CONTEXT)
    assert {problem.what for problem in problems} <= {"belum diisi."}


def test_news_can_be_written_at_once() -> None:
    source, _ = read(new_entry.source(KINDS["berita"], "Kabar", TODAY).encode(), "a.md")
    assert source is not None
    entry, problems = parse(KINDS["berita"], source, "a.md", CONTEXT)
    assert problems == []
    assert entry is not None
    assert (entry.title, entry.status) == ("Kabar", "draft")


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_field_is_there_to_be_found(kind: type[Entry]) -> None:
    """With every `#` of an example taken away, the file still is YAML."""
    text = new_entry.source(kind, "Kabar", TODAY)
    lines = [
        line if not line.startswith("# ") or (": " in line[:20] and line.startswith("# wajib"))
        or line.startswith(("# Boleh", "# Selesai")) else line[2:]
        for line in text.splitlines()
    ]  # fmt: skip
    source, faults = read("\n".join(lines).encode(), "a.md")
    assert faults == []
    assert source is not None
    wanted = {info.json_schema_extra.key for info in kind.model_fields.values()}  # type: ignore[union-attr]
    assert wanted == source.values.keys()


def test_the_file_is_named_by_its_title_and_never_overwritten(tmp_path: Path) -> None:
    path = new_entry.create(tmp_path, KINDS["berita"], "Jum'at & Buku", TODAY)
    assert path == tmp_path / "articles/berita/2024/jumat-dan-buku.md"
    path.write_text("milik saya", "utf-8")
    with pytest.raises(new_entry.NameTakenError):
        new_entry.create(tmp_path, KINDS["berita"], "Jumat dan buku", TODAY)
    assert path.read_text("utf-8") == "milik saya"
    with pytest.raises(new_entry.NoNameError):
        new_entry.create(tmp_path, KINDS["berita"], "???", TODAY)

"""Every code of a problem is used, and has its text in the guide."""

import ast
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.codes import Code
from plugins.core.excerpts import Excerpt, excerpt
from plugins.desk.explanations import FILE, explanations
from tests.conftest import ROOT

CODES = list(get_args(Code))
REGISTER = ROOT / "plugins/core/codes.py"


def test_every_code_has_its_text_and_every_text_its_code() -> None:
    known = explanations((ROOT / FILE).read_text("utf-8"))
    assert sorted(known) == CODES
    assert not [code for code, text in known.items() if len(text) < 20]


def test_no_code_is_declared_that_nothing_uses() -> None:
    words = {
        node.value
        for file in (ROOT / "plugins").rglob("*.py")
        if file != REGISTER
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert not set(CODES) - words


def test_a_long_line_is_shown_around_what_is_meant(tmp_path: Path) -> None:
    (tmp_path / "kabar.md").write_text("a " * 100 + "salah" + " b" * 100 + "\n", "utf-8")
    shown = str(excerpt(tmp_path, "content/kabar.md", 1, "isi", "'salah' begini."))
    text, mark = shown.splitlines()
    assert max(map(len, (text, mark))) <= 80
    assert text[mark.index("^") : mark.rindex("^") + 1] == "salah"
    assert (text[8], text[-1]) == ("…", "…")


def test_the_mark_stands_below_letters_that_are_two_cells_wide(tmp_path: Path) -> None:
    (tmp_path / "kabar.md").write_text("judul: 図書館 salah\n", "utf-8")
    shown = str(excerpt(tmp_path, "content/kabar.md", 1, "judul", "'salah' begini."))
    assert shown.splitlines()[1] == "      | " + " " * 14 + "^^^^^"


@given(st.text(), st.integers(0, 5), st.text(), st.text())
def test_an_excerpt_is_two_lines_whatever_the_file_holds(
    tmp_path_factory: pytest.TempPathFactory, text: str, line: int, field: str, what: str
) -> None:
    folder = tmp_path_factory.getbasetemp() / "petikan"
    folder.mkdir(exist_ok=True)
    (folder / "x.md").write_bytes(text.encode("utf-8", "surrogatepass"))
    found = excerpt(folder, "content/x.md", line, field, what)
    assert found is None or len(str(found).splitlines()) == 2


def test_what_cannot_be_read_has_no_excerpt(tmp_path: Path) -> None:
    assert excerpt(tmp_path, "content/tidak-ada.md", 1, "", "") is None
    assert excerpt(tmp_path, "content/\0.md", 1, "", "") is None
    assert str(Excerpt(3, "x", 0, 1)) == "    3 | x\n      | ^"

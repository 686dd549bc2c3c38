"""A page carries the rules that it uses, and loses none of them."""

import re
from pathlib import Path

import pytest

from plugins.core.style_sheet import used_by
from tests.conftest import ROOT

SHEET = """
@layer base, parts;
@layer base {
  :root { --ink: #221a14; --gold: #7a4f00; --unread: 1px; }
  *, ::before { box-sizing: border-box; }
  h1, .judul { color: var(--ink); }
}
/* a comment { with braces } */
@layer parts {
  .nilai { color: var(--gold); }
  .kartu > a:hover, .kartu a:not(.tombol)::after { content: " · "; }
  .kartu img:not(:where(.muka *)) { object-fit: cover; }
  .isi :is(table, pre) + p { margin: calc(1px + 2 * 3px); }
  @media (min-width: 40rem) { .nilai { float: left; } }
  [aria-current] { font-weight: 700 }
}
@page { margin: 18mm; }
"""


@pytest.mark.parametrize(
    ("page", "kept", "dropped"),
    [
        ("<h1>", ["h1{color:var(--ink)}", "--ink"], [".judul", ".nilai", "@media", "--gold"]),
        ('<b class="judul x">', [".judul{"], ["h1"]),
        ('<p class="nilai">', ["--gold:", "@media (min-width:40rem){.nilai{float:left}}"], ["h1"]),
        ('<p class="kartu"><a>', ['.kartu>a:hover,.kartu a:not(.tombol)::after{content:" · "}'],
         []),
        ('<p class="kartu"><img>', [".kartu img:not(:where(.muka *)){object-fit:cover}"], []),
        ('<p class="isi"><pre>', [".isi :is(table,pre) + p{margin:calc(1px + 2 * 3px)}"], []),
        ('<p class="isi">', ["@layer base,parts;", "@page{margin:18mm}"], [".isi"]),
        ("<i>", ["*,::before{", "[aria-current]{font-weight:700}"], ["--unread", "comment"]),
    ],
)  # fmt: skip
def test_a_page_gets_the_rules_of_what_it_holds(
    page: str, kept: list[str], dropped: list[str]
) -> None:
    style = used_by(SHEET, page)
    assert [text for text in kept if text not in style] == []
    assert [text for text in dropped if text in style] == []


def test_a_brace_that_nothing_closes_is_told() -> None:
    with pytest.raises(ValueError, match="brace"):
        used_by("@layer a { h1 { color: red }", "<h1>")


def test_every_style_sheet_of_the_theme_is_read_whole() -> None:
    """With every class and element on the page, no rule and no declaration is lost."""
    for file in sorted((ROOT / "theme/templates/style").glob("*.css")):
        sheet = re.sub(r"\{\{.*?\}\}", "x", file.read_text("utf-8"))
        everything = _page_of_everything(file)
        style = used_by(sheet, everything)
        assert style.count("{") == sheet.count("{") - sheet.count("{}"), file.name


def _page_of_everything(file: Path) -> str:
    words = set(file.read_text("utf-8").replace(".", " ").replace(",", " ").split())
    plain = {"".join(c for c in word.split(":")[0] if c.isalnum() or c == "-") for word in words}
    names = " ".join(sorted(plain))
    elements = "".join(f"<{name}>" for name in sorted(plain) if name[:1].isalpha())
    return f'{elements}<a><i class="{names}">'

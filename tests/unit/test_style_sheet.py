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
        ("<h1>", ["h1{color:#221a14}"], [".judul", ".nilai", "@media", "#7a4f00"]),
        ('<b class="judul x">', [".judul{"], ["h1"]),
        ('<p class="nilai">', ["#7a4f00", "@media (min-width:40rem){.nilai{float:left}}"], ["h1"]),
        ('<p class="kartu"><a>', ['.kartu>a:hover,.kartu a:not(.tombol)::after{content:" · "}'],
         []),
        ('<p class="kartu"><img>', [".kartu img:not(:where(.muka *)){object-fit:cover}"], []),
        ('<p class="isi"><pre>', [".isi :is(table,pre)+p{margin:calc(1px + 2 * 3px)}"], []),
        ('<p class="isi">', ["@layer a{", "@page{margin:18mm}"], [".isi"]),
        ("<i>", ["*,::before{", "[aria-current]{font-weight:700}"], ["1px", "comment"]),
    ],
)  # fmt: skip
def test_a_page_gets_the_rules_of_what_it_holds(
    page: str, kept: list[str], dropped: list[str]
) -> None:
    style = used_by(SHEET, page)
    assert [text for text in kept if text not in style] == []
    assert [text for text in dropped if text in style] == []


@pytest.mark.parametrize(
    ("page", "fonts"),
    [
        ("<h1>Buku &amp; Kopi</h1>", 0),
        ("<h1>Kelas C#</h1>", 1),
        ("<h1>A &lt; B</h1>", 1),
        ("<h1>Sm\u00f8rrebr\u00f8d</h1>", 1),
        ('<a href="#isi">Isi</a>', 0),
        ("<p>surel@contoh.id</p><h2>Kontak</h2><textarea>*Kontak*</textarea>", 0),
        ("<p>Satu</p><h2>Nomor #1</h2><p>Dua</p>", 1),
    ],
)
def test_a_font_of_rare_letters_comes_where_a_title_has_one(page: str, fonts: int) -> None:
    font = "@font-face { src: url(x.woff2); unicode-range: U+23, U+3C-3E, U+40, U+EA-FF; }"
    assert used_by(font, page).count("font-face") == fonts
    assert "font-face" in used_by(font, page, filled_in=True)


def test_a_brace_that_nothing_closes_is_told() -> None:
    with pytest.raises(ValueError, match="brace"):
        used_by("@layer a { h1 { color: red }", "<h1>")


def test_every_style_sheet_of_the_theme_is_read_whole() -> None:
    """With every class and element on the page, no rule is lost."""
    for file in sorted((ROOT / "theme/templates/style").glob("*.css")):
        sheet = re.sub(r"\{\{.*?\}\}", "x", file.read_text("utf-8"))
        everything = _page_of_everything(file)
        style = used_by(sheet, everything, filled_in=True)
        assert style.count("{") == sheet.count("{") - sheet.count("{}"), file.name


def _page_of_everything(file: Path) -> str:
    words = set(file.read_text("utf-8").replace(".", " ").replace(",", " ").split())
    plain = {"".join(c for c in word.split(":")[0] if c.isalnum() or c == "-") for word in words}
    names = " ".join(sorted(plain))
    elements = "".join(f"<{name}>" for name in sorted(plain) if name[:1].isalpha())
    return f'{elements}<a><i class="{names}">'

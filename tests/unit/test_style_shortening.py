"""A shortened style sheet says what the written one does."""

import pytest

from plugins.core.style_sheet import used_by
from plugins.core.style_shortening import short_name, shortened

WIDE = "clamp(1rem, 4vw, 2rem)"


@pytest.mark.parametrize(
    ("sheet", "short"),
    [
        # What the root says once for all stands where it is read, unless it is long and read often.
        (":root { --gap: .5rem; } p { gap: var(--gap); top: var(--gap) }",
         ":root { } p { gap: .5rem; top: .5rem }"),
        (f":root {{ --pad: {WIDE} }} p {{ margin: 0 var(--pad) }}",
         f":root {{ }} p {{ margin: 0 {WIDE} }}"),
        (f":root {{ --pad: {WIDE} }} p {{ margin: var(--pad); top: var(--pad) }}",
         f":root {{ --a: {WIDE} }} p {{ margin: var(--a); top: var(--a) }}"),
        # What is overridden, here or in the dark, is read when the page is.
        (":root { --ink: #000 } .dark { --ink: #fff } p { color: var(--ink) }",
         ":root { --a: #000 } .dark { --a: #fff } p { color: var(--a) }"),
        (".shelf { --edge: red } p { color: var(--edge, blue) }",
         ".shelf { --a: red } p { color: var(--a, blue) }"),
        # What reads another keeps its place.
        (":root { --ink: red; --rim: 1px solid var(--ink) } p { border: var(--rim) }",
         ":root { --a: 1px solid red } p { border: var(--a) }"),
        # One name is no part of another.
        (":root { --s: 1px; --s-wide: 2px } p { left: var(--s); top: var(--s-wide) }",
         ":root { } p { left: 1px; top: 2px }"),
        ("p { color: #aabbcc; background: #abbbcc }", "p { color: #abc; background: #abbbcc }"),
    ],
)  # fmt: skip
def test_a_shortened_sheet_says_the_same(sheet: str, short: str) -> None:
    assert shortened(sheet).split() == short.split()


def test_names_are_short_and_all_different() -> None:
    names = [short_name(place) for place in range(3000)]
    assert len(set(names)) == 3000
    assert max(map(len, names)) == 3
    assert names[:3] == ["a", "b", "c"]
    assert names[51:54] == ["Z", "aa", "ab"]


def test_layers_keep_their_order_whatever_is_said_of_them_first() -> None:
    sheet = "@layer base, parts; @layer parts { p { top: 0 } } @layer base { p { left: 0 } }"
    assert used_by(sheet, "<p>") == "@layer a{p{left:0}}@layer b{p{top:0}}"
    assert used_by(sheet + "@layer parts { b { top: 0 } p { top: 1px } }", "<p>") == (
        "@layer a{p{left:0}}@layer b{p{top:0}p{top:1px}}"
    )


def test_nothing_but_letters_of_the_sheet_tells_the_names() -> None:
    """The same sheet gives the same style on every page and in every build."""
    sheet = ":root { --a-b: 1px; --c: 2px } @media print { :root { --a-b: 3px; --c: 4px } }"
    assert shortened(sheet) == shortened(sheet)
    assert "--a: 1px; --b: 2px" in shortened(sheet)

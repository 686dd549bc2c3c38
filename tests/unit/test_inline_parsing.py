"""Trying fewer patterns on a text makes of it what trying all of them makes."""

from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from plugins.core.editors_markdown import EditorsMarkdown
from plugins.core.inline_parsing import SparingInlineProcessor, try_sparingly

MARKS = (
    r"` `` \ \* [ ] ( ) ! [^1] [^1]: [ref] [ref]: ![ < > <b> </b> <a@b.id> <https://a.id> &amp; &"
    " &#39; ~~ * ** _ __ *** ' \" '' \"' '\" '80s s' -- --- ---- ... .... << >> https://a.id/b_c"
    " | |-|-| : # - 1. kata Kata 7 , . é – —"
).split()


def plain() -> Markdown:
    extensions = ["tables", "footnotes", "def_list", "abbr", "fenced_code", "sane_lists", "smarty"]
    return Markdown(output_format="html", extensions=[*extensions, EditorsMarkdown()])


SPARING, PLAIN = plain(), plain()
try_sparingly(SPARING)


def test_the_sparing_processor_has_the_places_of_both() -> None:
    own = [found for found in SPARING.treeprocessors if isinstance(found, SparingInlineProcessor)]
    assert len(own) == 2
    assert len(list(SPARING.treeprocessors)) == len(list(PLAIN.treeprocessors))


@given(st.lists(st.sampled_from([*MARKS, " ", " ", "\n", "  \n", "\n\n"]), max_size=40))
def test_every_text_becomes_what_python_markdown_makes_of_it(parts: list[str]) -> None:
    text = "".join(parts)
    assert SPARING.reset().convert(text) == PLAIN.reset().convert(text)

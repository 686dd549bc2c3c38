"""HTML as other programs wrote it, turned into the Markdown that our editors write."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from markdownify import MarkdownConverter

from plugins.core.conversion import Converter

_WORD = re.compile(r"\w+")
_TAG_LIKE = re.compile(r"<(?=[A-Za-z/!?])")
_EMPTY_BREAK = re.compile(r"^\\$|\\$(?=\n\s*\n|\s*\Z)", re.MULTILINE)
_BLOCKS = ("p", "div", "section", "article", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6",
           "br", "figcaption", "blockquote", "pre", "tr", "dt", "dd", "figure", "ul", "ol", "table",
           "hr", "address", "details", "summary", "cite", "caption")  # fmt: skip


@dataclass(frozen=True)
class Written:
    """A body in Markdown, and the words and links before and after."""

    markdown: str
    words_in: int
    words_out: int
    links_in: int
    links_out: int
    missing: tuple[str, ...]
    """Words of the HTML that the Markdown, as the site would show it, has not."""


class _Writer(MarkdownConverter):
    """Writes what our dialect has a word for; the rest goes on as its text."""

    class Options(MarkdownConverter.DefaultOptions):  # type: ignore[name-defined]
        heading_style = "ATX"
        bullets = "-"
        strong_em_symbol = "*"
        newline_style = "BACKSLASH"
        escape_misc = False

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write a picture; its caption, if it has one, in quotes behind its place."""
        alt = _one_line(str(el.get("alt") or "")).replace("[", "(").replace("]", ")")
        title = _one_line(str(el.get("title") or "")).replace('"', "”")
        return f"![{alt}]({el.get('src', '')}" + (f' "{title}")' if title else ")")

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802
        """Write a heading of level 2 at least: level 1 is the entry's title."""
        words = _one_line(text)
        return f"\n\n{'#' * min(max(n, 2), 6)} {words}\n\n" if words else ""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Escape also what would be read as a tag."""
        return _TAG_LIKE.sub("&lt;", super().escape(text, parent_tags))  # type: ignore[misc]

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write a cell; a line between columns that is part of its words is escaped."""
        return str(super().convert_td(el, _in_cell(text), parent_tags))  # type: ignore[misc]

    def convert_th(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write a heading's cell in the same way."""
        return str(super().convert_th(el, _in_cell(text), parent_tags))  # type: ignore[misc]

    def convert_figure(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write each figure as a paragraph of its own: only then has it a caption."""
        return f"\n\n{text.strip()}\n\n"

    def convert_details(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write what could be folded, unfolded."""
        return f"\n\n{text.strip()}\n\n"

    def convert_summary(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write the line that was always shown in bold."""
        return f"\n\n**{text.strip()}**\n\n" if text.strip() else ""

    def convert_sub(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write it on the line: there is no mark for it."""
        return text

    convert_sup = convert_sub
    convert_q = convert_sub


def written(html: str, words_in: Counter[str]) -> Written:
    """Return the body in Markdown that our own converter reads back with the same words.

    `words_in` are those that must come out again.
    """
    links_in = len(BeautifulSoup(html, "lxml").find_all("a", href=True))
    converter = Converter()
    attempts = []
    # Marks are escaped only where the plain text would be read otherwise: people will edit it.
    for careful in (False, True):
        text = _tidy(_Writer(escape_misc=careful).convert_soup(BeautifulSoup(html, "lxml")))
        shown = converter.convert(text)
        out = BeautifulSoup(shown.html, "lxml")
        for note in out.select('a[href^="#fn"]'):
            # The number of a note is no part of the word before it.
            note.insert_before(" ")
        words_out = words_of(out) & words_in
        missing = tuple((words_in - words_out).elements())
        links = len(out.select('a[href]:not([href^="#fn"])'))
        attempts.append(
            Written(text, words_in.total(), words_out.total(), links_in, links, missing)
        )
        if not missing and not shown.refusals:
            return attempts[-1]
    return min(attempts, key=lambda one: len(one.missing))


def words_of(soup: Any) -> Counter[str]:
    """Return the words that are shown, small letters, with those of pictures' descriptions."""
    parts = [
        " " if isinstance(node, Tag) else str(node)
        for node in soup.descendants
        # Scripts, styles and comments are strings of other types.
        if type(node) is NavigableString or (isinstance(node, Tag) and node.name in _BLOCKS)
    ]
    # A caption that is not alone in its paragraph goes with its picture.
    parts += [f" {tag['title']} " for tag in soup.find_all("img", title=True)]
    return Counter(_WORD.findall("".join(parts).lower()))


def _in_cell(text: str) -> str:
    return text.replace("|", "\\|")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _tidy(text: str) -> str:
    lines = [line.rstrip() for line in text.replace("\xa0", " ").split("\n")]
    joined = _EMPTY_BREAK.sub("", "\n".join(lines))
    return re.sub(r"\n{3,}", "\n\n", joined).strip() + "\n"

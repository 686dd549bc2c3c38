"""Markdown as people write it who come from Word and WhatsApp, read as they mean it.

Python-Markdown follows the letter of 2004; where CommonMark or a phone would show a list, a
link or a struck word, its silence would publish the marks themselves.
"""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.tables import TableProcessor
from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor
from markdown.preprocessors import Preprocessor

_ITEM = re.compile(r"(?P<indent> *)(?P<mark>[-*+]|\d{1,3}[.)])(?P<rest>[ \t]+\S.*)")
_NO_PARAGRAPH = re.compile(r"\s|>|#|\||\[\^|\*\[|:\s|\x02|<|={3,}|-{3,}")
_RULER = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?\s*|\s*\|\s*:?-+:?\s*\|\s*")


class EditorsMarkdown(Extension):
    """Registers the processors. `surplus` holds the rows of tables that have too many cells."""

    def __init__(self) -> None:
        super().__init__()
        self.surplus: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        """Connect the processors."""
        md.registerExtension(self)
        # After fenced code has been put aside (25), before HTML blocks are (20).
        md.preprocessors.register(Habits(md), "literasi_habits", 22)
        # A paragraph begun with a tab is no programmer's code; that goes between fences.
        md.parser.blockprocessors.deregister("code")
        counting = CountingTables(md.parser, {"use_align_attribute": False})
        counting.surplus = self.surplus
        md.parser.blockprocessors.register(counting, "table", 75)
        # After links and inline HTML have been put aside (160–90), before emphasis (60).
        md.inlinePatterns.register(BareLinks(BareLinks.PATTERN, md), "literasi_links", 85)
        struck = SimpleTagInlineProcessor(r"(~~)(?=\S)(.+?)(?<=\S)~~", "del")
        md.inlinePatterns.register(struck, "literasi_struck", 65)

    def reset(self) -> None:
        """Forget the text before; Markdown calls this."""
        self.surplus.clear()


class Habits(Preprocessor):
    """Puts in the blank lines and the indents that Python-Markdown wants around lists and tables.

    As CommonMark §5.2 and §5.3 have it: a list may follow a paragraph at once (a numbered one
    only from 1 on), `1)` numbers too, and an item is nested by two or three spaces.
    """

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with what was meant made plain."""
        done: list[str] = []
        in_list = False
        unit = 0
        for number, line in enumerate(lines):
            before = done[-1] if done else ""
            item = _ITEM.fullmatch(line)
            after_paragraph = bool(before.strip()) and not in_list
            if not line.strip():
                done.append(line)
                continue
            if item is None:
                starts_block = not before.strip()
                in_list = in_list and (not starts_block or line.startswith(" "))
                unit = unit if in_list else 0
                following = lines[number + 1 : number + 2]
                if after_paragraph and _begins_table(line, before, following):
                    done.append("")
                done.append(line)
                continue
            if after_paragraph:
                if not _may_interrupt(item, before):
                    done.append(line)
                    continue
                done.append("")
            indent = len(item["indent"])
            unit = unit or indent
            level = round(indent / unit) if in_list and unit else 0
            in_list = True
            mark = item["mark"].replace(")", ".")
            done.append(f"{' ' * 4 * level}{mark}{item['rest']}")
        return done


def _may_interrupt(item: re.Match[str], before: str) -> bool:
    """Tell whether an item begins a list right after a line of a paragraph."""
    first = item["mark"] in ("-", "*", "+", "1.", "1)")
    return first and len(item["indent"]) < 4 and not _NO_PARAGRAPH.match(before)


def _begins_table(line: str, before: str, following: list[str]) -> bool:
    ruled = bool(following) and _RULER.fullmatch(following[0]) is not None
    return ruled and "|" in line and "|" not in before and not _NO_PARAGRAPH.match(before)


class BareLinks(InlineProcessor):
    """An address that stands by itself is a link."""

    PATTERN = r"(?<![\w/=\"'(])https?://[^\s<>\[\]\x02\x03]*[^\s<>\[\]\x02\x03.,;:!?)'\"*_~]"
    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Markdown's name)
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Return the link, and where its text begins and ends."""
        link = Element("a", {"href": m[0]})
        link.text = m[0]
        return link, m.start(0), m.end(0)


class CountingTables(TableProcessor):
    """Remembers the rows with more cells than the table's head: Markdown drops those cells."""

    surplus: list[str]

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        # Markdown's stubs leave out both of these (markdown/extensions/tables.py:120).
        cells = self._split_row(row)  # type: ignore[attr-defined]
        if any(cell.strip() for cell in cells[len(align) :]):
            self.surplus.append(row.strip())
        super()._build_row(row, parent, align)  # type: ignore[misc]

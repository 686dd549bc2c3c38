"""Python-Markdown's inline parsing, which tries on a text only the patterns that may match it.

It tries all 35 on each piece of text, though few have so much as a bracket; newer parsers
look first for the characters that can begin markup (CommonMark, appendix: a parsing strategy).
"""

from markdown import Markdown
from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString, Registry

_QUOTES = ("'", '"')

_MARKS: dict[str, tuple[str, ...]] = {
    "backtick": ("`",), "escape": ("\\",), "footnote": ("[^",), "reference": ("[",),
    "link": ("[",), "image_link": ("![",), "image_reference": ("![",), "short_reference": ("[",),
    "short_image_ref": ("![",), "autolink": ("<",), "automail": ("<",), "linebreak": ("  \n",),
    "html": ("<",), "literasi_links": ("://",), "entity": ("&",), "literasi_struck": ("~~",),
    "em_strong": ("*", "_"), "smarty-em-dashes": ("---",), "smarty-en-dashes": ("--",),
    "smarty-ellipses": ("...",), **{f"smarty-quotes-{number}": _QUOTES for number in range(15)},
}  # fmt: skip
"""By the name of a pattern what is in each text that it matches: one of these at least."""


def try_sparingly(md: Markdown) -> None:
    """Put the processor below in the places of Python-Markdown's own, and of `smarty`'s."""
    for name, priority in (("inline", 20), ("smarty", 6)):  # as they are registered there
        patterns = md.treeprocessors[name].inlinePatterns  # type: ignore[attr-defined]
        md.treeprocessors.register(SparingInlineProcessor(md, patterns), name, priority)


class SparingInlineProcessor(InlineProcessor):
    """Does the same as its parent. Patterns of other names than above are always tried."""

    def __init__(self, md: Markdown, patterns: Registry[Pattern]) -> None:
        super().__init__(md)
        # A Registry looks its patterns up by name, for each piece of text.
        self.inlinePatterns = list(patterns)  # type: ignore[assignment]
        marks = {id(patterns[name]): found for name, found in _MARKS.items() if name in patterns}
        self._marks = [marks.get(id(pattern), ("",)) for pattern in self.inlinePatterns]

    # Private to the parent, which has no other place for this: should it be renamed there, the
    # parent's own is used again, and all patterns are tried.
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString):
            return data
        for index in range(patternIndex, len(self._marks)):
            for mark in self._marks[index]:
                if mark in data:
                    break
            else:
                continue
            matched, start = True, 0
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                    self.inlinePatterns[index], data, index, start
                )
        return data

"""What Markdown, or the parser of its HTML, drops or leaves as typed without a word."""

import re
import sys
from collections import Counter
from collections.abc import Iterator

import lxml.html

from plugins.core.text import forbidden_character

_CODE = re.compile(
    r"^( {0,3})(```+|~~~+).*?^ {0,3}\2[`~]*[ \t]*$|(`+)(?!`).+?(?<!`)\3(?!`)", re.M | re.S
)
_DROPPED = re.compile(r"<(\?\w*|!\[CDATA\[)")
_REFERENCE = re.compile(r"&#([xX][0-9a-fA-F]{1,8}|\d{1,8});?")
_MARK = re.compile(r"\[\^([^\]\n]+)\](?!:)")
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\n]+)\]:", re.M)
# What should have become a link, a picture or the mark of a note; a backslash says it should not.
_UNRESOLVED = (
    re.compile(r"(?<!\\)\[[^\[\]\n]+\]\[[^\[\]\n]*\]"),
    re.compile(r"(?<!\\)\[\^[^\[\]\n]+\](?!:)"),
    re.compile(r"(?<!\\)\[[^\[\]\n]+\]\([^()\n]*\)"),
)


def losses(source: str, raw: str, tree: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield (kind, text to find it by) for a Markdown source, its HTML and the tree of that."""
    for name in _DROPPED.findall(raw):
        yield "tag", name
    plain = _CODE.sub(" ", source) if "`" in source or "~~~" in source else source
    if "<!--" in raw or "<!--" in plain:
        yield "comment", "<!--"
    for name, count in Counter(_NOTE.findall(source)).items():
        if count > 1:
            yield "note", f"[^{name}]:"
    used = set(_MARK.findall(plain))
    for name in _NOTE.findall(plain):
        if name not in used:
            yield "unused", f"[^{name}]:"
    # Written as a character reference it passes the check of the file.
    for number in _REFERENCE.findall(raw):
        code = int(number[1:], 16) if number[0] in "xX" else int(number)
        character = forbidden_character(chr(code)) if code <= sys.maxunicode else f"U+{code:X}"
        if character is not None:
            yield "hidden", character
    yield from _unresolved(plain, tree)


def _unresolved(plain: str, tree: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    if not any("[" in text for text in tree.itertext()):
        return
    shown: str | None = None
    for pattern in _UNRESOLVED:
        for found in dict.fromkeys(pattern.findall(plain)):
            if shown is None:
                texts = tree.xpath("descendant::text()[not(ancestor::code or ancestor::pre)]")
                shown = _plain("".join(texts))
            if _plain(found) in shown:
                yield "reference", found


def _plain(text: str) -> str:
    """Return the text without the marks that Markdown takes away inside a link's words."""
    return re.sub(r"[*_~`\\\s]|&\w+;|[\"'“”‘’–—…]", "", text)

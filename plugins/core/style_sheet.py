"""The part of a style sheet that a page uses, as short as it can be written.

Most readers come from a chat and see one page: its style stands in it, so every rule that it
does not need is a reader's data. Our style sheets are written by hand: this reads what they
hold (nested rules of the form `@media … {}`, no `&`), not all that CSS allows.
"""

import functools
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.core.style_shortening import short_name, shortened

_ELEMENT = re.compile(r"<([a-z][a-z0-9]*)")
_CLASSES = re.compile(r'class="([^"]*)"')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FUNCTION = re.compile(r":[\w-]+\([^()]*(?:\([^()]*\)[^()]*)*\)")
_EXCEPTION = re.compile(r":not\([^()]*(?:\([^()]*\)[^()]*)*\)")
_CHOICE = re.compile(r":(?:is|where)\(([^()]*)\)")
_VARIABLE = re.compile(r"(--[\w-]+):[^;}]*;?")
_NEEDED = re.compile(r"\.([\w-]+)|(?<![\w:.#\[\]\"=-])([a-z][a-z0-9]*)")
_CODES = re.compile(r"unicode-range:([^;}]+)")
# What stands in a font of ours: titles, which are headings, links, or <b>.
_TITLE = re.compile(r"<(h[1-6]|a|b)\b[^>]*>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_OUTSIDE = re.compile(r",(?![^(]*\))")
_AROUND = re.compile(r"\s*([>+~])\s*")

# At-rules that hold rules; the others hold declarations, and every page needs them.
_GROUPS = ("@layer", "@media", "@supports")


@dataclass(frozen=True)
class _Rule:
    """A rule: what stands before the brace, and the declarations or the rules inside."""

    head: str
    body: str
    rules: tuple["_Rule", ...]
    selectors: tuple["_Selector", ...]


@dataclass(frozen=True)
class _Selector:
    """A selector, the classes (`.name`) and elements that it needs, and its `:is()` choices."""

    text: str
    needed: frozenset[str]
    choices: tuple[tuple[frozenset[str], ...], ...]

    def fits(self, names: frozenset[str]) -> bool:
        """Tell whether a page with these classes and elements may hold what it selects."""
        return self.needed <= names and all(
            any(option <= names for option in choice) for choice in self.choices
        )


def used_by(sheet: str, page: str, *, filled_in: bool = False) -> str:
    """Return what of a style sheet applies to a page's HTML.

    A script may put words into a page that is `filled_in`, with any letter.
    """
    names = {f".{name}" for found in _CLASSES.findall(page) for name in found.split()}
    names |= {"html", "body", *_ELEMENT.findall(page)}
    sheet = str(sheet)
    if fonts := _fonts(sheet):
        titles = html.unescape(_TAG.sub("", " ".join(text for _, text in _TITLE.findall(page))))
        names |= {codes for codes, letters in fonts if filled_in or letters.search(titles)}
    return _used(sheet, frozenset(names))


@functools.lru_cache(maxsize=256)
def _used(sheet: str, names: frozenset[str]) -> str:
    style = "".join(_written(rule, names) for rule in _parsed(sheet))
    while (shorter := _without_unread(style)) != style:
        style = shorter
    return style.replace(";}", "}")


def _without_unread(style: str) -> str:
    """Return the style without the custom properties that nothing in it reads."""
    read = set(re.findall(r"var\((--[\w-]+)", style))
    return _VARIABLE.sub(lambda found: found[0] if found[1] in read else "", style)


@functools.lru_cache(maxsize=64)
def _fonts(sheet: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the `unicode-range` of each font that has one, and what finds a letter of it."""
    found = [codes[1] for rule in _parsed(sheet) if (codes := _CODES.search(rule.body))]
    return tuple((codes, re.compile(f"[{_class(codes)}]")) for codes in found)


def _class(codes: str) -> str:
    """Return `U+2A,U+3C-3E` as a character class of a regular expression holds it."""
    spans = [span.strip()[2:].split("-") for span in codes.split(",")]
    return "".join("-".join(rf"\U{code:0>8}" for code in span) for span in spans)


def _written(rule: _Rule, names: frozenset[str]) -> str:
    if rule.rules:
        inner = "".join(_written(child, names) for child in rule.rules)
        return f"{rule.head}{{{inner}}}" if inner else ""
    if not rule.body:
        return f"{rule.head};"
    if not rule.selectors:
        return f"{rule.head}{{{rule.body}}}"
    kept = [selector.text for selector in rule.selectors if selector.fits(names)]
    return f"{','.join(kept)}{{{rule.body}}}" if kept else ""


@functools.lru_cache(maxsize=64)
def _parsed(sheet: str) -> tuple[_Rule, ...]:
    return tuple(_joined(_rules(shortened(_COMMENT.sub("", sheet)))))


def _joined(rules: Iterator[_Rule]) -> Iterator[_Rule]:
    """Join what several blocks say to one layer: the blocks then stand in the layers' order."""
    layers: dict[str, list[_Rule]] = {}
    for rule in rules:
        word, _, names = rule.head.partition(" ")
        if word != "@layer":
            yield rule
        for name in names.split(",") if word == "@layer" else ():
            layers.setdefault(name, []).extend(rule.rules)
    for place, inside in enumerate(layers.values()):
        yield _Rule(f"@layer {short_name(place)}", "", tuple(inside), ())


def _rules(text: str) -> Iterator[_Rule]:
    start = 0
    while found := re.compile(r"[{;]").search(text, start):
        head = _short(text[start : found.start()])
        if found[0] == ";":
            start = found.end()
            yield _Rule(head, "", (), ())
            continue
        end = _closing(text, found.end())
        inside = text[found.end() : end]
        start = end + 1
        if head.startswith(_GROUPS):
            yield _Rule(head, "", tuple(_rules(inside)), ())
        elif body := _short(inside).rstrip(";"):
            yield _Rule(head, body, (), tuple(_selectors(_AROUND.sub(r"\1", head), body)))


def _closing(text: str, start: int) -> int:
    depth = 1
    for found in re.compile(r"[{}]").finditer(text, start):
        depth += 1 if found[0] == "{" else -1
        if depth == 0:
            return found.start()
    raise ValueError("a style sheet with a brace that nothing closes")


def _selectors(head: str, body: str) -> Iterator[_Selector]:
    if head.startswith("@"):
        # A font is selected by the letters that it has.
        if codes := _CODES.search(body):
            yield _Selector(head, frozenset({codes[1]}), ())
        return
    for selector in _OUTSIDE.split(head):
        choices = tuple(
            tuple(_needed(option) for option in choice.split(","))
            for choice in _CHOICE.findall(_EXCEPTION.sub("", selector))
        )
        yield _Selector(selector.strip(), _needed(selector), choices)


def _needed(selector: str) -> frozenset[str]:
    found = _NEEDED.findall(_FUNCTION.sub("", selector))
    return frozenset(f".{name}" if name else element for name, element in found)


def _short(text: str) -> str:
    """Return CSS without the white space that says nothing."""
    return re.sub(r"(?<=[:;,{}>])\s+|\s+(?=[;{}>])", "", re.sub(r"\s+", " ", text)).strip()

"""Reads one finished page as a browser would, with lexbor: not the parser that sanitised it."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from plugins.checking import active
from plugins.checking.facts import Facts, Fault

_OPEN_GRAPH = frozenset({"og:image", "og:url", "og:audio", "og:video", "twitter:image"})
_UNFINISHED = re.compile(
    r"[{}]|%7[bd]|^(?:[a-z]+:)?//(?:localhost|127\.0\.0\.1|\[::1\])(?![\w-])|^(None|undefined|www\.)",
    re.I,
)

_JSON_ADDRESSES = frozenset(
    """@id url contentUrl embedUrl thumbnailUrl item sameAs image logo
home_page_url feed_url external_url next_url banner_image icon avatar src""".split()
)

_SHOWN = ("alt", "title", "aria-label", "value")

# What need not be closed (HTML Standard §13.1.2.4), or never is.
_UNCLOSED = frozenset(
    """area base br col dd dt embed hr img input li link meta option p rp rt source
tbody td tfoot th thead tr track wbr""".split()
)
_RAW = re.compile(r"<!--.*?-->|<(script|style|textarea|title)\b[^>]*>.*?</\1\s*>", re.S | re.I)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)[^<>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*)*>", re.I)


@dataclass(frozen=True)
class PageText:
    """The words of a page: all of them, those that are its entry's own, and those that it hides.

    What also stands in a menu, in a list of other entries or in the footer is not the entry's. No
    reader sees the title in the head, the descriptions there and where links lead; machines do.
    """

    whole: str
    own: str
    hidden: str


def read_page(html: str, own: tuple[str, ...], *, is_list: bool = False) -> tuple[Facts, PageText]:
    """Return the facts of a page, and its words. Addresses that begin with `own` are ours.

    Of a page that is no entry's own, `items` are the links that a reader can follow.
    """
    tree = LexborHTMLParser(html)
    targets: dict[str, None] = {}
    ids: Counter[str] = Counter()
    faults: list[Fault] = []
    tags: Counter[str] = Counter()
    shown: list[str] = []
    known: set[str] = set()
    for node in tree.root.traverse() if tree.root else ():
        tag = node.tag or ""
        attributes = node.attributes
        tags[tag] += 1
        if attributes:
            if identity := attributes.get("id"):
                ids[identity] += 1
            for target in _targets(tag, attributes):
                targets[target] = None
            shown += [attributes[name] or "" for name in _SHOWN if name in attributes]
            faults += active.element_faults(tag, attributes, own)
        elif tag not in known:
            known.add(tag)
            faults += active.element_faults(tag, attributes, own)
        if tag in ("script", "style"):
            faults += _text_faults(node, tag, attributes, targets, own)
    faults += (Fault("unfinished", target) for target in targets if _is_unfinished(target))
    faults += (Fault("id", name) for name, count in ids.items() if count > 1)
    faults += _frame_faults(html, tags)
    body = tree.body
    words = body.text(separator=" ") if body else ""
    text = PageText(" ".join([words, *shown]), _own_words(tree), _hidden_words(tree, targets))
    items = tuple(_links(tree)) if is_list else ()
    return Facts(tuple(targets), tuple(ids), tuple(dict.fromkeys(faults)), items), text


def _links(tree: LexborHTMLParser) -> dict[str, None]:
    """Return where a reader can go; what only machines are told stands in other elements."""
    found = (node.attributes.get("href") or "" for node in tree.css("body a[href]"))
    return dict.fromkeys(link for link in found if not link.startswith("#"))


def _hidden_words(tree: LexborHTMLParser, targets: Iterable[str]) -> str:
    head = tree.head
    told = [target for target in targets if active.scheme_of(target)]
    if head is not None:
        told.append(head.text(separator="\n"))
        told += [node.attributes.get("content") or "" for node in head.css("meta[content]")]
    return "\n".join(told)


def _own_words(tree: LexborHTMLParser) -> str:
    """Return the words of the title and of the body (`e-content` of microformats2)."""
    parts = [tree.css_first("h1"), tree.css_first(".e-content")]
    if parts[1] is None:
        parts = [tree.css_first("main")]
    told = []
    for part in filter(None, parts):
        told.append(part.text(separator=""))
        for node in part.css("[alt], [title]"):
            told += [node.attributes.get(name) or "" for name in ("alt", "title")]
    return " ".join(told)


def _targets(tag: str, attributes: active.Attributes) -> Iterator[str]:
    for name, value in attributes.items():
        if name == "cite" and tag in ("blockquote", "q"):
            continue
        yield from active.addresses_of(name, value or "")
    if tag == "meta":
        content = attributes.get("content") or ""
        if attributes.get("property") in _OPEN_GRAPH or attributes.get("name") in _OPEN_GRAPH:
            yield content
        if (attributes.get("http-equiv") or "").lower() == "refresh":
            yield content.partition("url=")[2]


def _is_unfinished(target: str) -> bool:
    return not target or _UNFINISHED.search(target.partition("?")[0]) is not None


def _text_faults(
    node: LexborNode,
    tag: str,
    attributes: active.Attributes,
    targets: dict[str, None],
    own: tuple[str, ...],
) -> Iterator[Fault]:
    text = node.text(deep=True) or ""
    if tag == "style":
        yield from active.style_faults(text)
    elif attributes.get("type") == "application/ld+json":
        try:
            data = json.loads(text)
        except ValueError as error:
            yield Fault("json", str(error))
            return
        for value in strings(data):
            if value.startswith(own):
                # Its fragments name things, not anchors (JSON-LD 1.1 §3.3).
                targets[value.partition("#")[0]] = None
        yield from active_addresses(data)


def active_addresses(data: object) -> Iterator[Fault]:
    """Yield what is code where JSON tells an address; a headline may be `JavaScript: …`."""
    if isinstance(data, dict):
        for key, value in data.items():
            told = isinstance(value, str) and key in _JSON_ADDRESSES
            if told and active.scheme_of(value) in ("javascript", "data", "vbscript"):
                yield Fault("active", value[:80])
            yield from active_addresses(value)
    elif isinstance(data, list):
        for value in data:
            yield from active_addresses(value)


def strings(data: object) -> Iterator[str]:
    """Yield every text within what JSON holds."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)


def _frame_faults(html: str, tags: Counter[str]) -> Iterator[Fault]:
    if not html.lstrip()[:15].lower().startswith("<!doctype html"):
        yield Fault("doctype", "")
    for tag in ("main", "h1"):
        if tags[tag] != 1:
            yield Fault("once", f"<{tag}>: {tags[tag]}")
    if (crossed := misnested(html)) is not None:
        yield Fault("misnested", crossed)


def misnested(html: str) -> str | None:
    """Return the first tag that closes what is not open, or is never closed; None if none."""
    opened: list[str] = []
    for found in _TAG.finditer(_RAW.sub("", html)):
        closing, name = found[1], found[2].lower()
        if name in _UNCLOSED or found[0].endswith("/>"):
            continue
        if not closing:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return f"</{name}>"
    return f"<{opened[-1]}>" if opened else None

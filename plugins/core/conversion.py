"""Markdown to HTML: a pure function of the text, so it can be cached and run anywhere."""

import html
import re
from dataclasses import dataclass

import lxml.etree
import lxml.html
from markdown import Markdown
from markdown.extensions.toc import TocExtension

from plugins.core import bounds, sanitizing
from plugins.core.editors_markdown import EditorsMarkdown
from plugins.core.inline_parsing import try_sparingly
from plugins.core.losses import losses
from plugins.core.markdown_extensions import LiterasiExtension
from plugins.core.text import slugify

MINIMUM_HEADINGS = 3
"""A table of contents is worth its place from this many headings on."""

WORDS_A_MINUTE = 200
SUMMARY_LENGTH = 155


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body: level 2 or 3, its anchor and its text."""

    level: int
    id: str
    text: str


@dataclass(frozen=True)
class Refusal:
    """Markup that cannot be published: what it is, and text to find its line by."""

    kind: str
    value: str


@dataclass(frozen=True)
class Converted:
    """The HTML of a body, sanitised, and what was learnt on the way."""

    html: str
    toc: tuple[Heading, ...]
    words: int
    summary: str
    """The first paragraph's words, at most 155 characters."""

    refusals: tuple[Refusal, ...]

    @property
    def reading_minutes(self) -> int:
        """Whole minutes at a calm pace, at least one."""
        return max(1, round(self.words / WORDS_A_MINUTE))


class Converter:
    """Converts bodies one after another; building its Markdown object is what costs time."""

    def __init__(
        self,
        seconds: float = bounds.MOST_SECONDS,
        back_to_text: str = "Kembali ke teks, catatan {}",
        table: str = "Tabel",
        watch: str = "Tonton di {}",
    ) -> None:
        self._back_to_text = back_to_text
        self._own = LiterasiExtension(table, watch)
        self._seconds = seconds
        self._prepare()

    def _prepare(self) -> None:
        self._editors = EditorsMarkdown()
        self._markdown = Markdown(
            output_format="html",
            extensions=[
                "tables", "footnotes", "def_list", "abbr", "fenced_code", "sane_lists", "smarty",
                TocExtension(slugify=_anchor, toc_depth="2-3"),
                self._own,
                self._editors,
            ],
            extension_configs={
                "footnotes": {
                    "BACKLINK_TEXT": "↩",
                    "BACKLINK_TITLE": self._back_to_text,
                    "SEPARATOR": "-",
                },
            },
        )  # fmt: skip
        try_sparingly(self._markdown)

    def convert(self, text: str) -> Converted:
        """Return the body as sanitised HTML; what is refused is named, not dropped in silence.

        Never raises, and never takes more than plugins/core/bounds.py allows: a body that does
        is refused.
        """
        try:
            return self._convert(text)
        except bounds.OutOfBoundsError as error:
            refusal = Refusal(error.kind, error.value)
        except Exception:  # noqa: BLE001 (Python-Markdown may raise anything on odd markup)
            refusal = Refusal("broken", "")
        self._prepare()  # what was half done would spoil the next body
        return Converted("", (), 0, "", (refusal,))

    def _convert(self, text: str) -> Converted:
        bounds.refuse_deep_brackets(text)
        with bounds.bounded(self._seconds):
            self._markdown.reset()
            raw = self._markdown.convert(text)
        bounds.refuse_costly(raw)
        # A parser of lxml.html's own would ask code of Python for the class of each element.
        parser = lxml.etree.HTMLParser()
        tree = lxml.html.fragment_fromstring(raw or "<p></p>", create_parent="div", parser=parser)
        refusals = _refusals(tree)
        refusals += [Refusal(kind, value) for kind, value in losses(text, raw, tree)]
        refusals += [Refusal("cell", row) for row in self._editors.surplus]
        plain = " ".join(tree.itertext())
        return Converted(
            html=sanitizing.clean(raw),
            toc=_headings(self._markdown.toc_tokens),  # type: ignore[attr-defined]
            words=len(re.findall(r"\w+", plain)),
            summary=_summary(tree),
            refusals=tuple(refusals),
        )


def _anchor(text: str, _separator: str) -> str:
    """Return a heading's id; it never begins with `_`, as the theme's own ids do."""
    return slugify(html.unescape(text)) or "bagian"


def _headings(tokens: list[dict[str, object]]) -> tuple[Heading, ...]:
    found: list[Heading] = []

    def collect(level: list[dict[str, object]]) -> None:
        for token in level:
            name = html.unescape(re.sub(r"<[^>]*>", "", str(token["name"])))
            found.append(Heading(int(str(token["level"])), str(token["id"]), name))
            collect(token["children"])  # type: ignore[arg-type]

    collect(tokens)
    return tuple(found) if len(found) >= MINIMUM_HEADINGS else ()


def _refusals(tree: lxml.html.HtmlElement) -> list[Refusal]:
    found: list[Refusal] = []
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element is not tree and element.tag not in sanitizing.TAGS:
            found.append(Refusal("tag", element.tag))
        found += [Refusal("handler", name) for name in element.attrib if name.startswith("on")]
        for name in ("href", "src"):
            link = element.get(name)
            if link is not None and not sanitizing.is_safe_link(link):
                found.append(Refusal("link", link))
            elif name == "href" and link is not None and not sanitizing.is_whole_link(link):
                found.append(Refusal("unfinished", link))
        if element.tag == "img":
            found += _picture_refusals(element)
    return found


def _picture_refusals(image: lxml.html.HtmlElement) -> list[Refusal]:
    source = image.get("src") or ""
    found = [] if (image.get("alt") or "").strip() else [Refusal("alt", source)]
    if sanitizing.is_safe_link(source) and sanitizing.is_remote(source):
        found.append(Refusal("remote", source))
    return found


def _summary(tree: lxml.html.HtmlElement) -> str:
    for paragraph in tree.iter("p"):
        words = paragraph.xpath("descendant::text()[not(ancestor::a[@class='footnote-ref'])]")
        text = " ".join("".join(words).split())
        if text:
            return shorten(text, SUMMARY_LENGTH)
    return ""


def shorten(text: str, length: int) -> str:
    """Return at most `length` characters, cut between words and marked with an ellipsis."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(" ,.;:–-") + "…"

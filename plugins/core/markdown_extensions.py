"""What Literasi adds to Markdown: heading levels, figures, video stills, scrolling tables."""

import re
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

PLATFORMS = {
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "instagram.com": "Instagram",
    "tiktok.com": "TikTok",
    "facebook.com": "Facebook",
    "vimeo.com": "Vimeo",
}


class LiterasiExtension(Extension):
    """Registers the processors; those of trees run after inline parsing and before `toc` (5)."""

    def __init__(self, table: str, watch: str) -> None:
        """Take what a table is called, and the words of a link to a film, with {} for where."""
        super().__init__()
        self._table = table
        self._watch = watch

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        """Connect the processors."""
        md.parser.blockprocessors.register(SpacedHeadings(md.parser), "hashheader", 70)
        md.treeprocessors.register(HeadingLevels(md), "literasi_headings", 9)
        md.treeprocessors.register(Figures(md, self._watch), "literasi_figures", 8)
        md.treeprocessors.register(ScrollingTables(md, self._table), "literasi_tables", 7)


class SpacedHeadings(HashHeaderProcessor):
    """A line that begins with a hashtag is no heading: after one `#`, a heading has a space."""

    RE = re.compile(
        r"(?:^|\n)(?P<level>#(?=[ \t])|#{2,6})"
        r"(?P<header>(?:\\.|[^\\#]|#+(?=[^#\n]))*?)#*(?:\n|$)"  # as Python-Markdown has it
    )


class HeadingLevels(Treeprocessor):
    """Fits an editor's headings below the page's h1: they start at h2 and skip no level."""

    def run(self, root: Element) -> None:
        """Rename the heading elements in place."""
        headings = [element for element in root.iter() if re.fullmatch(r"h[1-6]", element.tag)]
        if not headings:
            return
        shift = 2 - min(int(heading.tag[1]) for heading in headings)
        before = 1
        for heading in headings:
            before = min(int(heading.tag[1]) + shift, before + 1, 6)
            heading.tag = f"h{before}"


class Figures(Treeprocessor):
    """An image alone in its paragraph becomes a figure; its title is the caption."""

    def __init__(self, md: Markdown, watch: str) -> None:
        super().__init__(md)
        self._watch = watch

    def run(self, root: Element) -> None:
        """Turn the paragraphs in place."""
        for paragraph in root.iter("p"):
            only = _only_child(paragraph)
            if only is None:
                continue
            if only.tag == "img":
                _to_figure(paragraph, only)
            elif only.tag == "a" and (platform := video_platform(only.get("href", ""))):
                _to_video(paragraph, only, self._watch.format(platform))


class ScrollingTables(Treeprocessor):
    """A wide table scrolls inside its own region instead of widening the page."""

    def __init__(self, md: Markdown, name: str) -> None:
        super().__init__(md)
        self._name = name

    def run(self, root: Element) -> None:
        """Wrap the tables in place."""
        for parent in list(root.iter()):
            for place, child in enumerate(list(parent)):
                if child.tag != "table":
                    continue
                # A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
                region = Element("div", {
                    "class": "table-scroll", "role": "region", "tabindex": "0",
                    "aria-label": self._name,
                })  # fmt: skip
                region.tail, child.tail = child.tail, None
                _align_by_class(child)
                region.append(child)
                parent[place] = region


def _align_by_class(table: Element) -> None:
    """Say a column's alignment by class: the pages' security policy allows no inline style."""
    for cell in table.iter():
        style = cell.attrib.pop("style", "")
        if found := re.fullmatch(r"text-align: (left|center|right);", style):
            cell.set("class", f"align-{found[1]}")


def video_platform(link: str) -> str | None:
    """Return the name of the platform that a link leads to, if it is one for videos."""
    host = (urlsplit(link).hostname or "").removeprefix("www.").removeprefix("m.")
    return PLATFORMS.get(host)


def _only_child(paragraph: Element) -> Element | None:
    if len(paragraph) != 1 or (paragraph.text or "").strip():
        return None
    child = paragraph[0]
    return None if (child.tail or "").strip() else child


def _to_figure(paragraph: Element, image: Element) -> None:
    paragraph.tag = "figure"
    caption = image.attrib.pop("title", "")
    image.tail = None
    if caption:
        SubElement(paragraph, "figcaption").text = caption


def _to_video(paragraph: Element, link: Element, watch: str) -> None:
    image = _only_child(link)
    if image is None or image.tag != "img":
        paragraph.set("class", "video-link")
        return
    paragraph.tag = "figure"
    paragraph.set("class", "video-still")
    caption = image.attrib.pop("title", "")
    link.tail = None
    words = SubElement(paragraph, "figcaption")
    words.text = f"{caption} " if caption else ""
    again = SubElement(words, "a", {"href": link.get("href", "")})
    again.text = watch

"""A saved web page read: its story, without what stood around it, and the facts of it.

Editors save pages of their old site, or of a newspaper with its permission, from the browser.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag

from plugins.core.dates import MONTHS, WEEKDAYS
from plugins.core.text import slugify
from plugins.importing.documents import Document

_STORY = ("[itemprop=articleBody]", ".entry-content", ".post-content", ".article-content",
          ".td-post-content", ".detail__body-text", ".read__content", ".content-inner",
          "article", "main", "#content")  # fmt: skip
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:ads?|adsbygoogle|advert\w*|iklan|banner|sponsor\w*|share\w*|sharing|sharedaddy"
    r"|social\w*|sosmed|related\w*|terkait|baca-?juga|jp-relatedposts|comment\w*|komentar|respond"
    r"|sidebar|widget\w*|nav\w*|menu|breadcrumb\w*|footer|header-top|newsletter|subscribe|popup"
    r"|author-box|tags?-links|post-tags|post-meta|entry-meta|pagination|screen-reader\w*|cookie\w*)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_READ_ALSO = re.compile(r"^\s*(?:\*+\s*)?(?:baca|simak|lihat)\s+(?:juga|pula)\b", re.IGNORECASE)
_MONTH = "|".join(MONTHS)
_DAY = re.compile(
    rf"(?:(?:{'|'.join(WEEKDAYS)}),?\s+)?\b(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})\s+"
    rf"(?P<year>\d{{4}})(?:[\s,|-]*(?:pukul\s*)?(?P<hour>\d{{1,2}})[.:](?P<minute>\d{{2}}))?",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"^\s*(?P<place>[A-ZÀ-Þ][A-Za-zÀ-ÿ .'’-]{2,40}?)"
    r"(?:,\s*(?P<outlet>[\w .-]{2,40}?)|\s*\((?P<agency>[A-Z][\w .]{1,30})\))?"
    r"\s*(?:–|—|--?)\s+(?=\S)"
)
_CLOSING = re.compile(
    r"\s*(?P<mark>\((?:\*+|[a-z]{2,5}\d?|[a-z]{2,4}/[a-z]{2,4})\)|\*{3})\s*$", re.IGNORECASE
)
_BYLINE = re.compile(r"^\s*(?:penulis|oleh|editor|reporter|pewarta|by)\s*:?\s+", re.IGNORECASE)


_SHORT = 80
"""Letters; less than this is no story."""

_GROWN = 1.3
"""How much more text an element must hold to be taken instead of the one inside it."""


class NoStoryError(ValueError):
    """Raised for a page in which no story is found."""


def document_of(file: Path, kind: str) -> Document:
    """Return the story of a saved page; raises NoStoryError, OSError."""
    soup = BeautifulSoup(file.read_bytes(), "lxml")
    facts = _linked_data(soup)
    story = _story(soup)
    if story is None:
        raise NoStoryError("tidak ditemukan tulisan di halaman ini")
    title = _title(soup, facts) or file.stem
    address = _address(soup)
    document = Document(
        kind, slugify(title)[:90].strip("-") or "tulisan", {"judul": title}, "",
        address or f"file:{file.name}",
    )  # fmt: skip
    # Before the story is stripped: newspapers put the day beside the headline.
    moment = _moment(soup, facts)
    _strip(story, title, document)
    values = document.values
    values["tanggal"] = moment or moment_in(story.get_text(" ")) or "1970-01-01"
    if values["tanggal"] == "1970-01-01":
        document.losses.append("tanggalnya tidak ditemukan: memakai 1 Januari 1970, betulkan")
    document.folder = values["tanggal"][:4]
    if author := _author(soup, facts):
        values["penulis"] = [author]
    values["status"] = "draf"
    _dateline(story, document)
    _closing_mark(story, document)
    if summary := _meta(soup, "description", "og:description"):
        values["ringkasan"] = summary[:300]
    if picture := _meta(soup, "og:image", "twitter:image"):
        values["gambar"] = {"berkas": picture, "alt": ""}
    if address:
        values["alamat_lama"] = [unquote(urlsplit(address).path) or "/"]
        name = _meta(soup, "og:site_name") or urlsplit(address).netloc
        values["sumber"] = {"nama": name, "tautan": address}
        if values["alamat_lama"] == ["/"]:
            del values["alamat_lama"]
    document.html = story.decode_contents()
    return document


def _linked_data(soup: BeautifulSoup) -> dict[str, Any]:
    """Return what the page says of itself to machines: the first article of its JSON-LD."""
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            found = json.loads(script.string or "")
        except ValueError:
            continue
        for one in _flat(found):
            kinds = one.get("@type")
            if any("Article" in str(kind) or "Posting" in str(kind) for kind in (
                kinds if isinstance(kinds, list) else [kinds]
            )):  # fmt: skip
                return one
    return {}


def _flat(found: Any) -> Iterator[dict[str, Any]]:
    if isinstance(found, list):
        for one in found:
            yield from _flat(one)
    elif isinstance(found, dict):
        yield found
        yield from _flat(found.get("@graph"))


def _story(soup: BeautifulSoup) -> Tag | None:
    """Return the element with the story: the best known place, else where most of the text is."""
    dense = _densest(soup)
    for selector in _STORY:
        found = [tag for tag in soup.select(selector) if _paragraph_letters(tag) > _SHORT]
        best = max(found, key=_paragraph_letters, default=None)
        # A teaser has such a place too: the story is not elsewhere, and much longer.
        if best is not None and 2 * _paragraph_letters(best) > _paragraph_letters(dense):
            return best
    return dense


def _densest(soup: BeautifulSoup) -> Tag | None:
    """Return the element with most paragraphs of its own; with its sections, where it has some."""
    candidates = {id(tag.parent): tag.parent for tag in soup.find_all(["p", "br"]) if tag.parent}
    candidates |= {id(tag): tag for tag in soup.find_all(["pre", "blockquote", "td"])}
    best = max(candidates.values(), key=_own_letters, default=None)
    if best is None or _own_letters(best) == 0:
        body = soup.body
        return body if body is not None and body.get_text(strip=True) else None
    around = best.parent
    while isinstance(around, Tag) and around.name not in ("body", "html", "[document]"):
        if _paragraph_letters(around) > _GROWN * _paragraph_letters(best):
            best = around
        around = around.parent
    return best


def _paragraph_letters(tag: Tag | None) -> int:
    if tag is None:
        return 0
    return sum(len(p.get_text(strip=True)) for p in tag.find_all("p")) or len(
        tag.get_text(strip=True)
    )  # fmt: skip


def _own_letters(tag: Tag) -> int:
    """Count the letters of the paragraphs right inside, and of those that only <br> parts."""
    paragraphs = sum(len(p.get_text(strip=True)) for p in tag.find_all("p", recursive=False))
    return paragraphs + sum(
        len(text.strip()) for text in tag.find_all(string=True, recursive=False)
    )


def _strip(story: Tag, title: str, document: Document) -> None:
    """Take out what stood around the story, and say what."""
    for tag in list(story.find_all(lambda _: True)):
        if tag.decomposed or tag.name in ("body", "html"):
            continue
        names = " ".join([*(tag.get("class") or []), str(tag.get("id") or "")])
        around = bool(names and _AROUND.search(names)) or tag.name in ("aside", "nav", "footer")
        again = tag.name == "h1" and " ".join(tag.get_text().split()) == title
        also = tag.name in ("p", "div", "li", "strong", "h2", "h3", "h4") and bool(
            _READ_ALSO.match(tag.get_text(" ", strip=True))
        )  # fmt: skip
        short = len(tag.get_text(strip=True)) < 400
        if again or (around and short) or (also and short):
            words = " ".join(tag.get_text(" ").split())
            if words and not again:
                document.losses.append(f"bukan bagian tulisan, dihapus: “{words[:120]}”")
            tag.decompose()


def _title(soup: BeautifulSoup, facts: dict[str, Any]) -> str:
    heading = soup.find("h1")
    found = (
        str(facts.get("headline") or "")
        or (heading.get_text(" ") if isinstance(heading, Tag) else "")
        or _meta(soup, "og:title")
        or (soup.title.get_text() if soup.title else "")
    )
    return " ".join(found.split())


def _address(soup: BeautifulSoup) -> str:
    link = soup.find("link", rel="canonical")
    found = str(link.get("href") or "") if isinstance(link, Tag) else ""
    found = found or _meta(soup, "og:url")
    return found if found.startswith(("http://", "https://")) else ""


def _moment(soup: BeautifulSoup, facts: dict[str, Any]) -> str:
    time = soup.find("time", datetime=True)
    for text in (
        str(facts.get("datePublished") or ""),
        _meta(soup, "article:published_time", "datePublished", "pubdate"),
        str(time["datetime"]) if isinstance(time, Tag) else "",
    ):
        if found := re.match(
            r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?", text
        ):
            day, clock, zone = found.groups()
            return " ".join(filter(None, (day, clock, (zone or "").replace("Z", "+00:00"))))
    heading = soup.find("h1")
    around = heading.parent if isinstance(heading, Tag) else None
    return moment_in(around.get_text(" ")) if isinstance(around, Tag) else ""


def moment_in(text: str) -> str:
    """Return the first day in a text, with its hour if there is one: `2024-11-07 10:00`."""
    found = _DAY.search(text)
    if found is None:
        return ""
    month = [name.lower() for name in MONTHS].index(found["month"].lower()) + 1
    day = f"{found['year']}-{month:02}-{int(found['day']):02}"
    return f"{day} {int(found['hour']):02}:{found['minute']}" if found["hour"] else day


def _author(soup: BeautifulSoup, facts: dict[str, Any]) -> str:
    author = facts.get("author")
    author = author[0] if isinstance(author, list) and author else author
    name = author.get("name") if isinstance(author, dict) else author
    byline = soup.select_one("[rel=author], .author, .byline, .penulis, .reporter")
    found = str(name or "") or _meta(soup, "author") or (
        byline.get_text(" ") if byline is not None else ""
    )  # fmt: skip
    return _BYLINE.sub("", " ".join(found.split()))[:100]


def _meta(soup: BeautifulSoup, *names: str) -> str:
    for name in names:
        for attribute in ("property", "name", "itemprop"):
            tag = soup.find("meta", attrs={attribute: name})
            if isinstance(tag, Tag) and tag.get("content"):
                return " ".join(str(tag["content"]).split())
    return ""


def _dateline(story: Tag, document: Document) -> None:
    """Turn `Enrekang, Katasulsel.com –` at the start into the entry's place."""
    first = next((p for p in story.find_all("p") if p.get_text(strip=True)), None)
    if first is None:
        return
    found = _DATELINE.match(" ".join(first.get_text().split()))
    if found is None:
        return
    place = found["place"].strip()
    document.values["tempat"] = place.title() if place.isupper() else place
    _cut_start(first, len("".join(found[0].split())))
    document.dropped_words.append(found[0])


def _cut_start(tag: Tag, letters: int) -> None:
    """Take so many letters, white space not counted, from the start of an element."""
    for text in list(tag.find_all(string=True)):
        kept = ""
        for place, letter in enumerate(text):
            if letters <= 0:
                kept = text[place:]
                break
            letters -= not letter.isspace()
        text.replace_with(kept.lstrip() if letters <= 0 else "")
        if letters <= 0:
            return


def _closing_mark(story: Tag, document: Document) -> None:
    """Take `(*)` from the end: on our pages it says nothing."""
    texts = [text for text in story.find_all(string=True) if text.strip()]
    if texts and (found := _CLOSING.search(texts[-1])):
        document.losses.append(f"tanda penutup dihapus: {found['mark']}")
        document.dropped_words.append(found["mark"])
        texts[-1].replace_with(texts[-1][: found.start()])

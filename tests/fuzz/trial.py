"""Puts one source through all that reads it, and tells what did not hold."""

import datetime
import json
import time
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from plugins.checking.documents import read_document
from plugins.core import sanitizing
from plugins.core.conversion import Converter
from plugins.core.front_matter import read
from plugins.core.syndication.atom import atom
from plugins.core.syndication.json_feed import json_feed
from plugins.core.syndication.model import Feed, FeedItem, Pages, Person
from plugins.core.syndication.rss import rss
from plugins.core.syndication.text import absolute_html, scrub

SITE = "https://literasi.example.org"
PAGE = f"{SITE}/berita/2024/x/"
NOW = datetime.datetime(2024, 11, 7, 10, tzinfo=datetime.UTC)
MOST_SECONDS = 2.0
BATCH = 100
"""How many entries go into one feed."""


def _timed(work: Callable[[], Iterable[str]], most: float = MOST_SECONDS) -> list[str]:
    """Return the faults that `work` finds, and those of its own."""
    start = time.process_time()
    try:
        found = list(work())
    except Exception as error:  # noqa: BLE001 (that nothing escapes is what is tried)
        found = [f"escaped: {type(error).__name__}: {error}"]
    if (seconds := time.process_time() - start) > most:
        found.append(f"took {seconds:.1f} s")
    return found


class Trial:
    """Tries sources one after another; `faults` holds what did not hold."""

    def __init__(self) -> None:
        self.converter = Converter()
        self.faults: list[str] = []
        self.count = 0
        self._waiting: list[FeedItem] = []

    def run(self, source: str) -> None:
        """Try one source."""
        self.count += 1
        found = _timed(lambda: self._try(source))
        if len(self._waiting) == BATCH:  # timed apart: it is the work of all that waited
            found += _timed(self.feeds, 10 * MOST_SECONDS)
        self.faults += [f"{what}: {source!r}" for what in found]

    def _try(self, source: str) -> Iterator[str]:
        text, _ = read(source.encode("utf-8", "surrogatepass"), "x.md")
        body = text.body if text is not None else source
        made = self.converter.convert(body)
        if any(refusal.kind == "broken" for refusal in made.refusals):
            return
        if sanitizing.clean(made.html) != made.html:
            yield "not a fixed point"
        found = read_document(
            "x.json",
            json.dumps({"items": [{"content_html": made.html}]}).encode(),
            (f"{SITE}/", "/"),
        )
        yield from (f"active: {fault}" for fault in found.faults if fault.kind == "active")
        if made.refusals:
            return  # never published; a feed would drop what hides a scheme: java\ufffescript:
        title = str(text.values.get("judul", "x")) if text is not None else body[:100]
        self._waiting.append(_item(self.count, title, made.html, made.summary))

    def feeds(self) -> Iterator[str]:
        """Write the feeds of what is waiting, and read them with real parsers."""
        items, self._waiting = tuple(self._waiting), []
        if not items:
            return
        feed = Feed(
            "tag:x.id,2024",
            "",
            "Judul",
            "Uraian",
            f"{SITE}/",
            "id",
            Person("Redaksi"),
            items,
            "/x.css",
        )
        pages = Pages(f"{SITE}/rss.xml")
        for name, data in (
            ("rss.xml", rss(feed, pages)), ("atom.xml", atom(feed, pages)), ("feed.json", json_feed(feed, pages)),
        ):  # fmt: skip
            try:
                found = read_document(name, data, (f"{SITE}/", "/"))
            except (etree.XMLSyntaxError, ValueError) as error:
                yield f"{name}: {error}"
                continue
            if len(found.items) != len(items):
                yield f"{name}: {len(found.items)} of {len(items)} entries"
            yield from (
                f"{name}: {fault}" for fault in found.faults if fault.kind in ("active", "form")
            )


def _item(number: int, title: str, html: str, summary: str) -> FeedItem:
    return FeedItem(
        guid=f"tag:x.id,2024:{number}", url=f"{SITE}/berita/2024/{number}/", title=scrub(title) or "x",
        published=NOW, updated=NOW, summary=scrub(summary),
        html=absolute_html(scrub(html), PAGE, SITE), language="id", authors=(), categories=(),
        image=None, enclosure=None,
    )  # fmt: skip

"""Links inside bodies: `{filename}` paths become addresses, and a dead one is a problem.

Pelican would write an unresolved `{filename}` into the page and name no file
(contents.py:290); and its links begin with SITEURL, which a preview on another host is not.
"""

import difflib
import functools
import html
import posixpath
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from pelican import signals
from pelican.contents import Content
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator

from plugins.core import media
from plugins.core.front_matter import FrontMatter
from plugins.core.problems import Problem
from plugins.core.refusals import line_of

# A start tag as nh3 writes it, of those that may hold a link (core/sanitizing.py). Words may
# hold `href="…"` too, as a piece of code does: only in a tag is it a link.
_TAG = re.compile(r'<(?:a|img) [^<>"]*(?:"[^"]*"[^<>"]*)*>')
_ATTRIBUTE = re.compile(r'(?<=\s)(?P<name>href|src)="(?P<link>[^"]*)"')
_ID = re.compile(r'id="([^"]*)"')
_SOURCE_LINK = re.compile(r"[{|]filename[}|](?P<path>.*)")
_MEDIA_LINK = re.compile(r"(?:[{|](?:static|attach)[}|])?/?(?P<path>media/.*)")

_WAITING = {"draft": "masih draf", "scheduled": "masih terjadwal"}


@dataclass(frozen=True)
class _Body:
    """A body with the file that it comes from."""

    path: str
    html: str
    source: FrontMatter

    @functools.cached_property
    def anchors(self) -> frozenset[str]:
        """What links within it may lead to."""
        return frozenset(_ID.findall(self.html))


class LinkResolver:
    """Resolves links among known contents and addresses; what is dead goes into PROBLEMS.

    `contents` are found by their paths below content/; `addresses` have no first slash.
    """

    def __init__(
        self, settings: dict[str, Any], contents: Mapping[str, Any], addresses: Collection[str]
    ) -> None:
        self.settings = settings
        self.base: str = settings["BASE_PATH"]
        self.contents = contents
        self.media = set(settings["INVENTORY"].media)
        self.refused: dict[str, tuple[str, FrontMatter]] = settings["REFUSED"]
        self.addresses = addresses

    def resolve_all(self) -> None:
        """Rewrite the links of every body in place, and check those of refused files too."""
        for path, content in self.contents.items():
            self.resolve(path, content)
        for path, (html_text, source) in self.refused.items():
            self._resolve(_Body(path, html_text, source))
        for item in self.settings["SITE"].menu:
            if item.url.startswith("/") and not self._known(item.url):
                self._add("content/site.yaml", 0, "menu", item.url, "")

    def resolve(self, path: str, content: Content) -> None:
        """Rewrite the links of one body, before it is first read: Pelican remembers it."""
        body = content._content
        if "<a " in body or "<img " in body:
            resolved = self._resolve(_Body(path, body, content.front_matter))
            if resolved != body:
                content._content = resolved

    def _resolve(self, body: _Body) -> str:
        def link(found: re.Match[str]) -> str:
            target = self._target(html.unescape(found["link"]), body)
            return f'{found["name"]}="{html.escape(target)}"'

        def tag(found: re.Match[str]) -> str:
            resolved = _ATTRIBUTE.sub(link, found[0])
            return self._sized(resolved, body) if resolved.startswith("<img ") else resolved

        return _TAG.sub(tag, body.html)

    def _target(self, link: str, body: _Body) -> str:
        if link.startswith("#"):
            # The way back from a note that nothing refers to: said by core/losses.py.
            if unquote(link[1:]) not in body.anchors and not link.startswith("#fnref-"):
                self._report(body, link, sorted(body.anchors), link[1:], "#")
            return link
        if urlsplit(link).scheme or link.startswith("//"):
            return link
        if found := _MEDIA_LINK.fullmatch(link):
            return self._medium(found["path"], link, body)
        found = _SOURCE_LINK.fullmatch(link)
        if found or link.partition("#")[0].endswith(".md"):
            return self._source(found["path"] if found else link, link, body)
        if link.startswith("/") and self._known(link):
            return self.base + link
        self._report(body, link, sorted(self.addresses), urlsplit(link).path.lstrip("/"), "/")
        return link

    def _medium(self, path: str, link: str, body: _Body) -> str:
        name = unquote(path.partition("#")[0])
        if name not in self.media:
            self._report(body, link, sorted(self.media), name)
        return f"{self.base}/{path}"

    def _source(self, path: str, link: str, body: _Body) -> str:
        name, mark, anchor = unquote(path).partition("#")
        wanted = name.lstrip("/")
        if not name.startswith("/"):
            wanted = posixpath.normpath(posixpath.join(posixpath.dirname(body.path), name))
        if wanted in self.refused:
            return link
        if (reason := self.settings["LEFT_OUT"].get(wanted)) is not None:
            self._add_waiting(body, link, _WAITING[reason])
            return link
        target = self.contents.get(wanted)
        if target is None or (anchor and f'id="{anchor}"' not in target._content):
            self._report(body, link, sorted(self.contents), wanted, "{filename}/")
            return link
        return f"{self.base}/{quote(target.url)}{mark}{quote(anchor)}"

    def _known(self, link: str) -> bool:
        path = unquote(urlsplit(link).path).lstrip("/")
        # Terms and years of refused entries are not known: no second complaint about those.
        unknowable = self.refused and path.startswith(("topik/", "penulis/", "arsip/"))
        return bool(unknowable) or path in self.addresses or path in self.media

    def _report(
        self, body: _Body, link: str, known: Iterable[str], wanted: str, prefix: str = ""
    ) -> None:
        """Record a dead link with the nearest of the `known` targets, if one is near."""
        found = difflib.get_close_matches(wanted, known, n=1, cutoff=0.8)
        near = f"{prefix}{found[0]}" if found else ""
        self._add(f"content/{body.path}", line_of(link, body.source), "isi", link, near)

    def _add(self, path: str, line: int, field: str, link: str, near: str) -> None:
        remedy = f"Mungkin maksud Anda '{near}'?" if near else "Betulkan tautannya, atau hapus."
        what = f"Tautan '{link}' tidak menuju ke mana pun."
        problem = Problem(path, line, field, what, remedy, code="tautan-mati")
        self.settings["PROBLEMS"].add(problem)

    def _add_waiting(self, body: _Body, link: str, state: str) -> None:
        path, line = f"content/{body.path}", line_of(link, body.source)
        what = f"Tautan '{link}' menuju tulisan yang {state}, jadi belum ada halamannya."
        remedy = "Hapus tautannya, atau terbitkan keduanya bersama."
        problem = Problem(path, line, "isi", what, remedy, code="tautan-belum-terbit")
        self.settings["PROBLEMS"].add(problem)

    def _sized(self, tag: str, body: _Body) -> str:
        """Give an image its size, so that the text does not jump when it arrives."""
        source = re.search(r'src="([^"]*)"', tag)
        path = html.unescape(source[1]).removeprefix(f"{self.base}/") if source else ""
        if path not in self.media or path.endswith(".svg"):
            return tag
        if PurePosixPath(path).suffix.lower() not in media.PICTURES:
            self._add_no_picture(body, path)
            return tag
        try:
            picture = self._picture(path)
        except ValueError:
            problem = Problem(
                f"content/{path}", 0, "", "Gambar ini rusak atau bukan seperti namanya.",
                "Buka di komputer Anda; bila tidak terbuka, simpan atau salin ulang.",
                code="media-rusak",
            )  # fmt: skip
            self.settings["PROBLEMS"].add(problem)
            return tag
        size = f'width="{picture.width}" height="{picture.height}"'
        return f'{tag[:-1]} {size} loading="lazy" decoding="async">'

    def _add_no_picture(self, body: _Body, path: str) -> None:
        place, line = f"content/{body.path}", line_of(path, body.source)
        what = f"'{path}' bukan gambar, jadi tidak dapat ditampilkan di sini."
        remedy = f"Jadikan tautan, tanpa tanda seru: [nama berkasnya]({path})."
        problem = Problem(place, line, "isi", what, remedy, code="media-jenis")
        self.settings["PROBLEMS"].add(problem)

    @functools.cache  # noqa: B019 (a resolver lives as long as one build)
    def _picture(self, path: str) -> media.ImageFile:
        return media.image(self.settings["READING_CONTEXT"].root, path)


def _addresses(
    articles: ArticlesGenerator, pages: PagesGenerator, contents: Iterable[Content]
) -> set[str]:
    """Return every path that the site will answer, without the first slash."""
    settings = articles.settings
    found = {"", *(content.url for content in contents)}
    for listed in (articles.categories, articles.authors, articles.tags.items()):
        found.update(term.url for term, _ in listed)
    for template in settings["DIRECT_TEMPLATES"]:
        saved = settings.get(f"{template.upper()}_SAVE_AS") or f"{template}.html"
        found.add(saved.removesuffix("index.html"))
    if settings["REFUSED"]:
        kinds = {source.kind for source in settings["INVENTORY"].sources.values()}
        found.update(f"{kind}/" for kind in kinds)
    years = {article.date.year for article in articles.articles}
    found.update(f"arsip/{year}/" for year in years)
    for show in (show for shows in articles.context.get("shows", {}).values() for show in shows):
        found.update([show.url, *(season.url for season in show.seasons)])
    for feeds in articles.context.get("feeds", {}).values():
        found.update(feed.url for feed in feeds)
    found.update(articles.context.get("calendars", {}).values())
    found.update(alias for content in contents for alias in _aliases(content))
    return found


def _aliases(content: Content) -> list[str]:
    return [alias.lstrip("/") for alias in content.entry.aliases]


def link_resolver(generators: list[Generator]) -> LinkResolver:
    """Return a resolver that knows all contents and addresses of the site."""
    articles = next(g for g in generators if isinstance(g, ArticlesGenerator))
    pages = next(g for g in generators if isinstance(g, PagesGenerator))
    contents: dict[str, Content] = {
        content.relative_source_path: content
        for content in articles.context["generated_content"].values()
        if content is not None
    }
    addresses = _addresses(articles, pages, contents.values())
    return LinkResolver(articles.settings, contents, addresses)


def resolve_links(generators: list[Generator]) -> None:
    """Resolve the links of every body, after all entries are known and before any is shown."""
    link_resolver(generators).resolve_all()


def register() -> None:
    """Connect to Pelican."""
    signals.all_generators_finalized.connect(resolve_links)

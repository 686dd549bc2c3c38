"""Sitemaps (https://www.sitemaps.org/protocol.html) in Google's namespaces, and their index.

Pictures: https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps
Films: …/sitemaps/video-sitemaps. News: …/sitemaps/news-sitemap.
"""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.builder import ElementMaker

from plugins.core.syndication.text import scrub

MOST = 50_000
"""Addresses that one sitemap may hold; beyond them there are several of its kind."""

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
_VIDEO = "http://www.google.com/schemas/sitemap-video/1.1"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"

_PREFIXES = {"image": _IMAGE, "video": _VIDEO, "news": _NEWS}

_sitemap = ElementMaker(namespace=_SITEMAP, nsmap={None: _SITEMAP})
_image, _video, _news = (ElementMaker(namespace=uri) for uri in _PREFIXES.values())


@dataclass(frozen=True)
class Film:
    """A film that can be played from its own file; addresses are absolute."""

    thumbnail: str
    title: str
    description: str
    file: str
    seconds: int | None
    published: str


@dataclass(frozen=True)
class Report:
    """What Google News asks of an article."""

    publication: str
    language: str
    published: datetime.datetime
    title: str


@dataclass(frozen=True)
class Location:
    """An address with the date of its last change (W3C date), and what is to be found there."""

    url: str
    changed: str | None = None
    images: tuple[str, ...] = ()
    film: Film | None = None
    report: Report | None = None


def sitemaps(
    locations: Sequence[Location], site: str, now: datetime.datetime, most: int = MOST
) -> Iterator[tuple[str, bytes]]:
    """Yield the files by name: sitemap.xml, which is the index, and those that it names."""
    names = []
    for kind, found, content in (
        ("pages", locations, _changed),
        ("images", [location for location in locations if location.images], _images),
        ("videos", [location for location in locations if location.film], _film),
        ("news", _fresh(locations, now), _report),
    ):
        for start in range(0, len(found), most):
            number = start // most + 1
            name = f"sitemap-{kind}{'' if number == 1 else f'-{number}'}.xml"
            names.append(name)
            yield name, _urls(found[start : start + most], content)
    listed = (_sitemap.sitemap(_sitemap.loc(f"{site}/{name}")) for name in names)
    yield "sitemap.xml", _bytes(_sitemap.sitemapindex(*listed))


FRESH = datetime.timedelta(days=2)
_MOST_NEWS = 1000


def _fresh(locations: Sequence[Location], now: datetime.datetime) -> Sequence[Location]:
    """Return the articles of the last two days, the newest first.

    When there are none, the newest alone without its report: the file keeps its address, and
    Google asks that what is older be listed so or not at all.
    """
    told = [(location.report.published, location) for location in locations if location.report]
    told.sort(key=lambda pair: pair[0], reverse=True)
    fresh = [location for published, location in told if now - published <= FRESH]
    if fresh or not told:
        return fresh[:_MOST_NEWS]
    return [Location(told[0][1].url)]


def _urls(
    locations: Sequence[Location], content: Callable[[Location], Iterator[etree._Element]]
) -> bytes:
    urls = (_sitemap.url(_sitemap.loc(found.url), *content(found)) for found in locations)
    root = _sitemap.urlset(*urls)
    # Declared once, at the top: some parsers look for a prefix nowhere else.
    etree.cleanup_namespaces(root, top_nsmap=_PREFIXES)
    return _bytes(root)


def _changed(location: Location) -> Iterator[etree._Element]:
    if location.changed:
        yield _sitemap.lastmod(location.changed)


def _images(location: Location) -> Iterator[etree._Element]:
    for address in location.images:
        yield _image.image(_image.loc(address))


def _film(location: Location) -> Iterator[etree._Element]:
    if film := location.film:
        # In the order that the schema prescribes.
        yield _video.video(
            _video.thumbnail_loc(film.thumbnail),
            _video.title(scrub(film.title)),
            _video.description(scrub(film.description)[:2048]),
            _video.content_loc(film.file),
            *([_video.duration(str(film.seconds))] if film.seconds else []),
            _video.publication_date(film.published),
        )


def _report(location: Location) -> Iterator[etree._Element]:
    if report := location.report:
        yield _news.news(
            _news.publication(
                _news.name(scrub(report.publication)), _news.language(report.language)
            ),
            _news.publication_date(report.published.isoformat()),
            _news.title(scrub(report.title)),
        )


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)

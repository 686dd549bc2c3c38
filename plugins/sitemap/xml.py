"""Sitemaps (https://www.sitemaps.org/protocol.html), with pictures in Google's namespace."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.builder import ElementMaker

MOST = 50_000
"""Addresses that one sitemap may hold; beyond them, it is an index of several."""

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
_sitemap = ElementMaker(namespace=_SITEMAP, nsmap={None: _SITEMAP})
_with_images = ElementMaker(namespace=_SITEMAP, nsmap={None: _SITEMAP, "image": _IMAGE})
_image = ElementMaker(namespace=_IMAGE)


@dataclass(frozen=True)
class Location:
    """An address with the date of its last change (W3C date) and its picture."""

    url: str
    changed: str | None = None
    image: str | None = None


def sitemaps(
    locations: Sequence[Location], site: str, most: int = MOST
) -> Iterator[tuple[str, bytes]]:
    """Yield the files by name: sitemap.xml, and the parts that it names where it is an index."""
    if len(locations) <= most:
        yield "sitemap.xml", _bytes(_with_images.urlset(*map(_url, locations)))
        return
    names = []
    for start in range(0, len(locations), most):
        name = f"sitemap-{start // most + 1}.xml"
        names.append(name)
        yield name, _bytes(_with_images.urlset(*map(_url, locations[start : start + most])))
    listed = (_sitemap.sitemap(_sitemap.loc(f"{site}/{name}")) for name in names)
    yield "sitemap.xml", _bytes(_sitemap.sitemapindex(*listed))


def _url(location: Location) -> etree._Element:
    url: etree._Element = _sitemap.url(_sitemap.loc(location.url))
    if location.changed:
        url.append(_sitemap.lastmod(location.changed))
    if location.image:
        url.append(_image.image(_image.loc(location.image)))
    return url


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)

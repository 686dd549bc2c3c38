"""The addresses that WordPress gave to feeds, topics, people and years, and ours for them.

https://wordpress.org/documentation/article/using-permalinks/ and …/wordpress-feeds/ . Entries
and pages had addresses of their own: their `alamat_lama` names them.
"""

from collections.abc import Iterable, Iterator

from plugins.core.redirection import Redirect

_FEEDS = {"": "rss.xml", "rss/": "rss.xml", "rss2/": "rss.xml", "atom/": "atom.xml"}


def wordpress_redirects(
    kinds: Iterable[str], topics: Iterable[str], people: Iterable[str], years: Iterable[str]
) -> Iterator[Redirect]:
    """Yield what answers WordPress's addresses; topics and people are given by their slugs."""
    yield from _feeds("/", "/")
    yield Redirect("/comments/feed/", None)
    places = {f"/category/{name}/": f"/topik/{name}/" for name in topics}
    # A category named as a section is that section.
    places |= {f"/category/{name}/": f"/{name}/" for name in kinds}
    places |= {f"/tag/{name}/": f"/topik/{name}/" for name in topics}
    places |= {f"/author/{name}/": f"/penulis/{name}/" for name in people}
    for old, new in places.items():
        yield Redirect(old, new)
        yield from _feeds(old, new)
    for year in years:
        yield Redirect(f"/{year}/", f"/arsip/{year}/")


def _feeds(old: str, new: str) -> Iterator[Redirect]:
    for form, file in _FEEDS.items():
        yield Redirect(f"{old}feed/{form}", f"{new}{file}")

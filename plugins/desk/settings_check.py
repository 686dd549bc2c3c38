"""A misspelt setting does nothing, and Pelican says nothing of it: `ARTICLE_ULR`."""

import difflib
from collections.abc import Iterable, Iterator

from pelican.settings import DEFAULT_CONFIG

# Settings that Pelican heeds and gives no default (docs.getpelican.com: Settings), and ours.
_OTHERS = frozenset(
    """
AUTHOR BASE_PATH BUILD_TIME CATEGORY_FEED_ATOM CATEGORY_FEED_RSS CHECK_CACHE DISQUS_SITENAME
FEED_ALL_RSS FEED_ATOM FEED_ATOM_URL FEED_RSS FEED_RSS_URL GITHUB_URL KINDS LINKS LISTEN MENUITEMS
PICTURE_CACHE PLUGINS PUBLISHING SITESUBTITLE SOCIAL TAG_FEED_ATOM TAG_FEED_RSS
TRANSLATION_FEED_RSS AUTHORS_SAVE_AS ARCHIVES_SAVE_AS TAGS_SAVE_AS FEEDS_SAVE_AS CATEGORIES_SAVE_AS
""".split()
)


def misspelt(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each name that is no setting but nearly one, and that one."""
    known = {*DEFAULT_CONFIG, *_OTHERS}
    for name in sorted(set(names) - known):
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.85)
        if name.isupper() and near and not _is_family(name, near[0]):
            yield name, near[0]


def _is_family(name: str, near: str) -> bool:
    """Tell whether two names differ by a whole word, as FEEDS_SAVE_AS and TAGS_SAVE_AS do."""
    words, others = name.split("_"), near.split("_")
    changed = [
        difflib.SequenceMatcher(None, one, other).ratio()
        for one, other in zip(words, others, strict=False)
        if one != other
    ]
    return len(words) != len(others) or (bool(changed) and min(changed) < 0.6)

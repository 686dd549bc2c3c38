"""What to read next: entries about the same things, and the neighbours in the section."""

import heapq
from collections import defaultdict
from collections.abc import Iterator

from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator

MOST = 3
# A topic that hundreds share says little, and looking at all its entries is quadratic work.
NEWEST_OF_A_TOPIC = 40
KIN = 2
"""How many shared topics one shared book, person or awarding body is worth."""


def add_related(generator: ArticlesGenerator) -> None:
    """Give every entry three others: those that share most with it, then the newest of its kind.

    Of equals the newest comes first. The work for one entry is bounded, whatever the site holds.
    """
    newest: defaultdict[str, list[int]] = defaultdict(list)
    for place, article in enumerate(generator.articles):
        for key, _ in _keys(article):
            if len(newest[key]) < NEWEST_OF_A_TOPIC:
                newest[key].append(place)
    count = len(generator.articles)
    for place, article in enumerate(generator.articles):
        # One number for each other entry, the lowest first: what is shared, then its place.
        shared: dict[int, int] = {}
        for key, worth in _keys(article):
            for other in newest[key]:
                shared[other] = shared.get(other, other) - worth * count
        shared.pop(place, None)
        ranked = heapq.nsmallest(MOST, shared.values())
        article.related = [generator.articles[found % count] for found in ranked]


def _keys(article: Article) -> Iterator[tuple[str, int]]:
    """Yield what an entry shares with others, each with what it is worth."""
    for tag in article.tags:
        yield f"topik {tag.slug}", 10
    for name in article.entry.kin:
        yield f"kerabat {name.casefold()}", 10 * KIN
    yield f"jenis {article.kind}", 1


def add_neighbours(generator: ArticlesGenerator) -> None:
    """Give every entry the newer and the older one of its section, or None."""
    newest: dict[str, Article] = {}
    for article in generator.articles:
        article.newer = newest.get(article.kind)
        article.older = None
        if article.newer is not None:
            article.newer.older = article
        newest[article.kind] = article


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(add_related)
    signals.article_generator_finalized.connect(add_neighbours)

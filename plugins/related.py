"""What to read next: entries that share topics, and the neighbours in the section."""

from collections import Counter

from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator

MOST = 3
# A topic that hundreds share says little, and looking at all its entries is quadratic work.
NEWEST_OF_A_TOPIC = 40


def add_related(generator: ArticlesGenerator) -> None:
    """Give every entry up to three others that share most topics, newest first."""
    by_tag = {tag.slug: found[:NEWEST_OF_A_TOPIC] for tag, found in generator.tags.items()}
    order = {id(article): place for place, article in enumerate(generator.articles)}
    for article in generator.articles:
        shared = Counter(
            id(other) for tag in article.tags for other in by_tag[tag.slug] if other is not article
        )
        ranked = sorted(shared, key=lambda found: (-shared[found], order[found]))
        article.related = [generator.articles[order[found]] for found in ranked[:MOST]]


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

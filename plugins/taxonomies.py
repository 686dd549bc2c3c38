"""Topics and people: one term, one page, however its name is written."""

from collections import Counter
from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator


def share_taxonomy_terms(generator: ArticlesGenerator) -> None:
    """Give all entries the same Tag and Author object for a term, by its commonest spelling.

    Pelican reads files in no fixed order (generators.py:183), so the spelling that it would
    show for `TBM` and `tbm` would differ from build to build.
    """
    articles = [*generator.articles, *generator.translations, *generator.hidden_articles]
    for attribute in ("tags", "authors"):
        spellings: dict[str, Counter[str]] = {}
        for article in articles:
            for term in getattr(article, attribute):
                spellings.setdefault(term.slug, Counter())[term.name] += 1
        terms: dict[str, Any] = {}
        for article in articles:
            shared = []
            for term in getattr(article, attribute):
                slug = term.slug
                if slug not in terms:
                    spelt = spellings[slug].items()
                    common = min(spelt, key=lambda item: (-item[1], item[0]))[0]
                    terms[slug] = type(term)(common, generator.settings)
                shared.append(terms[slug])
            setattr(article, attribute, list(dict.fromkeys(shared)))


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_pretaxonomy.connect(share_taxonomy_terms)

"""What each page says to search engines: an @graph of schema.org objects (JSON-LD 1.1)."""

from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator, PagesGenerator

from plugins.json_ld.contents import JsonLd, article_subject, page_subject
from plugins.json_ld.publisher import Publisher
from plugins.json_ld.schema_org import graph


def describe_articles(generator: ArticlesGenerator) -> None:
    """Give every entry its json_ld, and the home page its own."""
    publisher = Publisher(generator.settings)
    listed: set[str] = generator.settings["LISTED"]
    feeds = _feeds(generator.context)
    generator.context["site_json_ld"] = graph([publisher.website(), publisher.in_full()])
    lists = (
        generator.articles, generator.translations, generator.hidden_articles,
        generator.hidden_translations, generator.drafts, generator.drafts_translations,
    )  # fmt: skip
    for articles in lists:
        for article in articles:
            article.json_ld = JsonLd(article_subject(article, listed, feeds), publisher)


def describe_pages(generator: PagesGenerator) -> None:
    """Give every page its json_ld."""
    publisher = Publisher(generator.settings)
    lists = (
        generator.pages, generator.translations, generator.hidden_pages,
        generator.hidden_translations, generator.draft_pages, generator.draft_translations,
    )  # fmt: skip
    for pages in lists:
        for page in pages:
            page.json_ld = JsonLd(page_subject(page), publisher)


def _feeds(context: dict[str, Any]) -> set[str]:
    return {feed.url for found in context.get("feeds", {}).values() for feed in found}


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(describe_articles)
    signals.page_generator_finalized.connect(describe_pages)

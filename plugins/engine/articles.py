"""Pelican's generator of articles, with its quadratic steps done in linear time.

Pelican asks of each article whether it is in the list of a term, of a period, or of originals
by walking that list (generators.py:575, :825; utils.py:739): at 30,000 entries, minutes.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from pelican.contents import Article
from pelican.generators import ArticlesGenerator
from pelican.utils import order_content, process_translations

from plugins.engine.contents import EngineReaders

Write = Callable[..., None]


class LinearArticlesGenerator(ArticlesGenerator):
    """Gives the same articles in the same order."""

    articles: list[Article]
    hidden_articles: list[Article]
    drafts: list[Article]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.readers = EngineReaders(self.settings, f"{type(self).__name__}-Readers")
        self._translation_id: Any = None

    def generate_context(self) -> None:
        """Read all articles; `split_translations` parts them, which here would be quadratic."""
        self._translation_id = self.settings["ARTICLE_TRANSLATION_ID"]
        self.settings["ARTICLE_TRANSLATION_ID"] = None
        try:
            super().generate_context()
        finally:
            self.settings["ARTICLE_TRANSLATION_ID"] = self._translation_id

    def get_cached_data(self, filename: str, default: Any = None) -> Any:
        """Return what Pelican's own cache has; without one, no file need be looked at."""
        return super().get_cached_data(filename, default) if self._cache else default

    def cache_data(self, filename: str, data: Any) -> None:
        """Put it into Pelican's own cache, if there is to be one."""
        if self._cache_data_policy:
            super().cache_data(filename, data)

    def get_files(self, *args: Any, **kwargs: Any) -> list[str]:
        """Return the paths in order, in which results are read ahead (sources.py)."""
        return sorted(super().get_files(*args, **kwargs))

    def split_translations(self) -> None:
        """Part originals from translations, as Pelican would have before its first signal."""
        self.articles, self.translations = self._split(self.articles)
        self.hidden_articles, self.hidden_translations = self._split(self.hidden_articles)
        self.drafts, self.drafts_translations = self._split(self.drafts)

    def _split(self, articles: list[Article]) -> tuple[list[Article], list[Article]]:
        if not self._translation_id:
            return articles, []
        names = self._translation_id
        key = attrgetter(*([names] if isinstance(names, str) else names))
        groups: dict[Any, list[Article]] = defaultdict(list)
        for article in articles:
            groups[key(article)].append(article)
        originals: list[Article] = []
        translations: list[Article] = []
        for value in sorted(groups):
            found, others = process_translations(groups[value], self._translation_id)
            originals += found
            translations += others
        return order_content(originals, self.settings["ARTICLE_ORDER_BY"]), translations

    def _build_period_archives(
        self, sorted_articles: list[Article], articles: list[Article], settings: dict[str, Any]
    ) -> dict[str, list[dict[str, Any]]]:
        periods: dict[str, list[dict[str, Any]]]
        periods = super()._build_period_archives(sorted_articles, [], settings)
        rank = {id(article): place for place, article in enumerate(articles)}
        for archive in (archive for found in periods.values() for archive in found):
            members = [article for article in archive["dates"] if id(article) in rank]
            archive["articles"] = sorted(members, key=lambda article: rank[id(article)])
        return periods

    def generate_tags(self, write: Write) -> None:
        """Write the pages of topics."""
        self._write_terms(write, "tag", self.tags.items())

    def generate_categories(self, write: Write) -> None:
        """Write the pages of sections."""
        self._write_terms(write, "category", self.categories)

    def generate_authors(self, write: Write) -> None:
        """Write the pages of people."""
        self._write_terms(write, "author", self.authors)

    def _write_terms(
        self, write: Write, name: str, terms: Iterable[tuple[Any, list[Article]]]
    ) -> None:
        template = self.get_template(name)
        ranks = {id(article): place for place, article in enumerate(self.dates)}
        for term, articles in terms:
            listed = [article for article in articles if id(article) in ranks]
            write(
                term.save_as,
                template,
                self.context,
                url=term.url,
                articles=articles,
                dates=sorted(listed, key=lambda article: ranks[id(article)]),
                template_name=name,
                blog=True,
                page_name=term.page_name,
                all_articles=self.articles,
                **{name: term},
            )

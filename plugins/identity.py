"""No two entries may have one guid: readers and players would show only one of them."""

from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator

from plugins.core.problems import Problem


def refuse_equal_guids(generator: ArticlesGenerator) -> None:
    """Record a problem for a given guid that another entry has too.

    Guids that come from addresses are equal only where addresses are, which is told of these.
    """
    lists = (
        generator.articles, generator.translations, generator.hidden_articles,
        generator.hidden_translations, generator.drafts, generator.drafts_translations,
    )  # fmt: skip
    every = [article for found in lists for article in found]
    owners: dict[str, Article] = {}
    # Those with a given guid come last: theirs is the line to mend.
    for article in sorted(every, key=lambda one: (bool(one.entry.guid), one.relative_source_path)):
        other = owners.setdefault(article.guid, article)
        if other is not article and article.entry.guid:
            generator.settings["PROBLEMS"].add(
                Problem(
                    f"content/{article.relative_source_path}",
                    article.front_matter.line(("guid",)),
                    "guid",
                    f"GUID sama dengan content/{other.relative_source_path}.",
                    "Ganti salah satunya; biarkan yang lebih dulu terbit.",
                    code="guid-kembar",
                )
            )


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(refuse_equal_guids)

"""Who is who: no two entries may have one guid, or readers and players show only one of them."""

from pelican import signals
from pelican.contents import Article, Content
from pelican.generators import ArticlesGenerator, Generator

from plugins.core.identity import Identity
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


def tell_identities(generators: list[Generator]) -> None:
    """Leave word of all entries and pages, newest first, for those who publish the site."""
    settings, contents = generators[0].settings, generators[0].context["generated_content"]
    found = [
        content
        for content in contents.values()
        if content is not None and content.status != "draft"
    ]
    dated = sorted(found, key=_newest_first)
    settings["IDENTITIES"] = tuple(
        Identity(
            f"/{content.url}",
            getattr(content, "guid", ""),
            str(content.title),
            hidden=content.status == "hidden",
        )
        for content in dated
    )


def _newest_first(content: Content) -> tuple[float, str]:
    date = getattr(content, "date", None)
    return (-date.timestamp() if date else 0.0), content.relative_source_path


def register() -> None:
    """Connect to Pelican."""
    signals.all_generators_finalized.connect(tell_identities)
    signals.article_generator_finalized.connect(refuse_equal_guids)

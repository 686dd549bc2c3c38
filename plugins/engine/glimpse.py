"""One saved entry as its page will look, from what the last build still has in memory.

A whole build of a large site takes seconds; whoever writes wants to see the sentence now. The
whole build follows and has the last word: lists, neighbours and feeds are its business.
"""

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Article, Content, Page
from pelican.generators import ArticlesGenerator, PagesGenerator

from plugins.core.problems import ContentRefused, Problems
from plugins.core.replacing import replace_file
from plugins.engine.pelican import EnginePelican
from plugins.links import link_resolver

_SIGNALS = {
    ArticlesGenerator: (signals.article_generator_preread, signals.article_generator_context),
    PagesGenerator: (signals.page_generator_preread, signals.page_generator_context),
}


def glimpse(site: EnginePelican, path: str) -> tuple[str, str] | None:
    """Return where the page of a changed source goes, and its HTML.

    `path` is below content/. None when only a whole build can tell: the entry is new, or moves,
    or is shown no longer. Raises ContentRefused when something is wrong with it.
    """
    articles, pages = (
        next(found for found in site.generators if isinstance(found, kind)) for kind in _SIGNALS
    )
    former: Content | None = articles.context["generated_content"].get(path)
    if former is None:
        return None
    problems = site.settings["PROBLEMS"] = Problems()
    generator = articles if isinstance(former, Article) else pages
    content = _read(generator, path)
    if not len(problems) and _is_in_the_same_place(content, former):
        # What other plugins gave the former one: neighbours, related entries, its share card.
        added = former.__dict__.keys() - content.__dict__.keys()
        content.__dict__.update({name: former.__dict__[name] for name in added})
        articles.context["generated_content"][path] = content
        link_resolver(site.generators).resolve(path, content)
    if len(problems):
        raise ContentRefused(problems)
    if not _is_in_the_same_place(content, former):
        return None
    own: dict[str, Any] = {"article" if generator is articles else "page": content}
    if generator is articles:
        own["category"] = content.category
    template = generator.get_template(content.template)
    html = template.render({**generator.context, **own, "output_file": content.save_as})
    return content.save_as, html


def _read(generator: ArticlesGenerator | PagesGenerator, path: str) -> Content:
    preread, context = next(
        found for kind, found in _SIGNALS.items() if isinstance(generator, kind)
    )
    return generator.readers.read_file(
        base_path=generator.path,
        path=path,
        content_class=Article if isinstance(generator, ArticlesGenerator) else Page,
        context=generator.context,
        preread_signal=preread,
        preread_sender=generator,
        context_signal=context,
        context_sender=generator,
    )


def _is_in_the_same_place(content: Content, former: Content) -> bool:
    return isinstance(content, Article | Page) and (content.save_as, content.status) == (
        former.save_as,
        former.status,
    )


def show(site: EnginePelican, output: Path, path: str) -> bool:
    """Put the page of a changed source into the built site; tell whether that could be done.

    Raises ContentRefused when something is wrong with it.
    """
    found = glimpse(site, path)
    if found is None:
        return False
    name, html = found
    replace_file(output.resolve() / name, html.encode(), durable=False)
    return True

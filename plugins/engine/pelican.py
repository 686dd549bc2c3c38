"""Pelican with the engine in it: what the setting PELICAN_CLASS names."""

from pathlib import Path
from typing import Any

import pelican
from pelican import signals
from pelican.generators import ArticlesGenerator

from plugins.engine.articles import LinearArticlesGenerator
from plugins.engine.sources import interpret_all
from plugins.engine.store import Store

_REPLACED = {ArticlesGenerator: LinearArticlesGenerator}


def split_translations(generator: ArticlesGenerator) -> None:
    """Let the articles be parted from their translations before anybody looks at them."""
    if isinstance(generator, LinearArticlesGenerator):
        generator.split_translations()


class EnginePelican(pelican.Pelican):
    """Builds the same site, sooner.

    Settings: ENGINE_CACHE, a folder that may be deleted at any time; EXECUTOR, see executors.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        # Before the plugins connect theirs: handlers run in the order in which they came.
        signals.article_generator_pretaxonomy.connect(split_translations)
        super().__init__(settings)

    def run(self) -> None:
        """Build the site."""
        store = Store(Path(self.settings["ENGINE_CACHE"], "tulisan.sqlite"))
        try:
            self.settings["INTERPRETED"], used = interpret_all(
                self.settings["INVENTORY"].sources.values(),
                self.settings["READING_CONTEXT"],
                self.settings["CONVERTER"],
                store,
                self.settings["EXECUTOR"],
            )
            store.prune(used)
        finally:
            store.close()
        super().run()

    def _get_generator_classes(self) -> list[type]:
        return [_REPLACED.get(found, found) for found in super()._get_generator_classes()]

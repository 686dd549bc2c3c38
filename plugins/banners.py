"""The banners whose time is on: for each place, the first that site.yaml names."""

from pelican import signals
from pelican.generators import ArticlesGenerator

from plugins.kinds.look import Banner


def choose_banners(generator: ArticlesGenerator) -> None:
    """Put `banners`, by their place, into every template's context."""
    today = generator.settings["BUILD_TIME"].date()
    shown: dict[str, Banner] = {}
    for banner in generator.settings["SITE"].banners:
        if banner.is_shown(today):
            shown.setdefault(str(banner.place), banner)
    generator.context["banners"] = shown


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(choose_banners)

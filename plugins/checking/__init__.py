"""The built site, checked as a reader would find it before it is put in place.

As a plugin it remembers what was read; `site.check_site` then compares the site with it.
"""

from pelican import signals
from pelican.generators import Generator

from plugins.checking.contents import sources


def remember_sources(generators: list[Generator]) -> None:
    """Put every entry and page that is to be written into the settings."""
    generators[0].settings["SOURCES"] = tuple(sources(generators))


def register() -> None:
    """Connect to Pelican."""
    signals.all_generators_finalized.connect(remember_sources)

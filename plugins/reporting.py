"""Stops the build when the content has problems: all are told, nothing is written.

The last plugin of all, so that every other has had its say.
"""

from pelican import signals
from pelican.generators import Generator

from plugins.core.problems import ContentRefused


def stop_on_problems(generators: list[Generator]) -> None:
    """Raise ContentRefused if any problem was recorded."""
    problems = generators[0].settings["PROBLEMS"]
    if len(problems):
        raise ContentRefused(problems)


def register() -> None:
    """Connect to Pelican."""
    signals.all_generators_finalized.connect(stop_on_problems)

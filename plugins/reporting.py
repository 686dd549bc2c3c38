"""Stops the build when the content has problems: all are told, nothing is written.

The last plugin of all, so that every other has had its say.
"""

from pathlib import Path

from pelican import signals
from pelican.generators import Generator

from plugins.core.accounting import account, record
from plugins.core.problems import ContentRefused


def stop_on_problems(generators: list[Generator]) -> None:
    """Raise ContentRefused if any problem was recorded."""
    settings = generators[0].settings
    problems = settings["PROBLEMS"]
    if len(problems):
        record(account(settings), Path(settings["CHECK_CACHE"]))
        raise ContentRefused(problems)


def register() -> None:
    """Connect to Pelican."""
    signals.all_generators_finalized.connect(stop_on_problems)

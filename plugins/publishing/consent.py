"""A release that loses much is not published before somebody says that it is meant."""

from collections.abc import Iterator
from pathlib import Path

from plugins.core.problems import Problem
from plugins.publishing.facts import Facts

_MOST_LOST = 0.05

_REMEDY = "Bila memang disengaja: literasi terbit --setuju"


def doubts(site: Path, facts: Facts, entries_before: int) -> Iterator[Problem]:
    """Yield what needs a word of consent: many entries fewer, or a front page that shows none."""
    lost = entries_before - facts.entries
    if lost > entries_before * _MOST_LOST:
        what = f"Yang akan terbit {facts.entries} tulisan; sebelumnya {entries_before}."
        yield Problem("content/articles", 0, "", what, _REMEDY, code="tulisan-berkurang")
    front = (site / "index.html").read_text("utf-8")
    shown = (f'href="{facts.base}{found.address}"' in front for found in facts.identities)
    if not any(shown):
        what = "Halaman depan tidak menampilkan satu tulisan pun."
        yield Problem("content/articles", 0, "", what, _REMEDY, code="beranda-kosong")

"""The editors' guide: its links lead somewhere, and its commands exist."""

import re
from pathlib import Path

import pytest

from plugins.desk.command import VERBS
from tests.conftest import ROOT

PAGES = sorted((ROOT / "docs").glob("**/*.md"))
NAMES = {verb.__name__.replace("_", "-") for verbs in VERBS.values() for verb in verbs}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_and_pictures_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\(([^)#\s]+)", text)
    local = [link for link in links if not link.startswith(("http", "/", "{", "media/", "…"))]
    assert not [link for link in local if not (page.parent / link).exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_the_guide_tells_of_exists(page: Path) -> None:
    told = set(re.findall(r"`literasi ([a-z][a-z-]*)", page.read_text("utf-8")))
    assert told - NAMES == set()

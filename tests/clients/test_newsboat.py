"""Newsboat, a feed reader for the terminal, subscribes to every format that it knows."""

import sqlite3
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.clients.conftest import Served

pytestmark = pytest.mark.clients


class Newsboat:
    """One reader with a cache of its own."""

    def __init__(self, folder: Path, addresses: list[str]) -> None:
        self.folder = folder
        (folder / "config").touch()
        (folder / "urls").write_text("".join(f"{address}\n" for address in addresses))

    def run(self, *arguments: str) -> str:
        """Run it, and return what it says."""
        files = [f"--{name}-file={self.folder / file}" for name, file in _FILES.items()]
        command = ["newsboat", *files, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def items(self, feed: str) -> list[dict[str, Any]]:
        """Return the items that it keeps of a feed, newest first."""
        with sqlite3.connect(self.folder / "cache.db") as cache:
            rows = cache.execute(
                "SELECT guid, title, url, pubDate, enclosure_url, enclosure_type FROM rss_item "
                "WHERE feedurl = ? ORDER BY pubDate DESC",
                (feed,),
            ).fetchall()
        return [
            {"guid": guid, "title": title, "link": link, "at": at, "enclosure": (url, kind)}
            for guid, title, link, at, url, kind in rows
        ]


_FILES = {"url": "urls", "cache": "cache.db", "config": "config"}


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml", "podcast/rss.xml", "podcast/atom.xml"])
def test_it_reads_what_was_written(served: Served, tmp_path: Path, name: str) -> None:
    feed = f"{served.host.address}/{name}"
    reader = Newsboat(tmp_path, [feed])
    reader.run("--execute=reload")
    wanted = served.read(
        served.corpus.episodes if name.startswith("podcast") else served.corpus.entries
    )
    for told in wanted:
        enclosure = told["enclosure"] or ("", 0, "")
        told["enclosure"] = (enclosure[0], enclosure[2])  # it does not keep the length
    assert reader.items(feed) == wanted
    assert reader.run("--execute=print-unread").strip() == f"{len(wanted)} unread articles"


def test_it_gets_304_when_nothing_changed(served: Served, tmp_path: Path) -> None:
    served.host.answers.clear()
    reader = Newsboat(tmp_path, [f"{served.host.address}/rss.xml"])
    for _ in range(3):
        reader.run("--execute=reload")
    # Version 2.21 forgets what it was told with a feed that is new to it.
    first, second, third = served.host.statuses("/rss.xml")
    assert (first, third) == (200, 304)
    assert second in (200, 304)


def test_it_imports_the_list_of_all_feeds(served: Served, tmp_path: Path) -> None:
    reader = Newsboat(tmp_path, [])
    reader.run(f"--import-from-opml={served.output / 'umpan.opml'}")
    imported = (tmp_path / "urls").read_text("utf-8").split()
    assert f"{served.host.address}/rss.xml" in imported
    assert f"{served.host.address}/podcast/rss.xml" in imported

"""gPodder, a podcast player, subscribes, lists and downloads through its command line."""

import os
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.clients.conftest import Served

pytestmark = pytest.mark.clients


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


def gpo(home: Path, *arguments: str) -> str:
    environment = {**os.environ, "GPODDER_HOME": str(home)}
    done = subprocess.run(
        ["gpo", *arguments], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_it_subscribes_lists_and_downloads(served: Served, home: Path) -> None:
    served.host.answers.clear()
    feed = f"{served.host.address}/podcast/rss.xml"
    gpo(home, "subscribe", feed)
    listed = gpo(home, "episodes")
    assert all(told.title in listed for told in served.corpus.episodes)
    gpo(home, "download")
    with sqlite3.connect(home / "Database") as database:
        rows = database.execute(
            "SELECT guid, title, link, published, url, file_size, mime_type, total_time "
            "FROM episode ORDER BY published DESC"
        ).fetchall()
        [(title,)] = database.execute("SELECT title FROM podcast").fetchall()
    assert title == "Podcast Contoh"
    found = [
        {"guid": guid, "title": title, "link": link, "at": at, "enclosure": [url, size, kind]}
        for guid, title, link, at, url, size, kind, _ in rows
    ]
    assert found == served.read(served.corpus.episodes)
    assert [seconds for *_, seconds in rows] == [9, 8, 7, 6]
    for told in served.corpus.episodes:
        assert told.enclosure is not None
        path = told.enclosure[0]
        [copy] = home.rglob(Path(path).name)
        assert copy.read_bytes() == (served.output / path).read_bytes()
    gpo(home, "update")
    assert served.host.statuses("/podcast/rss.xml") == [200, 304]

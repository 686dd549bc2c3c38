"""`literasi terbit` tells hubs which feeds changed, and unchanged files keep their time."""

import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from tests.conftest import ROOT
from tests.samples import NEWS, SITE, WHOLE_SITE

URL = "https://literasi.example.org"
FILE = "articles/berita/2024/pojok-baca.md"


class Hub(http.server.ThreadingHTTPServer):
    """Takes down what it is told; answers with `status`."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.status = 204
        self.told: list[tuple[str, str]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/hub"


class _Answer(http.server.BaseHTTPRequestHandler):
    server: Hub

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.told += parse_qsl(body, strict_parsing=True)
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def project(tmp_path: Path, sample_media: Path, hub: Hub) -> Path:
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    shutil.copytree(sample_media, tmp_path / "content")
    site = f"hub: [{hub.address}]\n{SITE}"
    for name, text in {"site.yaml": site, **WHOLE_SITE}.items():
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text(text, "utf-8")
    return tmp_path


def publish(project: Path, verb: str = "terbit") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "plugins.desk", verb],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(ROOT), "no_proxy": "127.0.0.1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def edit(project: Path) -> None:
    file = project / "content" / FILE
    assert file.read_text("utf-8") == NEWS
    file.write_text(f"{NEWS}\nSatu kalimat lagi.\n", "utf-8")


def changed(project: Path) -> list[str]:
    return (project / ".literasi/umpan-berubah.txt").read_text("utf-8").splitlines()


def test_a_hub_hears_of_all_feeds_once_and_then_of_those_that_changed(
    project: Path, hub: Hub
) -> None:
    publish(project)
    assert hub.told[0] == ("hub.mode", "publish")
    told = [address for name, address in hub.told if name == "hub.url"]
    assert told == changed(project)
    assert {f"{URL}/rss.xml", f"{URL}/podcast/rss.xml", f"{URL}/berita/feed.json"} <= set(told)
    assert not list((project / "output").rglob("umpan-berubah*"))
    hub.told.clear()

    assert "Hub" not in publish(project)
    assert hub.told == []
    assert changed(project) == []

    edit(project)
    publish(project, "bangun")  # a preview in the same place hides nothing
    assert f"Hub {hub.address} diberi tahu" in publish(project)
    told = [address for name, address in hub.told if name == "hub.url"]
    assert told == changed(project)
    assert {f"{URL}/rss.xml", f"{URL}/berita/atom.xml", f"{URL}/topik/pojok-baca/feed.json"} <= set(
        told
    )
    assert not [address for address in told if "/podcast/" in address or "/ulasan/" in address]


@pytest.mark.parametrize("failure", ["refuses", "gone"])
def test_a_hub_that_fails_is_a_warning_and_is_told_again(
    project: Path, hub: Hub, failure: str
) -> None:
    hub.status = 500
    if failure == "gone":
        site = project / "content/site.yaml"
        text = site.read_text("utf-8").replace(hub.address, "http://127.0.0.1:9/")
        site.write_text(text, "utf-8")
    assert "Peringatan: hub http://127.0.0.1" in publish(project)
    assert (project / "output/index.html").is_file()
    if failure == "refuses":
        hub.status = 202
        hub.told.clear()
        assert "diberi tahu" in publish(project)
        assert ("hub.url", f"{URL}/rss.xml") in hub.told


def times(site: Path) -> dict[Path, int]:
    """Return when each file changed; those of the search index are named by their content."""
    return {
        file: file.stat().st_mtime_ns
        for file in site.rglob("*")
        if file.is_file() and "pagefind" not in file.relative_to(site).parts
    }


def test_a_file_that_did_not_change_keeps_its_bytes_and_its_time(project: Path) -> None:
    publish(project)
    site = project / "output"
    first = times(site)
    bytes_of = {file: file.read_bytes() for file in first}
    edit(project)
    publish(project)
    second = times(site)
    assert second.keys() == first.keys()
    for file, time in second.items():
        same = file.read_bytes() == bytes_of[file]
        assert same == (time == first[file]), file
    kept = {file.relative_to(site).as_posix() for file in first if second[file] == first[file]}
    assert {"podcast/rss.xml", "podcast/atom.xml", "agenda/agenda.ics", "ulasan/rss.xml"} <= kept
    assert kept.isdisjoint({"rss.xml", "berita/rss.xml", "berita/feed.json"})

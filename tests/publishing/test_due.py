"""When the passing of time alone asks for a release, and what a live site tells of itself."""

import datetime
import os
import shutil
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from plugins.publishing import ledger
from plugins.publishing.due import moments
from plugins.publishing.hosts import web
from plugins.publishing.paths import RELEASE
from plugins.publishing.rebuilding import ledger_of_live_site
from plugins.publishing.state import release_text
from tests.conftest import ROOT, Build
from tests.publishing.nginx import serving
from tests.samples import NEWS, SITE, WHOLE_SITE

MAKASSAR = ZoneInfo("Asia/Makassar")


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")


def test_scheduled_expiring_and_ended_entries_have_their_moments(
    tmp_path: Path, sample_media: Path
) -> None:
    shutil.copytree(sample_media, tmp_path, dirs_exist_ok=True)
    expiring = NEWS.replace("judul:", "kedaluwarsa: 2030-02-01\njudul:", 1)
    draft = NEWS.replace("judul:", "status: draf\njudul:", 1).replace(
        "7 November 2024", "1 Mei 2031"
    )
    draft = draft.replace("Kamis, ", "")
    write(tmp_path, {
        "articles/berita/2024/a.md": expiring,
        "articles/berita/2024/b.md": draft,
        "articles/berita/2024/rusak.md": "bukan tulisan",
    })  # fmt: skip
    published = datetime.datetime(2024, 11, 7, 10, tzinfo=MAKASSAR)
    expired = datetime.datetime(2030, 2, 2, tzinfo=MAKASSAR)
    second = datetime.timedelta(seconds=1)
    assert moments(tmp_path, MAKASSAR, published - second) == [published, expired]
    assert moments(tmp_path, MAKASSAR, published) == [expired]
    assert moments(tmp_path, MAKASSAR, expired) == []


@pytest.mark.parametrize("form", ["---\n{}---\nIsi.\n", "{}\nIsi.\n"])
def test_the_last_day_of_a_year_ends_in_the_next(tmp_path: Path, form: str) -> None:
    """Headers of former years are not read; these are."""
    told = "title: Kabar\ndate: 2024-12-01 09:00\nexpires: 2024-12-31\n"
    write(tmp_path, {"articles/berita/2024/a.md": form.format(told)})
    new_year = datetime.datetime(2025, 1, 1, tzinfo=MAKASSAR)
    before = new_year - datetime.timedelta(seconds=1)
    assert moments(tmp_path, MAKASSAR, before) == [new_year]
    assert moments(tmp_path, MAKASSAR, before.astimezone(datetime.UTC)) == [new_year]
    # The body may name any year.
    later = datetime.datetime(2026, 1, 1, tzinfo=MAKASSAR)
    assert moments(tmp_path, MAKASSAR, later) == []


@pytest.mark.parametrize(
    ("built", "expected"),
    [("2024-11-07T09:59:00+08:00", "ya"), ("2024-11-07T10:01:00+08:00", "tidak"), (None, "ya")],
)
def test_due_compares_the_content_with_the_live_release(
    tmp_path: Path, built: str | None, expected: str
) -> None:
    project, live = tmp_path / "proyek", tmp_path / "hidup"
    write(project / "content", {"articles/berita/2024/a.md": NEWS_ALONE, "site.yaml": SITE})
    (project / "theme").mkdir()
    (project / "pelicanconf.py").touch()
    live.mkdir()
    if built:
        told = release_text(1, [], datetime.datetime.fromisoformat(built))
        write(live, {RELEASE: told})
    with serving(live, tmp_path / "nginx") as (host, port):
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "plugins.desk",
                "jatuh-tempo",
                "--situs",
                f"http://{host}:{port}",
            ],
            cwd=project,
            env=os.environ | {"PYTHONPATH": str(ROOT), "no_proxy": "127.0.0.1"},
            capture_output=True,
            text=True,
            check=True,
        )
    assert done.stdout.splitlines()[0] == f"terbit={expected}"


NEWS_ALONE = """\
---
judul: Kabar
tanggal: 2024-11-07 10:00
---
Isi kabar.
"""


def test_a_lost_ledger_is_rebuilt_from_the_live_site(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    live = build(WHOLE_SITE)
    read = web.read
    with serving(live, tmp_path / "nginx", server="index index.html;") as (host, port):
        # Its address is not this machine's.
        monkeypatch.setattr(web, "read", lambda _, path: read(f"http://{host}:{port}", path))
        found = ledger_of_live_site("https://literasi.example.org")
    pages = {
        "/" + page.parent.relative_to(live).as_posix() + "/"
        for kind in ("berita", "ulasan", "penghargaan", "podcast", "video", "agenda")
        for page in (live / kind).glob("20*/*/index.html")
    }
    assert len(pages) >= 6
    assert pages <= found.keys()
    assert found["/berita/2024/pojok-baca/"].startswith("tag:literasi.example.org,2024:")
    assert "/media/audio/episode.mp3" in found
    assert ledger.joined([found, {}]) == found

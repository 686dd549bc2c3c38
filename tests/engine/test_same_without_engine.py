"""The engine only saves time: without it the same bytes come out."""

import hashlib
from pathlib import Path

import pytest

from plugins.engine import executors
from tests.conftest import Build
from tests.samples import WHOLE_SITE

PLAIN = "pelican.Pelican"


def digests(output: Path) -> dict[str, str]:
    return {
        file.relative_to(output).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in output.rglob("*")
        if file.is_file()
    }


def many() -> dict[str, str | bytes]:
    """Return enough entries for several workers, some of them hidden, drafts or translations."""
    site: dict[str, str | bytes] = dict(WHOLE_SITE)
    for number in range(1, 41):
        status = {7: "draf", 11: "tersembunyi"}.get(number, "terbit")
        header = (
            f"judul: Kabar {number}\ntanggal: 2024-{number % 12 + 1:02}-{number % 28 + 1:02}\n"
            f"topik: [topik {number % 5}, umum]\npenulis: [Orang {number % 3}]\nstatus: {status}\n"
        )
        site[f"articles/berita/kabar-{number}.md"] = f"---\n{header}---\nIsi *{number}*.\n"
        if number % 10 == 0:
            english = f"---\n{header}bahasa: en\n---\nText {number}.\n"
            site[f"articles/berita/kabar-{number}.en.md"] = english
    return site


def test_the_site_is_the_same_with_and_without_the_engine(build: Build, tmp_path: Path) -> None:
    cache = str(tmp_path / "cache")
    plain = digests(build(many(), PELICAN_CLASS=PLAIN))
    assert digests(build(many(), ENGINE_CACHE=cache)) == plain
    assert digests(build(many(), ENGINE_CACHE=cache)) == plain


@pytest.mark.parametrize("name", [executors.SERIAL, executors.PROCESSES])
def test_every_executor_gives_the_same_site(name: str, build: Build, tmp_path: Path) -> None:
    plain = digests(build(many(), PELICAN_CLASS=PLAIN))
    assert digests(build(many(), ENGINE_CACHE=str(tmp_path / name), EXECUTOR=name)) == plain


def test_an_unknown_executor_is_refused() -> None:
    with pytest.raises(ValueError, match="EXECUTOR"), executors.executor("awan"):
        pass


def test_a_medium_that_changed_is_read_again(build: Build, tmp_path: Path) -> None:
    """The entry that names it is the same, and so is the length of the file."""
    cache = str(tmp_path / "cache")
    episode = "articles/podcast/2024/membaca-nyaring.md"
    for word in ("satu", "enam"):
        spoken = f"WEBVTT\n\n00:00.000 --> 00:00.500\nKata {word}.\n"
        site = {**WHOLE_SITE, "media/audio/episode.vtt": spoken}
        assert "transkrip: media/audio/episode.vtt" in str(site[episode])
        output = build(site, ENGINE_CACHE=cache)
        page = (output / "podcast/2024/membaca-nyaring/index.html").read_text("utf-8")
        assert f"Kata {word}." in page

"""Media are published bare of how they were made, and looked into once."""

import base64
import hashlib
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from plugins.media_files import looking
from tests.conftest import Build, Refuse
from tests.samples import EPISODE, VIDEO, WHOLE_SITE

TONE = ("-f", "lavfi", "-i", "anoisesrc=d=6:a=0.3")
FILM = ("-f", "lavfi", "-i", "testsrc2=s=160x120:r=10:d=6")
PLACE = ("-metadata", "location=-03.5631+119.7612/", "-metadata", "device=SM-A125F")
MADE = {
    "media/audio/lain.opus": (*TONE, *PLACE, "-c:a", "libopus"),
    "media/video/film.webm": (*FILM, *PLACE, "-c:v", "libvpx", "-deadline", "realtime"),
    "media/video/film.mp4": (*FILM, *PLACE, "-c:v", "libx264", "-preset", "ultrafast"),
}
TRACES = (b"119.7612", b"SM-A125F", b"loci")
SUB_RIP = "1\n00:00:00,000 --> 00:00:03,000\nSelamat datang.\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return recordings and films that tell where they were made."""
    folder = tmp_path_factory.mktemp("rekaman")
    found = {}
    for name, options in MADE.items():
        file = folder / Path(name).name
        subprocess.run(["ffmpeg", "-v", "error", "-y", *options, str(file)], check=True)
        found[name] = file.read_bytes()
        assert any(trace in found[name] for trace in TRACES)
    return found


EPISODE_OF_OURS = EPISODE.replace("media/audio/episode.mp3", "media/audio/lain.opus").replace(
    "transkrip: media/audio/episode.vtt\n", ""
)
FILM_OF_OURS = VIDEO.replace(
    'video: {platform: youtube, tautan: "https://www.youtube.com/watch?v=contoh"}\ndurasi: 01:05\n',
    "video: media/video/film.webm\ntakarir: media/video/film.srt\n",
)


def test_what_is_published_tells_nothing_of_its_making_and_is_looked_into_once(
    build: Build, made: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        **WHOLE_SITE, **made, "media/video/film.srt": SUB_RIP,
        "articles/podcast/2024/membaca-nyaring.md": EPISODE_OF_OURS,
        "articles/video/2024/contoh-video.md": FILM_OF_OURS,
    }  # fmt: skip
    output = build(files)
    for name, source in made.items():
        published = (output / name).read_bytes()
        assert len(published) == len(source)
        assert not [trace for trace in TRACES if trace in published]
    feed = etree.parse(str(output / "podcast/rss.xml"))
    told = feed.xpath("//item//*[local-name()='integrity']/@value")
    digest = hashlib.sha256((output / "media/audio/lain.opus").read_bytes()).digest()
    assert isinstance(told, list)
    assert f"sha256-{base64.b64encode(digest).decode()}" in told
    page = (output / "video/2024/contoh-video/index.html").read_text("utf-8")
    assert 'src="/media/video/film.vtt"' in page
    assert (output / "media/video/film.vtt").read_bytes().startswith(b"WEBVTT\n\n00:00:00.000 -->")

    def look(_root: object, paths: list[str]) -> None:
        raise AssertionError(paths)

    monkeypatch.setattr(looking, "_looked", look)
    film = (output / "media/video/film.webm").read_bytes()
    assert (build(files) / "media/video/film.webm").read_bytes() == film


def test_all_that_is_wrong_with_media_is_told_in_one_run(
    refuse: Refuse, made: dict[str, bytes]
) -> None:
    data = made["media/audio/lain.opus"]
    half = len(data) // 2
    told = refuse({
        "media/audio/rusak.opus": data[:half] + bytes(half // 2) + data[half + half // 2 :],
        "media/audio/cuma-nama.mp4": data,
        "media/video/potong.webm": made["media/video/film.webm"][:-5000],
        "media/video/tanpa-isi.vtt": "WEBVTT\n\n00:00,000 --> 1\nA\n\n00:05.000 --> 00:04.000\nB",
        "media/audio/episode.vtt": "WEBVTT\n\n00:00.000 -> 00:01.000\nA\n\n00:02.000\nB",
    })  # fmt: skip
    for line in (
        "content/media/audio/rusak.opus: Berkas 'media/audio/rusak.opus' tidak dapat diputar",
        "content/media/audio/cuma-nama.mp4: Berkas 'media/audio/cuma-nama.mp4' rusak",
        "content/media/video/potong.webm: Berkas 'media/video/potong.webm' terpotong",
        "content/media/video/tanpa-isi.vtt: 'media/video/tanpa-isi.vtt' baris 3: waktunya tidak",
        "content/media/video/tanpa-isi.vtt: 'media/video/tanpa-isi.vtt' baris 6: waktu selesai",
        "transkrip: 'media/audio/episode.vtt' baris 3, 6: waktunya tidak terbaca.",
    ):
        assert line in told

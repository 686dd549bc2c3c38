"""`literasi audio` makes an even MP3, its Opus twin and their tags from a raw recording."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import mutagen
import pytest

from plugins.core.sound.loudness import HIGHEST_PEAK, measure
from plugins.core.sound.reading import read_sound
from tests.conftest import ROOT
from tests.samples import EPISODE, SITE

EPISODE_FILE = "content/articles/podcast/2024/membaca-nyaring.md"


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a recording of synthetic speech, far too soft."""
    folder = tmp_path_factory.mktemp("rekaman")
    words = "Selamat datang. Hari ini kita membaca bersama, pelan-pelan, di beranda perpustakaan."
    subprocess.run(["espeak-ng", "-v", "id", "-w", str(folder / "a.wav"), words], check=True)
    soft = folder / "rekaman: pagi.wav"
    command = ["ffmpeg", "-v", "error", "-i", str(folder / "a.wav"), "-af", "volume=-20dB"]
    subprocess.run([*command, f"file:{soft}"], check=True)
    return soft


@pytest.fixture
def project(tmp_path: Path, sample_media: Path) -> Path:
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "theme").mkdir()
    shutil.copytree(sample_media, tmp_path / "content")
    for name, text in {"content/site.yaml": SITE, EPISODE_FILE: EPISODE}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def audio(
    project: Path, *words: str | Path, path: str | None = None
) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "80"}
    return subprocess.run(
        [sys.executable, "-m", "plugins.desk", "audio", *map(str, words)],
        cwd=project,
        env=environment | ({} if path is None else {"PATH": path}),
        capture_output=True,
        text=True,
        check=False,
    )


def made(project: Path) -> dict[str, str]:
    """Return the digests of the files in media/audio."""
    folder = project / "content/media/audio"
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.iterdir())
    }


def test_a_soft_recording_becomes_even_and_small(project: Path, speech: Path) -> None:
    done = audio(project, speech)
    assert done.returncode == 0, done.stderr
    folder = project / "content/media/audio"
    for name, kind in {"rekaman-pagi.mp3": "MP3", "rekaman-pagi.opus": "Opus"}.items():
        heard = measure(folder / name)
        assert abs(heard.lufs + 16) <= 1
        assert heard.peak <= HIGHEST_PEAK
        assert read_sound(folder / name).format == kind
        assert str(heard) in done.stdout
    assert (folder / "rekaman-pagi.opus").stat().st_size < 40_000
    assert "audio: media/audio/rekaman-pagi.mp3\nversi_lain:" in done.stdout
    assert not list(folder.glob(".audio-*"))


def test_the_episode_gives_name_tags_chapters_and_cover(project: Path, speech: Path) -> None:
    waiting = EPISODE.replace("media/audio/episode.mp3", "media/audio/membaca-nyaring.mp3")
    (project / EPISODE_FILE).write_text(waiting, "utf-8")
    done = audio(project, speech, "--episode", EPISODE_FILE)
    assert done.returncode == 0, done.stderr
    file = project / "content/media/audio/membaca-nyaring.mp3"
    tags = mutagen.File(file).tags
    assert str(tags["TIT2"]) == "Contoh: membaca nyaring"
    assert str(tags["TALB"]) == "Podcast Contoh"
    assert (str(tags["TRCK"]), str(tags["TPE1"])) == ("1", "Redaksi")
    cover = (project / "content/media/podcast/sampul.jpg").read_bytes()
    assert tags.getall("APIC")[0].data == cover
    assert [(part.start, part.title) for part in read_sound(file).chapters] == [
        (0, "Pembuka"),
        (3, "Isi"),
    ]


def test_the_same_recording_gives_the_same_bytes(project: Path, speech: Path) -> None:
    assert audio(project, speech, "--episode", EPISODE_FILE).returncode == 0
    before = made(project)
    again = audio(project, speech, "--episode", EPISODE_FILE, "--timpa")
    assert again.returncode == 0
    assert made(project) == before


def test_nothing_is_overwritten_unasked(project: Path, speech: Path) -> None:
    target = project / "content/media/audio/rekaman-pagi.opus"
    target.write_bytes(b"lama")
    done = audio(project, speech)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Sudah ada: " in done.stderr
    assert "--timpa" in done.stderr
    assert target.read_bytes() == b"lama"
    assert not target.with_suffix(".mp3").exists()


def test_the_recording_itself_is_never_replaced(project: Path, speech: Path) -> None:
    file = project / "content/media/audio/pagi.mp3"
    shutil.copy(speech, file)
    done = audio(project, file, "--timpa")
    assert done.returncode == 2
    assert "rekaman aslinya" in done.stderr
    assert file.read_bytes() == speech.read_bytes()


@pytest.mark.parametrize("words", [["audio", "x.wav"], ["periksa", "--dengar"]])
def test_a_missing_ffmpeg_is_said_plainly(project: Path, words: list[str]) -> None:
    (project / "x.wav").write_bytes(b"")
    done = subprocess.run(
        [sys.executable, "-m", "plugins.desk", *words],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PATH": str(project)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("ffmpeg belum terpasang")


def test_what_is_no_sound_is_refused(project: Path) -> None:
    done = audio(project, "content/site.yaml")
    assert done.returncode == 2
    assert done.stderr.startswith("ffmpeg tidak dapat mengolah site.yaml: ")
    assert audio(project, "tidak-ada.wav").stderr == "Berkas tidak ada: tidak-ada.wav\n"


def test_silence_is_refused(project: Path) -> None:
    source = "anullsrc=r=16000:cl=mono:d=2"
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, str(project / "diam.wav")]
    subprocess.run(command, check=True)
    done = audio(project, "diam.wav")
    assert done.returncode == 2
    assert "Tidak ada suara yang terdengar di diam.wav." in done.stderr


def test_a_wrong_episode_file_is_refused_with_its_problems(project: Path, speech: Path) -> None:
    wrong = EPISODE.replace("nomor: 1", "nomor: satu")
    (project / EPISODE_FILE).write_text(wrong, "utf-8")
    done = audio(project, speech, "--episode", EPISODE_FILE)
    assert done.returncode == 1
    assert "nomor: 'satu' bukan bilangan bulat" in done.stderr

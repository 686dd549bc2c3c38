"""Sound and film are played to their end: what is spoilt on the way is told by where it is."""

import subprocess
from pathlib import Path

import pytest

from plugins.core import playing
from plugins.core.play_worker import play
from plugins.core.playing import FORMS, PlayingFault, play_all

TONE = ("-f", "lavfi", "-i", "anoisesrc=d=12:a=0.3")
FILM = ("-f", "lavfi", "-i", "testsrc2=s=160x120:r=25:d=12")
MADE = {
    "constant.mp3": (*TONE, "-b:a", "64k"),
    "variable.mp3": (*TONE, "-q:a", "5", "-write_xing", "0"),
    "a.m4a": (*TONE, "-c:a", "aac"),
    "a.ogg": (*TONE, "-c:a", "libvorbis"),
    "a.opus": (*TONE, "-c:a", "libopus"),
    "a.mp4": (*FILM, *TONE, "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac"),
    "silent.mp4": (*FILM, "-c:v", "libx264", "-preset", "ultrafast"),
    "a.webm": (*FILM, *TONE, "-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libopus"),
    "old.mp4": (*FILM, "-c:v", "mpeg4"),
    "lossless.m4a": (*TONE, "-c:a", "alac"),
    "sound.mp4": (*TONE, "-c:a", "aac"),
    "matroska.webm": (*FILM, "-c:v", "libx264", "-preset", "ultrafast", "-f", "matroska"),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with twelve seconds in every form."""
    folder = tmp_path_factory.mktemp("putar")
    for name, options in MADE.items():
        subprocess.run(["ffmpeg", "-v", "error", "-y", *options, str(folder / name)], check=True)
    return folder


def holed(file: Path, at: float, share: float) -> Path:
    """Write a copy beside the file in which a part is zeros, and return it."""
    data = bytearray(file.read_bytes())
    start, length = int(len(data) * at), int(len(data) * share)
    data[start : start + length] = bytes(length)
    copy = file.with_name(f"{share}-{file.name}")
    copy.write_bytes(data)
    return copy


WHOLE = [name for name in MADE if name.startswith(("a.", "constant", "variable", "silent"))]


def test_what_is_whole_plays_and_what_is_spoilt_does_not(made: Path) -> None:
    """In one call: the order of the answers is that of the files."""
    files = [made / name for name in WHOLE]
    spoilt = [holed(file, 0.4, 0.25) for file in files]
    scratched = [holed(made / name, 0.5, 0.001) for name in ("constant.mp3", "a.m4a", "a.mp4")]
    found = list(play_all([*files, *spoilt, *scratched]))
    assert dict(zip(WHOLE, found, strict=False)) == dict.fromkeys(WHOLE)
    told = found[len(WHOLE) : 2 * len(WHOLE)]
    for name, fault in zip(WHOLE, told, strict=True):
        assert fault is not None, name
        assert fault.kind in ("media_damaged", "media_broken"), name
        if fault.kind == "media_damaged":
            assert "0:03" <= fault.context["at"] <= "0:07", name
    assert found[2 * len(WHOLE) :] == [None, None, None]


@pytest.mark.parametrize(
    ("name", "codec"),
    [("old.mp4", "mpeg4"), ("lossless.m4a", "alac"), ("sound.mp4", ""), ("matroska.webm", "h264")],
)
def test_what_not_every_browser_plays_is_named(made: Path, name: str, codec: str) -> None:
    (fault,) = play_all([made / name])
    assert fault == (
        PlayingFault("media_codec", {"codec": codec}) if codec else PlayingFault("media_broken", {})
    )


def test_two_recordings_put_together_are_whole(made: Path) -> None:
    one = (made / "constant.mp3").read_bytes()
    tag = b"ID3\x04\0\0\0\0\x02\0" + b"APIC" + bytes(252)
    joined = made / "joined.mp3"
    joined.write_bytes(one + tag + one)
    assert list(play_all([joined])) == [None]


def test_a_file_that_fells_the_player_is_named_and_the_rest_is_played(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No decoder is known to fall over today; a worker that does stands for it."""
    worker = made / "worker.py"
    real = Path(playing.__file__).with_name("play_worker.py").read_text("utf-8")
    falling = real.replace(
        "    with av.open(file",
        "    if 'a.ogg' in file:\n        os._exit(9)\n    with av.open(file",
    )
    assert falling != real
    worker.write_text(falling, "utf-8")
    monkeypatch.setattr(playing, "_WORKER", worker)
    files = [made / name for name in ("a.opus", "a.ogg", "a.m4a")]
    assert list(play_all(files)) == [None, PlayingFault("media_endless", {}), None]


def test_scraps_are_refused_and_nothing_hangs(tmp_path: Path) -> None:
    files = []
    for suffix in FORMS:
        for number, data in enumerate((b"", b"x" * 5000, b"\xff\xfb" * 3000, b"OggS" + bytes(900))):
            file = tmp_path / f"{number}{suffix}"
            file.write_bytes(data)
            files.append(file)
    assert None not in list(play_all(files))


def test_what_is_heard_is_counted_in_seconds(made: Path) -> None:
    told = play(str(made / "a.mp4"), "mov")
    assert told["seconds"] == pytest.approx(12, abs=0.1)
    assert {stream["codec"] for stream in told["streams"]} == {"h264", "aac"}
    assert all(stream["end"] == pytest.approx(12, abs=0.1) for stream in told["streams"])

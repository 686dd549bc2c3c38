"""A sound file is what its bytes say, and whole; its chapters are read from it."""

import hashlib
import subprocess
from pathlib import Path

import pytest
from mutagen.id3 import CHAP, CTOC, ID3, TIT2
from pydantic_core import PydanticCustomError

from bench.media import FRAME, write_silence
from plugins.core import media
from plugins.core.sound.loudness import ListeningError, measure
from plugins.core.sound.mpeg import mp3_is_cut
from plugins.core.sound.reading import CarriedChapter, CutError, NotSoundError, read_sound
from plugins.core.traces import without_traces

ENCODINGS = {
    "xing.mp3": ("MP3", "-c:a libmp3lame -b:a 64k"),
    "variable.mp3": ("MP3", "-c:a libmp3lame -q:a 4"),
    "plain.mp3": ("MP3", "-c:a libmp3lame -b:a 64k -write_xing 0"),
    "tagged.mp3": ("MP3", "-c:a libmp3lame -write_id3v1 1 -metadata title=Contoh"),
    "end.m4a": ("M4A", "-c:a aac"),
    "start.m4a": ("M4A", "-c:a aac -movflags +faststart"),
    "voice.opus": ("Opus", "-c:a libopus -b:a 24k"),
    "voice.ogg": ("Ogg Vorbis", "-c:a libvorbis"),
}


def ffmpeg(*arguments: str | Path) -> None:
    subprocess.run(["ffmpeg", "-v", "error", "-y", *map(str, arguments)], check=True)


@pytest.fixture(scope="module")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with five seconds of a tone in every encoding."""
    folder = tmp_path_factory.mktemp("suara")
    tone = ("-f", "lavfi", "-i", "sine=frequency=300:duration=5")
    for name, (_, options) in ENCODINGS.items():
        ffmpeg(*tone, *options.split(), folder / name)
    ffmpeg(*tone, folder / "raw.wav")
    ffmpeg(*tone, folder / "raw.flac")
    ffmpeg(*tone, "-c:a", "aac", folder / "raw.aac")
    return folder


@pytest.mark.parametrize(("name", "kind"), [(n, kind) for n, (kind, _) in ENCODINGS.items()])
def test_a_sound_tells_its_format_length_and_digest(sounds: Path, name: str, kind: str) -> None:
    sound = read_sound(sounds / name)
    assert sound.format == kind
    assert sound.seconds == pytest.approx(5, abs=0.2)
    data = (sounds / name).read_bytes()
    assert sound.sha256 == hashlib.sha256(without_traces(data) or data).hexdigest()


@pytest.mark.parametrize("name", ENCODINGS)
@pytest.mark.parametrize("missing", [200, 900, 0.1, 0.5, 0.9])
def test_a_cut_sound_is_known(sounds: Path, tmp_path: Path, name: str, missing: float) -> None:
    whole = (sounds / name).read_bytes()
    lost = int(missing if missing >= 1 else missing * len(whole))
    cut = tmp_path / name
    cut.write_bytes(whole[:-lost])
    with pytest.raises(CutError):
        read_sound(cut)


def test_silence_without_any_header_is_whole_and_its_last_frame_counts(tmp_path: Path) -> None:
    write_silence(tmp_path / "diam.mp3", seconds=6)
    data = (tmp_path / "diam.mp3").read_bytes()
    assert not mp3_is_cut(data)
    assert mp3_is_cut(data[:-3])


def test_what_other_programs_add_behind_the_last_frame_is_let_be() -> None:
    ape = b"APETAGEX" + bytes.fromhex("d0070000 20000000 00000000 00000000") + bytes(8)
    for more in (b"TAG" + bytes(125), bytes(500), b"LYRICSBEGIN" + b"x" * 90, ape):
        assert not mp3_is_cut(FRAME * 50 + more)


@pytest.mark.parametrize("data", [b"", b"\xff", b"ID3", b"ID3\x03\0\0\0\0\0\0", FRAME, bytes(99)])
def test_scraps_are_never_a_crash(data: bytes) -> None:
    assert not mp3_is_cut(data)


def test_the_length_that_the_encoder_of_vbri_wrote_is_known() -> None:
    frame = bytes.fromhex("fffb9064") + bytes(413)  # MPEG-1, 128 kbit/s, 44.1 kHz
    told = (len(frame) * 40).to_bytes(4)
    first = bytearray(frame)
    first[36:50] = b"VBRI\0\1\0\0\0\0" + told
    assert not mp3_is_cut(bytes(first) + frame * 39)
    assert mp3_is_cut(bytes(first) + frame * 20)


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("end.m4a", "x.mp3", "media_mistyped"),
        ("xing.mp3", "x.m4a", "media_mistyped"),
        ("voice.ogg", "x.opus", "media_mistyped"),
        ("raw.wav", "x.mp3", "media_format"),
        ("raw.flac", "x.mp3", "media_format"),
        ("raw.aac", "x.mp3", "media_format"),
    ],
)
def test_a_wrong_name_is_refused(
    sounds: Path, tmp_path: Path, source: str, name: str, kind: str
) -> None:
    file = tmp_path / "media" / name
    file.parent.mkdir()
    file.write_bytes((sounds / source).read_bytes())
    with pytest.raises(PydanticCustomError) as refusal:
        media.audio(tmp_path, f"media/{name}")
    assert refusal.value.type == kind


def test_opus_may_be_named_ogg(sounds: Path, tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media/x.ogg").write_bytes((sounds / "voice.opus").read_bytes())
    assert media.audio(tmp_path, "media/x.ogg").type == "audio/ogg"


def test_a_tag_without_sound_is_no_sound(tmp_path: Path) -> None:
    file = tmp_path / "x.mp3"
    file.write_bytes(b"ID3\x03\0\0\0\0\0\0" + bytes(300))
    with pytest.raises(NotSoundError):
        read_sound(file)


def tagged(file: Path, *, table: list[str] | None) -> Path:
    write_silence(file, seconds=9)
    tags = ID3()
    for name, start, title in (("b", 4500, "Isi"), ("a", 0, "Pem\nbuka"), ("c", 8000, "")):
        frames = [TIT2(encoding=3, text=title)] if title else []
        tags.add(CHAP(element_id=name, start_time=start, end_time=9000, sub_frames=frames))
    if table:
        tags.add(CTOC(element_id="toc", flags=3, child_element_ids=table, sub_frames=[]))
    tags.save(file)
    return file


def test_id3_chapters_follow_their_starts(tmp_path: Path) -> None:
    assert read_sound(tagged(tmp_path / "x.mp3", table=None)).chapters == (
        CarriedChapter(0, "Pem buka"),
        CarriedChapter(4, "Isi"),
        CarriedChapter(8, "Bab 3"),
    )


def test_id3_chapters_follow_their_table_of_contents(tmp_path: Path) -> None:
    chapters = read_sound(tagged(tmp_path / "x.mp3", table=["b", "a", "gone"])).chapters
    assert [chapter.title for chapter in chapters] == ["Isi", "Pem buka"]


def test_the_chapters_of_an_mp4_are_read(sounds: Path, tmp_path: Path) -> None:
    told = tmp_path / "bab.txt"
    told.write_text(
        ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=2000\ntitle=Pembuka\n"
        "[CHAPTER]\nTIMEBASE=1/1000\nSTART=2000\nEND=5000\ntitle=Isi\n"
    )
    file = tmp_path / "x.m4a"
    ffmpeg("-i", sounds / "end.m4a", "-i", told, "-map", "0", "-map_metadata", "1",
           "-c", "copy", file)  # fmt: skip
    assert read_sound(file).chapters == (CarriedChapter(0, "Pembuka"), CarriedChapter(2, "Isi"))


def test_loudness_is_heard(sounds: Path) -> None:
    soft = measure(sounds / "raw.wav")
    assert -25 < soft.lufs < -17
    assert not soft.fits
    with pytest.raises(ListeningError):
        measure(Path(__file__))

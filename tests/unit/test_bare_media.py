"""What a recording, a film or a drawing tells of its making is taken out of it."""

import base64
import random
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from mutagen.flac import Picture
from mutagen.oggopus import OggOpus

from plugins.core.drawings import DrawingError, clean_drawing
from plugins.core.traces import without_traces

PLACE = b"-03.5631+119.7612+047.000/"


def box(name: bytes, inner: bytes) -> bytes:
    return (len(inner) + 8).to_bytes(4, "big") + name + inner


def film(*parts: bytes) -> bytes:
    return box(b"ftyp", b"isom") + box(b"moov", b"".join(parts)) + box(b"mdat", PLACE)


@pytest.mark.parametrize(
    "part",
    [
        box(b"udta", box(b"\xa9xyz", b"\x00\x1a\x15\xc7" + PLACE)),
        box(b"trak", box(b"udta", box(b"loci", b"\0\0\0\0Enrekang\0" + PLACE))),
        box(b"meta", box(b"keys", b"x") + box(b"ilst", box(b"data", PLACE))),
        box(b"meta", b"\0\0\0\0" + box(b"hdlr", b"x") + box(b"ilst", PLACE)),
        box(b"udta", box(b"uuid", bytes.fromhex("be7acfcb97a942e89c71999491e3afac") + PLACE)),
    ],
)
def test_the_place_is_taken_out_of_a_film_and_nothing_else_moves(part: bytes) -> None:
    before = film(part, box(b"udta", box(b"\xa9nam", b"Judul")))
    after = without_traces(before)
    assert after is not None
    assert len(after) == len(before)
    head, sound = after[: -len(PLACE)], after[-len(PLACE) :]
    assert PLACE not in head
    assert b"119.7612" not in head
    assert sound == PLACE  # what is played is never touched
    assert b"Judul" in after
    assert without_traces(after) is None


def test_a_film_that_tells_no_place_is_left_as_it_is() -> None:
    assert without_traces(film(box(b"udta", box(b"\xa9nam", b"Judul")))) is None
    assert without_traces(b"") is None


def test_the_place_is_taken_out_of_an_mp3() -> None:
    text = b"\x03LOCATION\x00Enrekang, Sulawesi Selatan"
    frame = b"TXXX" + len(text).to_bytes(4, "big") + b"\0\0" + text
    before = b"ID3\x04\0\0\0\0\0" + bytes([len(frame)]) + frame + b"\xff\xfb" + bytes(100)
    after = without_traces(before)
    assert after is not None
    assert b"Enrekang" not in after
    assert len(after) == len(before)


@given(st.binary(max_size=300), st.integers(0, 2**32))
def test_no_bytes_make_it_fail(noise: bytes, seed: int) -> None:
    data = bytearray(film(box(b"udta", box(b"\xa9xyz", PLACE))))
    for _ in range(5):
        place = random.Random(seed).randrange(len(data))
        data[place : place + 1] = noise[:3]
    without_traces(bytes(data))
    without_traces(b"ID3" + noise)
    without_traces(b"OggS" + noise)
    without_traces(b"\x1a\x45\xdf\xa3\x80\x18\x53\x80\x67\x01" + noise)


def test_times_makers_and_measurements_are_taken_out_of_a_film() -> None:
    times = bytes(4) + b"\x00\xe3\xc1\x02" * 2
    track = box(b"tkhd", times + bytes(8)) + box(b"mdia", box(b"mdhd", times + bytes(8)))
    measured = box(
        b"trak",
        box(b"mdia", box(b"hdlr", bytes(8) + b"meta") + box(b"minf", box(b"stbl",
            box(b"stsz", bytes(8) + (1).to_bytes(4) + (26).to_bytes(4))
            + box(b"stsc", bytes(4) + (1).to_bytes(4) + (1).to_bytes(4) * 3)
            + box(b"stco", bytes(4) + (1).to_bytes(4) + (20).to_bytes(4))))),
    )  # fmt: skip
    # Its one sample is where the second box holds something: behind 12 bytes and a head of 8.
    before = (
        box(b"ftyp", b"isom") + box(b"mdat", PLACE + b"tetap")
        + box(b"moov", box(b"mvhd", times) + box(b"trak", track) + measured
              + box(b"udta", box(b"\xa9mod", b"SM-A125F") + box(b"\xa9nam", b"Judul")))
    )  # fmt: skip
    after = without_traces(before)
    assert after is not None
    assert len(after) == len(before)
    assert b"\xe3\xc1\x02" not in after
    assert b"SM-A125F" not in after
    assert PLACE not in after
    assert b"tetap" in after
    assert b"Judul" in after
    assert without_traces(after) is None


def id3(*frames: tuple[bytes, bytes]) -> bytes:
    body = b"".join(name + len(value).to_bytes(4) + b"\0\0" + value for name, value in frames)
    return b"ID3\x03\0\0\0\0" + bytes([len(body) >> 7, len(body) & 127]) + body


def test_an_mp3_keeps_its_title_and_cover_and_loses_what_tells_of_its_making() -> None:
    cover = b"\xff\xd8\xff\xe1\x00\x0fExif\0\0RAHASIA" + b"\xff\xda\0\0GAMBAR"
    before = id3(
        (b"TIT2", b"\x03Judul"), (b"PRIV", b"XMP\0RAHASIA"), (b"TXXX", b"\x03GPS\x00RAHASIA"),
        (b"TXXX", "\x01make\0RAHASIA".encode("utf-16").replace(b"\xff\xfe\1\0", b"\1\xff\xfe")),
        (b"TDRC", b"\x032024-11-07T10:00"), (b"APIC", b"\0image/jpeg\0\3\0" + cover),
        (b"COMM", b"\0ind\0Kata"),
    ) + b"\xff\xfb" + bytes(100)  # fmt: skip
    after = without_traces(before)
    assert after is not None
    assert len(after) == len(before)
    for secret in (b"RAHASIA", "RAHASIA".encode("utf-16-le"), b"2024-11-07"):
        assert secret not in after
    for kept in (b"Judul", b"GAMBAR", b"Kata"):
        assert kept in after
    assert without_traces(after) is None


SECRETS = {
    "title": "Judul", "LOCATION": "Enrekang", "geo": "-03.5631+119.7612/", "comment": "Kata",
    "creation_time": "2024-11-07T02:10:11Z", "device": "SM-A125F",
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "codec"),
    [("a.opus", "libopus"), ("a.ogg", "libvorbis"), ("a.webm", "libopus"), ("a.m4a", "aac")],
)
def test_the_comments_of_a_recording_go_and_its_sound_stays(
    name: str, codec: str, tmp_path: Path
) -> None:
    """As ffmpeg writes them, and as ffmpeg plays what is published."""
    source = tmp_path / name
    told = [part for pair in SECRETS.items() for part in ("-metadata", "=".join(pair))]
    tone = ("-f", "lavfi", "-i", "sine=frequency=300:duration=2")
    more = ("-movflags", "use_metadata_tags") if name.endswith("m4a") else ()
    run("ffmpeg", *tone, "-c:a", codec, *told, *more, source)
    before = source.read_bytes()
    assert b"Enrekang" in before
    after = without_traces(before)
    assert after is not None
    assert len(after) == len(before)
    for secret in ("Enrekang", "119.7612", "2024-11-07", "SM-A125F"):
        assert secret.encode() not in after
    bare = tmp_path / f"bare-{name}"
    bare.write_bytes(after)
    assert heard(bare) == heard(source)
    assert without_traces(after) is None


def test_a_cover_in_an_ogg_loses_its_exif(tmp_path: Path) -> None:
    source = tmp_path / "a.opus"
    run("ffmpeg", "-f", "lavfi", "-i", "sine=frequency=300:duration=1", "-c:a", "libopus", source)
    cover = Picture()
    cover.data = (
        b"\xff\xd8\xff\xe1\x00\x0fExif\0\0RAHASIA" + b"\xff\xda\0\0GAMBAR" * 20_000
    )  # over several pages
    tags = OggOpus(source)
    # Over several pages.
    tags["METADATA_BLOCK_PICTURE"] = [base64.b64encode(cover.write()).decode()]
    tags["TITLE"] = ["Judul"]
    tags["GPS"] = ["rahasia"]
    tags.save()
    after = without_traces(source.read_bytes())
    assert after is not None
    assert b"rahasia" not in after
    played = heard(source)
    source.write_bytes(after)
    kept = OggOpus(source)
    assert kept["TITLE"] == ["Judul"]
    picture = base64.b64decode(kept["METADATA_BLOCK_PICTURE"][0])
    assert b"RAHASIA" not in picture
    assert picture.endswith(b"GAMBAR")
    assert heard(source) == played


def run(*command: str | Path) -> str:
    done = subprocess.run(
        [*map(str, command[:1]), "-v", "error", *map(str, command[1:])],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout


def heard(file: Path) -> str:
    """Return the digest of what is heard; a wrong checksum of a page is an error to ffmpeg."""
    return run(
        "ffmpeg",
        "-xerror",
        "-err_detect",
        "crccheck+explode",
        "-i",
        file,
        "-f",
        "md5",
        "-map",
        "0:a",
        "-",
    )


def test_a_drawing_keeps_what_is_drawn_alone() -> None:
    drawn = (
        b"<?xml version='1.0'?><!-- rahasia --><svg xmlns='http://www.w3.org/2000/svg' "
        b"xmlns:i='http://www.inkscape.org/namespaces/inkscape' i:version='1'><metadata>GPS"
        b"</metadata><i:view/>a<g i:label='x'><path d='M0 0h1'/></g></svg>"
    )
    cleaned = clean_drawing(drawn)
    assert b"rahasia" not in cleaned
    assert b"GPS" not in cleaned
    assert b"inkscape" not in cleaned
    assert b">a<g><path" in cleaned
    assert clean_drawing(cleaned) == cleaned


@given(st.text("<>/svg=\"' onload:xlink#&;", max_size=60))
def test_a_cleaned_drawing_is_a_fixed_point(inner: str) -> None:
    try:
        cleaned = clean_drawing(f"<svg xmlns='http://www.w3.org/2000/svg'>{inner}</svg>".encode())
    except DrawingError:
        return
    assert clean_drawing(cleaned) == cleaned
    assert not [e for e in etree.fromstring(cleaned).iter() if any("on" in k for k in e.attrib)]

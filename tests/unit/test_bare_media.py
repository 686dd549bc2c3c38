import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plugins.core.drawings import DrawingError, clean_drawing
from plugins.core.sound.location import without_location

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
    after = without_location(before)
    assert after is not None
    assert len(after) == len(before)
    head, sound = after[: -len(PLACE)], after[-len(PLACE) :]
    assert PLACE not in head
    assert b"119.7612" not in head
    assert sound == PLACE  # what is played is never touched
    assert b"Judul" in after
    assert without_location(after) is None


def test_a_film_that_tells_no_place_is_left_as_it_is() -> None:
    assert without_location(film(box(b"udta", box(b"\xa9nam", b"Judul")))) is None
    assert without_location(b"") is None


def test_the_place_is_taken_out_of_an_mp3() -> None:
    text = b"\x03LOCATION\x00Enrekang, Sulawesi Selatan"
    frame = b"TXXX" + len(text).to_bytes(4, "big") + b"\0\0" + text
    before = b"ID3\x04\0\0\0\0\0" + bytes([len(frame)]) + frame + b"\xff\xfb" + bytes(100)
    after = without_location(before)
    assert after is not None
    assert b"Enrekang" not in after
    assert len(after) == len(before)


@given(st.binary(max_size=300), st.integers(0, 2**32))
def test_no_bytes_make_it_fail(noise: bytes, seed: int) -> None:
    data = bytearray(film(box(b"udta", box(b"\xa9xyz", PLACE))))
    for _ in range(5):
        place = random.Random(seed).randrange(len(data))
        data[place : place + 1] = noise[:3]
    without_location(bytes(data))
    without_location(b"ID3" + noise)


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

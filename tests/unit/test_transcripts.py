"""Transcripts are read strictly, and written in every form from the same cues."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plugins.core.sentences import SENTENCES
from plugins.core.transcripts.cues import Cue, Spoken, turns
from plugins.core.transcripts.reading import TranscriptError, read_transcript
from plugins.core.transcripts.writing import sub_rip, transcript_json, web_vtt

VTT = """\
WEBVTT - Contoh

NOTE Catatan yang tidak dibaca

STYLE
::cue { color: red }

pembuka
00:00.500 --> 00:02.000 align:start
<v.keras Pembawa acara>Selamat <i>datang</i> &amp; salam.</v>

00:00:02.000 --> 00:00:05.250
<v Tamu>Terima
kasih. <v Pembawa acara>Mari mulai.
"""

SRT = """\
1
00:00:00,500 --> 00:00:02,000
<i>Selamat</i> datang.

2
00:00:02,000 --> 00:00:05,250
{\\an8}Mari mulai:
5 < 6
"""


def faults(text: str, *, is_vtt: bool = True) -> list[tuple[str, int]]:
    with pytest.raises(TranscriptError) as error:
        read_transcript(text.encode(), is_vtt=is_vtt)
    assert all(f"transcript_{fault.kind}" in SENTENCES for fault in error.value.faults)
    return [(fault.kind, fault.line) for fault in error.value.faults]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_web_vtt_is_read_with_its_speakers(end: str, mark: str) -> None:
    data = (mark + VTT).replace("\n", end).encode()
    assert read_transcript(data, is_vtt=True) == (
        Cue(500, 2000, (Spoken("Pembawa acara", "Selamat datang & salam."),), 9),
        Cue(
            2000, 5250,
            (Spoken("Tamu", "Terima kasih."), Spoken("Pembawa acara", "Mari mulai.")), 12,
        ),
    )  # fmt: skip


def test_sub_rip_is_read() -> None:
    cues = read_transcript(SRT.encode(), is_vtt=False)
    assert [cue.spoken for cue in cues] == [
        (Spoken(None, "Selamat datang."),),
        (Spoken(None, "Mari mulai: 5 < 6"),),
    ]
    assert [(cue.start, cue.end) for cue in cues] == [(500, 2000), (2000, 5250)]


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        ("", "header", 1),
        ("Halo", "header", 1),
        ("WEBVTTT\n\n00:00.000 --> 00:01.000\nA", "header", 1),
        ("WEBVTT\n00:00.000 --> 00:01.000\nA", "header_end", 2),
        ("WEBVTT\n", "empty", 1),
        ("WEBVTT\n\nNOTE\nHalo", "empty", 1),
        ("WEBVTT\n\nHalo", "time_vtt", 3),
        ("WEBVTT\n\n00:00.000 -> 00:01.000\nA", "time_vtt", 3),
        ("WEBVTT\n\n00:00,000 --> 00:01,000\nA", "time_vtt", 3),
        ("WEBVTT\n\n0:00:00.000 --> 0:00:01.000\nA", "time_vtt", 3),
        ("WEBVTT\n\n00:60.000 --> 01:01.000\nA", "time_vtt", 3),
        ("WEBVTT\n\n00:01.000 --> 00:01.000\nA", "backwards", 3),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\n", "silent", 3),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\n<i></i>", "silent", 3),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\nA\n00:01.000 --> 00:02.000\nB", "gap", 5),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\nA\nB < C", "markup", 5),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\n<script>A", "markup", 4),
        ("WEBVTT\n\n00:05.000 --> 00:06.000\nA\n\n00:01.000 --> 00:02.000\nB", "order", 6),
        ("WEBVTT\n\n00:00.000 --> 00:06.000\nA\n\n00:05.000 --> 00:07.000\nB", "overlap", 6),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\nA\u0007", "hidden", 4),
    ],
)
def test_a_fault_in_web_vtt_is_told_with_its_line(text: str, kind: str, line: int) -> None:
    assert faults(text) == [(kind, line)]


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        ("", "empty", 1),
        ("00:00:00,000 --> 00:00:01,000\nA", "number", 1),
        ("1", "time_srt", 2),
        ("1\n00:00:00.000 --> 00:00:01.000\nA", "time_srt", 2),
        ("1\n00:00:00,000 --> 00:00:01,000\nA\n2\n00:00:01,000 --> 00:00:02,000\nB", "gap", 5),
    ],
)
def test_a_fault_in_sub_rip_is_told_with_its_line(text: str, kind: str, line: int) -> None:
    assert faults(text, is_vtt=False) == [(kind, line)]


def test_other_encodings_are_refused_with_the_line() -> None:
    with pytest.raises(TranscriptError) as error:
        read_transcript("WEBVTT\n\n00:00.000 --> 00:01.000\né".encode("latin-1"), is_vtt=True)
    assert error.value.faults == (("encoding", 4),)


def test_every_fault_of_a_file_is_told_in_one_reading() -> None:
    assert faults(
        "WEBVTTT\n\n00:00,000 --> 00:01.000\nA\n\n00:05.000 --> 00:06.000\nB < C\n\n"
        "00:08.000 --> 00:07.000\nD\n00:08.000 --> 00:09.000\nE\a\n\n00:08.500 --> 00:10.000\n"
        "\n00:02.000 --> 00:03.000\nF\n"
    ) == [
        ("header", 1), ("time_vtt", 3), ("markup", 7), ("backwards", 9), ("gap", 11),
        ("hidden", 12), ("overlap", 14), ("silent", 14), ("order", 16),
    ]  # fmt: skip
    text = "1\n00:00:00.000 --> 00:00:01,000\nA\n\nx\n\n00:00:02,000 --> 0\nB"
    assert faults(text, is_vtt=False) == [
        ("time_srt", 2), ("number", 5), ("number", 7), ("time_srt", 7),
    ]  # fmt: skip


def test_captions_may_stand_together() -> None:
    text = "WEBVTT\n\n00:00.000 --> 00:06.000\nA\n\n00:05.000 --> 00:07.000\nB"
    assert len(read_transcript(text.encode(), is_vtt=True, in_turn=False)) == 2


@given(some.text(alphabet="WEBVT\n-> 0123456789:.,<v>&;a/", max_size=200), some.booleans())
def test_any_text_is_read_or_refused(text: str, is_vtt: bool) -> None:  # noqa: FBT001
    lines: list[int] = []
    try:
        lines = [cue.line for cue in read_transcript(text.encode(), is_vtt=is_vtt)]
    except TranscriptError as error:
        lines = [fault.line for fault in error.faults]
    assert lines
    assert all(1 <= line <= text.count("\n") + 2 for line in lines)


words = some.text(alphabet="aé<>&-\u2192 .:", min_size=1, max_size=200).map(
    lambda text: " ".join(text.split())
)
names = some.text(alphabet="Abé&> ", min_size=1, max_size=20).map(
    lambda text: " ".join(text.split())
)


@given(some.lists(some.tuples(names.filter(bool), words.filter(bool)), min_size=1, max_size=5))
def test_what_is_written_as_web_vtt_is_read_back(said: list[tuple[str, str]]) -> None:
    cues = tuple(
        Cue(number * 1000, number * 1000 + 900, (Spoken(speaker, text.replace("-->", "→")),), 0)
        for number, (speaker, text) in enumerate(said)
    )
    back = read_transcript(web_vtt(cues), is_vtt=True)
    assert [(cue.start, cue.end, cue.spoken) for cue in back] == [
        (cue.start, cue.end, cue.spoken) for cue in cues
    ]


def test_sub_rip_names_a_speaker_where_another_begins() -> None:
    cues = read_transcript(VTT.encode(), is_vtt=True)
    assert sub_rip(cues).decode() == (
        "1\n00:00:00,500 --> 00:00:02,000\nPembawa acara: Selamat datang & salam.\n\n"
        "2\n00:00:02,000 --> 00:00:05,250\nTamu: Terima kasih.\nPembawa acara: Mari mulai.\n"
    )
    assert len(read_transcript(sub_rip(cues), is_vtt=False)) == 2


def test_the_json_is_that_of_the_podcast_index() -> None:
    cues = read_transcript(VTT.encode(), is_vtt=True)
    assert json.loads(transcript_json(cues)) == {
        "version": "1.0.0",
        "segments": [
            {"speaker": "Pembawa acara", "startTime": 0.5, "endTime": 2.0,
             "body": "Selamat datang & salam."},
            {"speaker": "Tamu", "startTime": 2.0, "endTime": 5.25, "body": "Terima kasih."},
            {"speaker": "Pembawa acara", "startTime": 2.0, "endTime": 5.25,
             "body": "Mari mulai."},
        ],
    }  # fmt: skip


def test_cues_of_one_speaker_become_paragraphs_of_bearable_length() -> None:
    cues = [Cue(n * 5000, n * 5000 + 4000, (Spoken("A", "kata " * 20),), 0) for n in range(9)]
    found = turns([*cues, Cue(45_500, 46_000, (Spoken("B", "Ya."),), 0)])
    assert [(turn.start, turn.speaker) for turn in found] == [
        (0, "A"), (15, "A"), (30, "A"), (45, "B"),
    ]  # fmt: skip

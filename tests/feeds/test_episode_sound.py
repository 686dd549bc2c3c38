"""Chapters and transcripts from one source in all their forms; enclosures that are true."""

import base64
import hashlib
import json
import shutil
from pathlib import Path

import pytest
from lxml import html
from mutagen.id3 import CHAP, ID3, TIT2

from bench.media import write_silence
from plugins.core.problems import Problem
from plugins.desk.building import build as build_site
from plugins.podcast import advice
from tests.conftest import NOW, ROOT, Build, Refuse
from tests.feeds.podlint import PODCAST, lint
from tests.feeds.reading_feeds import items
from tests.samples import EPISODE, SITE, WHOLE_SITE

EPISODE_FILE = "articles/podcast/2024/membaca-nyaring.md"
PAGE = "https://literasi.example.org/podcast/2024/membaca-nyaring/"
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
SIMPLE = "{http://podlove.org/simple-chapters}chapters/*"
CHAPTERS = """bab:
  - {mulai: "00:00", judul: Pembuka}
  - {mulai: "00:03", judul: Isi}
"""
UNTOLD = EPISODE.replace(CHAPTERS, "")


def carrying(folder: Path, *chapters: tuple[int, str]) -> bytes:
    """Return six seconds of sound that carries chapters at these thousandths of a second."""
    file = folder / "bab.mp3"
    write_silence(file, seconds=6)
    tags = ID3()
    for number, (start, title) in enumerate(chapters):
        sub = [TIT2(encoding=3, text=title)]
        tags.add(CHAP(element_id=f"c{number}", start_time=start, end_time=start, sub_frames=sub))
    tags.save(file)
    return file.read_bytes()


def chapters_told(site: Path) -> dict[str, list[tuple[str, str]]]:
    """Return the chapters of the only episode in each form that is published."""
    [item] = items(site / "podcast/rss.xml")
    listed = json.loads((site / "podcast/2024/membaca-nyaring/chapters.json").read_text("utf-8"))
    page = html.parse(str(site / "podcast/2024/membaca-nyaring/index.html"))

    def in_html(text: str) -> list[tuple[str, str]]:
        found = html.fragment_fromstring(text, create_parent="div").xpath("ul[last()]/li")
        return [tuple(str(line.text).split(" ", 1)) for line in found]  # type: ignore[misc]

    return {
        "json": [(str(part["startTime"]), part["title"]) for part in listed["chapters"]],
        "simple": [(str(p.get("start")), str(p.get("title"))) for p in item.findall(SIMPLE)],
        "notes": in_html(item.findtext(ENCODED, "")),
        "description": in_html(item.findtext("description", "")),
        "page": [
            (str(line.get("href")).split("#t=")[1], line.text_content()[4:])
            for line in page.xpath("//ol[@class='bab']//a")
        ],
    }


def test_chapters_in_the_file_are_told_in_every_form(build: Build, tmp_path: Path) -> None:
    sound = carrying(tmp_path, (0, "Awal"), (2500, "Tengah & <b>"), (5000, "Akhir"))
    site = build({**WHOLE_SITE, EPISODE_FILE: UNTOLD, "media/audio/episode.mp3": sound})
    titles = ["Awal", "Tengah & <b>", "Akhir"]
    stamps = ["00:00:00", "00:00:02", "00:00:05"]
    told = chapters_told(site)
    assert told["json"] == told["page"] == list(zip("025", titles, strict=True))
    assert told["notes"] == told["description"] == list(zip(stamps, titles, strict=True))
    assert told["simple"] == [(f"{s}.000", t) for s, t in zip(stamps, titles, strict=True)]
    assert lint((site / "podcast/rss.xml").read_bytes(), site / "media/audio") == []


def test_the_header_wins_over_the_file(build: Build, tmp_path: Path) -> None:
    sound = carrying(tmp_path, (0, "Dari berkas"))
    site = build({**WHOLE_SITE, "media/audio/episode.mp3": sound})
    assert chapters_told(site)["json"] == [("0", "Pembuka"), ("3", "Isi")]


def test_too_few_chapters_stay_out_of_the_description(built_site: Path) -> None:
    [item] = items(built_site / "podcast/rss.xml")
    assert "<li>" not in item.findtext("description", "")


def test_a_description_with_chapters_keeps_within_apples_limit(build: Build) -> None:
    many = "".join(f'  - {{mulai: "{n}", judul: "{"Bab & " * 4}{n}"}}\n' for n in range(60))
    remote = "{tautan: 'https://example.org/2.mp3', ukuran: 9, durasi: '2:00', jenis: audio/mpeg}"
    long = (
        EPISODE.replace(CHAPTERS, f"bab:\n{many}")
        .replace("media/audio/episode.mp3", remote)
        .replace("topik:", f"ringkasan: {'kata ' * 900}\ntopik:")
    )
    site = build({**WHOLE_SITE, EPISODE_FILE: long})
    [item] = items(site / "podcast/rss.xml")
    assert len(item.findtext("description", "").encode()) <= 4000
    assert "<li>00:00:59 " in item.findtext(ENCODED, "")


@pytest.mark.parametrize(
    ("chapters", "line", "message"),
    [
        ([("00:03", "Isi"), ("00:00", "Awal")], 12, "mulai pada 0:00, lebih dulu daripada bab"),
        ([("00:00", "Awal"), ("00:00", "Lagi")], 12, "'Lagi' mulai pada 0:00, sama dengan bab"),
        ([("00:00", "Awal"), ("00:06", "Isi")], 12, "mulai pada 0:06, padahal audionya hanya 0:06"),
    ],
)
def test_chapters_that_mislead_are_refused_at_their_line(
    refuse: Refuse, chapters: list[tuple[str, str]], line: int, message: str
) -> None:
    told = "bab:\n" + "".join(f'  - {{mulai: "{s}", judul: {t}}}\n' for s, t in chapters)
    report = refuse({EPISODE_FILE: EPISODE.replace(CHAPTERS, told)})
    assert f"{EPISODE_FILE}:{line}: bab: " in report
    assert message in report


def test_misleading_chapters_in_the_file_are_refused(refuse: Refuse, tmp_path: Path) -> None:
    sound = carrying(tmp_path, (0, "Awal"), (9000, "Jauh"))
    report = refuse({EPISODE_FILE: UNTOLD, "media/audio/episode.mp3": sound})
    assert ":5: audio: bab di dalam berkas: 'Jauh' mulai pada 0:09" in report


def test_a_transcript_is_published_in_four_forms(build: Build) -> None:
    site = build()
    [item] = items(site / "podcast/rss.xml")
    told = {
        found.get("type"): {name: str(value) for name, value in found.items()}
        for found in item.findall(f"{PODCAST}transcript")
    }
    assert {kind: found["url"].removeprefix(PAGE) for kind, found in told.items()} == {
        "text/vtt": "transkrip.vtt",
        "application/x-subrip": "transkrip.srt",
        "application/json": "transkrip.json",
        "text/html": "#_transkrip",
    }
    assert {found["language"] for found in told.values()} == {"id"}
    assert told["text/vtt"]["rel"] == told["application/x-subrip"]["rel"] == "captions"
    folder = site / "podcast/2024/membaca-nyaring"
    assert (folder / "transkrip.vtt").read_text("utf-8") == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:03.000\n<v Pembawa acara>Selamat datang.\n"
    )
    assert (
        (folder / "transkrip.srt").read_text("utf-8").endswith("Pembawa acara: Selamat datang.\n")
    )
    segments = json.loads((folder / "transkrip.json").read_text("utf-8"))["segments"]
    assert [part["body"] for part in segments] == ["Selamat datang."]


def test_the_page_shows_the_transcript_escaped_with_times_that_play(build: Build) -> None:
    said = (
        "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ibu &amp; Bapak>Buku &lt;script>alert(1)\n\n"
        "00:02.500 --> 00:04.000\n<v Tamu>Ya.\n"
    )
    site = build({**WHOLE_SITE, "media/audio/episode.vtt": said})
    page = html.parse(str(site / "podcast/2024/membaca-nyaring/index.html"))
    [section] = page.xpath("//section[@id='_transkrip']")
    assert section.xpath(".//details//cite/text()") == ["Ibu & Bapak:", "Tamu:"]
    assert [link.get("href").split("/")[-1] for link in section.xpath(".//details//a")] == [
        "episode.mp3#t=0",
        "episode.mp3#t=2",
    ]
    assert "Buku <script>alert(1)" in section.text_content()
    assert not section.xpath(".//script")


def test_sub_rip_makes_the_same_forms(build: Build) -> None:
    files = {
        EPISODE_FILE: EPISODE.replace("episode.vtt", "episode.srt"),
        "media/audio/episode.srt": "1\n00:00:00,000 --> 00:00:03,000\nSelamat datang.\n",
    }
    folder = build({**WHOLE_SITE, **files}) / "podcast/2024/membaca-nyaring"
    assert "00:00:00.000 --> 00:00:03.000\nSelamat" in (folder / "transkrip.vtt").read_text("utf-8")


def test_a_transcript_longer_than_its_sound_is_refused(refuse: Refuse) -> None:
    late = "WEBVTT\n\n00:00.000 --> 00:01.000\nA\n\n00:08.000 --> 00:09.000\nB\n"
    report = refuse({"media/audio/episode.vtt": late})
    assert "transkrip: 'media/audio/episode.vtt' baris 6: sampai 0:09, padahal audionya" in report


def test_one_sound_in_two_episodes_is_refused(refuse: Refuse) -> None:
    second = EPISODE.replace("nomor: 1", "nomor: 2")
    report = refuse({"articles/podcast/2024/sekali-lagi.md": second})
    assert f"sekali-lagi.md:5: audio: audionya sama dengan content/{EPISODE_FILE}." in report


def test_each_sound_is_told_with_its_digest(build: Build, tmp_path: Path) -> None:
    other = "nomor: 1\nversi_lain: [{berkas: media/audio/kecil.mp3, judul: Hemat data}]"
    write_silence(tmp_path / "kecil.mp3", seconds=5)
    small = (tmp_path / "kecil.mp3").read_bytes()
    files = {"media/audio/kecil.mp3": small, EPISODE_FILE: EPISODE.replace("nomor: 1", other)}
    site = build({**WHOLE_SITE, **files})
    [item] = items(site / "podcast/rss.xml")
    whole, twin = item.findall(f"{PODCAST}alternateEnclosure")
    assert (whole.get("default"), twin.get("default")) == ("true", None)
    assert (twin.get("title"), twin.get("length")) == ("Hemat data", str(len(small)))
    integrity = twin.find(f"{PODCAST}integrity")
    assert integrity is not None
    digest = base64.b64encode(hashlib.sha256(small).digest()).decode()
    assert dict(integrity.items()) == {"type": "sri", "value": f"sha256-{digest}"}
    assert lint((site / "podcast/rss.xml").read_bytes(), site / "media/audio") == []


def hints(folder: Path, sample_media: Path, files: dict[str, str | bytes], **more: object) -> str:
    """Return the advice that a build gives."""
    content = folder / "content"
    shutil.copytree(sample_media, content)
    for name, text in {"site.yaml": SITE, **WHOLE_SITE, **files}.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_bytes(text.encode() if isinstance(text, str) else text)
    overrides = {"BUILD_TIME": NOW, **more}
    return build_site(ROOT, folder / "output", content=content, overrides=overrides).hints.report()


def test_hints_name_what_listeners_would_miss(tmp_path: Path, sample_media: Path) -> None:
    bare = EPISODE.replace("transkrip: media/audio/episode.vtt\n", "")
    late = bare.replace('"00:00", judul', '"00:01", judul')
    report = hints(tmp_path, sample_media, {EPISODE_FILE: late})
    assert "transkrip: episode ini tanpa transkrip." in report
    assert "versi_lain: belum ada versi hemat data." in report
    assert ":10: bab: 2 bab, yang pertama pada 0:01." in report


def test_equal_sounds_under_two_names_are_a_hint(tmp_path: Path, sample_media: Path) -> None:
    sound = (sample_media / "media/audio/episode.mp3").read_bytes()
    second = EPISODE.replace("nomor: 1", "nomor: 2").replace("episode.mp3", "lain.mp3")
    files: dict[str, str | bytes] = {
        "articles/podcast/2024/lain.md": second,
        "media/audio/lain.mp3": sound,
    }
    report = hints(tmp_path, sample_media, files)
    assert "isi berkas 'media/audio/episode.mp3' sama dengan 'media/audio/lain.mp3'." in report


def test_loudness_is_measured_when_asked(
    tmp_path: Path, sample_media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "kerasnya" in hints(tmp_path / "a", sample_media, {}, LISTEN=True)
    monkeypatch.setattr(advice, "measure", None)
    assert "kerasnya" not in hints(tmp_path / "b", sample_media, {})


def test_hints_beyond_the_first_few_are_counted() -> None:
    from plugins.core.problems import Hints  # noqa: PLC0415

    found = Hints()
    found.extend(Problem(f"{number}.md", 0, "", "begini.", code="pelican") for number in range(7))
    lines = found.report(5).splitlines()
    assert lines[0] == "Saran: 0.md: begini. [pelican]"
    assert lines[-1] == "… dan 2 saran lain: literasi periksa"
    assert len(found.report().splitlines()) == 7


def test_the_page_offers_the_small_twin_and_where_else_the_episode_is(build: Build) -> None:
    more = EPISODE.replace(
        "nomor: 1",
        "nomor: 1\nversi_lain: [{berkas: media/audio/episode.mp3, judul: Hemat data}]\n"
        "di_tempat_lain: [{teks: Tonton di YouTube, tautan: 'https://example.org/tonton'}]\n"
        "percakapan: [{jaringan: Mastodon, tautan: 'https://example.org/@a/1'}]",
    )
    page = build({**WHOLE_SITE, EPISODE_FILE: more}) / "podcast/2024/membaca-nyaring/index.html"
    links = {
        " ".join("".join(link.itertext()).split()): link.get("href")
        for link in html.parse(str(page)).iter("a")
    }
    assert links["Hemat data (MP3, 6 KB)"] == "/media/audio/episode.mp3"
    assert links["Tonton di YouTube"] == "https://example.org/tonton"
    assert links["Percakapan di Mastodon"] == "https://example.org/@a/1"

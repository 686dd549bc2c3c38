"""Files dropped onto the desk are bounded, looked into and made ready before they are in media/."""

import io
import math
import shutil
import struct
import wave
from pathlib import Path

import pytest
from PIL import Image

from plugins.desk.meja import receiving
from tests.meja import HOST, Desk

NEWS = "articles/berita/2024/pojok-baca.md"


def send(
    desk: Desk, name: str, data: bytes, accepted: str = "", entry: str = NEWS
) -> tuple[int, str]:
    """Drop a file, and return the status with its place or with what is wrong."""
    answer = desk.client.post(
        "/unggah",
        base_url=f"http://{HOST}",
        query_string={"nama": name, "terima": accepted, "untuk": entry},
        data=data,
        headers={"X-Meja": desk.room.keys.page, "Content-Type": "application/octet-stream"},
    )
    told = answer.json or {}
    return answer.status_code, str(told.get("letak") or told.get("masalah"))


def photo(size: tuple[int, int] = (2400, 1800)) -> bytes:
    file = io.BytesIO()
    picture = Image.effect_noise(size, 40).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Telepon Contoh"
    picture.save(file, "JPEG", exif=exif)
    return file.getvalue()


def test_a_photo_is_made_upright_bare_small_and_named_after_its_entry(desk: Desk) -> None:
    status, path = send(desk, "IMG-20241107-WA0003.JPG", photo(), ".jpg,.png")
    assert (status, path) == (200, "media/gambar/2024-11-07-pojok-baca.jpg")
    with Image.open(desk.content / path) as made:
        assert made.size == (1200, 1600)
        assert "exif" not in made.info
    assert path in desk.room.shelf.media


def test_the_same_photo_is_not_kept_twice(desk: Desk) -> None:
    data = photo()
    assert send(desk, "a.jpg", data) == send(desk, "b.jpg", data)


def test_sound_film_and_documents_are_taken_as_they_are(desk: Desk) -> None:
    for path, accepted in (
        ("media/audio/episode.mp3", ".mp3,.m4a"),
        ("media/audio/episode.vtt", ".vtt,.srt"),
        ("media/dokumen/piagam.pdf", ".pdf"),
    ):
        data = (desk.content / path).read_bytes()
        name = path.rpartition("/")[2]
        status, kept = send(desk, f"Salinan {name}", data, accepted)
        assert status == 200, kept
        assert (desk.content / kept).read_bytes() == data
        assert "salinan-" in kept


def test_a_raw_recording_becomes_an_even_mp3(desk: Desk) -> None:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        tone = (int(9000 * math.sin(n / 3) * (0.5 + 0.5 * math.sin(n / 900))) for n in range(32000))
        sound.writeframes(b"".join(struct.pack("<h", value) for value in tone))
    status, path = send(desk, "Rekaman Desa.wav", file.getvalue(), ".mp3")
    assert (status, path) == (200, "media/audio/rekaman-desa.mp3")
    assert (desk.content / "media/audio/rekaman-desa.opus").is_file()


WRONG = [
    ("foto.jpg", b"<html><script>alert(1)</script>", ".jpg", "bukan gambar"),
    ("foto.jpg", b"\xff\xd8\xff" + b"\0" * 100, ".jpg", "bukan gambar"),
    ("foto.svg", b"<svg onload='alert(1)'/>", ".jpg", "jenis berkas"),
    ("foto.svg", b"<svg onload='alert(1)'/>", "", "jenis berkas"),
    ("jahat.html", b"<script>", "", "jenis berkas"),
    ("jahat.py", b"import os", "", "jenis berkas"),
    ("tanpa-akhiran", b"x", "", "jenis berkas"),
    ("lagu.mp3", b"MZ" + b"\0" * 500, ".mp3", "rusak"),
    ("film.mp4", b"<html>" + b"\0" * 500, ".mp4", "rusak"),
    ("film.webm", b"<html>" + b"\0" * 500, ".webm", "rusak"),
    ("surat.pdf", b"PK\x03\x04" + b"\0" * 500, ".pdf", "rusak"),
    ("kata.vtt", b"bukan transkrip", ".vtt", "WEBVTT"),
    ("kosong.mp3", b"", ".mp3", "0 bita"),
    ("foto.jpg", b"", ".jpg", "bukan gambar"),
    ("lagu.mp3", b"ID3", ".pdf", "jenis berkas"),
]


def test_what_is_not_what_its_name_says_is_refused_and_nothing_kept(desk: Desk) -> None:
    before = desk.files()
    for name, data, accepted, told in WRONG:
        status, problem = send(desk, name, data, accepted)
        assert status == 422, name
        assert told in problem, name
    assert desk.files() == before
    assert list(desk.room.desk.kept.iterdir()) == []


def test_what_is_too_large_is_refused_and_nothing_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.files()
    monkeypatch.setattr(receiving, "_MOST_OF_PHOTO", 1000)
    monkeypatch.setattr(receiving, "_PIECE", 100)
    small = [
        receiving._Sort(sort.suffixes, sort.folder, 1000, sort.look, sort.starts)
        for sort in receiving._SORTS
    ]
    monkeypatch.setattr(receiving, "_SORTS", small)
    for name in ("foto.jpg", "lagu.mp3", "film.mp4"):
        status, problem = send(desk, name, b"\0" * 2000)
        assert (status, "terlalu besar" in problem) == (422, True)
    assert desk.files() == before


def test_a_small_file_that_unfolds_into_a_huge_picture_is_refused(desk: Desk) -> None:
    before, file = desk.files(), io.BytesIO()
    Image.new("1", (30000, 6000)).save(file, "PNG")
    assert len(file.getvalue()) < 100_000
    status, problem = send(desk, "foto.png", file.getvalue())
    assert (status, "terlalu banyak piksel" in problem) == (422, True)
    assert desk.files() == before


def test_an_upload_beyond_all_bounds_is_refused_before_it_is_read(desk: Desk) -> None:
    answer = desk.client.post(
        "/unggah",
        base_url=f"http://{HOST}",
        query_string={"nama": "a.mp3", "untuk": NEWS},
        headers={"X-Meja": desk.room.keys.page},
        environ_overrides={"CONTENT_LENGTH": str(10**12)},
    )
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "name", ["../../pelicanconf.jpg", "/etc/passwd.jpg", "..\\..\\a.jpg", ".jpg"]
)
def test_a_name_leads_nowhere(desk: Desk, name: str) -> None:
    status, path = send(desk, name, photo((40, 30)))
    assert status in (200, 422)
    assert status == 422 or path.startswith("media/gambar/")
    status, _ = send(desk, "a.jpg", photo((40, 30)), entry="../pelicanconf.py")
    assert status == 404


def test_a_linked_media_folder_is_not_written_into(desk: Desk, tmp_path: Path) -> None:
    elsewhere = tmp_path / "lain"
    elsewhere.mkdir()
    shutil.rmtree(desk.content / "media/gambar")
    (desk.content / "media/gambar").symlink_to(elsewhere)
    status, _ = send(desk, "a.jpg", photo((40, 30)))
    assert status == 422
    assert list(elsewhere.iterdir()) == []

"""`literasi foto`, through the real command."""

from pathlib import Path

import pytest

from plugins.core.front_matter import read
from tests.desk.running import answered, literasi
from tests.unit.test_photographs import drawing, phone_photo, saved

ENTRY = "content/articles/berita/2024/kabar.md"


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "Foto dari HP é"
    folder.mkdir()
    (folder / "DSC 1.JPG").write_bytes(phone_photo())
    (folder / "IMG-20241108-WA0001.jpg").write_bytes(saved(drawing(shift=900)))
    (folder / "rusak.jpg").write_bytes(b"bukan gambar")
    (folder / "catatan.txt").write_text("bukan foto")
    return folder


def test_a_folder_of_photos_is_made_ready_and_the_originals_stay(
    project: Path, photos: Path
) -> None:
    before = {file.name: file.read_bytes() for file in photos.iterdir()}
    done = literasi(project, "foto", photos, "--tentang", "Pojok baca", "--kredit", "Foto: Contoh")
    assert done.returncode == 0, done.stderr
    made = sorted(file.name for file in (project / "content/media/gambar").glob("2024-*"))
    assert made == ["2024-11-07-pojok-baca.jpg", "2024-11-08-pojok-baca.jpg"]
    assert "rusak.jpg: dilewati, rusak, atau bukan gambar." in done.stderr
    assert "data tempat dihapus; menurut kamera" in done.stdout
    assert "berkas: media/gambar/2024-11-07-pojok-baca.jpg" in done.stdout
    assert "2 foto belum diberi teks pengganti" in done.stderr
    assert {file.name: file.read_bytes() for file in photos.iterdir()} == before
    again = literasi(project, "foto", photos, "--tentang", "Pojok baca")
    assert again.stdout.count("sudah ada") == 2
    assert len(list((project / "content/media/gambar").glob("2024-*"))) == 2


def test_the_words_are_asked_for_and_all_goes_into_the_entry(
    windows_project: Path, photos: Path
) -> None:
    entry = windows_project / ENTRY
    text = "---\njudul: Kabar\ntanggal: 2024-11-07\n# catatan\n---\n\nIsi “kabar”.\n"
    entry.write_bytes(text.replace("\n", "\r\n").encode())
    code, screen = answered(
        windows_project,
        "foto",
        photos,
        "--tulisan",
        ENTRY,
        answers=["Anak membaca", "Suasana: pagi", "", "", "Rak buku", "Rak", "Contoh"],
    )
    assert code == 0, screen
    assert "Harus diisi." not in screen.split("Rak buku")[0].split("Anak membaca")[0]
    data = entry.read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")
    source, problems = read(data, ENTRY)
    assert source is not None, problems
    assert source.values["gambar"] == {
        "berkas": "media/gambar/2024-11-07-kabar.jpg",
        "alt": "Anak membaca",
        "keterangan": "Suasana: pagi",
    }
    assert source.body == (
        '\nIsi “kabar”.\n\n![Rak buku](media/gambar/2024-11-08-kabar.jpg "Rak. Contoh")\n'
    )
    assert literasi(windows_project, "periksa").returncode == 0


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["tidak-ada"], "Tidak ada: tidak-ada"),
        (["kosong"], "Tidak ada foto di sana."),
        (["kosong", "--tulisan", "pelicanconf.py"], "pelicanconf.py tidak di dalam content."),
    ],
)
def test_what_cannot_be_done_is_said(project: Path, words: list[str], answer: str) -> None:
    (project / "kosong").mkdir()
    done = literasi(project, "foto", *words)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{answer}\n")


def test_a_folder_of_broken_photos_is_no_success(project: Path, tmp_path: Path) -> None:
    (tmp_path / "rusak").mkdir()
    (tmp_path / "rusak/a.jpg").write_bytes(b"x")
    done = literasi(project, "foto", tmp_path / "rusak")
    assert (done.returncode, done.stdout) == (1, "")
    assert "rusak" in done.stderr

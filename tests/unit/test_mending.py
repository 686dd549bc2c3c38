"""What --perbaiki does to a file, and what it leaves."""

from pathlib import Path

import pytest

from plugins.core.context import ReadingContext
from plugins.core.dates import ZONES
from plugins.core.front_matter import read
from plugins.core.mending import Mended, mend
from plugins.core.parsing import parse
from plugins.kinds.news import News

PATH = "content/articles/berita/x.md"


def mended(data: bytes, root: Path) -> Mended:
    return mend(data, PATH, News, ReadingContext(root, ZONES["WITA"]))


@pytest.mark.parametrize(
    ("header", "better"),
    [
        ("judul: Membaca: jalan pulang", 'judul: "Membaca: jalan pulang"'),
        ("judul: Lomba #BacaBersama dan #Buku", 'judul: "Lomba #BacaBersama dan #Buku"'),
        ('judul: *Layar* "Terkembang"', 'judul: "*Layar* \\"Terkembang\\""'),
        ("judul: Kabar\npenulsi: Redaksi", "judul: Kabar\npenulis: Redaksi"),
        (
            "judul: Kabar\nsumber:\n\tnama: Contoh\n\ttautan: https://example.org/",
            "judul: Kabar\nsumber:\n  nama: Contoh\n  tautan: https://example.org/",
        ),
        (
            "judul: Kabar\ngambar: {berkas: media/gambar/Foto.JPG, alt: Anak} # foto",
            "judul: Kabar\ngambar: {berkas: media/gambar/foto.jpg, alt: Anak} # foto",
        ),
        ("judul: Ka\u0007bar\u202e", "judul: Kabar"),
        ("judul: A: b\ntempat: C: d", 'judul: "A: b"\ntempat: "C: d"'),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_what_is_safe_is_mended_and_every_other_byte_stays(
    header: str, better: str, line_end: str, tmp_path: Path, sample_media: Path
) -> None:
    def source(text: str) -> bytes:
        whole = f"---\n{text}\ntanggal: 2024-11-07\n---\n\nIsi “kabar”.  \n"
        return whole.replace("\n", line_end).encode()

    found = mended(source(header), sample_media)
    assert found.data == source(better)
    assert found.done
    text, problems = read(found.data, PATH)
    assert text is not None, problems
    assert parse(News, text, PATH, ReadingContext(sample_media, ZONES["WITA"]))[1] == []
    assert mended(found.data, sample_media) == Mended(found.data, ())


def test_utf_16_becomes_utf_8(tmp_path: Path) -> None:
    text = "---\r\njudul: Café\r\ntanggal: 2024-11-07\r\n---\r\n\r\nIsi.\r\n"
    assert mended(text.encode("utf-16"), tmp_path).data == text.encode()


@pytest.mark.parametrize(
    "text",
    [
        "---\njudul: Kabar\ntanggal: Rabu, 7 November 2024\n---\n\nIsi.\n",
        "---\njudul: Kabar\ntanggal: 07/11/2024\n---\n\nIsi.\n",
        "---\njudul: Kabar\ntanggal: 2024-11-07\ncatatan: foto menyusul\n---\n\nIsi.\n",
        "---\njudul: Kabar\ntanggal: 2024-11-07\npenulsi: A\npenulis: B\n---\n\nIsi.\n",
        '---\njudul: "Kabar\ntanggal: 2024-11-07\n---\n\nIsi.\n',
        "judul Kabar\n",
        "",
    ],
)
def test_what_would_be_a_guess_is_left_to_the_editor(text: str, tmp_path: Path) -> None:
    assert mended(text.encode(), tmp_path) == Mended(text.encode(), ())

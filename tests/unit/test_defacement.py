import pytest

from plugins.core.defacement import defacement_problems, suspicious
from plugins.core.front_matter import read
from tests.conftest import ROOT

HONEST = [
    "Polisi mengajak warga menjauhi judi online. Judi merusak keluarga.",
    "Perpustakaan menyediakan tiga slot waktu untuk kelas mendongeng; deposit tidak ada.",
    "Novel itu bercerita tentang bandar di Makassar dan taruhan nyawa para pelaut.",
    "Peserta boleh withdraw dari lomba sebelum Jumat.",
    "Perpustakaan memakai akun Pro Canva; link alternatif untuk pendaftaran menyusul.",
    "Seniman menggambar di depan pengunjung (live draw), dan peserta boleh daftar slot waktu.",
    "Lomba ini tidak gampang menang; pelatihan 32 JP di RTP Taman Kota, dengan bonus buku.",
    "Isi deposit pulsa dan bayar denda lewat QRIS; scatter plot ada di lampiran.",
    "Kicau burung yang gacor terdengar dari halaman TBM. Lihat https://www.tajudin.example.org/.",
    "Maju diri! https://pragmatics.example.org/ dan https://majudiri.example.org/",
    "Pustakawan membuka kotak poker milik kolektor, dan sebuah buku tentang kasino Macau.",
]


@pytest.mark.parametrize("text", HONEST)
def test_honest_texts_pass(text: str) -> None:
    assert list(suspicious(text)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Daftar SLOT GACOR hari ini", "slot gacor"),
        ("s1ot g4c0r terpercaya", "slot gacor"),
        ("$lot g@cor terpercaya", "slot gacor"),
        ("slot-gacor.maxwin", "slot gacor"),
        ("Bonus New Member 100%", "bonus new member"),
        ("togel, jackpot, dan maxwin", "jackpot, maxwin, togel"),
        ("[klik](https://gacor77.example.org/daftar)", "https://gacor77.example.org/daftar"),
    ],
)
def test_gambling_is_found(text: str, told: str) -> None:
    assert told in list(suspicious(text))


def test_weak_words_count_within_one_text_alone() -> None:
    text = "Judi, togel, dan kasino: tiga berita tentang penertiban."
    assert list(suspicious(text)) == ["judi, kasino, togel"]
    assert list(suspicious(text, whole=False)) == []
    assert list(suspicious(f"{text} Slot gacor!", whole=False)) == ["slot gacor"]


def test_names_of_files_and_links_in_a_header_are_looked_at() -> None:
    header = "judul: A\ngambar: {berkas: media/slot-gacor.jpg}\nsumber: {tautan: https://togel.example.org/}"
    text, _ = read(f"---\n{header}\n---\nIsi.\n".encode(), "content/x.md")
    assert text is not None
    told = [problem.what for problem in defacement_problems((), text, "content/x.md")]
    assert any("'slot gacor'" in what for what in told)
    assert any("https://togel.example.org/" in what for what in told)
    assert not list(defacement_problems(("slot gacor", "togel"), text, "content/x.md"))


def test_the_editors_word_lets_it_pass() -> None:
    assert list(suspicious("Awas slot gacor!", ["Slot gacor"])) == []


def test_the_sample_site_and_the_guide_give_no_false_alarm() -> None:
    """Two thousand made-up entries are looked at in tests/site/test_hostile.py."""
    texts = [*(ROOT / "content").rglob("*.md"), *(ROOT / "docs/penerbitan").rglob("*.md")]
    assert len(texts) > 30
    assert [file for file in texts if list(suspicious(file.read_text("utf-8")))] == []

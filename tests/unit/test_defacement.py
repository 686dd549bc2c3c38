from pathlib import Path

import pytest

from bench.corpus import write_corpus
from plugins.core.defacement import suspicious
from tests.conftest import ROOT

HONEST = [
    "Polisi mengajak warga menjauhi judi online. Judi merusak keluarga.",
    "Perpustakaan menyediakan tiga slot waktu untuk kelas mendongeng; deposit tidak ada.",
    "Novel itu bercerita tentang bandar di Makassar dan taruhan nyawa para pelaut.",
    "Peserta boleh withdraw dari lomba sebelum Jumat.",
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
        ("slot-gacor.maxwin", "slot gacor"),
        ("Bonus New Member 100%", "bonus new member"),
        ("togel, jackpot, dan maxwin", "jackpot, maxwin, togel"),
        ("[klik](https://gacor77.example.org/daftar)", "https://gacor77.example.org/daftar"),
    ],
)
def test_gambling_is_found(text: str, told: str) -> None:
    assert told in list(suspicious(text))


def test_the_editors_word_lets_it_pass() -> None:
    assert list(suspicious("Awas slot gacor!", ["Slot gacor"])) == []


def test_neither_the_sample_site_nor_a_thousand_entries_give_a_false_alarm(tmp_path: Path) -> None:
    write_corpus(tmp_path, entries=1000, seed=3)
    texts = [*(ROOT / "content").rglob("*.md"), *tmp_path.rglob("*.md")]
    assert len(texts) > 1000
    assert [file for file in texts if list(suspicious(file.read_text("utf-8")))] == []

"""Made-up Indonesian prose: the right length, rhythm and vocabulary, and no meaning."""

import random

ROOTS = """baca buku tulis cerita pustaka kata anak muda desa kota sekolah guru murid literasi
budaya warga sastra puisi novel pena kertas rak layar suara siar rekam dengar tanya jawab ajar
latih bangun tumbuh kembang lomba juara hadiah tamu bincang diskusi kelas ruang taman pojok kebun
jalan pasar rumah keluarga ibu ayah kakak adik nenek waktu pagi siang malam hari bulan tahun musim
hujan gunung sungai hutan bahasa daerah sejarah zaman cetak terbit pinjam kembali simpan cari temu
kumpul dukung bantu kerja usaha peran acara program kegiatan data hasil angka tinggi baru lama
besar kecil banyak indah terang kuat ringan cepat penuh buka tutup awal akhir tengah depan dalam
luar""".split()
PREFIXES = ("", "", "", "", "me", "ber", "ter", "pe", "di", "ke")
SUFFIXES = ("", "", "", "", "an", "kan", "i", "nya")
VOCABULARY = sorted(
    {before + root + end for root in ROOTS for before in PREFIXES for end in SUFFIXES}
)
SMALL_WORDS = """dan yang di ke dari untuk dengan pada adalah ini itu juga oleh sebagai dalam tidak
akan telah bagi para sebuah""".split()

PLACES = (
    "Enrekang", "Maiwa", "Bungin", "Cendana", "Alla", "Anggeraja", "Baraka", "Buntu Batu", "Curio",
    "Malua", "Masalle", "Baroko",
)  # fmt: skip
PEOPLE = (
    "Siti Rahayu", "Budi Santoso", "Dewi Lestari Putri", "Agus Wijaya", "Rina Marlina",
    "Hendra Gunawan, S.Sos.", "Putri Ayu", "Joko Prasetyo", "Maya Sari", "Andi Saputra",
    "Nur Hidayah, M.Pd.", "Bambang Irawan", "Redaksi Literasi",
)  # fmt: skip
TOPICS = tuple(
    f"{what} {where}"
    for what in ("literasi", "buku", "baca", "perpustakaan", "sastra", "anak", "komunitas")
    for where in ("desa", "kota", "sekolah", "daerah", "nasional", "keluarga", "digital", "kreatif")
)
# A few topics are on many entries, most on few, as on real sites.
TOPIC_WEIGHTS = [1 / (place + 5) ** 0.6 for place in range(len(TOPICS))]
TITLES = (
    "Perpustakaan Desa {place} Buka Pojok Baca {word}",
    "Warga {place} {word} Bersama di Taman Baca",
    "{word}: Cerita dari {place}",
    "Belajar {word} dan {other} di {place}",
    "Dari {place} untuk {word} {other}",
    "Kelas {word} Pekan Ini di {place}",
    "“{word} {other}”, Kata Pustakawan {place}",
    "Mengapa {word} Penting bagi Anak {place}?",
)


class Writer:
    """Writes with one source of chance, so that a seed gives the same text for ever."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def words(self, count: int) -> list[str]:
        """Return as many words; about a third are small ones, as in Indonesian."""
        found = self.chance.choices(VOCABULARY, k=count)
        return [
            self.chance.choice(SMALL_WORDS) if self.chance.random() < 0.33 else word
            for word in found
        ]

    def sentence(self) -> str:
        """Return a sentence; some have emphasis, a link or a quotation."""
        words = self.words(self.chance.randint(7, 20))
        place, kind = self.chance.randrange(len(words)), self.chance.random()
        word, other = words[place], self.chance.choice(VOCABULARY)
        if kind < 0.08:
            words[place] = f"**{word}**"
        elif kind < 0.16:
            words[place] = f"*{word}*"
        elif kind < 0.20:
            words[place] = f"[{word} {other}](https://contoh.id/{word})"
        elif kind < 0.25:
            words[place] = f'"{word} {other}"'
        text = " ".join(words)
        return text[0].upper() + text[1:] + self.chance.choice("....?!")

    def paragraph(self, least: int, most: int) -> str:
        """Return a paragraph of so many sentences."""
        return " ".join(self.sentence() for _ in range(self.chance.randint(least, most)))

    def phrase(self, count: int = 3) -> str:
        """Return a few words without marks, the first with a capital."""
        return " ".join(self.words(count)).capitalize()

    def title(self) -> str:
        """Return a headline."""
        word, other = (self.chance.choice(VOCABULARY).capitalize() for _ in range(2))
        place = self.chance.choice(PLACES)
        return self.chance.choice(TITLES).format(place=place, word=word, other=other)

    def summary(self) -> str:
        """Return one or two plain sentences."""
        return f"{self.phrase(9)}. {self.phrase(7)}."

    def topics(self) -> list[str]:
        """Return two to five topics, each once."""
        count = self.chance.randint(2, 5)
        return list(dict.fromkeys(self.chance.choices(TOPICS, TOPIC_WEIGHTS, k=count)))

"""A site of odd but honest words, and what every reader must say of it."""

import datetime
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bench.media import write_silence, write_text
from tests.samples import PAGE, SITE, write_media

ZONE = ZoneInfo("Asia/Makassar")
ADDRESS = "https://literasi.example.org"
IDENTITY = "tag:literasi.example.org,2024"

TITLES = (
    "Baca & tulis: a < b, lalu b > a",
    "Kutip \u201cganda\u201d dan 'tunggal', juga \"lurus\"",
    "Penutup CDATA ]]> di tengah",
    "Aksara Lontara ᨔᨗᨄᨈᨚᨀ dan Arab كتاب",
    "Emoji 📚 dan keluarga 👩\u200d👧",
    "Entitas &amp; &nbsp; yang ditulis apa adanya",
    "Kombinasi e\u0301 dan é",
    "Judul biasa",
)


@dataclass(frozen=True)
class Told:
    """What a reader must find of one entry; `enclosure` is its path, bytes and type."""

    guid: str
    title: str
    path: str
    at: datetime.datetime
    enclosure: tuple[str, int, str] | None = None

    def as_read(self, address: str) -> dict[str, Any]:
        """Return it as the readers of this folder report an entry."""
        enclosure = self.enclosure and (f"{address}/{self.enclosure[0]}", *self.enclosure[1:])
        return {
            "guid": self.guid,
            # Front matter is read in Unicode's composed form.
            "title": unicodedata.normalize("NFC", self.title),
            "link": f"{address}/{self.path}",
            "at": int(self.at.timestamp()),
            "enclosure": list(enclosure) if enclosure else None,
        }


SHOW = """\
  jenis: serial
  hak_cipta: © Perpustakaan Contoh
  lisensi: CC-BY-SA-4.0
  jadwal: dua mingguan
  dukungan: {teks: Sumbang buku & rak, tautan: "https://example.org/sumbang"}
  rekomendasi:
    - judul: Podcasting 2.0
      guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810
      umpan: https://example.org/pc20.xml
  verifikasi: S6lpp-7ZCn8-dZfGc-OoyaG
  jangan_di: [amazon]
  podping: ya
podcast_lain:
  - alamat: cerita-anak
    judul: Cerita Anak
    uraian: Dongeng untuk didengar bersama.
    penulis: Perpustakaan Contoh
    pemilik: {nama: Redaksi, surel: redaksi@example.org}
    kategori: Kids & Family
    sampul: media/podcast/sampul.jpg
"""

# All that an episode may say; {0} is its number.
RICH = """\
musim: 2
jenis_episode: bonus
eksplisit: ya
gambar: {berkas: media/gambar/foto.jpg, alt: "Anak & buku", kredit: "Ilustrasi: Literasi"}
orang:
  - {nama: "Fulan Contoh, S.Pd.", peran: narasumber, tautan: /tentang/}
  - {nama: Suara sintetis, peran: pembawa acara, foto: media/gambar/foto.jpg}
bab:
  - {mulai: "00:00", judul: "Pembuka & salam"}
  - {mulai: "00:02", judul: Isi, tautan: "https://example.org/isi"}
  - {mulai: "00:05", judul: Penutup}
transkrip: media/audio/episode.vtt
cuplikan: [{mulai: 1, durasi: 4, judul: Inti}]
versi_lain: [{berkas: media/audio/kecil.mp3, judul: Hemat data}]
di_tempat_lain: [{teks: Tonton di YouTube, tautan: "https://example.org/tonton"}]
percakapan: [{jaringan: Mastodon, tautan: "https://example.org/@a/1", akun: "@a@example.org"}]
"""

EVENT = """\
mulai: Rabu, 6 November 2024 09.00 WITA
selesai: 8 November 2024 17.00 WITA
cara: luring
lokasi: {nama: "Gedung A, lantai 2; kiri", alamat: "Sanur, Bali"}
"""


@dataclass(frozen=True)
class Corpus:
    """What is told: of all entries, and of each show's episodes, newest first."""

    entries: list[Told]
    episodes: list[Told]
    tales: list[Told]
    event: Told


def write(folder: Path) -> Corpus:
    """Write the content, and return what readers must say of it."""
    write_media(folder)
    write_silence(folder / "media/audio/kecil.mp3", seconds=8)
    write_text(folder / "site.yaml", SITE + SHOW)
    write_text(folder / "pages/tentang.md", PAGE)
    news = [_news(folder, number) for number in range(38)]
    episodes = [_episode(folder, number, RICH if number == 4 else "") for number in range(4, 0, -1)]
    tale = _episode(folder, 5, "podcast: cerita-anak\n")
    event = _event(folder)
    every = sorted([*news, *episodes, tale, event], key=lambda told: told.at, reverse=True)
    return Corpus(every, episodes, [tale], event)


def _event(folder: Path) -> Told:
    path, at = "agenda/2024/pertemuan", datetime.datetime(2024, 1, 5, 8, tzinfo=ZONE)
    title = "Pertemuan; koma, garis miring \\ dan judul yang cukup panjang untuk dilipat dua kali"
    _write(folder, path, title, at, EVENT)
    return Told(f"{IDENTITY}:{path}", title, f"{path}/", at)


def _news(folder: Path, number: int) -> Told:
    title = f"{TITLES[number % len(TITLES)]} {number}"
    at = datetime.datetime(2024, 3, 1 + number // 4, 6 * (number % 4), 5, tzinfo=ZONE)
    _write(folder, f"berita/2024/kabar-{number}", title, at, "topik: ['a & b', 'c\"d']\n")
    path = f"berita/2024/kabar-{number}"
    return Told(f"{IDENTITY}:{path}", title, f"{path}/", at)


def _episode(folder: Path, number: int, more: str) -> Told:
    title = f"{TITLES[number]} (episode {number})"
    at = datetime.datetime(2024, 2, number, 23, 59, tzinfo=ZONE)
    sound = f"media/audio/suara-{number}.mp3"
    write_silence(folder / sound, seconds=5 + number)
    _write(
        folder,
        f"podcast/2024/suara-{number}",
        title,
        at,
        f"audio: {sound}\nnomor: {number}\n{more}",
    )
    path = f"podcast/2024/suara-{number}"
    size = (folder / sound).stat().st_size
    return Told(f"{IDENTITY}:{path}", title, f"{path}/", at, (sound, size, "audio/mpeg"))


def _write(folder: Path, path: str, title: str, at: datetime.datetime, more: str) -> None:
    file = folder / f"articles/{path}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    quoted = title.replace("'", "''")
    file.write_text(
        f"---\njudul: '{quoted}'\ntanggal: {at:%Y-%m-%d %H:%M}\n{more}---\n"
        f"Isi [tautan](/umpan/) & tanda ]]> serta &nbsp; di {title.split(maxsplit=1)[0]}.\n",
        "utf-8",
    )

"""One good entry of each kind, and the files that they lean on."""

import random
from collections.abc import Mapping
from pathlib import Path

from bench.media import PDF, write_picture, write_silence, write_text

SITE = """\
nama: Literasi Contoh
semboyan: Kabar literasi dari lereng gunung
uraian: Berita, ulasan buku, penghargaan, podcast, video, dan agenda.
lembaga: Perpustakaan Contoh
lembaga_induk: Pemerintah Kabupaten Contoh
alamat_situs: https://literasi.example.org
identitas: tag:literasi.example.org,2024
penulis_bawaan: Redaksi
alamat: {kabupaten: Contoh, provinsi: Sulawesi Selatan}
menu:
  - {teks: Tentang kami, tautan: /tentang/}
podcast:
  judul: Podcast Contoh
  uraian: Percakapan tentang buku.
  penulis: Perpustakaan Contoh
  pemilik: {nama: Redaksi, surel: redaksi@example.org}
  kategori: Arts
  subkategori: Books
  sampul: media/podcast/sampul.jpg
"""

NEWS = """\
---
judul: "Pojok baca dibuka: warga berdatangan"
tanggal: Kamis, 7 November 2024 10.00 WITA
penulis: [Redaksi, "Fulan Contoh, S.Pd."]
ringkasan: Pojok baca di pasar dibuka dan langsung ramai oleh anak-anak yang membaca bersama.
topik: [pojok baca, perpustakaan desa]
tempat: Contoh
gambar:
  berkas: media/gambar/foto.jpg
  alt: Anak-anak membaca di tikar
  keterangan: Suasana pembukaan.
  kredit: "Ilustrasi: Literasi"
sumber: {nama: Contoh.id, tautan: https://example.org/berita}
alamat_lama: [/2019/05/pojok-baca/]
ralat:
  - {tanggal: 9 November 2024, isi: Jumlah buku yang benar 120.}
---
Pojok baca *dibuka* pagi ini[^1]. Lihat [ulasan]({filename}/articles/ulasan/2024/azab.md).

## Suasana

![Rak buku](media/gambar/foto.jpg "Rak dari kayu lokal")

## Angka

| Desa | Buku |
|------|-----:|
| Satu |  120 |

## Rencana

TBM akan dibuka setiap hari pasar.

*[TBM]: Taman Bacaan Masyarakat

[^1]: Menurut catatan petugas.
"""

REVIEW = """\
---
judul: Novel tua yang masih bertanya
tanggal: 2024-10-02
penulis: Redaksi
topik: [novel, Balai Pustaka]
buku:
  judul: Azab dan Sengsara
  penulis: [Merari Siregar]
  penerbit: Balai Pustaka
  tahun: 1920
  halaman: 163
  sampul: media/sampul/buku.jpg
nilai: 4,5
kesimpulan: Tua, tetapi pertanyaannya masih muda.
pinjam: {eksemplar: 3, nomor_panggil: 899.221 3 SIR a}
---
Novel ini terbit pada tahun 1920 dan masih layak dibaca bersama.
"""

AWARD = """\
---
judul: Juara pertama lomba contoh
tanggal: 2024-11-06
topik: [penghargaan]
penghargaan:
  nama: Lomba Contoh
  tingkat: nasional
  pemberi: Perpustakaan Nasional RI
  peringkat: Juara I
  diterima: 6 November 2024
  tempat: Bali
  penerima: [Perpustakaan Contoh]
  diterima_oleh:
    - {nama: Fulan Contoh, jabatan: Kepala Bidang}
  piagam: media/dokumen/piagam.pdf
---
Perpustakaan menjadi juara pertama.
"""

EPISODE = """\
---
judul: "Contoh: membaca nyaring"
tanggal: 2024-09-01 08:00
topik: [podcast, pojok baca]
audio: media/audio/episode.mp3
musim: 1
nomor: 1
orang:
  - {nama: Suara sintetis, peran: pembawa acara}
bab:
  - {mulai: "00:00", judul: Pembuka}
  - {mulai: "00:03", judul: Isi}
transkrip: media/audio/episode.vtt
---
Catatan acara dengan [tautan](https://example.org/buku).
"""

VIDEO = """\
---
judul: Contoh video dari perpustakaan
tanggal: 2024-08-01
video: {platform: youtube, tautan: "https://www.youtube.com/watch?v=contoh"}
durasi: 01:05
orientasi: potret
poster: media/gambar/foto.jpg
---
Video pendek tentang perpustakaan.
"""

EVENT = """\
---
judul: Pertemuan contoh
tanggal: 2024-10-20
mulai: Rabu, 6 November 2024 09.00 WITA
selesai: 8 November 2024
cara: hibrida
lokasi: {nama: Gedung Contoh, alamat: "Sanur, Bali"}
penyelenggara: Perpustakaan Nasional RI
jenis_kegiatan: pertemuan
biaya: gratis
---
Pertemuan pengelola perpustakaan desa.
"""

PAGE = """\
---
judul: Tentang kami
---
Kami menulis tentang literasi.
"""

ENTRIES = {
    "articles/berita/2024/pojok-baca.md": NEWS,
    "articles/ulasan/2024/azab.md": REVIEW,
    "articles/penghargaan/2024/juara.md": AWARD,
    "articles/podcast/2024/membaca-nyaring.md": EPISODE,
    "articles/video/2024/contoh-video.md": VIDEO,
    "articles/agenda/2024/pertemuan.md": EVENT,
}

WHOLE_SITE = {**ENTRIES, "pages/tentang.md": PAGE}


def write_content(folder: Path, files: Mapping[str, str]) -> None:
    """Write these files, and of the samples the media, site.yaml and the page, below `folder`."""
    write_media(folder)
    for name, text in {"site.yaml": SITE, "pages/tentang.md": PAGE, **files}.items():
        write_text(folder / name, text)


def write_media(folder: Path) -> None:
    """Write every medium that the samples refer to, below `folder`/media."""
    chance = random.Random(1)
    write_picture(folder / "media/gambar/foto.jpg", (320, 180), chance)
    write_picture(folder / "media/sampul/buku.jpg", (120, 180), chance)
    write_picture(folder / "media/podcast/sampul.jpg", (1400, 1400), chance)
    write_silence(folder / "media/audio/episode.mp3", seconds=6)
    write_text(
        folder / "media/audio/episode.vtt",
        "WEBVTT\n\n00:00.000 --> 00:03.000\n<v Pembawa acara>Selamat datang.\n",
    )
    write_text(folder / "media/dokumen/piagam.pdf", PDF)

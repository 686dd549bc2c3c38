"""What a site has beside its entries: who it is, and its pages."""

SITE = """\
nama: Literasi Uji
semboyan: Kabar yang dibuat untuk mengukur
uraian: Situs karangan untuk mengukur kecepatan; tidak ada isinya yang benar.
lembaga: Perpustakaan Uji
alamat_situs: https://literasi.example.org
identitas: tag:literasi.example.org,2024
penulis_bawaan: Redaksi Literasi
alamat:
  jalan: Jl. Contoh No. 1
  kabupaten: Enrekang
  provinsi: Sulawesi Selatan
jam_buka:
  - hari: Senin–Jumat
    buka: 08.00
    tutup: 16.00
kontak:
  surel: redaksi@example.org
menu:
  - teks: Tentang kami
    tautan: /tentang/
podcast:
  judul: Podcast Uji
  uraian: Percakapan karangan tentang buku.
  penulis: Perpustakaan Uji
  pemilik:
    nama: Redaksi Literasi
    surel: redaksi@example.org
  kategori: Arts
  subkategori: Books
  sampul: media/podcast/sampul.jpg
"""

PAGES = {
    "tentang": "Tentang kami",
    "redaksi": "Redaksi",
    "pedoman-media-siber": "Pedoman media siber",
    "privasi": "Privasi",
    "aksesibilitas": "Aksesibilitas",
    "kontak": "Kontak",
}

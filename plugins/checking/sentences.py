"""What is said of each fault of the built site: what is wrong, and how to mend it (Indonesian)."""

from collections.abc import Mapping

from plugins.core.codes import Code
from plugins.core.problems import Problem

_THEME = "Bukan kesalahan tulisan: periksa theme/ atau content/site.yaml."

SENTENCES: Mapping[str, tuple[Code, str, str]] = {
    "dead": (
        "tautan-mati",
        "Tautan '{value}' tidak menuju ke mana pun.",
        "Betulkan tautannya, atau hapus.",
    ),
    "anchor": (
        "jangkar-mati",
        "Tautan '{value}' menuju bagian yang tidak ada di halamannya.",
        "Samakan dengan subjudulnya, atau hapus mulai dari tanda #.",
    ),
    "unfinished": (
        "tautan-belum-jadi",
        "Tautan '{value}' belum jadi: kosong, menuju komputer sendiri, atau tanpa https://.",
        "Tulis alamat lengkapnya, atau hapus tautannya.",
    ),
    "active": (
        "halaman-aktif",
        "Halaman memuat yang dapat berjalan sendiri: {value}",
        "Hapus dari tulisan; situs ini tidak menerbitkan naskah program.",
    ),
    "foreign": (
        "permintaan-luar",
        "Halaman mengambil '{value}' dari situs lain tanpa diminta pembaca.",
        "Simpan berkasnya di content/media/, atau jadikan tautan biasa.",
    ),
    "id": (
        "jangkar-kembar",
        "Jangkar '{value}' ada dua kali di halaman ini.",
        "Ganti salah satu subjudulnya.",
    ),
    "once": ("halaman-rusak", "Halaman harus memuat tepat satu {value}.", _THEME),
    "doctype": ("halaman-rusak", "Halaman tidak diawali <!doctype html>.", _THEME),
    "misnested": (
        "penanda-tidak-berpasangan",
        "Penanda HTML {value} tidak berpasangan.",
        "Tutup setiap penanda yang dibuka, dalam urutan sebaliknya.",
    ),
    "json": ("halaman-rusak", "Data JSON di halaman tidak terbaca: {value}", _THEME),
    "form": ("berkas-mesin-rusak", "Berkas tidak terbaca oleh mesin: {value}", _THEME),
    "lost": (
        "kata-hilang",
        "Kata-kata ini tidak sampai ke halamannya: {value}",
        "Cari di tulisan; biasanya tanda < atau [ di dekatnya membuatnya dianggap penanda.",
    ),
    "untold": (
        "kata-hilang",
        "Kata-kata di kepala tulisan ini tidak ada di halamannya: {value}",
        _THEME,
    ),
    "defaced": (
        "kata-perjudian",
        "Halaman memuat '{value}', seperti halaman perjudian yang disusupkan orang.",
        "Periksa theme/, content/site.yaml, dan siapa yang dapat mengubah berkas situs.",
    ),
    "defaced_file": (
        "kata-perjudian",
        "Berkas untuk mesin ini memuat '{value}', seperti halaman perjudian yang disusupkan orang.",
        "Periksa theme/, content/site.yaml, dan siapa yang dapat mengubah berkas situs.",
    ),
    "ill_named": (
        "kata-perjudian",
        "Nama berkas ini memuat '{value}', seperti halaman perjudian yang disusupkan orang.",
        "Hapus, atau ganti namanya; bila memang dimaksud, sebut di kata_diperiksa sebuah tulisan.",
    ),
    "unwritten": (
        "tulisan-hilang",
        "Tulisan ini tidak menjadi halaman: {value} tidak ada.",
        "Bangun sekali lagi; bila terulang, laporkan: ini kesalahan program.",
    ),
    "missing": (
        "tulisan-tidak-terdaftar",
        "Tulisan ini tidak ada di {value}.",
        "Bangun sekali lagi; bila terulang, laporkan: ini kesalahan program.",
    ),
    "unlinked": (
        "tulisan-tidak-terdaftar",
        "Tidak ada halaman daftar yang menuju {value}: tulisan di sana tidak dapat ditemukan.",
        _THEME,
    ),
    "leaked": (
        "tulisan-bocor",
        "Tulisan ini tidak terbit, tetapi tercantum di {value}.",
        "Bangun sekali lagi; bila terulang, laporkan: ini kesalahan program.",
    ),
    "unaccounted": (
        "berkas-tak-terhitung",
        "Berkas ini tidak menjadi apa pun: bukan tulisan, bukan media, dan tidak ditolak.",
        "Bangun sekali lagi; bila terulang, laporkan: ini kesalahan program.",
    ),
}


def problem(kind: str, value: str, path: str, line: int = 0, field: str = "") -> Problem:
    """Return what an editor is told of a fault."""
    code, what, remedy = SENTENCES[kind]
    return Problem(path, line, field, what.replace("{value}", value), remedy, code=code)

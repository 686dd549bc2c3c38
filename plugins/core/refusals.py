"""Markup that an entry's body must not hold, told to its editor with the line."""

from collections.abc import Iterable

from plugins.core.bounds import DEEPEST, MOST_SECONDS
from plugins.core.codes import Code
from plugins.core.conversion import Refusal
from plugins.core.front_matter import FrontMatter
from plugins.core.problems import Problem

_SENTENCES: dict[str, tuple[Code, str, str]] = {
    "tag": (
        "html",
        "Penanda HTML <{value}> tidak diterima.",
        "Hapus penandanya (video cukup berupa tautan), atau tulis &lt;{value}&gt;.",
    ),
    "handler": (
        "html",
        "Penanda HTML memuat '{value}', yang menjalankan program di peramban pembaca.",
        "Hapus {value}=… dari penandanya.",
    ),
    "comment": (
        "komentar-html",
        "Komentar <!-- … --> tidak tampil di halaman.",
        "Hapus, atau simpan catatannya di kepala tulisan sebagai baris yang diawali #.",
    ),
    "hidden": (
        "huruf-tersembunyi",
        "Ada huruf tersembunyi {value}, ditulis sebagai &#…;.",
        "Hapus &#…; itu.",
    ),
    "reference": (
        "tautan-tanpa-tujuan",
        "'{value}' tidak menjadi tautan, gambar, atau catatan kaki: tujuannya tidak terbaca.",
        "Tulis [teks](https://alamat) tanpa spasi di alamatnya, atau \\[ bila memang kurung siku.",
    ),
    "link": (
        "tautan-tidak-diterima",
        "Tautan '{value}' tidak diterima.",
        "Pakai alamat https://, mailto:, tel:, atau halaman di situs ini.",
    ),
    "unfinished": (
        "tautan-belum-jadi",
        "Tautan '{value}' belum jadi: nama situsnya salah, atau menuju komputer sendiri.",
        "Tulis alamat lengkapnya, misalnya https://example.org/halaman, atau hapus tautannya.",
    ),
    "remote": (
        "gambar-situs-lain",
        "Gambar '{value}' diambil dari situs lain.",
        "Simpan gambarnya di content/media/ (dengan izin pemiliknya), lalu tulis letaknya di sana.",
    ),
    "cell": (
        "tabel-kolom",
        "Baris tabel '{value}' memuat lebih banyak kolom daripada judul tabelnya.",
        "Tambahkan kolom di baris judul dan di baris ---, atau hapus kelebihannya.",
    ),
    "note": (
        "catatan-kaki-ganda",
        "Catatan kaki {value} ditulis dua kali; hanya yang terakhir yang akan tampil.",
        "Beri nomor atau nama lain pada salah satunya.",
    ),
    "unused": (
        "catatan-kaki-ganda",
        "Catatan kaki {value} tidak ditunjuk dari mana pun di tulisan.",
        "Tulis tandanya, tanpa titik dua, di belakang kata yang diterangkan; atau hapus.",
    ),
    "depth": (
        "isi-bersarang",
        f"Kurung siku, kutipan, daftar, atau penanda bersarang lebih dari {DEEPEST} tingkat.",
        "Hapus tanda yang berulang; kurung siku yang bukan tautan ditulis \\[.",
    ),
    "time": (
        "isi-rumit",
        f"Isi tulisan belum selesai diolah dalam {MOST_SECONDS:.0f} detik, lalu dihentikan.",
        "Cari deretan panjang tanda yang sama ([, *, <, atau =) dan hapus; atau bagi tulisannya.",
    ),
    "memory": (
        "isi-rumit",
        "Isi tulisan menjadi terlalu besar ketika diolah.",
        "Cari tautan, singkatan, atau catatan yang berulang beribu kali; atau bagi tulisannya.",
    ),
    "broken": (
        "isi-rumit",
        "Isi tulisan tidak dapat diolah.",
        "Sederhanakan bagian yang memuat HTML atau tabel yang rumit.",
    ),
    "alt": (
        "gambar-tanpa-alt",
        "Gambar '{value}' tanpa teks pengganti.",
        "Tulis apa yang terlihat di dalam kurung siku: ![Anak-anak membaca]({value}).",
    ),
}


_NEEDLES = {"tag": "<{value}", "hidden": "&#"}
"""What to look for in the source, where that is more than the value."""


def refusal_problems(refusals: Iterable[Refusal], source: FrontMatter, path: str) -> list[Problem]:
    """Return a problem for each refused piece of markup, at the line where it is written."""
    found = []
    for refusal in refusals:
        code, what, remedy = _SENTENCES[refusal.kind]
        needle = _NEEDLES.get(refusal.kind, "{value}").format(value=refusal.value)
        found.append(
            Problem(
                path,
                line_of(needle, source),
                "isi",
                what.format(value=refusal.value),
                remedy.format(value=refusal.value),
                code=code,
            )
        )
    return found


def line_of(needle: str, source: FrontMatter) -> int:
    """Return the line of the body where a text first stands, or the body's first line."""
    for number, line in enumerate(source.body.split("\n")):
        if needle.lower() in line.lower():
            return source.body_line + number
    return source.body_line

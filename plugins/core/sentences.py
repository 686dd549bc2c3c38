"""Every sentence about a wrong value, by the type of the Pydantic error.

Each row is the code, what is wrong, and how to mend it. `{value}` and the other names are the
error's context; `{key}` is the field's Indonesian name and `{example}` its example.
"""

from collections.abc import Mapping

from plugins.core.codes import Code
from plugins.core.media_sentences import MEDIA_SENTENCES

_DATE = "Tulis 2024-11-07, atau 7 November 2024, boleh dengan pukul: 2024-11-07 09:30."

SENTENCES: Mapping[str, tuple[Code, str, str]] = {
    "missing": ("belum-diisi", "belum diisi.", "Tambahkan {example}"),
    "unknown_key": ("isian-tidak-dikenal", "isian ini tidak dikenal.", "{near}"),
    "not_indented": (
        "jarak-tepi-kiri",
        "isian ini milik '{owner}' di atasnya, tetapi tidak menjorok.",
        "Beri dua spasi di depannya.",
    ),
    "same_field_twice": (
        "isian-dua-nama",
        "isian ini sama dengan '{other}' di baris {line}.",
        "Hapus salah satu.",
    ),
    "date_unreadable": ("tanggal-tidak-terbaca", "'{value}' bukan tanggal.", _DATE),
    "date_impossible": ("tanggal-tidak-ada", "'{value}' tidak ada di kalender.", _DATE),
    "date_year": ("tanggal-tahun", "tahun {year} di '{value}' tidak wajar.", _DATE),
    "date_ambiguous": ("tanggal-dua-arti", "'{value}' dapat dibaca dua cara.", "Tulis {readings}."),
    "date_digits": (
        "tanggal-dua-arti",
        "'{value}' tidak ditulis seperti yang diminta.",
        "Tulis {readings}.",
    ),
    "date_month": ("tanggal-bulan", "'{month}' bukan nama bulan.", _DATE),
    "date_weekday": (
        "tanggal-hari",
        "'{given}' tidak cocok: {day} adalah hari {weekday}.",
        "Ganti harinya menjadi {weekday}, atau periksa tanggalnya.",
    ),
    "date_clock": (
        "tanggal-jam",
        "jam di '{value}' tidak ada.",
        "Jam dari 00.00 sampai 23.59, misalnya 09.30.",
    ),
    "date_with_time": (
        "tanggal-saja",
        "'{value}' memuat jam.",
        "Tulis tanggalnya saja, misalnya 2024-11-07.",
    ),
    "text_control": (
        "huruf-tersembunyi",
        "ada huruf tersembunyi {value}.",
        "Hapus dan ketik ulang; biasanya terbawa saat menyalin.",
    ),
    "too_long": ("terlalu-panjang", "terlalu panjang.", "Paling banyak {max_length} huruf."),
    "string_type": ("satu-nilai", "harus satu nilai, bukan daftar.", "Contoh: {example}"),
    "tuple_type": ("daftar", "harus berupa daftar.", "Contoh: {example}"),
    "model_type": ("isian-bertingkat", "harus berupa isian bertingkat.", "Contoh: {example}"),
    "number_range": (
        "bilangan",
        "'{value}' bukan bilangan bulat dari {least} sampai {most}.",
        "Contoh: {example}",
    ),
    "rating": (
        "nilai-ulasan",
        "'{value}' bukan nilai.",
        "Tulis 0,5 sampai 5 dengan langkah setengah: 4 atau 4,5.",
    ),
    "isbn_form": (
        "isbn",
        "'{value}' bukan ISBN.",
        "Salin 13 atau 10 angkanya dari sampul belakang; kosongkan bila tidak ada.",
    ),
    "isbn_check_digit": (
        "isbn-angka-periksa",
        "'{value}' salah ketik: angka periksanya tidak cocok.",
        "Cocokkan lagi dengan sampul belakang buku.",
    ),
    "duration": (
        "durasi",
        "'{value}' bukan durasi.",
        "Tulis 1:05:00, 12:30, atau 12 menit 30 detik.",
    ),
    "link": (
        "alamat-web",
        "'{value}' bukan alamat web.",
        "Tulis lengkap, misalnya https://example.org/halaman.",
    ),
    "site_path": (
        "alamat-situs-ini",
        "'{value}' bukan alamat di situs ini.",
        "Tulis misalnya /2019/05/judul-lama/.",
    ),
    "folder": (
        "podcast-alamat",
        "'{value}' tidak dapat menjadi bagian alamat.",
        "Pakai huruf kecil, angka, dan tanda hubung, misalnya cerita-anak.",
    ),
    "email": ("surel", "'{value}' bukan alamat surel.", "Tulis misalnya redaksi@example.org."),
    "phone": ("telepon", "'{value}' bukan nomor telepon.", "Tulis misalnya +62 420 000000."),
    "coordinates": (
        "koordinat",
        "'{value}' bukan koordinat.",
        "Tulis lintang, bujur: -3.5631, 119.7612.",
    ),
    "language": (
        "kode-bahasa",
        "'{value}' bukan kode bahasa.",
        "Tulis id, en, atau kode lain dari ISO 639.",
    ),
    "site_language": (
        "bahasa-situs",
        "kata-kata situs belum ada dalam bahasa '{value}'.",
        "Pilih salah satu: {choices}. Tulisan sendiri boleh berbahasa apa saja.",
    ),
    "colour": (
        "warna",
        "'{value}' bukan warna.",
        'Tulis kode warna dalam tanda kutip, misalnya "#8a1538".',
    ),
    "contrast": (
        "kontras",
        "{value} di atas {ground} terlalu samar ({where}): kontrasnya {ratio}, seharusnya {least}.",
        "Pakai {better} atau yang lebih tegas; pembaca yang matanya lemah harus dapat membacanya.",
    ),
    "banner_size": (
        "spanduk-ukuran",
        "gambar spanduk '{value}' berukuran {given}.",
        "Buat tepat {wanted} piksel, atau {double} agar tajam di ponsel.",
    ),
    "banner_order": (
        "spanduk-tanggal",
        "spanduk selesai sebelum mulai.",
        "Periksa mulai dan selesai.",
    ),
    "yes_no": ("ya-tidak", "'{value}' bukan ya atau tidak.", "Tulis ya atau tidak."),
    "clock_time": ("jam", "'{value}' bukan jam.", "Tulis misalnya 08.00."),
    "choice": ("pilihan", "'{value}' bukan pilihan.", "{near}Pilih salah satu: {choices}."),
    **MEDIA_SENTENCES,
    "withdrawal_missing": (
        "pencabutan-tanpa-alasan",
        "tulisan dicabut tanpa alasan.",
        "Tambahkan pencabutan: dengan tanggal: dan alasan: (kode etik media siber, butir 5c).",
    ),
    "withdrawal_unused": (
        "pencabutan-tanpa-status",
        "pencabutan diisi, tetapi statusnya bukan dicabut: tulisan masih terbit.",
        "Tulis status: dicabut, atau hapus pencabutan.",
    ),
    "updated_early": (
        "diperbarui-terlalu-dini",
        "lebih dulu daripada tanggal terbit.",
        "Periksa kedua tanggalnya.",
    ),
    "correction_early": (
        "ralat-terlalu-dini",
        "ada ralat bertanggal sebelum tulisannya terbit.",
        "Periksa tanggal ralat dan tanggal terbit.",
    ),
    "hours_order": ("jam-buka-tutup", "tutup sebelum buka.", "Periksa jam buka dan tutup."),
    "week_days": (
        "nama-hari",
        "'{value}' bukan nama hari.",
        "Tulis satu hari, deretan, atau rentang: Sabtu; Senin, Rabu; Senin–Kamis.",
    ),
    "folder_taken": (
        "podcast-alamat",
        "alamat '{value}' sudah dipakai bagian podcast sendiri.",
        "Pakai nama podcastnya, misalnya cerita-anak.",
    ),
    "shows_equal": (
        "podcast-alamat",
        "dua podcast beralamat '{value}'.",
        "Ganti alamat salah satunya, sebelum ada yang berlangganan.",
    ),
    "event_order": (
        "acara-waktu",
        "lebih dulu daripada mulai.",
        "Periksa tanggal mulai dan selesai.",
    ),
}

FALLBACK: tuple[Code, str, str] = ("tidak-terbaca", "tidak dapat dibaca.", "Contoh: {example}")

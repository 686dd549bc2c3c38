"""Every sentence about a medium that cannot be published, as in sentences.py."""

from collections.abc import Mapping

from plugins.core.codes import Code

_AT = "'{value}' baris {line}: "

MEDIA_SENTENCES: Mapping[str, tuple[Code, str, str]] = {
    "media_outside": (
        "media-letak",
        "'{value}' tidak di folder media.",
        "Taruh berkasnya di content/media/ dan tulis misalnya media/gambar/foto.jpg.",
    ),
    "media_type": (
        "media-jenis",
        "'{value}' bukan jenis berkas yang cocok.",
        "Yang diterima: {suffixes}.",
    ),
    "media_missing": ("media-tidak-ada", "berkas '{value}' tidak ada.", "{near}"),
    "media_empty": ("media-kosong", "berkas '{value}' kosong (0 bita).", "Salin ulang berkasnya."),
    "media_locked": (
        "berkas-terkunci",
        "berkas '{value}' tidak dapat dibaca.",
        "Tutup program yang sedang memakainya, atau perbaiki hak aksesnya.",
    ),
    "media_broken": (
        "media-rusak",
        "berkas '{value}' rusak atau bukan seperti namanya.",
        "Buka di komputer Anda; bila tidak terbuka, simpan atau salin ulang.",
    ),
    "media_damaged": (
        "media-rusak",
        "berkas '{value}' tidak dapat diputar sampai akhir: rusak di sekitar {at}.",
        "Salin ulang berkasnya dari aslinya, atau ekspor sekali lagi.",
    ),
    "media_endless": (
        "media-rusak",
        "berkas '{value}' tidak selesai diputar: terlalu berat, atau rusak.",
        "Ekspor sekali lagi; film yang sangat panjang dibagi, atau cukup ditautkan.",
    ),
    "media_codec": (
        "media-sandi",
        "berkas '{value}' memakai {codec}, yang tidak diputar semua peramban dengan akhiran ini.",
        "Ekspor film sebagai MP4 (H.264 dan AAC), rekaman sebagai MP3.",
    ),
    "media_cut": (
        "media-terpotong",
        "berkas '{value}' terpotong: bagian akhirnya tidak ada.",
        "Salin ulang berkasnya dari aslinya, atau ekspor sekali lagi.",
    ),
    "picture_mistyped": (
        "media-salah-akhiran",
        "gambar '{value}' sebenarnya {format}, bukan {suffix}.",
        "Ganti akhiran namanya menjadi {fitting}, atau simpan ulang.",
    ),
    "drawing_active": (
        "svg-tidak-diterima",
        "gambar '{value}' memuat yang dapat berjalan atau mengambil dari situs lain: {what}",
        "Simpan ulang dari program gambar sebagai SVG polos, atau sebagai PNG.",
    ),
    "media_mistyped": (
        "media-salah-akhiran",
        "berkas '{value}' sebenarnya {format}, bukan {suffix}.",
        "Ganti akhiran namanya menjadi {fitting}, atau simpan ulang sebagai MP3.",
    ),
    "media_format": (
        "media-bukan-mp3",
        "berkas '{value}' sebenarnya {format}, bukan {suffix}.",
        "Jadikan MP3 dari rekaman aslinya: literasi audio <rekaman>.",
    ),
    "transcript_encoding": (
        "transkrip-utf-8",
        _AT + "bukan UTF-8.",
        "Simpan ulang transkripnya sebagai UTF-8.",
    ),
    "transcript_hidden": (
        "transkrip-huruf-tersembunyi",
        _AT + "ada huruf tersembunyi.",
        "Hapus dan ketik ulang barisnya.",
    ),
    "transcript_header": (
        "transkrip-webvtt",
        "'{value}' tidak diawali WEBVTT.",
        "Baris pertamanya harus WEBVTT, lalu satu baris kosong.",
    ),
    "transcript_header_end": (
        "transkrip-webvtt",
        _AT + "tidak ada baris kosong sesudah WEBVTT.",
        "Beri satu baris kosong sesudah baris pertama.",
    ),
    "transcript_empty": (
        "transkrip-kosong",
        "'{value}' tidak memuat kata.",
        "Isi, atau hapus isiannya.",
    ),
    "transcript_number": (
        "transkrip-nomor",
        _AT + "tidak ada nomor urut.",
        "Setiap potongan SRT diawali nomor, lalu waktunya, lalu kata-katanya.",
    ),
    "transcript_time_vtt": (
        "transkrip-waktu",
        _AT + "waktunya tidak terbaca.",
        "Tulis 00:01:05.000 --> 00:01:09.500, lalu kata-katanya di baris berikut.",
    ),
    "transcript_time_srt": (
        "transkrip-waktu",
        _AT + "waktunya tidak terbaca.",
        "Tulis 00:01:05,000 --> 00:01:09,500, lalu kata-katanya di baris berikut.",
    ),
    "transcript_backwards": (
        "transkrip-waktu-mundur",
        _AT + "waktu selesai tidak sesudah waktu mulai.",
        "Periksa kedua waktunya.",
    ),
    "transcript_gap": (
        "transkrip-baris-kosong",
        _AT + "tidak ada baris kosong di antara dua potongan.",
        "Beri satu baris kosong sebelum setiap potongan.",
    ),
    "transcript_markup": (
        "transkrip-tanda",
        _AT + "ada tanda < yang tidak dikenal.",
        "Tulis &lt;, atau nama pembicara sebagai <v Nama>.",
    ),
    "transcript_silent": (
        "transkrip-potongan-kosong",
        _AT + "tidak ada kata-kata.",
        "Isi, atau hapus potongan itu.",
    ),
    "transcript_order": (
        "transkrip-waktu-mundur",
        _AT + "waktunya mundur.",
        "Urutkan potongan-potongannya menurut waktu mulai.",
    ),
    "transcript_overlap": (
        "transkrip-tumpang-tindih",
        _AT + "mulai sebelum potongan sebelumnya selesai.",
        "Betulkan waktu mulainya, atau waktu selesai potongan sebelumnya.",
    ),
    "media_huge": (
        "gambar-terlalu-besar",
        "gambar '{value}' terlalu besar.",
        "Perkecil, misalnya lebar 1600 piksel.",
    ),
}

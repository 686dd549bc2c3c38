"""What is said in the sample episodes and in the sample film."""

from sample.speech import Chapter

HOST, READER = "Pembawa acara", "Pembaca"

EPISODES: dict[str, tuple[str, tuple[Chapter, ...]]] = {
    "contoh-episode-1-mengenal-perpustakaan-desa": (
        "Contoh Episode 1: Mengenal Perpustakaan Desa",
        (
            Chapter(
                "Pembuka",
                (
                    (
                        HOST,
                        "Selamat datang di Kabar Pustaka, podcast contoh dari Literasi Enrekang.",
                    ),
                    (HOST, "Suara yang Anda dengar ini suara sintetis, dibuat oleh komputer."),
                ),
            ),
            Chapter(
                "Apa itu perpustakaan desa",
                (
                    (HOST, "Perpustakaan desa adalah rumah buku yang paling dekat dengan warga."),
                    (HOST, "Di sana orang boleh membaca, meminjam buku, dan belajar bersama."),
                    (READER, "Apakah saya harus membayar?"),
                    (HOST, "Layanan membaca di perpustakaan umum pada dasarnya gratis."),
                ),
            ),
            Chapter(
                "Buku untuk 46 perpustakaan",
                (
                    (
                        HOST,
                        "Pada tanggal tiga belas Agustus dua ribu dua puluh empat, ada kabar baik.",
                    ),
                    (
                        HOST,
                        "Empat puluh enam perpustakaan dan taman bacaan di Enrekang menerima buku.",
                    ),
                    (HOST, "Masing-masing mendapat seribu judul dari Perpustakaan Nasional."),
                ),
            ),
            Chapter(
                "Ajakan",
                (
                    (READER, "Apa yang dapat kita lakukan pekan ini?"),
                    (HOST, "Datanglah sekali saja, ajak satu teman, lalu pinjam satu buku."),
                    (HOST, "Terima kasih sudah mendengarkan, dan selamat membaca."),
                ),
            ),
        ),
    ),
    "contoh-episode-2-cara-menulis-ulasan-buku": (
        "Contoh Episode 2: Cara Menulis Ulasan Buku",
        (
            Chapter(
                "Pembuka",
                (
                    (HOST, "Inilah Kabar Pustaka, podcast contoh dengan suara sintetis."),
                    (HOST, "Hari ini kita belajar menulis ulasan buku dalam tiga langkah."),
                ),
            ),
            Chapter(
                "Langkah satu: kenali bukunya",
                (
                    (HOST, "Langkah pertama, catat jati diri buku."),
                    (HOST, "Tulis judul, pengarang, penerbit, tahun terbit, dan jumlah halaman."),
                    (READER, "Buku lama sering tidak punya nomor ISBN. Bagaimana?"),
                    (HOST, "Kosongkan saja. Jangan mengarang nomor."),
                ),
            ),
            Chapter(
                "Langkah dua: ceritakan secukupnya",
                (
                    (HOST, "Langkah kedua, ringkas isinya dalam satu paragraf."),
                    (HOST, "Jangan bocorkan akhir cerita, supaya orang lain tetap ingin membaca."),
                ),
            ),
            Chapter(
                "Langkah tiga: beri pendapat dan alasan",
                (
                    (HOST, "Langkah ketiga, sampaikan pendapat Anda beserta alasannya."),
                    (READER, "Bolehkah saya mengatakan sebuah buku kurang bagus?"),
                    (HOST, "Boleh, asalkan jujur, sopan, dan menunjuk bagian yang dimaksud."),
                    (HOST, "Selamat menulis. Kami menunggu ulasan Anda."),
                ),
            ),
        ),
    ),
    "contoh-episode-3-mendengar-la-galigo": (
        "Contoh Episode 3: Mendengar La Galigo",
        (
            Chapter(
                "Pembuka",
                (
                    (HOST, "Kabar Pustaka kembali hadir, masih dengan suara sintetis."),
                    (HOST, "Kali ini kita berkenalan dengan La Galigo, epos besar orang Bugis."),
                ),
            ),
            Chapter(
                "Seberapa besar",
                (
                    (READER, "Seberapa panjang ceritanya?"),
                    (HOST, "Sebuah naskahnya tersimpan di Leiden, Belanda."),
                    (HOST, "Naskah itu terdiri atas dua belas bagian."),
                    (HOST, "Jumlahnya dua ribu delapan ratus lima puluh satu halaman."),
                ),
            ),
            Chapter(
                "Ingatan dunia",
                (
                    (HOST, "Naskah tersebut disalin pada pertengahan abad kesembilan belas."),
                    (
                        HOST,
                        "Pada tahun dua ribu sebelas, UNESCO mencatatnya sebagai Ingatan Dunia.",
                    ),
                ),
            ),
            Chapter(
                "Cara memulai",
                (
                    (READER, "Dari mana pembaca baru sebaiknya mulai?"),
                    (HOST, "Mulailah dari satu bagian pendek, dan bacalah dengan suara lantang."),
                    (HOST, "Cerita ini lahir untuk didengarkan bersama."),
                    (HOST, "Sampai jumpa di episode berikutnya."),
                ),
            ),
        ),
    ),
}

FILM = "contoh-pagi-di-kaki-bambapuang"
FILM_LINES = (
    "Selamat pagi dari kaki gunung Bambapuang.",
    "Sebelum bekerja, baca satu halaman.",
    "Besok, satu halaman lagi.",
)

"""Importers: what comes in goes out, or the report names it; done twice it doubles nothing."""

import functools
import http.server
import re
import threading
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.front_matter import FrontMatter, read
from plugins.desk.building import build
from plugins.importing.html_to_markdown import words_of, written
from plugins.importing.web_pages import document_of
from plugins.importing.wordpress import NotAnExportError, read_export
from tests.conftest import NOW, ROOT
from tests.desk.exports import PAGE, WXR, export, item, word_document
from tests.desk.running import literasi
from tests.unit.test_photographs import drawing, saved


def source(project: Path, path: str) -> FrontMatter:
    text, problems = read((project / "content" / path).read_bytes(), path)
    assert text is not None, problems
    return text


@pytest.fixture
def imported(project: Path, tmp_path: Path) -> Path:
    """Return a project into which the export was brought, with its pictures."""
    (tmp_path / "ekspor é.xml").write_text(export(), "utf-8")
    uploads = tmp_path / "uploads/2019/05"
    uploads.mkdir(parents=True)
    (uploads / "foto.jpg").write_bytes(saved(drawing()))
    (uploads / "rak.png").write_bytes(saved(drawing(shift=900), "PNG"))
    done = literasi(
        project, "impor", "wxr", tmp_path / "ekspor é.xml", "--media", tmp_path / "uploads"
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith("7 dibuat, 0 sudah ada. ")
    return project


def test_a_post_keeps_its_facts_and_its_old_addresses(imported: Path) -> None:
    post = source(imported, "articles/berita/2019/tulisan-1.md")
    assert post.values == {
        "judul": "Pojok baca & taman: dibuka",
        "tanggal": "2019-05-07 09:30 WITA",
        "penulis": ["Redaksi Contoh"],
        "topik": ["Berita & Kabar", "pojok baca"],
        "guid": "https://lama.example.org/?p=1",
        "alamat_lama": ["/2019/05/tulisan-1/", "/?p=1"],
        "ringkasan": "Ringkasan lama.",
        "gambar": {
            "berkas": "media/gambar/2019-05-07-tulisan-1.jpg",
            "alt": "Anak-anak di tikar",
        },
    }
    second = source(imported, "articles/berita/2020/berita-kedua.md")
    assert second.values["tanggal"] == "2020-01-01 10:00 WIB"
    for path in ("articles/berita/2019/tulisan-3.md", "articles/berita/2019/tulisan-4.md"):
        assert source(imported, path).values["status"] == "draf"
    assert source(imported, "articles/berita/2019/tulisan-5.md").values["judul"].startswith("Tanpa")
    assert source(imported, "articles/berita/2019/tulisan-1-2.md").body.strip() == "Isi lain."
    assert source(imported, "pages/tulisan-7.md").values["alamat_lama"] == [
        "/profil-kami/",
        "/?page_id=7",
    ]


def test_a_post_keeps_its_words_pictures_links_and_tables(imported: Path) -> None:
    body = source(imported, "articles/berita/2019/tulisan-1.md").body
    assert "Pojok baca dibuka.\\\nBaris kedua, 5 \\* 3 = 15 dan nama\\_berkas\\_ini.txt." in body
    assert '![Anak membaca](media/gambar/2019-05-07-tulisan-1.jpg "Suasana pagi hari")' in body
    assert re.search(
        r'!\[Rak kayu\]\(media/gambar/2019-05-07-tulisan-1-2\.(?:jpg|png) "Rak kayu"\)', body
    )
    assert "[berita kedua]({filename}/articles/berita/2020/berita-kedua.md)" in body
    assert "(https://lama.example.org/?p=3)" in body  # a draft has no page to lead to
    assert body.count("https://www.youtube.com/watch?v=abcdefghijk") >= 2
    assert "| Contoh \\| A | 1.000 |" in body
    assert "- Dua **tebal**" in body
    assert "> Kutipan & kata" in body
    assert not [word for word in ("[caption", "[contact-form", "alert") if word in body]
    blocks = source(imported, "articles/berita/2020/berita-kedua.md").body
    assert "## Judul bagian" in blocks
    assert "a < b  *c*" in blocks
    assert "**Ringkas**\n\nIsi lipatan" in blocks


def test_the_report_names_all_that_was_not_carried_over(imported: Path) -> None:
    report = (imported / "laporan-impor.md").read_text("utf-8")
    for words in (
        "- Dibuat: 7. Sudah ada, tidak disentuh: 0.",
        "1 × nav_menu_item: Menu",
        "1 di tempat sampah: Dibuang",
        "1 komentar pembaca",
        'kode pendek dihapus: [contact-form-7 id="5" title="Kontak"]',
        "gambar nomor 99 dari galeri tidak ada di berkas ekspor",
        "tautan tidak aman atau tidak lengkap dihapus: javascript:alert(1)",
        "<form> dihapus: “Nama”",
        "dulu berkata sandi, menjadi draf",
        "judulnya kosong: tulis judul",
    ):
        assert words in report
    assert "kata yang tidak terbawa" not in report
    found = re.search(r"Kata: (\d+) masuk, (\d+) keluar", report)
    assert found is not None
    assert found[1] == found[2]


def test_what_was_imported_builds_and_old_addresses_forward(imported: Path, tmp_path: Path) -> None:
    output = tmp_path / "hasil"
    build(ROOT, output, content=imported / "content", overrides={"BUILD_TIME": NOW})
    old = (output / "2019/05/tulisan-1/index.html").read_text("utf-8")
    assert "/berita/2019/tulisan-1/" in old
    page = BeautifulSoup((output / "berita/2019/tulisan-1/index.html").read_text("utf-8"), "lxml")
    assert page.find("a", href="/berita/2020/berita-kedua/") is not None


def test_done_again_it_doubles_nothing_and_leaves_what_was_edited(
    imported: Path, tmp_path: Path
) -> None:
    edited = imported / "content/articles/berita/2019/tulisan-1.md"
    edited.write_bytes(edited.read_bytes().replace(b"Pojok baca dibuka", b"Disunting"))
    before = {path: path.read_bytes() for path in (imported / "content").rglob("*.*")}
    again = literasi(imported, "impor", "wxr", tmp_path / "ekspor é.xml")
    assert again.stdout.startswith("0 dibuat, 7 sudah ada.")
    assert {path: path.read_bytes() for path in (imported / "content").rglob("*.*")} == before


def test_a_saved_page_becomes_its_story(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "halaman tersimpan é"
    (folder / "gambar").mkdir(parents=True)
    (folder / "berita.html").write_text(PAGE, "utf-8")
    (folder / "gambar/rak.jpg").write_bytes(saved(drawing()))
    done = literasi(project, "impor", "web", folder)
    assert done.returncode == 0, done.stderr
    story = source(project, "articles/berita/2024/pojok-baca-dibuka-di-pasar.md")
    assert story.values == {
        "judul": "Pojok Baca Dibuka di Pasar",
        "tanggal": "2024-11-08 09:15 +08:00",
        "penulis": ["Wartawan Contoh"],
        "status": "draf",
        "tempat": "Enrekang",
        "ringkasan": "Pojok baca di pasar dibuka.",
        "alamat_lama": ["/2024/11/pojok-baca/"],
        "sumber": {
            "nama": "Koran Contoh",
            "tautan": "https://koran.example.org/2024/11/pojok-baca/",
        },
    }
    assert story.body.strip().startswith("Pojok baca di pasar dibuka, Kamis (7/11/2024), dan")
    assert story.body.strip().endswith("Buka setiap hari.")
    assert '![Rak](media/gambar/2024-11-08-pojok-baca-dibuka-di-pasar.jpg "Rak baru")' in story.body
    for words in ("banner", "Baca juga", "WhatsApp", "Iklan", "Hak cipta", "(*)"):
        assert words not in story.body
    report = (project / "laporan-impor.md").read_text("utf-8")
    for words in ("banner 600x50", "Baca juga: Berita lain", "tanda penutup dihapus: (*)"):
        assert words in report
    assert "kata yang tidak terbawa" not in report
    assert "1 sudah ada" in literasi(project, "impor", "web", folder).stdout


def test_the_story_is_found_in_sections_beside_a_teaser_and_between_breaks(tmp_path: Path) -> None:
    teaser = f"<div class=entry-content><p>{'Ringkasan lain. ' * 8}</p></div>"
    parts = "".join(f"<section><p>Bagian {n}. {'Isi. ' * 60}</p></section>" for n in range(4))
    file = tmp_path / "halaman.html"
    for story in (f"<div id=a>{parts}</div>", f"<div>{'Bagian 3. Isi.<br><br>' * 60}</div>"):
        file.write_text(f"<body><h1>Judul</h1>{teaser}{story}<p>Kaki</p></body>", "utf-8")
        found = document_of(file, "berita")
        assert "Bagian 3." in found.html
        assert "Ringkasan lain" not in found.html


def test_a_word_document_becomes_a_draft(project: Path, tmp_path: Path) -> None:
    file = tmp_path / "Berita é (akhir).docx"
    file.write_bytes(word_document())
    (tmp_path / "rusak.docx").write_bytes(b"bukan Word")
    done = literasi(project, "impor", "docx", file, tmp_path / "rusak.docx")
    assert done.returncode == 0, done.stderr
    assert "rusak.docx: dilewati, bukan dokumen Word (.docx)" in done.stderr
    entry = source(project, "articles/berita/2024/pojok-baca-dibuka.md")
    assert entry.values == {
        "judul": "POJOK BACA DIBUKA",
        "tanggal": "2024-11-07",
        "penulis": ["Staf Contoh"],
        "status": "draf",
    }
    assert "Warga **senang**, ada 5 \\* 2 rak.[^1]" in entry.body
    assert "\n[^1]: Menurut catatan petugas.\n" in entry.body
    report = (project / "laporan-impor.md").read_text("utf-8")
    assert "kepala halaman tidak dibawa: “Dinas Contoh”" in report
    assert "kata yang tidak terbawa" not in report
    assert "| Desa | Buku |" in entry.body
    assert "1 sudah ada" in literasi(project, "impor", "docx", file).stdout


def test_tables_become_entries_of_their_kind(project: Path, tmp_path: Path) -> None:
    (tmp_path / "goodreads.csv").write_bytes(
        b"\xef\xbb\xbfTitle,Author,ISBN13,My Rating,Publisher,Date Read,My Review,Bookshelves\r\n"
        b'"Azab dan Sengsara","Merari Siregar","=""""",4,Balai Pustaka,2024/11/07,'
        b'"Bagus *sekali*.\r\n\r\nDua.",sastra\r\n'
    )
    (tmp_path / "agenda.csv").write_bytes(
        "judul;tanggal;mulai;cara;topik;tempat\nKelas Café;2024-11-01;2024-11-07 09:00;luring;"
        "a; b;Enrekang\n".replace("a; b", '"a; b"').encode("cp1252")
    )
    assert literasi(project, "impor", "csv", tmp_path / "goodreads.csv").returncode == 0
    review = source(project, "articles/ulasan/2024/ulasan-azab-dan-sengsara.md")
    assert review.values["buku"] == {
        "judul": "Azab dan Sengsara", "penulis": ["Merari Siregar"], "isbn": "",
        "penerbit": "Balai Pustaka",
    }  # fmt: skip
    assert (review.values["nilai"], review.values["tanggal"]) == ("4", "2024-11-07")
    assert review.body.strip() == "Bagus *sekali*.\n\nDua."
    assert "kolom 'Bookshelves' tidak dibawa: sastra" in (project / "laporan-impor.md").read_text(
        "utf-8"
    )
    done = literasi(project, "impor", "csv", tmp_path / "agenda.csv", "--jenis", "agenda")
    assert done.returncode == 0, done.stderr
    event = source(project, "articles/agenda/2024/kelas-cafe.md")
    assert (event.values["mulai"], event.values["topik"]) == ("2024-11-07 09:00", ["a", "b"])
    for name, data in {
        "unicode.csv": "judul\ttanggal\nKabar UTF-16\t45603\n".encode("utf-16"),
        "sep.csv": b'"sep=;"\r\njudul;tanggal;;\r\nKabar bersep;8 November 2024;;\r\n;;;\r\n',
    }.items():
        (tmp_path / name).write_bytes(data)
        done = literasi(project, "impor", "csv", tmp_path / name, "--jenis", "berita")
        assert "1 dibuat" in done.stdout, done.stderr
    assert source(project, "articles/berita/2024/kabar-utf-16.md").values["tanggal"] == "2024-11-07"
    assert source(project, "articles/berita/2024/kabar-bersep.md").values["judul"] == "Kabar bersep"
    assert literasi(project, "periksa").returncode == 0


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def test_pictures_are_fetched_from_the_old_site_where_it_still_has_them(
    project: Path, tmp_path: Path
) -> None:
    old = tmp_path / "situs lama"
    old.mkdir()
    (old / "foto é.jpg").write_bytes(saved(drawing()))
    (old / "palsu.jpg").write_text("<html>Bukan gambar</html>")
    handler = functools.partial(_Quiet, directory=str(old))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        site = f"http://127.0.0.1:{server.server_address[1]}"
        names = ("foto é.jpg", "hilang.jpg", "palsu.jpg")
        body = "".join(f'<p><img src="{site}/{name}" alt="Gambar {name}"></p>' for name in names)
        (tmp_path / "x.xml").write_text(WXR.format(items=item(1, "Kabar", body)), "utf-8")
        assert "gambar belum dibawa" in literasi(project, "impor", "wxr", tmp_path / "x.xml").stdout
        (project / "content/articles/berita/2019/tulisan-1.md").unlink()
        done = literasi(project, "impor", "wxr", tmp_path / "x.xml", "--unduh")
        server.shutdown()
    assert done.returncode == 0, done.stderr
    body = source(project, "articles/berita/2019/tulisan-1.md").body
    assert "![Gambar foto é.jpg](media/gambar/2019-05-07-tulisan-1.jpg)" in body
    report = (project / "laporan-impor.md").read_text("utf-8")
    for name in names[1:]:
        assert f"gambar belum dibawa: {site}/{name}" in report
        assert f"[Gambar: Gambar {name}]({site}/{name})" in body


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<rss", "rusak di baris 1"),
        ("<rss><channel></channel></rss>", "bukan ekspor WordPress"),
        ("<html></html>", "bukan ekspor WordPress"),
        (
            '<!DOCTYPE rss [<!ENTITY a "b">]>' + WXR.split("?>", 1)[1].format(items="&a;"),
            "memuat DOCTYPE",
        ),
    ],
)
def test_what_is_no_export_is_refused(text: str, why: str, tmp_path: Path) -> None:
    file = tmp_path / "x.xml"
    file.write_text(text, "utf-8")
    with pytest.raises(NotAnExportError, match=why):
        read_export(file)


def test_wrong_words_are_answered(project: Path) -> None:
    for words, answer in (
        (["pdf", "x"], "Asal 'pdf' tidak ada."),
        (["wxr", "tidak-ada.xml"], "Tidak ada: tidak-ada.xml"),
        (["wxr", "content", "--jenis", "puisi"], "Jenis 'puisi' tidak dikenal."),
        (["docx", "theme"], "Tidak ada yang dapat diimpor di sana (docx)."),
    ):
        done = literasi(project, "impor", *words)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(answer)


@given(st.lists(st.sampled_from([
    "<p>", "</p>", "kata ", "*bintang* ", "_garis_ ", "# pagar ", "1. satu ", "- butir ", "<b>",
    "</b>",
    "<i>", "</i>", "<ul><li>", "</li></ul>", "<br>", "&lt;b&gt; ", "`kode` ", "[kurung] ", "!seru ",
    "<h2>", "</h2>", "~~coret~~ ", "a|b ", "\n", "<blockquote>", "</blockquote>", "&amp;copy; ",
]), max_size=14))  # fmt: skip
def test_whatever_the_html_its_words_come_out_or_are_named(parts: list[str]) -> None:
    html = "".join(parts)
    words = words_of(BeautifulSoup(html, "lxml"))
    found = written(html, words)
    assert found.words_out + len(found.missing) == found.words_in == words.total()

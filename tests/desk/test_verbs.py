"""`baru`, `ralat`, `jadwal`, `wa`, `laporan` and `mulai`, through the real command."""

import csv
import json
import re
from pathlib import Path

import html5lib
import pytest
from PIL import Image

from plugins.core.front_matter import FrontMatter, read
from tests.desk.running import answered, literasi

NEWS = "content/articles/berita/2024/pojok-baca.md"


def source(file: Path) -> FrontMatter:
    text, problems = read(file.read_bytes(), file.name)
    assert text is not None, problems
    return text


def entry(project: Path, name: str, header: str, body: str = "Isi.") -> Path:
    file = project / f"content/articles/{name}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    text = f"---\njudul: {file.stem}\n{header}\n---\n\n{body}\n"
    file.write_bytes(text.replace("\n", "\r\n").encode())
    return file


def test_baru_asks_for_what_the_kind_needs_and_checks_each_answer(project: Path) -> None:
    answers = [
        "9", "agenda", "Kelas menulis: dasar", "", "menulis, remaja", "Enrekang",
        "07/11/2024", "7 November 2024 09.00 WITA", "darat", "luring",
    ]  # fmt: skip
    code, screen = answered(project, "baru", answers=answers)
    assert code == 0, screen
    assert "Tulis nomor 1 sampai 6, atau namanya." in screen
    assert "'07/11/2024' dapat dibaca dua cara." in screen
    assert "Tulis nomor 1 sampai 3, atau namanya." in screen
    assert "Penulis [Enter: Redaksi]: Topik (boleh kosong, " in screen
    (file,) = (project / "content/articles/agenda").rglob("kelas-menulis-dasar.md")
    values = source(file).values
    assert values["judul"] == "Kelas menulis: dasar"
    assert values["status"] == "draf"
    assert (values["mulai"], values["cara"]) == ("7 November 2024 09.00 WITA", "luring")
    assert values["topik"] == "menulis, remaja"
    assert literasi(project, "bangun").returncode == 0


def test_baru_knows_the_next_episode_and_a_platform_by_its_address(project: Path) -> None:
    code, screen = answered(project, "baru", answers=["podcast", "Episode", *[""] * 5])
    assert code == 0, screen
    (file,) = (project / "content/articles/podcast").rglob("episode.md")
    assert (source(file).values["nomor"], source(file).values["audio"]) == ("2", "")
    film = [
        "video",
        "Film",
        "",
        "",
        "",
        "media/video/tidak-ada.mp4",
        "https://youtu.be/abcdefghijk",
    ]
    code, screen = answered(project, "baru", answers=film)
    assert "berkas 'media/video/tidak-ada.mp4' tidak ada." in screen
    (file,) = (project / "content/articles/video").rglob("film.md")
    assert source(file).values["video"] == {
        "tautan": "https://youtu.be/abcdefghijk", "platform": "youtube",
    }  # fmt: skip


def test_baru_without_a_terminal_wants_both_words(project: Path) -> None:
    done = literasi(project, "baru", "berita")
    assert (done.returncode, done.stdout) == (2, "")
    assert 'literasi baru berita "Judul tulisan"' in done.stderr


def test_an_interview_given_up_leaves_nothing(project: Path) -> None:
    before = set((project / "content").rglob("*"))
    code, screen = answered(project, "baru", answers=["berita", "Judul", "\x04"])
    assert code == 1
    assert "Dibatalkan." in screen
    assert set((project / "content").rglob("*")) == before


def test_ralat_adds_a_dated_correction_and_leaves_every_other_byte(windows_project: Path) -> None:
    file = windows_project / NEWS
    before = file.read_bytes()
    text = 'Jumlahnya 46: bukan "45".'
    done = literasi(windows_project, "ralat", NEWS, text, "--tanggal", "9 Desember 2024")
    assert done.returncode == 0, done.stderr
    assert source(file).values["ralat"][-1] == {"tanggal": "2024-12-09", "isi": text}
    after = file.read_bytes()
    kept = [line for line in after.splitlines(keepends=True) if line in before]
    assert b"".join(kept) == before
    assert after.count(b"\n") == after.count(b"\r\n")
    again = literasi(windows_project, "ralat", NEWS, text)
    assert (again.returncode, again.stderr) == (2, "Ralat itu sudah ada.\n")
    assert file.read_bytes() == after
    early = literasi(windows_project, "ralat", NEWS, "Lain.", "--tanggal", "2001-01-01")
    assert early.returncode == 2
    assert "Tulisan ini terbit" in early.stderr


def test_jadwal_tells_what_appears_and_what_leaves(project: Path) -> None:
    assert literasi(project, "jadwal").stdout == "Tidak ada yang terjadwal.\n"
    entry(project, "berita/2999/nanti", "tanggal: Selasa, 1 Januari 2999 09.30 WIB")
    entry(project, "berita/2999/draf", "tanggal: 2999-01-02\nstatus: draf")
    lines = literasi(project, "jadwal").stdout.splitlines()
    assert re.fullmatch(r"Selasa, 1 Januari 2999 10\.30 WITA \(\d+ hari lagi\): terbit", lines[0])
    assert lines[1:3] == ["    nanti", "    content/articles/berita/2999/nanti.md"]
    assert lines[3].endswith(": masih draf")
    rows = json.loads(literasi(project, "jadwal", "--json").stdout)
    assert [row["what"] for row in rows] == ["terbit", "masih draf"]


def test_wa_writes_a_message_and_a_digest(project: Path) -> None:
    done = literasi(project, "wa", NEWS)
    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert lines[0].startswith("*")
    assert lines[0].endswith("*")
    assert lines[-1] == "https://literasi.example.org/berita/2024/pojok-baca/"
    entry(project, "berita/2024/lain", "tanggal: 2024-11-05", "Isi *lain*.")
    digest = literasi(project, "wa", "--sampai", "7 November 2024").stdout
    assert "kabar 1 November 2024–7 November 2024" in digest
    assert digest.index("_Berita_") < digest.index("/berita/2024/lain/")
    draft = entry(project, "berita/2024/rahasia", "tanggal: 2024-11-05\nstatus: draf")
    hidden = literasi(project, "wa", draft)
    assert (hidden.returncode, hidden.stderr) == (2, "Tulisan itu belum terbit.\n")


def test_laporan_counts_as_text_as_table_and_as_page(project: Path, tmp_path: Path) -> None:
    entry(project, "berita/2024/rumus", 'tanggal: 2024-11-05\ntopik: ["=1+1"]\npenulis: "@Contoh"')
    entry(project, "berita/2024/draf", "tanggal: 2024-11-05\nstatus: draf")
    span = ("--dari", "2024-11-01", "--sampai", "30 November 2024")
    text = literasi(project, "laporan", *span)
    assert text.returncode == 0
    assert max(map(len, text.stdout.splitlines())) <= 80
    counted = int(text.stdout.split()[0])
    assert "  nasional                                     1 █" in text.stdout
    assert "  2024, nasional                               1 █" in text.stdout
    table, page = tmp_path / "laporan é.csv", tmp_path / "laporan é.html"
    done = literasi(project, "laporan", *span, "--csv", table, "--halaman", page)
    assert done.stdout == f"Ditulis: {table}\nDitulis: {page}\n"
    rows = list(csv.DictReader(table.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert len(rows) == counted
    (award,) = (row for row in rows if row["jenis"] == "penghargaan")
    assert (award["tingkat"], award["diterima"]) == ("nasional", "2024-11-06")
    (formula,) = (row for row in rows if row["judul"] == "rumus")
    assert (formula["topik"], formula["penulis"]) == ("'=1+1", "'@Contoh")
    parsed = html5lib.HTMLParser(strict=True).parse(page.read_text("utf-8"))
    assert parsed is not None
    assert page.read_text("utf-8").count("<rect") > 5
    years = literasi(project, "laporan", "--dari", "2019-01-01", "--sampai", "2024-12-31")
    assert "\nTahun\n  2019    " in years.stdout
    wrong = literasi(project, "laporan", "--dari", "kemarin")
    assert wrong.stderr == "'kemarin' bukan tanggal. Tulis misalnya 9 November 2024.\n"


@pytest.fixture
def founded(tmp_path: Path) -> Path:
    """Return a site of another regency, made from this repository."""
    folder = tmp_path / "Situs Contoh é"
    done = literasi(
        Path(__file__).resolve().parent.parent.parent, "mulai", folder,
        "--nama", "Pustaka Contoh", "--semboyan", "Membaca: bersama", "--zona", "WIB",
        "--lembaga", "Dinas Perpustakaan Kabupaten Contoh", "--wilayah", "Kabupaten Contoh",
        "--provinsi", "Jawa Contoh", "--alamat", "https://pustaka.example.org",
        "--warna", "#0b5d8a",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder


def test_mulai_makes_a_site_without_a_trace_of_the_first(founded: Path) -> None:
    done = literasi(founded, "bangun", PYTHONPATH=str(founded))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Situs dibangun di output: 7 terbit, 0 media;")
    words = re.compile(
        rb"enrekang|bambapuang|massenrempulu|katasulsel|8a1538|f08ea6|eaa0a8|7d1233", re.IGNORECASE
    )
    traces = [
        file
        for folder in ("output", "content")
        for file in (founded / folder).rglob("*")
        if file.is_file() and words.search(file.read_bytes())
    ]
    assert not traces
    (icon,) = (founded / "output/theme/icons").glob("apple-touch-icon.*.png")
    with Image.open(icon) as image:
        assert image.convert("RGB").getpixel((2, 2)) == (0x0B, 0x5D, 0x8A)
    home = (founded / "output/index.html").read_text("utf-8")
    assert "Membaca: bersama" in home
    site = source_of_site(founded)
    assert site["alamat"] == {"kabupaten": "Contoh", "provinsi": "Jawa Contoh"}


def source_of_site(folder: Path) -> dict[str, object]:
    text = (folder / "content/site.yaml").read_text("utf-8")
    return dict(read(f"---\n{text}---\n".encode(), "site")[0].values)  # type: ignore[union-attr]


def test_mulai_says_what_is_missing_or_wrong_and_then_makes_nothing(
    project: Path, tmp_path: Path
) -> None:
    target = tmp_path / "baru"
    done = literasi(project, "mulai", target, "--nama", "Pustaka")
    assert done.returncode == 2
    assert done.stderr.startswith("Belum disebut: Semboyan; Nama lembaga;")
    given = [
        "--nama",
        "P",
        "--semboyan",
        "S",
        "--lembaga",
        "L",
        "--wilayah",
        "W",
        "--provinsi",
        "P",
    ]
    done = literasi(project, "mulai", target, *given, "--zona", "WIB", "--alamat", "contoh")
    assert done.returncode == 2
    assert done.stderr.startswith("alamat_situs: 'contoh' bukan alamat web. Tulis lengkap")
    full = tmp_path / "ada isinya"
    full.mkdir()
    (full / "surat.txt").touch()
    for folder, answer in (
        (full, f"{full} sudah berisi. Sebut folder yang belum ada.\n"),
        ("di dalam", "di dalam ada di dalam situs ini. Sebut folder di luarnya: ../situs-baru\n"),
    ):
        words = [*given, "--zona", "WIB", "--alamat", "https://example.org"]
        done = literasi(project, "mulai", folder, *words)
        assert (done.returncode, done.stderr) == (2, answer)
    assert not target.exists()

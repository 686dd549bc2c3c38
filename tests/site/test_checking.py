"""What is wrong with a finished site is found before anybody reads it, and told by its source."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plugins.checking.site import check_site
from plugins.desk import building
from tests.conftest import NOW, ROOT, Build, Refuse
from tests.samples import EPISODE, SITE, WHOLE_SITE

NEWS_PAGE = "berita/2024/pojok-baca/index.html"
NEWS_SOURCE = "content/articles/berita/2024/pojok-baca.md"

Site = tuple[Path, dict[str, Any]]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, sample_media: Path) -> Site:
    """Return the sample site and the settings that it was built from."""
    folder = tmp_path_factory.mktemp("checked")
    content, output = folder / "content", folder / "output"
    shutil.copytree(sample_media, content)
    for name, text in {"site.yaml": SITE, **WHOLE_SITE}.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, "utf-8")
    places = {"PATH": str(content), "OUTPUT_PATH": str(output), "BUILD_TIME": NOW}
    _, settings = building._run(ROOT / "pelicanconf.py", places)
    return output, settings


@pytest.fixture
def spoilt(whole: Site, tmp_path: Path) -> Callable[..., list[str]]:
    """Return a function that changes a file of a copy of the site and tells what is then found."""

    def _spoilt(name: str, old: str = "", new: str | None = "") -> list[str]:
        output, settings = whole
        copy = tmp_path / "output"
        shutil.copytree(output, copy)
        file = copy / name
        if new is None:
            file.unlink()
        else:
            text = file.read_text("utf-8") if file.exists() else ""
            assert old in text
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text.replace(old, new) if old else new, "utf-8")
        found = check_site(copy, {**settings, "CHECK_CACHE": str(tmp_path / "periksa")})
        return sorted(str(problem) for problem in found)

    return _spoilt


def test_a_whole_site_has_no_fault(whole: Site, tmp_path: Path) -> None:
    output, settings = whole
    cached = {**settings, "CHECK_CACHE": str(tmp_path)}
    assert list(check_site(output, cached)) == []
    assert list(check_site(output, cached)) == []
    assert (tmp_path / "fakta.json").is_file()


BODY = "<p>Pojok baca <em>dibuka</em>"


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        (NEWS_PAGE, BODY, f'<a href="/mati/">x</a>{BODY}', "tautan-mati"),
        (NEWS_PAGE, BODY, f'<a href="/Berita/">x</a>{BODY}', "tautan-mati"),
        (NEWS_PAGE, BODY, f'<img src="/media/gambar/FOTO.jpg" alt="">{BODY}', "tautan-mati"),
        (NEWS_PAGE, BODY, f'<img srcset="/x.avif 1x, /y.avif 2x" alt="">{BODY}', "tautan-mati"),
        (NEWS_PAGE, BODY, f'<a href="/berita/#tidak-ada">x</a>{BODY}', "jangkar-mati"),
        (NEWS_PAGE, BODY, f'<a href="#tidak-ada">x</a>{BODY}', "jangkar-mati"),
        (NEWS_PAGE, BODY, f'<a href="">x</a>{BODY}', "tautan-belum-jadi"),
        (NEWS_PAGE, BODY, f'<a href="http://localhost:8000/">x</a>{BODY}', "tautan-belum-jadi"),
        (NEWS_PAGE, BODY, f'<a href="www.example.org">x</a>{BODY}', "tautan-belum-jadi"),
        (NEWS_PAGE, BODY, f'<a href="{{filename}}/x.md">x</a>{BODY}', "tautan-belum-jadi"),
        (NEWS_PAGE, BODY, f"<script>alert(1)</script>{BODY}", "halaman-aktif"),
        (NEWS_PAGE, BODY, f'<img src="/x" onerror="y">{BODY}', "halaman-aktif"),
        (NEWS_PAGE, BODY, f'<a href="java&#9;script:x()">x</a>{BODY}', "halaman-aktif"),
        (NEWS_PAGE, BODY, f'<iframe src="/berita/"></iframe>{BODY}', "halaman-aktif"),
        (NEWS_PAGE, BODY, f"<svg><set onbegin=x></set></svg>{BODY}", "halaman-aktif"),
        (NEWS_PAGE, BODY, f'<img src="https://example.org/x.png" alt="">{BODY}', "permintaan-luar"),
        (NEWS_PAGE, BODY, f'<img src="//example.org/x.png" alt="">{BODY}', "permintaan-luar"),
        (NEWS_PAGE, BODY, f"<style>a{{background:url(//x.id/y)}}</style>{BODY}", "permintaan-luar"),
        (NEWS_PAGE, BODY, f"<p>Daftar slot gacor</p>{BODY}", "kata-perjudian"),
        (NEWS_PAGE, BODY, f'<a href="https://gacor77.example.org/">x</a>{BODY}', "kata-perjudian"),
        (NEWS_PAGE, "</title>", ": slot gacor</title>", "kata-perjudian"),
        (NEWS_PAGE, 'content="Pojok baca', 'content="Slot gacor', "kata-perjudian"),
        ("rss.xml", "<title>Literasi", "<title>Slot gacor", "kata-perjudian"),
        ("berita/atom.xml", "</subtitle>", " Situs slot</subtitle>", "kata-perjudian"),
        ("feed.json", '"title": "', '"title": "Slot gacor ', "kata-perjudian"),
        ("agenda/agenda.ics", "SUMMARY:", "SUMMARY:Slot gacor ", "kata-perjudian"),
        ("sitemap-images.xml", "</urlset>", "<x>slot gacor</x></urlset>", "kata-perjudian"),
        ("media/slot-gacor.pdf", "", "%PDF", "kata-perjudian"),
        ("situs-slot/index.html", "", "<!doctype html>", "kata-perjudian"),
        (NEWS_PAGE, BODY, f"<div>{BODY}", "penanda-tidak-berpasangan"),
        (NEWS_PAGE, BODY, f'<i id="suasana"></i>{BODY}', "jangkar-kembar"),
        (NEWS_PAGE, '<h1 class="p-name">', "<h1></h1><h1>", "halaman-rusak"),
        (NEWS_PAGE, "catatan petugas", "catatan", "kata-hilang"),
        (NEWS_PAGE, "", None, "tulisan-hilang"),
        ("media/gambar/foto.jpg", "", None, "tautan-mati"),
        ("rss.xml", "</channel>", "", "berkas-mesin-rusak"),
        ("rss.xml", "<em>dibuka", "<script>x</script><em>dibuka", "halaman-aktif"),
        ("atom.xml", "/berita/2024/pojok-baca/", "/ulasan/", "tidak-terdaftar"),
        ("feed.json", "/berita/2024/pojok-baca/", "/ulasan/2024/azab/", "tidak-terdaftar"),
        ("berita/index.html", "/berita/2024/pojok-baca/", "/berita/", "tidak-terdaftar"),
        ("arsip/2024/index.html", "/berita/2024/pojok-baca/", "/berita/", "tidak-terdaftar"),
        ("topik/pojok-baca/index.html", "/berita/2024/pojok-baca/", "/x/", "tidak-terdaftar"),
        ("agenda/agenda.ics", "END:VCALENDAR", "", "berkas-mesin-rusak"),
        ("media/x.svg", "", "<svg onload='x'/>", "halaman-aktif"),
    ],
)  # fmt: skip
def test_a_fault_of_the_finished_site_is_found(
    spoilt: Callable[..., list[str]], name: str, old: str, new: str | None, code: str
) -> None:
    assert any(code in problem.split("\n")[0] for problem in spoilt(name, old, new))


def test_a_sitemap_without_an_entry_is_told(whole: Site, spoilt: Callable[..., list[str]]) -> None:
    holds = "https://literasi.example.org/berita/2024/pojok-baca/</loc>"
    names = [
        file.name
        for file in whole[0].glob("sitemap*.xml")
        if holds in file.read_text("utf-8") and "pages" in file.name
    ]
    found = spoilt(names[0], holds, "https://literasi.example.org/berita/</loc>")
    assert [line for line in found if NEWS_SOURCE in line and "sitemap.xml" in line]


def test_every_file_is_counted_once_and_the_sum_holds(whole: Site, tmp_path: Path) -> None:
    output, settings = whole
    assert list(check_site(output, {**settings, "CHECK_CACHE": str(tmp_path)})) == []
    told = json.loads((tmp_path / "isi.json").read_text("utf-8"))
    files = [file for file in Path(settings["PATH"]).rglob("*") if file.is_file()]
    counts = told["jumlah"]
    assert counts.pop("semua") == len(files) == sum(counts.values()) == len(told["berkas"])
    assert counts == {"published": 7, "medium": 6, "site": 1}


def test_a_file_that_became_nothing_is_told(whole: Site, tmp_path: Path) -> None:
    output, settings = whole
    fewer = [source for source in settings["SOURCES"] if "azab" not in source.path]
    changed = {**settings, "SOURCES": fewer, "CHECK_CACHE": str(tmp_path)}
    found = [str(problem) for problem in check_site(output, changed)]
    assert any("azab.md" in line and "berkas-tak-terhitung" in line for line in found)


def test_what_is_refused_is_counted_as_refused(refuse: Refuse, tmp_path: Path) -> None:
    refuse({"articles/berita/2024/x.md": "", ".obsidian/a.md": "x", "media/a.exe": "MZ"})
    told = json.loads((tmp_path / "periksa/isi.json").read_text("utf-8"))
    assert told["jumlah"]["refused"] == 3
    assert "unaccounted" not in told["jumlah"]


def test_gambling_needs_the_word_of_an_editor(refuse: Refuse, build: Build) -> None:
    path = "articles/berita/2024/awas.md"
    text = "---\njudul: Awas slot gacor\ntanggal: 2024-11-01\n{}---\nJangan tergoda.\n"
    assert "kata_diperiksa: [slot gacor]" in refuse({path: text.format("")})
    build({**WHOLE_SITE, path: text.format("kata_diperiksa: [slot gacor]\n")})


def test_a_fault_of_the_theme_is_told_once(whole: Site, tmp_path: Path) -> None:
    output, settings = whole
    copy = tmp_path / "output"
    shutil.copytree(output, copy)
    for file in copy.rglob("*.html"):
        text = file.read_text("utf-8").replace("</main>", '<a href="/hilang/">x</a></main>')
        file.write_text(text, "utf-8")
    found = list(check_site(copy, {**settings, "CHECK_CACHE": str(tmp_path / "periksa")}))
    assert len([problem for problem in found if "/hilang/" in problem.what]) == 1


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        (
            "articles/podcast/2024/membaca-nyaring.md",
            EPISODE.replace("peran: pembawa acara", "tautan: /orang/hilang/"),
            "articles/podcast/2024/membaca-nyaring.md:9: orang.tautan: Tautan '/orang/hilang/'",
        ),
        (
            "articles/podcast/2024/membaca-nyaring.md",
            EPISODE.replace("judul: Isi", "judul: Isi, tautan: /bab/hilang/"),
            "articles/podcast/2024/membaca-nyaring.md:12: bab.tautan: Tautan '/bab/hilang/'",
        ),
        (
            "site.yaml",
            SITE.replace("tautan: /tentang/", 'tautan: "/tentang/#hilang"'),
            "content/site.yaml:11: Tautan '/tentang/#hilang' menuju bagian yang tidak ada",
        ),
    ],
)  # fmt: skip
def test_a_dead_link_names_its_file_and_line(
    refuse: Refuse, path: str, text: str, told: str
) -> None:
    assert told in refuse({path: text})

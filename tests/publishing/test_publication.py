"""`literasi terbit` from the content to the readers, on whole sites."""

import contextlib
import io
import shutil
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

from plugins.desk.command import main
from plugins.kinds.hosting import FolderHost, ZipHost
from plugins.publishing import ledger, manifest
from plugins.publishing.hosts.folder import Folder
from plugins.publishing.hosts.zip_file import ZipFile
from plugins.publishing.paths import LEDGER, MANIFEST, RELEASE
from tests.conftest import ROOT
from tests.samples import NEWS, SITE, WHOLE_SITE

FILE = "articles/berita/2024/pojok-baca.md"


class Project:
    """A project in a folder, published by the command."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = root / "output"

    def write(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            (self.root / "content" / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / "content" / name).write_text(text, "utf-8")

    def say(self, *words: str, code: int = 0) -> str:
        """Run the command, in this process; return all that it said."""
        said, ended = io.StringIO(), 0
        # publishconf.py imports the pelicanconf.py beside it, which is another's for Python.
        sys.modules.pop("pelicanconf", None)
        with (
            contextlib.chdir(self.root),
            contextlib.redirect_stdout(said),
            contextlib.redirect_stderr(said),
            mock.patch.object(sys, "argv", ["literasi", *words]),
            mock.patch.object(sys, "path", [*sys.path]),
        ):
            try:
                main()
            except SystemExit as end:
                ended = end.code if isinstance(end.code, int) else bool(end.code)
                said.write(end.code if isinstance(end.code, str) else "")
        assert ended == code, said.getvalue()
        return said.getvalue()


@pytest.fixture
def project(scratch: Path, sample_media: Path) -> Project:
    shutil.copy(ROOT / "publishconf.py", scratch)
    conf = (ROOT / "pelicanconf.py").read_text("utf-8")
    (scratch / "pelicanconf.py").write_text(
        conf.replace("\nSEARCH = True", "\nSEARCH = False"), "utf-8"
    )
    (scratch / "theme").symlink_to(ROOT / "theme")
    shutil.copytree(sample_media, scratch / "content")
    made = Project(scratch)
    made.write({"site.yaml": SITE, **WHOLE_SITE})
    return made


def test_a_release_tells_what_it_holds(project: Project) -> None:
    said = project.say("terbit")
    assert "Pojok baca dibuka: warga berdatangan\n" in said
    assert "  https://literasi.example.org/berita/2024/pojok-baca/\n" in said
    text = (project.output / MANIFEST).read_text("utf-8")
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", MANIFEST], cwd=project.output, check=False
    )
    assert done.returncode == 0
    assert manifest.from_text(text).keys() == manifest.digests(project.output).keys()
    known = ledger.from_text((project.output / LEDGER).read_text("utf-8"))
    assert known["/berita/2024/pojok-baca/"].startswith("tag:literasi.example.org,2024:")
    assert {"/", "/2019/05/pojok-baca/", "/rss.xml", "/media/audio/episode.mp3"} <= known.keys()
    assert "Tidak ada yang berubah" not in said


def test_a_vanished_address_stops_publishing_until_it_is_answered(project: Project) -> None:
    project.say("terbit")
    before = (project.output / "index.html").read_bytes()
    source = project.root / "content" / FILE
    source.rename(source.with_name("pojok-baca-pasar.md"))
    review = project.root / "content/articles/ulasan/2024/azab.md"
    review.unlink()
    project.write({FILE.replace("pojok-baca", "pojok-baca-pasar"): NEWS.replace(
        "Lihat [ulasan]({filename}/articles/ulasan/2024/azab.md).", "Begitulah."
    )})  # fmt: skip
    said = project.say("terbit", "--setuju", code=1)
    assert "Alamat /berita/2024/pojok-baca/ pernah terbit, dan sekarang tidak ada." in said
    assert "Alamat /ulasan/2024/azab/ pernah terbit" in said
    assert (project.output / "index.html").read_bytes() == before
    moved = NEWS.replace("Lihat [ulasan]({filename}/articles/ulasan/2024/azab.md).", "Begitulah.")
    moved = moved.replace(
        "[/2019/05/pojok-baca/]", "[/berita/2024/pojok-baca/, /2019/05/pojok-baca/]"
    )
    gone = "dihapus: [/ulasan/2024/azab/]\n"
    project.write({FILE.replace("pojok-baca", "pojok-baca-pasar"): moved, "site.yaml": SITE + gone})
    said = project.say("terbit", "--setuju")
    assert "Halaman ini sudah tidak ada" in (
        project.output / "ulasan/2024/azab/index.html"
    ).read_text("utf-8")
    # The topic that only the review had goes by itself, with a word to its readers.
    assert "Halaman ini sudah tidak ada" in (project.output / "topik/novel/index.html").read_text(
        "utf-8"
    )
    known = ledger.from_text((project.output / LEDGER).read_text("utf-8"))
    assert known["/berita/2024/pojok-baca-pasar/"] == known["/berita/2024/pojok-baca/"]


def test_a_preview_in_the_same_place_makes_nothing_forgotten(project: Project) -> None:
    project.say("terbit")
    (project.root / "content/articles/video/2024/contoh-video.md").unlink()
    for _ in range(2):
        project.say("bangun")
    said = project.say("terbit", "--setuju", code=1)
    assert "Alamat /video/2024/contoh-video/ pernah terbit" in said


def test_a_changed_guid_stops_publishing(project: Project) -> None:
    project.say("terbit")
    project.write({"site.yaml": SITE.replace("literasi.example.org,2024", "lain.example.org,2025")})
    said = project.say("terbit", code=1)
    assert "Tanda pengenal /berita/2024/pojok-baca/ dahulu tag:literasi.example.org,2024:" in said


def test_a_large_loss_and_an_empty_front_page_need_consent(project: Project) -> None:
    project.say("terbit")
    shutil.rmtree(project.root / "content/articles/video")
    said = project.say("terbit", code=1)
    assert "Yang akan terbit 6 tulisan; sebelumnya 7." in said
    assert "literasi terbit --setuju" in said


def test_mundur_brings_the_former_release_back(project: Project) -> None:
    project.say("terbit")
    before = (project.output / "berita/2024/pojok-baca/index.html").read_bytes()
    project.write({FILE: NEWS.replace("warga berdatangan", "warga salah tulis")})
    project.say("terbit")
    project.say("bangun")
    project.say("mundur")
    assert (
        b"warga salah tulis" in (project.output / "berita/2024/pojok-baca/index.html").read_bytes()
    )
    said = project.say("mundur")
    assert "Rilis sebelumnya kembali" in said
    assert (project.output / "berita/2024/pojok-baca/index.html").read_bytes() == before
    assert "Tidak ada rilis sebelumnya" in project.say("mundur", code=3)


def test_mundur_brings_it_back_wherever_what_is_withdrawn_is_live(project: Project) -> None:
    served, archive = project.root / "srv/www", project.root / "situs.zip"
    hosts = f"penerbitan: {{folder: {{folder: {served}}}, zip: {{berkas: situs.zip}}}}\n"
    project.write({"site.yaml": SITE + hosts})
    # Nobody answers at the site's address: what is sent is the same for each.
    host = Folder(FolderHost.model_construct(folder=str(served)))
    zipped = ZipFile(ZipHost.model_construct(file="situs.zip"), project.root)
    for text in (NEWS, NEWS.replace("warga berdatangan", "warga salah tulis")):
        project.write({FILE: text})
        project.say("terbit", "--tanpa-kirim", "--pertama")
        host.publish(project.output)
        zipped.publish(project.output)
    said = project.say("mundur")
    assert "Kembali juga di Folder." in said
    assert "Kembali juga di ZIP." in said
    page = "berita/2024/pojok-baca/index.html"
    for found in ((served / page).read_bytes(), zipped.read(page)):
        assert found == (project.output / page).read_bytes()
        assert b"warga salah tulis" not in (found or b"")
    assert archive.is_file()
    # What another machine published since is not taken back.
    project.say("terbit", "--tanpa-kirim", "--pertama")
    assert "Folder menampilkan rilis lain; tidak diubah." in project.say("mundur")


def test_a_hidden_page_is_guarded_without_its_address(project: Project) -> None:
    hidden = NEWS.replace("judul:", "status: tersembunyi\njudul:").replace(
        "alamat_lama: [/2019/05/pojok-baca/]\n", ""
    )
    project.write({"articles/berita/2024/rapat-rahasia.md": hidden})
    project.say("terbit")
    assert (project.output / "berita/2024/rapat-rahasia/index.html").is_file()
    for name in (MANIFEST, LEDGER, RELEASE):
        assert "rapat-rahasia" not in (project.output / name).read_text("utf-8")
    assert "Tidak ada yang berubah" in project.say("periksa-situs", "output")
    page = project.output / "berita/2024/rapat-rahasia/index.html"
    page.write_text("judi", "utf-8")
    assert "diubah: ?" in project.say("periksa-situs", "output", code=1)

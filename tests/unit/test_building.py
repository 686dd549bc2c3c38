"""What stops a build before it begins."""

from pathlib import Path

import pytest

from plugins.core.problems import ContentRefused
from plugins.desk.building import BuildFailed, build
from tests.conftest import NOW, ROOT, Build
from tests.samples import SITE


def test_a_missing_content_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(BuildFailed, match="Folder tulisan tidak ada"):
        build(ROOT, tmp_path / "output", content=tmp_path / "hilang")


@pytest.mark.parametrize("settings_file", ["pelicanconf.py", "publishconf.py"])
def test_a_site_without_entries_never_replaces_a_full_one(
    tmp_path: Path, settings_file: str
) -> None:
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "content/pages").mkdir()
    (tmp_path / "content/media").mkdir()
    site = SITE.split("menu:", maxsplit=1)[0]
    (tmp_path / "content/site.yaml").write_text(site, "utf-8")
    (tmp_path / "output").mkdir()
    with pytest.raises(ContentRefused, match="Belum ada satu pun tulisan"):
        build(
            ROOT,
            tmp_path / "output",
            content=tmp_path / "content",
            settings_file=settings_file,
            overrides={"BUILD_TIME": NOW},
        )
    assert list((tmp_path / "output").iterdir()) == []


def test_only_drafts_are_nothing_to_publish(build: Build) -> None:
    draft = "---\njudul: Kabar\ntanggal: 2024-11-07\nstatus: draf\n---\nIsi.\n"
    page = "---\njudul: Tentang\n---\nIsi.\n"
    files = {"articles/berita/2024/kabar.md": draft, "pages/tentang.md": page}
    with pytest.raises(ContentRefused, match="Belum ada satu pun tulisan"):
        build(files, settings_file="publishconf.py")

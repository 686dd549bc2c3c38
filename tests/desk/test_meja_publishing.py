"""Corrections, withdrawals and publications from the desk, each with a way back."""

import os
import subprocess
import time
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.core.front_matter import read
from tests.meja import Desk

NEWS = "articles/berita/2024/pojok-baca.md"
REVIEW = "articles/ulasan/2024/azab.md"


def press(desk: Desk, path: str, **fields: str) -> str:
    """Press a button of the desk, and return the page that follows."""
    sent = {"meja": desk.room.keys.page, **fields}
    answer = desk.post(path, data=sent, headers={})
    assert answer.status_code == 302, answer.text
    return desk.get(answer.headers["Location"]).text


def test_a_correction_adds_its_lines_and_changes_no_other(desk: Desk) -> None:
    before = desk.text(REVIEW)
    press(desk, f"/ralat/{REVIEW}", teks="Tahun yang benar 1920: bukan 1921.")
    after = desk.text(REVIEW)
    today = f"{desk.room.now():%Y-%m-%d}"
    assert f'  - tanggal: {today}\n    isi: "Tahun yang benar 1920: bukan 1921."\n' in after
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert [line.split(":")[0].strip(" -") for line in added] == [
        "ralat", "tanggal", "isi", "diperbarui",
    ]  # fmt: skip
    assert "Tahun yang benar 1920" in desk.get(f"/pratinjau/{REVIEW}").text
    press(desk, f"/ralat/{REVIEW}", teks="Lagi.")
    source, _ = read(desk.text(REVIEW).encode(), "")
    assert source is not None
    assert [one["isi"] for one in source.values["ralat"]] == [
        "Tahun yang benar 1920: bukan 1921.", "Lagi.",
    ]  # fmt: skip


def test_a_withdrawal_tells_its_reason_to_readers(desk: Desk) -> None:
    press(desk, f"/cabut/{NEWS}", teks="Memuat data pribadi.")
    source, problems = read(desk.text(NEWS).encode(), "")
    assert problems == []
    assert source is not None
    assert source.values["status"] == "dicabut"
    assert source.values["pencabutan"]["alasan"] == "Memuat data pribadi."
    assert "Memuat data pribadi." in desk.get(f"/pratinjau/{NEWS}").text


def test_an_empty_correction_is_refused(desk: Desk) -> None:
    before = desk.text(NEWS)
    assert "Kalimatnya belum ditulis" in press(desk, f"/ralat/{NEWS}", teks=" ")
    assert desk.text(NEWS) == before


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture
def kept(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return a desk whose site is kept by Git, with a place to send it to."""
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Redaksi")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "redaksi@example.org")
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "tempat.git")
    git(desk.root, "init", "-q", "-b", "main")
    (desk.root / ".gitignore").write_text(".cache\n.literasi\n", "utf-8")
    git(desk.root, "add", "-A")
    git(desk.root, "commit", "-qm", "Awal")
    git(desk.root, "remote", "add", "origin", str(tmp_path / "tempat.git"))
    git(desk.root, "push", "-q", "-u", "origin", "main")
    return desk


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the check of the whole site, which costs a second and is not what is looked at."""
    monkeypatch.setattr("plugins.desk.meja.press.Press._is_sound", lambda _: True)


def finish(desk: Desk) -> str:
    """Wait for the publication, and return what the page says."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        page = BeautifulSoup(desk.get("/terbit").text, "html.parser")
        if page.find(id="langkah") is None:
            return " ".join(page.get_text().split())
        time.sleep(0.2)
    raise AssertionError("still publishing")


def test_one_button_publishes_and_another_takes_it_back(kept: Desk, tmp_path: Path) -> None:
    assert "Tidak ada yang berubah" in finish(kept)
    before = kept.text(NEWS)
    kept.save(NEWS, title="Judul yang baru")
    page = finish(kept)
    assert "Judul yang baru /berita/2024/pojok-baca/ akan berganti Diubah" in page
    press(kept, "/terbit")
    page = finish(kept)
    assert "Sudah dikirim" in page
    assert "Terbitkan: Judul yang baru" in git(tmp_path / "tempat.git", "log", "-1", "--format=%s")
    press(kept, "/terbit", kembali="ya")
    assert "Ditarik kembali" in finish(kept)
    assert kept.text(NEWS) == before
    published = git(tmp_path / "tempat.git", "show", f"main:content/{NEWS}")
    assert published == before


def test_nothing_is_published_while_something_is_wrong(kept: Desk, tmp_path: Path) -> None:
    kept.save(NEWS, date="07/11/2024")
    press(kept, "/terbit")
    page = finish(kept)
    assert "Belum diterbitkan" in page
    assert "dapat dibaca dua cara" in page
    assert git(tmp_path / "tempat.git", "log", "-1", "--format=%s") == "Awal\n"


@pytest.mark.usefixtures("unchecked")
def test_a_publication_that_could_not_be_sent_waits_for_the_next(
    kept: Desk, tmp_path: Path
) -> None:
    kept.save(NEWS, title="Judul yang baru")
    (tmp_path / "tempat.git").rename(tmp_path / "jauh.git")
    press(kept, "/terbit")
    assert "Belum diterbitkan" in finish(kept)
    (tmp_path / "jauh.git").rename(tmp_path / "tempat.git")
    assert "1 penerbitan belum terkirim" in finish(kept)
    press(kept, "/terbit")
    assert "Sudah dikirim" in finish(kept)


def elsewhere(tmp_path: Path, path: str, old: str, new: str) -> None:
    """Publish a change from another computer."""
    folder = tmp_path / "komputer-lain"
    git(tmp_path, "clone", "-q", "tempat.git", str(folder))
    file = folder / "content" / path
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    git(folder, "commit", "-qam", "Dari komputer lain")
    git(folder, "push", "-q")


@pytest.mark.usefixtures("unchecked")
def test_what_was_published_from_another_computer_stays(kept: Desk, tmp_path: Path) -> None:
    elsewhere(tmp_path, "articles/ulasan/2024/azab.md", "judul:", "# dari komputer lain\njudul:")
    kept.save(NEWS, title="Judul yang baru")
    press(kept, "/terbit")
    assert "Sudah dikirim" in finish(kept)
    assert "# dari komputer lain" in kept.text("articles/ulasan/2024/azab.md")
    assert git(tmp_path / "tempat.git", "log", "--format=%s").splitlines() == [
        "Terbitkan: Judul yang baru", "Dari komputer lain", "Awal",
    ]  # fmt: skip


@pytest.mark.usefixtures("unchecked")
def test_the_same_entry_from_two_computers_is_not_overwritten(kept: Desk, tmp_path: Path) -> None:
    title = kept.form(NEWS)["isian"]["title"]
    elsewhere(tmp_path, NEWS, title, "Judul dari komputer lain")
    kept.save(NEWS, title="Judul yang baru")
    press(kept, "/terbit")
    page = finish(kept)
    assert "sudah diterbitkan dari komputer lain" in page
    assert f"content/{NEWS}" in page
    assert "Judul yang baru" in kept.text(NEWS)
    assert "Judul dari komputer lain" in git(
        tmp_path / "tempat.git", "show", f"main:content/{NEWS}"
    )
    assert not (kept.root / ".git/rebase-merge").exists()


@pytest.mark.usefixtures("unchecked")
def test_a_computer_on_which_git_knows_nobody_publishes_too(
    kept: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{who}_NAME")
        monkeypatch.delenv(f"GIT_{who}_EMAIL")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    git(kept.root, "config", "user.useConfigOnly", "true")
    kept.save(NEWS, title="Judul yang baru")
    press(kept, "/terbit")
    assert "Sudah dikirim" in finish(kept)
    assert git(tmp_path / "tempat.git", "log", "-1", "--format=%an") == "Meja redaksi\n"


@pytest.mark.usefixtures("unchecked")
def test_nothing_is_taken_back_over_what_was_edited_since(kept: Desk) -> None:
    kept.save(NEWS, title="Judul yang baru")
    press(kept, "/terbit")
    finish(kept)
    kept.save(NEWS, title="Judul yang lebih baru")
    press(kept, "/terbit", kembali="ya")
    assert "berkas ini disunting lagi" in finish(kept)
    assert "Judul yang lebih baru" in kept.text(NEWS)


def test_a_changed_entry_goes_back_to_what_was_published(kept: Desk) -> None:
    before = kept.text(NEWS)
    kept.save(NEWS, title="Judul yang salah")
    assert "Kembalikan seperti yang terakhir diterbitkan" in kept.get(f"/tulisan/{NEWS}").text
    press(kept, f"/kembalikan/{NEWS}")
    assert kept.text(NEWS) == before
    replaced = list((kept.room.desk.kept / "tergantikan").iterdir())
    assert "Judul yang salah" in replaced[0].read_text("utf-8")


def test_without_git_it_is_said_in_plain_words(desk: Desk) -> None:
    assert "belum disimpan dengan Git" in desk.get("/terbit").text

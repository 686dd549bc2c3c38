"""At the desk an entry is opened, changed and saved; what was not touched stays as it was."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from plugins.core.front_matter import read
from plugins.kinds import KINDS
from tests.meja import ROOT, Desk
from tests.samples import ENTRIES, WHOLE_SITE

NEWS = "articles/berita/2024/pojok-baca.md"
EPISODE = "articles/podcast/2024/membaca-nyaring.md"
AWARD = "articles/penghargaan/2024/juara.md"


def values(text: str) -> dict[str, Any]:
    source, problems = read(text.encode(), "")
    assert problems == []
    assert source is not None
    return source.values


@pytest.mark.parametrize("path", WHOLE_SITE)
def test_saving_an_untouched_form_changes_no_byte(desk: Desk, path: str) -> None:
    before = desk.text(path)
    answer = desk.post(f"/tulisan/{path}", desk.form(path))
    assert answer.json is not None
    assert (answer.status_code, answer.json["masalah"]) == (200, [])
    assert desk.text(path) == before


def test_no_sample_of_the_site_changes_when_an_untouched_form_is_saved(tmp_path: Path) -> None:
    desk = Desk(tmp_path, ROOT / "content")
    before = desk.files()
    for path in sorted(before):
        if path.endswith(".md"):
            answer = desk.post(f"/tulisan/{path}", desk.form(path))
            assert answer.json is not None
            assert (path, answer.status_code, answer.json["masalah"]) == (path, 200, [])
    assert desk.files() == before


@pytest.mark.parametrize("path", ENTRIES)
def test_a_changed_title_is_the_only_line_that_differs(desk: Desk, path: str) -> None:
    before = desk.text(path).splitlines()
    assert desk.save(path, title="Judul: yang baru").status_code == 200
    after = desk.text(path).splitlines()
    assert [line for line in after if line not in before] == ['judul: "Judul: yang baru"']
    assert len(after) == len(before)


PELICAN = (
    "Title: Satu\nDate: 2024-11-07\nAuthors: A, B\nTags: a\n    b\nSumber: Contoh.id\n\nIsi.\n"
)
FORMS: dict[str, Callable[[str], str]] = {
    "windows": lambda text: text.replace("\n", "\r\n"),
    "byte order mark": lambda text: f"\ufeff{text}",
    "comments": lambda text: text.replace("\ntanggal:", "\n# catatan\n\n  # lagi\ntanggal:", 1),
    "pelican": lambda _: PELICAN,
    "pelican on windows": lambda _: PELICAN.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_file_outlives_the_desk(desk: Desk, form: str) -> None:
    before = FORMS[form](desk.text(NEWS)).encode()
    (desk.content / NEWS).write_bytes(before)
    assert desk.post(f"/tulisan/{NEWS}", desk.form(NEWS)).status_code == 200
    assert (desk.content / NEWS).read_bytes() == before
    assert desk.save(NEWS, title="Judul: yang baru").status_code == 200
    lines, after = before.split(b"\n"), (desk.content / NEWS).read_bytes().split(b"\n")
    differing = [new for old, new in zip(lines, after, strict=True) if old != new]
    assert len(differing) == 1
    assert b"Judul: yang baru" in differing[0]


def test_records_are_added_changed_and_removed(desk: Desk) -> None:
    told = desk.form(EPISODE)
    told["isian"] |= {
        "chapters.0.title": "Pembuka: salam",
        "chapters.2.asal": "", "chapters.2.start": "00:05", "chapters.2.title": "Penutup",
    }  # fmt: skip
    told["isian"] = {k: v for k, v in told["isian"].items() if not k.startswith("chapters.1.")}
    answer = desk.post(f"/tulisan/{EPISODE}", told)
    assert answer.json is not None
    assert answer.json["masalah"] == []
    assert values(desk.text(EPISODE))["bab"] == [
        {"mulai": "00:00", "judul": "Pembuka: salam"},
        {"mulai": "00:05", "judul": "Penutup"},
    ]


def test_several_recipients_stand_one_to_a_line(desk: Desk) -> None:
    desk.save(AWARD, award__recipients="Perpustakaan Contoh\nTBM Contoh, Desa Satu\n")
    recipients = values(desk.text(AWARD))["penghargaan"]["penerima"]
    assert recipients == ["Perpustakaan Contoh", "TBM Contoh, Desa Satu"]


def test_an_emptied_field_is_removed_with_its_line(desk: Desk) -> None:
    desk.save(NEWS, summary="", source__name="", source__url="", place="")
    kept = values(desk.text(NEWS))
    assert not {"ringkasan", "sumber", "tempat"} & kept.keys()


def test_a_new_field_stands_where_the_model_has_it(desk: Desk) -> None:
    desk.save(AWARD, summary="Ringkas saja.")
    assert desk.text(AWARD).splitlines()[1:4] == [
        "judul: Juara pertama lomba contoh", "tanggal: 2024-11-06", "ringkasan: Ringkas saja.",
    ]  # fmt: skip


def test_the_text_is_saved_without_touching_the_header(desk: Desk) -> None:
    header = desk.text(NEWS).split("---\n")[1]
    desk.save(NEWS, isi="Kalimat baru.\n\nDan lagi.")
    assert desk.text(NEWS) == f"---\n{header}---\nKalimat baru.\n\nDan lagi.\n"


def test_problems_are_those_of_the_command_line_beside_their_fields(desk: Desk) -> None:
    told = desk.form(AWARD)
    told["isian"] |= {"award.received_on": "07/11/2024", "award.body": ""}
    answer = desk.post(f"/periksa/{AWARD}", told)
    assert answer.json is not None
    found = {one["isian"]: one for one in answer.json["masalah"]}
    assert found["penghargaan.diterima"]["apa"] == "'07/11/2024' dapat dibaca dua cara."
    assert found["penghargaan.pemberi"]["apa"] == "Belum diisi."
    places = {str(one["data-isian"]) for one in desk.page(AWARD).select("[data-isian]")}
    assert set(found) <= places


def test_a_dead_link_is_told_as_one_types(desk: Desk) -> None:
    told = desk.form(NEWS) | {"isi": "Lihat [ini]({filename}/articles/ulasan/2024/azap.md)."}
    answer = desk.post(f"/periksa/{NEWS}", told)
    assert answer.json is not None
    assert "tidak menuju ke mana pun" in answer.json["masalah"][0]["apa"]
    assert "azab.md" in answer.json["masalah"][0]["cara"]


def test_the_preview_is_the_page_of_the_theme_with_what_was_typed(desk: Desk) -> None:
    told = desk.form(NEWS)
    told["isian"]["title"] = "Belum disimpan"
    answer = desk.post(f"/periksa/{NEWS}", told)
    assert answer.json is not None
    title = BeautifulSoup(answer.json["halaman"], "html.parser").h1
    assert title is not None
    assert title.get_text() == "Belum disimpan"
    assert "Belum disimpan" not in desk.text(NEWS)
    assert "Pojok baca dibuka" in desk.get(f"/pratinjau/{NEWS}").text


def test_what_was_typed_and_not_saved_is_there_after_a_restart(desk: Desk) -> None:
    told = desk.form(NEWS) | {"isi": "Setengah kalimat"}
    desk.post(f"/periksa/{NEWS}", told)
    again = Desk.__new__(Desk)
    again.__dict__ |= desk.__dict__
    kept = again.page(NEWS).find(id="ketikan-isi")
    assert kept is not None
    assert "Setengah kalimat" in kept.get_text()
    desk.save(NEWS)
    assert desk.page(NEWS).find(id="ketikan-isi") is None


def test_a_file_changed_elsewhere_is_shown_and_not_overwritten(desk: Desk) -> None:
    told = desk.form(NEWS) | {"isi": "Punya saya."}
    other = desk.text(NEWS).replace("*dibuka*", "dibuka lagi oleh orang lain")
    (desk.content / NEWS).write_text(other, "utf-8")
    answer = desk.post(f"/tulisan/{NEWS}", told)
    assert answer.json is not None
    assert answer.status_code == 409
    assert "orang lain" in answer.json["berubah"]
    assert "Punya saya." in answer.json["berubah"]
    assert desk.text(NEWS) == other
    assert (
        desk.post(f"/tulisan/{NEWS}", told | {"timpa": answer.json["stempel"]}).status_code == 200
    )
    assert "Punya saya." in desk.text(NEWS)


@pytest.mark.parametrize("newer", [None, "---\njudul: [\n---\n", ""])
def test_what_was_typed_outlives_a_file_that_others_broke_or_took_away(
    desk: Desk, newer: str | None
) -> None:
    told = desk.form(NEWS) | {"isi": "Punya saya."}
    file = desk.content / NEWS
    if newer is None:
        file.unlink()
    else:
        file.write_text(newer, "utf-8")
    checked = desk.post(f"/periksa/{NEWS}", told).json
    assert checked is not None
    assert "Punya saya." in checked["halaman"]
    answer = desk.post(f"/tulisan/{NEWS}", told)
    assert answer.status_code == 409
    assert answer.json is not None
    assert "Punya saya." in answer.json["berubah"]
    assert file.exists() == (newer is not None)
    again = desk.post(f"/tulisan/{NEWS}", told | {"timpa": answer.json["stempel"]})
    assert (again.status_code, again.json and again.json["masalah"]) == (200, [])
    assert "Punya saya." in desk.text(NEWS)


@pytest.mark.parametrize("kind", [*KINDS, "halaman"])
def test_a_new_entry_of_every_kind_is_a_draft_with_its_form(desk: Desk, kind: str) -> None:
    form = {"jenis": kind, "judul": "Kabar: Jum'at & Sabtu", "meja": desk.room.keys.page}
    answer = desk.post("/baru", data=form, headers={})
    path = answer.headers["Location"].removeprefix("/tulisan/")
    assert path.endswith("kabar-jumat-dan-sabtu.md")
    assert values(desk.text(path))["status"] == "draf"
    assert desk.form(path)["isian"]["title"] == "Kabar: Jum'at & Sabtu"
    assert desk.get(f"/pratinjau/{path}").status_code == 200
    again = desk.post("/baru", data=form, headers={})
    assert "Sudah ada tulisan dengan judul itu" in desk.get(again.headers["Location"]).text


def test_the_list_finds_by_title_kind_and_state(desk: Desk) -> None:
    assert "7 tulisan" in desk.get("/").text
    found = desk.get("/", query_string={"q": "lomba JUARA", "jenis": "penghargaan"}).text
    assert "1 tulisan" in found
    assert "Juara pertama lomba contoh" in found
    assert "Tidak ada tulisan yang cocok" in desk.get("/", query_string={"keadaan": "draft"}).text
    assert desk.get("/", query_string={"hal": "99"}).status_code == 200


def test_a_file_that_cannot_be_read_is_listed_and_told(desk: Desk) -> None:
    (desk.content / NEWS).write_text("---\njudul: [\n---\n", "utf-8")
    assert "pojok-baca" in desk.get("/").text
    assert "Berkas ini belum dapat dibaca" in desk.get(f"/tulisan/{NEWS}").text
    assert desk.get(f"/pratinjau/{NEWS}").status_code == 200

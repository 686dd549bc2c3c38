"""The desk answers its own pages in this computer's browser, and nobody else."""

import os
from pathlib import Path

import pytest

from plugins.desk.meja.places import Desk as Places
from plugins.desk.meja.places import OutsideError
from tests.meja import HOST, Desk
from tests.samples import ENTRIES

NEWS = "articles/berita/2024/pojok-baca.md"
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}'


def test_nothing_is_shown_without_the_key(desk: Desk) -> None:
    desk.client.delete_cookie("meja-8010", domain="127.0.0.1")
    for path in ("/", f"/tulisan/{NEWS}", f"/pratinjau/{NEWS}", "/media/gambar/foto.jpg"):
        assert desk.get(path).status_code == 401
    assert desk.get("/", query_string={"kunci": "salah"}).status_code == 401
    assert desk.get("/", query_string={"kunci": "ключ"}).status_code == 401


@pytest.mark.parametrize(
    "host",
    [
        "jahat.example:8010", "127.0.0.1.jahat.example:8010", "[::1]:8010", "127.0.0.1.", "127.1",
        "0.0.0.0:8010", "2130706433", "jahat.example@127.0.0.1:8010", "",
    ],
)  # fmt: skip
def test_a_foreign_name_for_this_computer_is_refused(desk: Desk, host: str) -> None:
    """DNS rebinding: the browser believes to be at the foreign site."""
    key = desk.room.keys.entry
    asked = {"Host": host, "Cookie": f"meja-8010={key}"}
    assert desk.client.get("/", headers=asked).status_code == 403
    assert desk.client.get(f"/?kunci={key}", headers=asked).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Meja": "salah"},
        {"X-Meja": "KEY", "Origin": "https://jahat.example"},
        {"X-Meja": "KEY", "Origin": "null"},
        {"X-Meja": "KEY", "Origin": "http://127.0.0.1:9999"},
        {"X-Meja": "KEY", "Sec-Fetch-Site": "cross-site"},
        {"X-Meja": "KEY", "Sec-Fetch-Site": "same-site"},
    ],
)
def test_no_other_page_can_change_anything(desk: Desk, headers: dict[str, str]) -> None:
    before = desk.files()
    shown = {name: value.replace("KEY", desk.room.keys.page) for name, value in headers.items()}
    told = desk.form(NEWS) | {"isi": "Ditulis orang lain."}
    for path in (f"/tulisan/{NEWS}", f"/periksa/{NEWS}", f"/buang/{NEWS}", "/baru", "/unggah"):
        answer = desk.client.post(path, base_url=f"http://{HOST}", json=told, headers=shown)
        assert answer.status_code == 403, path
    assert desk.files() == before
    assert not desk.room.desk.kept.exists()


OUTSIDE = [
    "../pelicanconf.py", "articles/../../pelicanconf.py", "/etc/passwd", "//etc/passwd",
    "site.yaml", "media/gambar/foto.jpg", "articles/berita/2024/.rahasia.md", "pages/../site.yaml",
    "articles/tak-ada/2024/a.md", "articles/berita/2024/a.txt", "articles/berita/2024/a b.md",
    "articles\\berita\\a.md", "articles/berita/2024/a.md\0.txt", "articles//berita/2024/a.md",
    "articles/berita/2024/%2e%2e/a.md", ".", "", "pages/agenda.md",
]  # fmt: skip


def test_no_path_leads_to_anything_but_entries_and_pages(desk: Desk) -> None:
    before, told = desk.files(), desk.form(NEWS)
    for path in OUTSIDE:
        with pytest.raises(OutsideError):
            desk.room.desk.file(path)
        for route in ("tulisan", "periksa", "buang"):
            answer = desk.post(f"/{route}/{path}", told, follow_redirects=False)
            assert answer.status_code in (308, 404, 405), (route, path)
        for route in ("tulisan", "pratinjau", "stempel", "media", "theme"):
            answer = desk.get(f"/{route}/{path}")
            assert answer.status_code in (308, 404), (route, path)
    assert desk.files() == before


@pytest.mark.parametrize(
    "address",
    [
        "/tulisan/articles/berita/2024/..%2f..%2f..%2f..%2fpelicanconf.py",
        "/media/%2e%2e/site.yaml", "/media/..%5csite.yaml", "/media/gambar/%2e%2e/%2e%2e/site.yaml",
        "/theme/%2e%2e/templates/base.html", "/theme/..%2ftemplates/base.html",
        "/meja/..%2fapp.py", "/meja/%2e%2e/app.py",
    ],
)  # fmt: skip
def test_an_encoded_path_leads_nowhere(desk: Desk, address: str) -> None:
    assert desk.get(address).status_code == 404


def test_links_are_never_followed(desk: Desk, tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.md"
    secret.write_text("---\njudul: Rahasia\n---\n", "utf-8")
    link = desk.content / "articles/berita/2024/tautan.md"
    link.symlink_to(secret)
    (desk.content / "articles/video/2023").symlink_to(tmp_path)
    (desk.content / "media/gambar/tautan.jpg").symlink_to(secret)
    os.mkfifo(desk.content / "articles/berita/2024/pipa.md")
    told = desk.form(NEWS)
    for path in ("berita/2024/tautan.md", "video/2023/rahasia.md", "berita/2024/pipa.md"):
        for route in ("tulisan", "pratinjau"):
            answer = desk.get(f"/{route}/articles/{path}")
            assert answer.status_code == 404
            assert "Rahasia" not in answer.text
        assert desk.post(f"/tulisan/articles/{path}", told).status_code == 404
    assert desk.get("/media/gambar/tautan.jpg").status_code == 404
    assert secret.read_text("utf-8") == "---\njudul: Rahasia\n---\n"
    places = Places(desk.root, desk.content)
    with pytest.raises(OutsideError):
        places.write("articles/video/2023/baru.md", b"x")


@pytest.mark.parametrize("path", ENTRIES)
def test_script_in_every_field_is_shown_as_text(desk: Desk, path: str) -> None:
    told = desk.form(path)
    told["isian"] = {
        name: HOSTILE for name in told["isian"] if not name.endswith((".ada", ".asal"))
    }
    told["isian"] |= {"title": HOSTILE, "date": "2024-11-07", "status": ""}
    told["isi"] = HOSTILE
    answer = desk.post(f"/periksa/{path}", told)
    assert answer.json is not None
    assert "<script>alert" not in (answer.json["halaman"] or "")
    assert "onerror=alert" not in (answer.json["halaman"] or "").replace("&#34;&gt;", "")
    desk.post(f"/tulisan/{path}", told)
    for page in (desk.get("/").text, desk.get(f"/tulisan/{path}").text):
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    assert "sandbox" in desk.get(f"/pratinjau/{path}").headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "told",
    [
        None, [], "x", {"isian": {}}, {"isian": [], "stempel": "", "isi": ""},
        {"isian": {"title": 1}, "stempel": "", "isi": ""},
        {"isian": {"title.a": "x", "title": "y"}, "stempel": "", "isi": ""},
        {"isian": {"image": "x"}, "stempel": "", "isi": 5},
    ],
)  # fmt: skip
def test_what_no_page_sends_is_refused_and_nothing_written(desk: Desk, told: object) -> None:
    before = desk.files()
    for route in ("tulisan", "periksa"):
        assert desk.post(f"/{route}/{NEWS}", told).status_code in (400, 409, 415)
    assert desk.files() == before


def test_too_much_text_is_refused(desk: Desk) -> None:
    told = desk.form(NEWS) | {"isi": "a" * 5_000_000}
    assert desk.post(f"/tulisan/{NEWS}", told).status_code == 413


def test_every_page_forbids_what_it_does_not_need(desk: Desk) -> None:
    policy = desk.get("/").headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert "frame-ancestors 'none'" in policy
    assert desk.get("/").headers["Cache-Control"] == "no-store"

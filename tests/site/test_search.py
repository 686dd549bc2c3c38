"""Searching without a server: what is indexed, when, and what there is without JavaScript."""

import gzip
import json
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from tests.conftest import Build
from tests.samples import NEWS, WHOLE_SITE

HIDDEN = NEWS.replace("alamat_lama: [/2019/05/pojok-baca/]\n", "status: tersembunyi\n")


def fragments(output: Path, folder: str = "pagefind") -> dict[str, dict[str, object]]:
    """Return what Pagefind shows of each page it found, by its address."""
    found = [
        json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        for file in (output / folder / "fragment").iterdir()
    ]
    return {fragment["url"]: fragment for fragment in found}


def test_every_entry_and_page_can_be_found_and_nothing_that_is_hidden(
    build: Build, tmp_path: Path
) -> None:
    files = WHOLE_SITE | {"articles/berita/2024/rahasia.md": HIDDEN}
    output = build(files, SEARCH=True, SEARCH_CACHE=str(tmp_path / "cari"))
    found = fragments(output)
    assert set(found) == {
        "/berita/2024/pojok-baca/", "/ulasan/2024/azab/", "/penghargaan/2024/juara/",
        "/podcast/2024/membaca-nyaring/", "/video/2024/contoh-video/", "/agenda/2024/pertemuan/",
        "/tentang/",
    }  # fmt: skip
    news = found["/berita/2024/pojok-baca/"]
    assert news["meta"] == {
        "title": "Pojok baca dibuka: warga berdatangan",
        "jenis": "Berita",
        "tanggal": "7 November 2024",
    }
    assert news["filters"] == {"jenis": ["Berita"], "tahun": ["2024"]}
    assert "Fulan Contoh" in str(news["content"])
    assert "Selamat datang" in str(found["/podcast/2024/membaca-nyaring/"]["content"])


def test_an_unchanged_site_is_not_indexed_again(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cari"
    build(SEARCH=True, SEARCH_CACHE=str(cache))
    [first] = (cache / "terbaru").iterdir()
    stamp = (first / "pagefind.js").stat().st_mtime_ns

    def fail(*_: object) -> None:
        raise AssertionError("indexed again")

    monkeypatch.setattr("plugins.search.indexing._run", fail)
    output = build(SEARCH=True, SEARCH_CACHE=str(cache))
    assert (output / "pagefind/pagefind.js").stat().st_mtime_ns == stamp


def test_a_large_site_keeps_its_last_index_until_it_is_published(
    build: Build, tmp_path: Path
) -> None:
    settings: dict[str, Any] = {
        "SEARCH": True,
        "SEARCH_CACHE": str(tmp_path / "cari"),
        "SEARCH_ALWAYS_FRESH": 3,
    }
    build(**settings)
    more = WHOLE_SITE | {"articles/berita/2024/baru.md": NEWS.replace("alamat_lama", "aliases")
                         .replace("/2019/05/pojok-baca/", "/baru/")}  # fmt: skip
    assert "/berita/2024/baru/" not in fragments(build(more, **settings))
    published = build(more, settings_file="publishconf.py", **settings)
    assert "/berita/2024/baru/" in fragments(published)


def test_a_new_entry_has_no_older_volume_indexed_again(build: Build, tmp_path: Path) -> None:
    cache = tmp_path / "cari"
    settings: dict[str, Any] = {"SEARCH": True, "SEARCH_CACHE": str(cache), "SEARCH_VOLUME": 2}
    old = {
        f"articles/berita/2019/lama-{number}.md": NEWS.replace("7 November 2024", "5 Mei 2019")
        .replace("Kamis, ", "").replace("/2019/05/pojok-baca/", f"/lama-{number}/")
        for number in range(3)
    }  # fmt: skip
    output = build(WHOLE_SITE | old, **settings)
    older = fragments(output, "pagefind/lama/2019-05")
    assert set(older) == {f"/berita/2019/lama-{number}/" for number in range(3)}
    assert not older.keys() & fragments(output).keys()
    assert {file.suffix for file in (output / "pagefind/lama/2019-05").iterdir()} == {
        "", ".json", ".pf_meta",
    }  # fmt: skip
    [kept], new = list((cache / "2019-05").iterdir()), WHOLE_SITE | old
    new |= {"articles/berita/2024/baru.md": NEWS.replace("/2019/05/pojok-baca/", "/baru/")}
    again = build(new, **settings)
    assert list((cache / "2019-05").iterdir()) == [kept]
    assert "/berita/2024/baru/" in fragments(again)
    page = lxml.html.parse(str(again / "cari/index.html"))
    [form] = page.xpath("//form[@id='_cari']")
    oldest = json.loads(form.get("data-volumes"))[-1]
    assert oldest == {
        "path": "pagefind/lama/2019-05",
        "first": "2019-05",
        "last": "2019-05",
        "before": "Agustus 2024",
    }


def test_what_pagefind_cannot_do_stops_the_build(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "rusak"
    broken.write_text("#!/bin/sh\necho tidak siap >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr("plugins.search.indexing.get_executable", lambda: broken)
    with pytest.raises(SystemExit, match=r"Indeks pencarian tidak dapat dibuat: tidak siap"):
        build(SEARCH=True, SEARCH_CACHE=str(tmp_path / "cari"))


def test_without_a_program_for_the_machine_the_page_still_leads_on(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.search.get_executable", lambda: None)
    output = build(SEARCH=True, SEARCH_CACHE=str(tmp_path / "cari"))
    page = lxml.html.parse(str(output / "cari/index.html"))
    assert page.xpath("//form") == []
    assert page.xpath("//a[@href='/berita/2024/pojok-baca/']")
    assert not (output / "pagefind").exists()


def test_the_page_offers_sections_topics_and_titles_by_year(build: Build, tmp_path: Path) -> None:
    output = build(SEARCH=True, SEARCH_CACHE=str(tmp_path / "cari"))
    page = lxml.html.parse(str(output / "cari/index.html")).getroot()
    links = set(page.xpath("//main//a/@href"))
    assert {"/berita/", "/topik/pojok-baca/", "/topik/", "/ulasan/2024/azab/"} <= links
    [years] = page.xpath("//select[@name='tahun']")
    assert [option.text for option in years[1:]] == ["2024"]
    scripts = page.xpath("//script/@src")
    assert [name.split(".")[0] for name in scripts] == ["/theme/js/situs", "/theme/js/cari"]
    own = {file.name.split(".")[0] for file in (output / "pagefind").iterdir()}
    assert own == {"pagefind", "pagefind-entry", "wasm", "index", "fragment", "filter"}

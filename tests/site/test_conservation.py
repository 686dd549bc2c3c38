"""Nothing is lost on the way to the reader: words, fields, places in lists, feeds and maps."""

import itertools
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.media import FRAME
from plugins import feeds
from plugins.core import yaml_writing
from plugins.core.model import Record, is_list, nested, specs
from plugins.kinds import KINDS
from plugins.kinds.entry import Entry
from plugins.sitemap.locations import Locations
from tests.conftest import ROOT, Build, Refuse
from tests.samples import SITE, WHOLE_SITE

FILM = ROOT / "content/media/video/contoh-pagi-di-kaki-bambapuang.mp4"
LEFT_OUT = {"status", "withdrawal", "expires", "aliases", "guid", "lang", "checked_words", "show"}
CLOCKS = {"mulai": "00:01", "durasi": "00:03"}
OWN = {
    "tanggal": "2024-11-01", "diperbarui": "2 Desember 2024", "audio": "media/audio/lain.mp3",
    "transkrip": "media/audio/episode.vtt", "video": "media/video/film.mp4",
    "takarir": "media/audio/episode.vtt",
    "versi_lain": [{"berkas": "media/audio/episode.mp3", "judul": "Versi kata1"}],
    "cuplikan": [{"mulai": "00:01", "durasi": "00:04", "judul": "Cuplikan kata2"}],
    "percakapan": [
        {"jaringan": "Mastodon", "tautan": "https://example.org/@a/1", "akun": "@kata3@b.id"}
    ],
}  # fmt: skip


def marked(record: type[Record], count: Iterator[int]) -> dict[str, Any]:
    """Return a record with all fields filled; each text ends in a word that stands nowhere else."""
    found: dict[str, Any] = {}
    for name, spec, info in specs(record):
        inner = nested(info)
        is_text = re.search("clean_line|clean_prose|split_names|split_commas", f"{info!r}")
        if name in LEFT_OUT:
            continue
        if spec.key in OWN and issubclass(record, Entry):
            found[spec.key] = OWN[spec.key]
        elif inner is not None:
            own = marked(inner, count)
            found[spec.key] = [own] if is_list(info) else own
        elif is_text:
            words = f"{spec.label.id} kata{next(count)}"
            found[spec.key] = [words] if is_list(info) else words
        else:
            in_sound = not issubclass(record, Entry)
            found[spec.key] = CLOCKS.get(spec.key, spec.example) if in_sound else spec.example
        path = str(found[spec.key])
        if path.startswith("media/") and not path.startswith(("media/audio/", "media/video/")):
            found[spec.key] = "media/gambar/foto.jpg"
    return {key: value for key, value in found.items() if value is not None}


def test_every_text_of_every_field_is_found_by_the_reader(build: Build) -> None:
    """What the check of the finished site holds for each entry, with every field filled in."""
    count = itertools.count(100)
    files: dict[str, str | bytes] = {
        "media/video/film.mp4": FILM.read_bytes(), "media/audio/lain.mp3": FRAME * 300,
    }  # fmt: skip
    for name, kind in KINDS.items():
        header = yaml_writing.dump(marked(kind, count))
        files[f"articles/{name}/2024/penuh.md"] = f"---\n{header}---\nIsi.\n"
    output = build({**WHOLE_SITE, **files})
    assert next(count) > 140
    for name in KINDS:
        assert (output / name / "2024/penuh/index.html").is_file()


ENTRY = """\
---
judul: Nomor {0}
tanggal: 2024-11-{0:02}
topik: [zaitun]
penulis: [Fulan]
{1}---
{2}
"""
NUMBERED = {
    f"articles/berita/2024/nomor-{number}.md": ENTRY.format(number, "", "Isi.")
    for number in range(10, 16)
}
HIDDEN = "articles/berita/2024/sembunyi.md"
NEWEST = "content/articles/berita/2024/nomor-15.md"


def spoilt(folder: Path, changes: dict[str, tuple[str, str]]) -> dict[str, Any]:
    """Return the settings that make a copy of the theme, changed, the site's."""
    theme = folder / "theme"
    shutil.copytree(ROOT / "theme", theme)
    for name, (old, new) in changes.items():
        file = theme / "templates" / name
        text = file.read_text("utf-8")
        assert old in text, name
        file.write_text(text.replace(old, new), "utf-8")
    return {"THEME": str(theme)}


def test_whatever_leaves_an_entry_out_is_told_with_where(
    refuse: Refuse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every list, archive, feed and map drops its newest entry; the pages of lists part."""
    shown = "articles_page.object_list"
    by_date = 'written|sort(attribute="date", reverse=true)'
    theme = spoilt(tmp_path, {
        "shelves/cards.html": (f"in {shown}", f"in hidden_articles + {shown}[1:]"),
        "shelves/episodes.html": (f"in {shown}", f"in {shown}[1:]"),
        "tag.html": (f"in {shown}", f"in {shown}[1:]"),
        "author.html": (f"in {shown}", f"in {shown}[1:]"),
        "period_archives.html": (f"in {by_date}", f"in ({by_date})[1:]"),
        "list.html": ("{{ pagination(articles_page) }}", ""),
    })  # fmt: skip
    whole, every = feeds.with_items, Locations.every

    def fewer(feed: Any, items: Any) -> Any:
        found = list(items)
        return whole(feed, found[1:] or found)

    def fewer_places(locations: Locations) -> Iterator[Any]:
        return (place for place in every(locations) if not place.url.endswith("/nomor-15/"))

    monkeypatch.setattr(feeds, "with_items", fewer)
    monkeypatch.setattr(Locations, "every", fewer_places)
    told = refuse(
        {**NUMBERED, HIDDEN: ENTRY.format(9, "status: tersembunyi\n", "Isi.")},
        DEFAULT_PAGINATION=2,
        **theme,
    )
    line = next(found for found in told.splitlines() if found.startswith(f"{NEWEST}: Tulisan ini"))
    named = set(line.partition(" ada di ")[2].partition(". [")[0].split(", "))
    scopes = ("/", "/berita/", "/topik/zaitun/", "/penulis/fulan/")
    feeds_of = {
        f"{scope}{form}" for scope in scopes for form in ("rss.xml", "atom.xml", "feed.json")
    }
    assert named == feeds_of | {*scopes[1:], "/arsip/2024/", "/sitemap.xml"}
    assert "agenda/2024/pertemuan.md: Tulisan ini tidak ada di /arsip/2024/, /penulis/red" in told
    assert f"content/{HIDDEN}: Tulisan ini tidak terbit, tetapi tercantum di /berita/." in told
    for page in ("/berita/halaman/2/", "/topik/zaitun/halaman/3/", "/penulis/fulan/halaman/2/"):
        assert f"{page}: Tidak ada halaman daftar yang menuju {page}" in told


def test_words_that_also_stand_in_a_menu_are_missed_where_they_are_lost(
    refuse: Refuse, tmp_path: Path
) -> None:
    """The theme forgets the body, a credit and a verdict."""
    theme = spoilt(tmp_path, {
        "entry.html": ("{{ article.content|", "{{ ''|"),
        "kinds/ulasan.html": ("entry.verdict", "none"),
    })  # fmt: skip
    files = {
        "articles/berita/2024/menu.md": ENTRY.format(9, "", "Berita, ulasan, podcast, agenda."),
    }
    told = refuse(files, **theme)
    assert "berita/2024/menu.md:7: isi: Kata-kata ini tidak sampai ke halamannya: berita" in told
    assert "ulasan/2024/azab.md:14: kesimpulan: Kata-kata di kepala tulisan ini tidak ada" in told


def test_a_menu_may_lead_to_what_stands_in_no_list(build: Build) -> None:
    menu = SITE.replace("menu:\n", "menu:\n  - {teks: Khusus, tautan: /berita/2024/sembunyi/}\n")
    hidden = ENTRY.format(9, "status: tersembunyi\n", "Isi.")
    output = build({**WHOLE_SITE, HIDDEN: hidden, "site.yaml": menu})
    assert "/berita/2024/sembunyi/" in (output / "berita/index.html").read_text("utf-8")

"""Which addresses an editor is asked about when they vanish, of all that a site writes."""

import shutil
from pathlib import Path

from plugins.desk.building import build
from plugins.publishing import ledger
from plugins.publishing.addresses import of_site
from plugins.publishing.facts import Facts
from plugins.publishing.permanence import answers
from tests.conftest import NOW, ROOT
from tests.samples import EPISODE, SITE, WHOLE_SITE

FURTHER = """\
podcast_lain:
  - alamat: cerita
    judul: Cerita
    uraian: Dongeng.
    penulis: Perpustakaan Contoh
    pemilik: {nama: Redaksi, surel: redaksi@example.org}
    kategori: Arts
    sampul: media/podcast/sampul.jpg
    umpan_lama: [/feed/cerita.xml]
alihan:
  - {dari: /feed/kabar/, ke: /berita/}
bekas_wordpress: ya
"""
SHORT = (
    "---\njudul: Kabar nomor %s\ntanggal: 2024-03-01\npenulis: Redaksi\ntopik: [kabar]\n---\nIsi.\n"
)

ASKED = {
    "/", "/rss.xml", "/umpan.opml", "/tentang/", "/media/audio/episode.mp3",
    "/berita/2024/pojok-baca/", "/berita/2024/kabar-7/", "/2019/05/pojok-baca/", "/feed/kabar/",
    "/podcast/2024/membaca-nyaring/transkrip.vtt", "/agenda/2024/pertemuan/event.ics",
    "/podcast/cerita/", "/podcast/cerita/rss.xml", "/podcast/cerita/atom.xml", "/feed/cerita.xml",
}  # fmt: skip

NOT_ASKED = {
    "/arsip-umpan/rss-1.xml", "/berita/arsip-umpan/atom-1.xml", "/berita/",
    "/topik/kabar/arsip-umpan/rss-1.xml", "/berita/rss.xml", "/berita/halaman/2/",
    "/podcast/musim-1/", "/podcast/rss.xml",
    "/podcast/cerita/musim-1/", "/podcast/cerita/musim-1/rss.xml", "/penulis/redaksi/feed.json",
    "/arsip/2024/", "/agenda/agenda.ics", "/sitemap-pages.xml", "/topik/novel/", "/tag/novel/",
    "/media/gambar/foto.jpg",
}  # fmt: skip


def test_an_editor_is_asked_about_what_editors_made_and_never_about_a_list(
    tmp_path: Path, sample_media: Path
) -> None:
    content = shutil.copytree(sample_media, tmp_path / "content")
    shutil.copy(content / "media/audio/episode.mp3", content / "media/audio/cerita.mp3")
    tale = EPISODE.replace("audio/episode.mp3", "audio/cerita.mp3").replace(
        "musim:", "podcast: cerita\nmusim:"
    )
    files = {"site.yaml": SITE + FURTHER, **WHOLE_SITE, "articles/podcast/2024/dongeng.md": tale}
    files |= {f"articles/berita/2024/kabar-{n}.md": SHORT % n for n in range(61)}
    for name, text in files.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, "utf-8")
    found: ledger.Ledger = {}

    def take_down(site: Path, facts: Facts) -> None:
        found.update(of_site(site, facts))

    settings = {"BUILD_TIME": NOW, "SEARCH": False, "CHECK_CACHE": str(tmp_path / "periksa")}
    build(ROOT, tmp_path / "output", content=content, overrides=settings, finish=take_down)
    told = answers(found, {}, ())
    asked, not_asked = set(told.vanished), {redirect.source for redirect in told.redirects}
    assert ASKED - asked == set()
    assert NOT_ASKED - not_asked == set()
    # Whatever else is written lies beside what is named here, and is judged as that.
    lists = ("/topik/", "/penulis/", "/arsip/", "/tag/", "/category/", "/author/")
    assert not {address for address in asked if address.startswith(lists)}
    assert {address for address in found if "/20" in address and address.endswith("/")} - asked <= {
        "/arsip/2024/", "/2024/",
    }  # fmt: skip
    assert ledger.from_text(ledger.to_text(found)) == found


def test_what_is_known_of_an_address_outlives_what_is_not() -> None:
    parts = [{"/a/": "", "/b/": "-", "/c/": "-", "/d/": "x"}, {"/a/": "-", "/b/": "x", "/c/": "+"}]
    both = {"/a/": "-", "/b/": "x", "/c/": "+", "/d/": "x"}
    assert ledger.joined(parts) == ledger.joined(reversed(parts)) == both
    assert ledger.joined([both, {"/d/": "y"}])["/d/"] == "x"
    # As Git joins the lines of two copies.
    assert ledger.from_text("/a/\tx\n/a/\n/a/\t-\n") == {"/a/": "x"}


def test_lists_of_a_ledger_of_bare_addresses_are_known_by_their_form() -> None:
    """As `literasi riwayat` makes it of a live site, this one's or WordPress's."""
    lists = [
        "/topik/x/", "/podcast/musim-2/", "/podcast/cerita/musim-2/rss.xml",
        "/arsip-umpan/rss-1.xml", "/berita/arsip-umpan/atom-2.xml", "/category/kabar/",
        "/2019/05/judul/feed/", "/page/3/",
        "/wp-sitemap-posts-post-1.xml", "/berita/halaman/2/",
    ]  # fmt: skip
    others = ["/2019/05/judul/", "/tentang/", "/podcast/cerita/rss.xml", "/berita/2024/a/"]
    told = answers(dict.fromkeys([*lists, *others], ""), {}, ())
    assert {redirect.source for redirect in told.redirects} == set(lists)
    assert set(told.vanished) == set(others)

"""Text from a header is text on every page and in every feed, whatever it holds."""

import json
from pathlib import Path

import lxml.html
from lxml import etree

from tests.conftest import Build, Refuse
from tests.samples import SITE, WHOLE_SITE

HOSTILE = """'"><script>alert(1)</script><img src=x onerror=alert(2)> & ]]> {{ 7*7 }} {% x %}"""
QUOTED = '"' + HOSTILE.replace("\\", "\\\\").replace('"', '\\"') + '"'

HEADER = f"""\
---
judul: {QUOTED}
tanggal: 2024-12-01
penulis: [{QUOTED}]
ringkasan: {QUOTED}
topik: [{QUOTED}, novel]
tempat: {QUOTED}
gambar: {{berkas: media/gambar/foto.jpg, alt: {QUOTED}, keterangan: {QUOTED}, kredit: {QUOTED}}}
sumber: {{nama: {QUOTED}, tautan: "https://example.org/?a='><script>"}}
ralat:
  - {{tanggal: 2024-12-02, isi: {QUOTED}}}
"""

FILES = {
    "articles/berita/2024/x.md": f"{HEADER}---\nIsi.\n",
    "articles/ulasan/2024/x.md": f"{HEADER}buku: {{judul: {QUOTED}, penulis: [{QUOTED}], "
    f"penerbit: {QUOTED}}}\nnilai: 4\nkesimpulan: {QUOTED}\n---\nIsi.\n",
    "articles/agenda/2024/x.md": f"{HEADER}mulai: 2024-12-03\ncara: luring\n"
    f"lokasi: {{nama: {QUOTED}, alamat: {QUOTED}}}\npenyelenggara: {QUOTED}\n---\nIsi.\n",
}


def test_a_link_cannot_hold_markup(refuse: Refuse) -> None:
    report = refuse(FILES)
    assert report.count("sumber.tautan") == len(FILES)
    assert "bukan alamat web" in report


def test_hostile_text_is_shown_and_never_run(build: Build) -> None:
    files = {
        path: text.replace("https://example.org/?a='><script>", "https://example.org/?a=b&c=d")
        for path, text in FILES.items()
    }
    site = SITE.replace("semboyan: Kabar literasi dari lereng gunung", f"semboyan: {QUOTED}")
    output = build({**WHOLE_SITE, **files, "site.yaml": site})
    shown = 0
    for file in output.rglob("*.html"):
        tree = lxml.html.parse(str(file)).getroot()
        for element in tree.iter():
            assert not any(str(name).startswith("on") for name in element.attrib), file
        for script in tree.iter("script"):
            if source := script.get("src"):
                assert source.startswith("/theme/js/"), file
                assert script.text is None, file
                continue
            assert script.get("type") == "application/ld+json", file
            json.loads(script.text or "")
        shown += HOSTILE in tree.text_content()
    assert shown > 10
    for file in [*output.rglob("*.xml"), *output.rglob("*.opml")]:
        etree.parse(file)
    home = json.loads((output / "feed.json").read_text("utf-8"))
    assert HOSTILE in [item["title"] for item in home["items"]]


def test_no_template_code_in_a_text_is_run(build: Build) -> None:
    output = build({**WHOLE_SITE, "articles/berita/2024/y.md": (
        "---\njudul: Hitung {{ 7*7 }}\ntanggal: 2024-12-01\n---\nIsi {{ 7*7 }} {% x %}.\n"
    )})  # fmt: skip
    page = Path(output, "berita/2024/y/index.html").read_text("utf-8")
    assert "Hitung {{ 7*7 }}" in page
    assert "Isi {{ 7*7 }} {% x %}." in page

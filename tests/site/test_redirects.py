"""Old addresses are answered: by aliases, by site.yaml, and those that WordPress once gave."""

import json
import re
import subprocess
from pathlib import Path

from bs4 import BeautifulSoup

from tests.conftest import Build, Refuse
from tests.samples import NEWS, SITE, WHOLE_SITE

FILE = "articles/berita/2024/pojok-baca.md"


def goes_to(page: Path) -> str:
    """Return where a forwarding page leads."""
    soup = BeautifulSoup(page.read_text("utf-8"), "lxml")
    refresh = soup.find("meta", attrs={"http-equiv": "refresh"})
    assert refresh is not None
    return str(refresh["content"]).partition("url=")[2]


def test_site_yaml_redirects_and_declares_gone(build: Build) -> None:
    site = f"{SITE}alihan:\n  - {{dari: /lama/, ke: /berita/}}\n  - {{dari: /luar, ke: https://a.b/}}\n"
    output = build({**WHOLE_SITE, "site.yaml": f"{site}dihapus: [/salah-terbit/, /salah.pdf]\n"})
    assert goes_to(output / "lama/index.html") == "/berita/"
    away = (output / "luar/index.html").read_text("utf-8")
    assert 'href="https://a.b/"' in away
    assert 'http-equiv="refresh"' not in away
    gone = (output / "salah-terbit/index.html").read_text("utf-8")
    assert "Halaman ini sudah tidak ada" in gone
    assert gone == (output / "410.html").read_text("utf-8")
    assert not (output / "salah.pdf").exists()


def test_a_redirect_below_a_base_path_stays_below_it(build: Build) -> None:
    output = build(WHOLE_SITE, SITEURL="https://a.b.example/literasi", BASE_PATH="/literasi")
    assert goes_to(output / "2019/05/pojok-baca/index.html").startswith("/literasi/berita/")


def test_redirects_that_cannot_be_are_told_together(refuse: Refuse) -> None:
    site = (
        f"{SITE}alihan:\n  - {{dari: /berita/, ke: /ulasan/}}\n  - {{dari: /x/, ke: /tidak-ada/}}\n"
    )
    report = refuse({"site.yaml": f"{site}dihapus: [/2019/05/pojok-baca/, /rss.xml]\n"})
    assert "alihan: Alamat /berita/ masih ada: halaman /berita/." in report
    assert "alihan: /x/ menuju /tidak-ada/, alamat yang tidak ada." in report
    assert "dihapus: Alamat /2019/05/pojok-baca/ masih ada: content/articles/berita" in report
    assert "dihapus: Alamat /rss.xml masih ada: berkas /rss.xml." in report


def test_the_addresses_of_wordpress_are_answered(build: Build) -> None:
    output = build({**WHOLE_SITE, "site.yaml": f"{SITE}bekas_wordpress: ya\n"})
    assert goes_to(output / "category/berita/index.html") == "/berita/"
    assert goes_to(output / "category/pojok-baca/index.html") == "/topik/pojok-baca/"
    assert goes_to(output / "tag/novel/index.html") == "/topik/novel/"
    assert goes_to(output / "author/redaksi/index.html") == "/penulis/redaksi/"
    assert goes_to(output / "2024/index.html") == "/arsip/2024/"


def test_the_front_page_knows_addresses_with_a_query(build: Build, tmp_path: Path) -> None:
    """Run by node as a browser would: `location` is where the reader came to."""
    news = NEWS.replace("[/2019/05/pojok-baca/]", '[/2019/05/pojok-baca/, "/?p=12"]')
    output = build({**WHOLE_SITE, FILE: news})
    front = (output / "index.html").read_text("utf-8")
    (script,) = re.findall(r'<script src="/(theme/alamat-lama\.[0-9a-f]{10}\.js)" defer>', front)
    text = (output / script).read_text("utf-8")
    for query, expected in {"?p=12": "/berita/2024/pojok-baca/", "?p=1": "", "": ""}.items():
        went = text.replace("location=", "went=").replace("location.", "here.")
        program = f"""
            let went = ""
            const addEventListener = (_, run) => run()
            const here = {{search: {json.dumps(query)}}}
            eval({json.dumps(went)})
            console.log(went)
        """
        done = subprocess.run(["node", "-e", program], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == expected
    other = (output / "berita/index.html").read_text("utf-8")
    assert "alamat-lama" not in other

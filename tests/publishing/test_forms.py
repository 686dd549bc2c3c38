"""Redirects and headers in each host's form; nginx reads its own and answers by it."""

import gzip
from fnmatch import fnmatchcase
from pathlib import Path

import brotli
import pytest

from plugins.core import media
from plugins.core.media_types import TYPES
from plugins.core.redirection import Redirect
from plugins.publishing.forms import apache, netlify, nginx
from plugins.publishing.headers import RULES, SAFETY, cache_of, safety_of_admin
from tests.publishing.nginx import BROTLI, Client, serving
from tests.publishing.sites import facts

REDIRECTS = (
    Redirect("/2019/05/lama/", "/berita/2024/baru/"),
    Redirect("/?p=12", "/berita/2024/baru/"),
    Redirect("/kategori/é spasi/", "/berita/"),
    Redirect("/luar", "https://lain.example.org/x?y=1"),
    Redirect("/hilang/", None),
    Redirect("/?p=13", None),
    Redirect("/berkas.xml", "/rss.xml"),
    Redirect('/aneh"$1\\;{}/', "/berita/"),
    Redirect("/~nama/", "/berita/"),
)


ADMIN = "default-src 'none'; connect-src 'self' https://api.github.com"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "index.html": "depan",
        "404.html": "tak ada",
        "410.html": "sudah dihapus",
        "rss.xml": "<rss/>",
        "berita/index.html": "berita",
        "berita/2024/baru/index.html": "baru",
        "theme/a.0123456789.css": "a{}",
        "media/a.mp3": "suara",
        "agenda/agenda.ics": "BEGIN:VCALENDAR",
        "admin/index.html": "redaksi",
        "admin/susunan.json": "{}",
    }
    for name, text in files.items():
        (tmp_path / "situs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "situs" / name).write_text(text, "utf-8")
    return tmp_path / "situs"


def test_nginx_answers_old_addresses_and_sends_the_headers_of_the_table(
    site: Path, tmp_path: Path
) -> None:
    http, server = nginx.http_block(REDIRECTS, ""), nginx.server_block("")
    with serving(site, tmp_path / "nginx", http=http, server=server) as address:
        client = Client(*address)

        def goes(path: str) -> tuple[int, str]:
            [(status, _)] = client.ask([path])
            return status, client.headers.get("location", "")

        base = f"http://localhost:{address[1]}"
        for path in ("/2019/05/lama/", "/2019/05/lama", "/2019/05/lama/?utm=wa", "/?p=12"):
            assert goes(path) == (301, f"{base}/berita/2024/baru/"), path
        assert goes("/kategori/%C3%A9%20spasi/") == (301, f"{base}/berita/")
        assert goes("/aneh%22$1%5C;%7B%7D/") == (301, f"{base}/berita/")
        assert goes("/~nama/") == (301, f"{base}/berita/")
        assert goes("/luar") == (301, "https://lain.example.org/x?y=1")
        assert goes("/berkas.xml") == (301, f"{base}/rss.xml")
        for path in ("/hilang/", "/hilang", "/?p=13"):
            assert client.ask([path]) == [(410, b"sudah dihapus")], path
        assert client.ask(["/tidak-ada/"]) == [(404, b"tak ada")]
        assert client.ask(["/", "/?p=1"]) == [(200, b"depan"), (200, b"depan")]
        for name in ("index.html", "rss.xml", "theme/a.0123456789.css", "media/a.mp3"):
            client.ask([f"/{name}"])
            assert client.headers["cache-control"] == cache_of(name), name
            for header, value in SAFETY.items():
                assert client.headers[header.lower()] == value
        client.ask(["/agenda/agenda.ics"])
        assert client.headers["content-type"] == "text/calendar; charset=utf-8"
        client.ask(["/tidak-ada/"])
        assert "content-security-policy" in client.headers
        client.close()


def test_nginx_names_the_type_of_every_file_that_a_site_may_hold(
    site: Path, tmp_path: Path
) -> None:
    """It knows no others than those it is given: a photo without one is downloaded, not shown."""
    assert {suffix: TYPES.get(suffix) for suffix in media.TYPES} == media.TYPES | {
        ".vtt": "text/vtt; charset=utf-8"
    }
    for suffix in TYPES:
        (site / f"berkas{suffix}").write_text("x", "utf-8")
    (site / "FOTO.JPG").write_text("x", "utf-8")
    told = nginx.files((), facts({}))
    with serving(
        site, tmp_path / "nginx", http=told["http.conf"], server=told["server.conf"]
    ) as address:
        client = Client(*address)
        for suffix, kind in TYPES.items():
            client.ask([f"/berkas{suffix}"])
            assert client.headers["content-type"] == kind, suffix
        client.ask(["/FOTO.JPG"])
        assert client.headers["content-type"] == "image/jpeg"
        client.close()
    assert "warn" not in (tmp_path / "nginx/error.log").read_text("utf-8")


def test_nginx_sends_what_was_compressed_to_who_reads_it(site: Path, tmp_path: Path) -> None:
    (site / "index.html.gz").write_bytes(gzip.compress(b"depan"))
    (site / "index.html.br").write_bytes(brotli.compress(b"depan"))
    told = nginx.files((), facts({}))
    with serving(
        site,
        tmp_path / "nginx",
        http=told["http.conf"],
        server=told["server.conf"] + told["brotli.conf"],
        modules=BROTLI,
    ) as address:
        client = Client(*address)
        for accepted, encoding, unpack in (
            ("gzip, deflate, br, zstd", "br", brotli.decompress),
            ("gzip", "gzip", gzip.decompress),
            ("identity", None, bytes),
        ):
            [(status, body)] = client.ask(["/"], f"Accept-Encoding: {accepted}\r\n")
            assert (status, unpack(body)) == (200, b"depan")
            assert client.headers.get("content-encoding") == encoding
            assert client.headers["content-type"] == "text/html; charset=utf-8"
            assert client.headers["cache-control"] == cache_of("index.html")
            assert client.headers["vary"] == "Accept-Encoding"
        client.close()


def test_nginx_gives_the_cms_its_own_policy_and_all_others_theirs(
    site: Path, tmp_path: Path
) -> None:
    http, server = nginx.http_block((), "", ADMIN), nginx.server_block("")
    with serving(site, tmp_path / "nginx", http=http, server=server) as address:
        client = Client(*address)
        for path in ("/admin/", "/admin/susunan.json"):
            client.ask([path])
            for name, value in (SAFETY | safety_of_admin(ADMIN)).items():
                assert client.headers[name.lower()] == value, path
            assert client.headers["cache-control"] == "no-cache"
        for path in ("/", "/berita/", "/administrasi/", "/admin/tidak-ada/"):
            client.ask([path])
            for name, value in SAFETY.items():
                assert client.headers[name.lower()] == value, path
        client.close()


def test_a_site_below_a_path_is_answered_there(site: Path, tmp_path: Path) -> None:
    root = tmp_path / "akar"
    root.mkdir()
    site.rename(root / "literasi")
    base = "/literasi"
    http, server = nginx.http_block(REDIRECTS[:6], base, ADMIN), nginx.server_block(base)
    with serving(root, tmp_path / "nginx", http=http, server=server) as address:
        client = Client(*address)
        for path in ("/literasi/2019/05/lama/", "/literasi/?p=12"):
            assert client.ask([path])[0][0] == 301
            assert client.location == "/literasi/berita/2024/baru/"
        assert client.ask(["/literasi/hilang/"]) == [(410, b"sudah dihapus")]
        client.ask(["/literasi/theme/a.0123456789.css"])
        assert "immutable" in client.headers["cache-control"]
        assert "github" not in client.headers["content-security-policy"]
        client.ask(["/literasi/admin/"])
        assert "github" in client.headers["content-security-policy"]
        client.close()


def test_a_thousand_redirects_are_read(site: Path, tmp_path: Path) -> None:
    many = [Redirect(f"/lama/{number}/{'x' * 150}/", "/berita/") for number in range(3000)]
    with serving(site, tmp_path / "nginx", http=nginx.http_block(many, "")) as address:
        client = Client(*address)
        assert client.ask(["/"])[0][0] == 200
        client.close()


def test_netlify_and_cloudflare_read_one_line_a_redirect() -> None:
    lines = netlify.redirects_file(REDIRECTS[:6], "/x").splitlines()
    assert lines == [
        "/x/2019/05/lama/ /x/berita/2024/baru/ 301",
        "/x/ p=12 /x/berita/2024/baru/ 301",
        "/x/kategori/é spasi/ /x/berita/ 301".replace("é spasi", "%C3%A9%20spasi"),
        "/x/luar https://lain.example.org/x?y=1 301",
    ]
    headers = netlify.headers_file()
    assert headers.startswith("/*\n  Content-Security-Policy: ")
    assert "/theme/*\n  Cache-Control: public, max-age=31536000, immutable\n" in headers
    assert all(len(line) <= 2000 for line in headers.splitlines())


def test_no_two_rules_for_netlify_and_cloudflare_give_an_address_two_policies() -> None:
    """Two would both be kept to, and the CMS would reach neither GitHub nor GitLab."""
    text = netlify.headers_file(["/berita/*", "/404.html"], ADMIN)
    rules = {
        lines[0]: dict(line.strip().split(": ", 1) for line in lines[1:])
        for lines in map(str.splitlines, text.split("\n\n"))
    }
    for address, expected in (
        ("/admin/index.html", SAFETY | safety_of_admin(ADMIN)),
        ("/berita/2024/a/", SAFETY),
        ("/404.html", SAFETY),
        ("/", SAFETY),
    ):
        sent: dict[str, list[str]] = {}
        for pattern, headers in rules.items():
            if fnmatchcase(address, pattern):
                for name, value in headers.items():
                    sent.setdefault(name, []).append(value)
        sent.pop("Cache-Control", None)
        assert sent == {name: [value] for name, value in expected.items()}, address


def test_apache_refuses_scripts_and_escapes_addresses() -> None:
    text = apache.htaccess(REDIRECTS, "", compressed=True)
    assert "Require all denied" in text
    assert "RewriteRule ^2019/05/lama/?$ /berita/2024/baru/ [R=301,L,NE]" in text
    assert "RewriteCond %{QUERY_STRING} ^p=12$\n  RewriteRule ^/?$ /berita/2024/baru/?" in text
    assert "RewriteRule ^hilang/?$ - [G,L]" in text


def test_no_address_falls_under_two_rules_of_the_table() -> None:
    """Cloudflare puts the values of all rules that fit one address together."""
    starts = [pattern.rstrip("*") for rule in RULES for pattern in rule.patterns]
    for one in starts:
        assert [start for start in starts if start.startswith(one)] == [one]

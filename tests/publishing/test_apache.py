"""`.htaccess`, as Apache itself takes it: what nearly all shared hosts run."""

import gzip
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from plugins.core.redirection import Redirect
from plugins.publishing.forms import apache
from plugins.publishing.headers import SAFETY, cache_of, safety_of_admin
from tests.publishing.nginx import Client, free_port

REDIRECTS = (
    Redirect("/2019/05/lama/", "/berita/2024/baru/"),
    Redirect("/?p=12", "/berita/2024/baru/"),
    Redirect("/kategori/é spasi/", "/berita/"),
    Redirect("/luar", "https://lain.example.org/x?y=1"),
    Redirect("/hilang/", None),
    Redirect("/?p=13", None),
    Redirect("/berkas.xml", "/rss.xml"),
)

ADMIN = "default-src 'none'; connect-src 'self' https://api.github.com"

FILES = {
    "index.html": "depan",
    "404.html": "tak ada",
    "410.html": "sudah dihapus",
    "rss.xml": "<rss/>",
    "berita/index.html": "berita",
    "berita/2024/baru/index.html": "baru",
    "theme/a.0123456789.css": "a{}",
    "media/a.mp3": "suara",
    "agenda/agenda.ics": "BEGIN:VCALENDAR",
    "media/jahat.php": "<?php",
    "_headers": "x",
    "admin/index.html": "redaksi",
}

_CONF = """\
ServerRoot {folder}
ServerName localhost
User nobody
Group nogroup
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/error.log
DefaultRuntimeDir {folder}
Mutex file:{folder}
TypesConfig /dev/null
KeepAliveTimeout 30
{modules}
DocumentRoot {root}
<Directory {root}>
  AllowOverride All
  Require all granted
</Directory>
"""

_MODULES = ("mpm_event", "authz_core", "mime", "dir", "headers", "rewrite", "alias")
_ALSO_AT = Path("/usr/lib/apache2/modules")


@pytest.fixture
def client(scratch: Path) -> Iterator[Client]:
    """Serve the files with Apache, and return a client of it."""
    root = scratch / "situs"
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    for name in ("index.html", "rss.xml", "berita/index.html"):
        data = FILES[name].encode()
        (root / f"{name}.gz").write_bytes(gzip.compress(data))
        (root / f"{name}.br").write_bytes(brotli.compress(data))
    rules = apache.htaccess(REDIRECTS, "", compressed=True, admin_policy=ADMIN)
    (root / ".htaccess").write_text(rules, "utf-8")
    folder = scratch / "apache"
    folder.mkdir()
    modules = "".join(f"LoadModule {name}_module {_ALSO_AT}/mod_{name}.so\n" for name in _MODULES)
    # Its children run as somebody else, who must be let in.
    scratch.chmod(0o755)
    port = free_port()
    conf = folder / "conf"
    conf.write_text(_CONF.format(folder=folder, port=port, root=root, modules=modules), "utf-8")
    program = shutil.which("apache2") or "/usr/sbin/apache2"
    with subprocess.Popen([program, "-DFOREGROUND", "-f", str(conf)]) as process:
        try:
            yield _connected(port, process, folder / "error.log")
        finally:
            process.terminate()


def _connected(port: int, process: "subprocess.Popen[bytes]", log: Path) -> Client:
    for _ in range(200):
        try:
            return Client("127.0.0.1", port)
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.05)
    said = log.read_text("utf-8") if log.is_file() else ""
    raise RuntimeError(f"Apache does not answer: {said}")


def goes(client: Client, path: str) -> tuple[int, str]:
    [(status, _)] = client.ask([path])
    return status, client.headers.get("location", "").replace("http://localhost", "")


def test_apache_answers_old_addresses(client: Client) -> None:
    for path in ("/2019/05/lama/", "/2019/05/lama", "/2019/05/lama/?utm=wa", "/?p=12"):
        status, location = goes(client, path)
        assert (status, location.partition("?")[0]) == (301, "/berita/2024/baru/"), path
    assert goes(client, "/?p=12") == (301, "/berita/2024/baru/")
    assert goes(client, "/kategori/%C3%A9%20spasi/") == (301, "/berita/")
    assert goes(client, "/luar") == (301, "https://lain.example.org/x?y=1")
    assert goes(client, "/berkas.xml") == (301, "/rss.xml")
    for path in ("/hilang/", "/hilang", "/?p=13"):
        assert client.ask([path]) == [(410, b"sudah dihapus")], path
    assert client.ask(["/tidak-ada/"]) == [(404, b"tak ada")]
    assert client.ask(["/", "/?p=1", "/berita/"]) == [
        (200, b"depan"),
        (200, b"depan"),
        (200, b"berita"),
    ]
    client.close()


def test_apache_sends_the_headers_of_the_table_and_runs_no_script(client: Client) -> None:
    for name in ("index.html", "rss.xml", "theme/a.0123456789.css", "media/a.mp3"):
        client.ask([f"/{name}"])
        assert client.headers["cache-control"] == cache_of(name), name
        for header, value in SAFETY.items():
            assert client.headers[header.lower()] == value
    client.ask(["/agenda/agenda.ics"])
    assert client.headers["content-type"] == "text/calendar; charset=utf-8"
    client.ask(["/admin/"])
    for header, value in (SAFETY | safety_of_admin(ADMIN)).items():
        assert client.headers[header.lower()] == value
    assert client.headers["cache-control"] == "no-cache"
    for refused in ("/media/jahat.php", "/_headers", "/.htaccess"):
        assert client.ask([refused])[0][0] == 403
    client.close()


def test_apache_sends_what_was_compressed_to_who_reads_it(client: Client) -> None:
    for path, kind in (
        ("/", "text/html; charset=utf-8"),
        ("/berita/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/rss.xml", "application/xml"),
    ):
        name = f"{path[1:]}index.html" if path.endswith("/") else path[1:]
        [(status, body)] = client.ask([path], "Accept-Encoding: gzip\r\n")
        assert (status, client.headers["content-encoding"]) == (200, "gzip"), path
        assert gzip.decompress(body).decode() == FILES[name]
        assert client.headers["content-type"].replace("UTF", "utf").replace(";c", "; c") == kind
        # Browsers name both; the smaller one is sent.
        [(status, body)] = client.ask([path], "Accept-Encoding: gzip, deflate, br, zstd\r\n")
        assert (status, client.headers["content-encoding"]) == (200, "br"), path
        assert client.headers["vary"] == "Accept-Encoding"
        assert brotli.decompress(body).decode() == FILES[name]
        assert client.headers["content-type"].replace("UTF", "utf").replace(";c", "; c") == kind
        assert client.headers["cache-control"] == cache_of(name)
        [(status, body)] = client.ask([path])
        assert "content-encoding" not in client.headers
        assert body.decode() == FILES[name]
    client.close()

"""From the desk to the readers: sent, looked at, and taken back where it is not whole."""

import hashlib
import http.server
import json
import shutil
import stat
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins.desk.publication import Publication
from plugins.kinds.hosting import CloudflareHost, NetlifyHost
from plugins.publishing.hosts import web
from plugins.publishing.hosts.cloudflare_pages import CloudflarePages
from plugins.publishing.hosts.host import PublishingFailed
from plugins.publishing.hosts.netlify import Netlify
from plugins.publishing.lasting import is_lasting
from plugins.publishing.manifest import from_text
from plugins.publishing.paths import MANIFEST, RELEASE
from plugins.publishing.precompression import plain_path
from plugins.publishing.verifying import of_folder
from tests.conftest import ROOT
from tests.publishing.linked_sites import FORMER, NEW, files_of, write
from tests.publishing.nginx import serving
from tests.samples import NEWS, SITE, WHOLE_SITE

FILE = "content/articles/berita/2024/pojok-baca.md"


@pytest.fixture
def root(scratch: Path, sample_media: Path) -> Path:
    """Return a project that publishes into a folder."""
    project = scratch / "proyek"
    project.mkdir()
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, project)
    (project / "theme").symlink_to(ROOT / "theme")
    shutil.copytree(sample_media, project / "content")
    for name, text in {"site.yaml": SITE, **WHOLE_SITE}.items():
        (project / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "content" / name).write_text(text, "utf-8")
    return project


def publish(root: Path, **options: Any) -> str:
    """Publish; return what was said."""
    said: list[str] = []
    publication = Publication(
        root, root / "content", root / "output", said.append, patience=0, **options
    )
    publication.deliver(publication.build().facts)
    return "\n".join(said)


def test_a_release_is_sent_and_looked_at_and_taken_back_where_it_is_not_whole(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    served = root.parent / "srv/www"
    served.parent.mkdir()
    rules = root / ".literasi/nginx"
    plain = "index index.html;"
    with serving(served, tmp_path / "nginx", server=plain) as (host, port):
        site = f"{SITE}penerbitan: {{folder: {{folder: {served}}}}}\n"
        (root / "content/site.yaml").write_text(site, "utf-8")
        # The site's address is not this machine's.
        live = f"http://{host}:{port}"
        asked = "plugins.publishing.smoke.fetch"
        monkeypatch.setattr(asked, lambda _, *words: web.fetch(live, *words))
        said = publish(root)
        assert "Terbit di Folder." in said
        assert files_of(served) == files_of(root / "output")
        assert list(served.rglob("*.html.gz"))
        before = files_of(served)
        (root / FILE).write_text(NEWS.replace("warga berdatangan", "warga datang"), "utf-8")
        said = publish(root)
        # Told by name, with the link to share.
        assert "Berubah: 2 tulisan.\n  Pojok baca dibuka: warga datang\n  https://lit" in said
        assert "Daftar yang ikut berubah: " in said
        assert "Baru:" not in said
        assert files_of(served) != before
        good = files_of(served)
        # Whoever answers at the address does not serve what was published.
        (root / FILE).write_text(NEWS.replace("warga berdatangan", "warga salah"), "utf-8")
        monkeypatch.setattr(asked, lambda *_: (200, {}, b"lain"))
        with pytest.raises(PublishingFailed, match="Rilis sebelumnya sudah dikembalikan"):
            publish(root)
    back = files_of(served)
    assert files_of(root / "output") == back
    # All of it, and what pages of the withdrawn release need that somebody read meanwhile.
    assert all(is_lasting(plain_path(name)) for name in back.keys() - good.keys())
    assert {name for name in good if back.get(name) != good[name]} <= {MANIFEST, RELEASE}
    assert of_folder(served, from_text(back[MANIFEST].decode())) == []
    assert "map " in (rules / "http.conf").read_text("utf-8")
    # Where nothing was published before, most often nobody is led there yet: no reason to fail.
    (served / RELEASE).unlink()
    monkeypatch.setattr(asked, lambda *_: (200, {}, b"lain"))
    said = publish(root)
    assert "Belum tampak di https://literasi.example.org:" in said
    assert "Terbit di Folder." in said


def test_what_is_the_same_here_is_not_asked_of_the_host(tmp_path: Path) -> None:
    """By SSH each file would take a connection."""
    output = tmp_path / "output"
    output.mkdir()
    for name in ("sama.css", "lain.css"):
        (output / name).write_text(name, "utf-8")
    live = {"sama.css": hashlib.sha256(b"sama.css").hexdigest(), "lain.css": "0", "jauh.css": "1"}
    asked: list[str] = []

    def far(path: str) -> bytes:
        asked.append(path)
        return b"dari jauh"

    read = Publication(tmp_path, tmp_path, output, print)._nearest(far, live)
    assert read("sama.css") == b"sama.css"
    assert read("lain.css") == read("jauh.css") == b"dari jauh"
    assert asked == ["lain.css", "jauh.css"]


@pytest.fixture
def netlify_server() -> Iterator[tuple[str, dict[str, Any]]]:
    """Answer as Netlify's documentation of deploys says; yield the address and what was kept."""
    kept: dict[str, Any] = {"blobs": {}, "deploys": [], "live": None}

    class Answer(http.server.BaseHTTPRequestHandler):
        def _say(self, told: object) -> None:
            body = json.dumps(told).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def _read(self) -> bytes:
            assert self.headers["Authorization"] == "Bearer contoh"
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))

        def do_POST(self) -> None:
            body = self._read()
            if self.path.endswith("/restore"):
                kept["live"] = int(self.path.split("/")[-2])
                self._say({})
                return
            files = json.loads(body)["files"]
            required = sorted(set(files.values()) - kept["blobs"].keys())
            kept["deploys"].append(files)
            self._say({"id": str(len(kept["deploys"]) - 1), "required": required})

        def do_PUT(self) -> None:
            body = self._read()
            kept["blobs"][hashlib.sha1(body).hexdigest()] = body
            self._say({})

        def do_GET(self) -> None:
            self._read()
            if self.path.endswith("/deploys"):
                numbers = range(len(kept["deploys"]))
                self._say([{"id": str(n), "state": "ready"} for n in reversed(numbers)])
                return
            kept["live"] = int(self.path.rpartition("/")[2])
            self._say({"state": "ready"})

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/api/v1", kept
        server.shutdown()


def test_netlify_is_sent_only_what_it_has_not_and_can_go_back(
    netlify_server: tuple[str, dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, kept = netlify_server
    monkeypatch.setenv("LITERASI_NETLIFY_API", address)
    monkeypatch.setenv("NETLIFY_AUTH_TOKEN", "contoh")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    host = Netlify(NetlifyHost.model_construct(site="contoh.netlify.app"), "https://x.y")
    assert not host.roll_back()
    host.publish(write(tmp_path / "lama", FORMER))
    blobs = len(kept["blobs"])
    new = write(tmp_path / "baru", NEW)
    host.publish(new)
    live = {
        path[1:]: kept["blobs"][digest] for path, digest in kept["deploys"][kept["live"]].items()
    }
    assert live == files_of(new)
    assert len(kept["blobs"]) - blobs < len(live)
    assert host.roll_back()
    assert kept["live"] == 0
    monkeypatch.delenv("NETLIFY_AUTH_TOKEN")
    with pytest.raises(PublishingFailed, match="isi NETLIFY_AUTH_TOKEN"):
        host.publish(new)


def test_cloudflare_is_left_to_wrangler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrangler = tmp_path / "wrangler"
    wrangler.write_text('#!/bin/sh\necho "$@" > dipanggil.txt\n[ -z "$RUSAK" ]\n', "utf-8")
    wrangler.chmod(wrangler.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("LITERASI_WRANGLER", str(wrangler))
    given = CloudflareHost.model_construct(project="contoh", branch="main")
    host = CloudflarePages(given, tmp_path, "https://x.y")
    host.publish(tmp_path / "situs")
    assert (tmp_path / "dipanggil.txt").read_text("utf-8").split() == [
        "pages", "deploy", str(tmp_path / "situs"), "--project-name=contoh", "--branch=main",
        "--commit-dirty=true",
    ]  # fmt: skip
    monkeypatch.setenv("RUSAK", "ya")
    with pytest.raises(PublishingFailed, match="situs lama tetap terbit"):
        host.publish(tmp_path / "situs")
    monkeypatch.setenv("LITERASI_WRANGLER", "tidak-ada-program-ini")
    with pytest.raises(PublishingFailed, match="tidak ada; pasang dahulu"):
        host.publish(tmp_path / "situs")

"""The preview server, asked over real sockets as a browser would."""

import http.client
import socket
import threading
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path

import pytest

from plugins.desk.answering import EVENTS, RELOAD_SCRIPT, Server
from plugins.desk.preview import Preview
from plugins.desk.serving import serve
from plugins.desk.static_host import byte_range

SOUND = bytes(range(256)) * 4


class Site:
    """A small built site, its preview, and a browser's questions to it."""

    def __init__(self, folder: Path) -> None:
        self.output = folder / "output"
        (self.output / "berita").mkdir(parents=True)
        self.write("index.html", "<!DOCTYPE html><html><body><p>Beranda</p></body></html>")
        self.write("berita/index.html", "<p>Berita tanpa penutup")
        self.write("404.html", "<body>Tidak ada</body>")
        (self.output / "suara.mp3").write_bytes(SOUND)
        (self.output / "kosong.mp3").write_bytes(b"")
        (folder / "rahasia.txt").write_text("rahasia")
        self.problem: str | None = None
        self.preview = Preview(self.output, lambda: self.problem)
        self.server = Server("127.0.0.1", 0, self.preview)
        self.port = self.server.server_port

    def write(self, path: str, text: str) -> None:
        (self.output / path).write_text(text, "utf-8")

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response, body

    def listen(self) -> HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        connection.request("GET", EVENTS)
        return connection.getresponse()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    site = Site(tmp_path)
    thread = threading.Thread(target=site.server.serve_forever, args=[0.05])
    thread.start()
    yield site
    site.preview.close()
    site.server.shutdown()
    thread.join()
    site.server.server_close()


def next_version(events: HTTPResponse) -> str:
    while not (line := events.readline()).startswith(b"data:"):
        assert line, "the stream ended"
    return line.removeprefix(b"data:").strip().decode()


def test_a_folder_is_answered_by_its_index(site: Site) -> None:
    response, body = site.ask("/")
    assert response.status == 200
    assert response.getheader("Content-Type") == "text/html; charset=utf-8"
    assert "<p>Beranda</p>" in body.decode()


def test_drafts_are_listed_for_nothing_leads_to_them(site: Site) -> None:
    assert b"Tidak ada draf." in site.ask("/draf/")[1]
    (site.output / "draf/berita/kabar-&-b").mkdir(parents=True)
    site.write("draf/berita/kabar-&-b/index.html", "<h1 id=a>Kabar &lt;b&gt; <i>desa</i></h1>")
    response, body = site.ask("/draf/")
    assert response.status == 200
    assert '<a href="/draf/berita/kabar-&amp;-b/">Kabar &lt;b&gt; desa</a>' in body.decode()
    assert site.ask("/draf")[0].getheader("Location") == "/draf/"


def test_a_query_is_no_part_of_the_path(site: Site) -> None:
    assert site.ask("/suara.mp3?v=2")[1] == SOUND


@pytest.mark.parametrize("path", ["/berita", "/berita?x", "//berita"])
def test_a_folder_without_its_slash_redirects_on_this_host(site: Site, path: str) -> None:
    response, _ = site.ask(path)
    assert (response.status, response.getheader("Location")) == (301, "/berita/")


def test_a_missing_page_is_the_site_s_own_with_status_404(site: Site) -> None:
    response, body = site.ask("/tidak/ada/")
    assert response.status == 404
    assert b"Tidak ada" in body


def test_a_missing_page_is_a_plain_one_before_the_first_build(site: Site) -> None:
    (site.output / "404.html").unlink()
    response, body = site.ask("/tidak/ada/")
    assert response.status == 404
    assert "Halaman ini tidak ada" in body.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/../rahasia.txt",
        "/berita/../../rahasia.txt",
        "/%2e%2e/rahasia.txt",
        "/..%2frahasia.txt",
        "/..%5crahasia.txt",
        "/%2e%2e%5crahasia.txt",
        "//../rahasia.txt",
        "/pintas.txt",
        "/%00",
        "/" + "a" * 5000,
    ],
)
def test_nothing_outside_the_site_is_served(site: Site, path: str) -> None:
    try:
        (site.output / "pintas.txt").symlink_to(site.output.parent / "rahasia.txt")
    except OSError:  # Windows grants links only to some
        site.write("pintas.txt", "")
    response, body = site.ask(path)
    assert b"rahasia" not in body
    assert response.status == 404 or not body


@pytest.mark.parametrize("host", ["situs-jahat.example", "situs-jahat.example:8000", "["])
def test_a_foreign_name_for_this_machine_is_refused(site: Site, host: str) -> None:
    assert site.ask("/", Host=host)[0].status == 403


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:8000"])
def test_this_machine_s_own_names_are_served(site: Site, host: str) -> None:
    assert site.ask("/", Host=host)[0].status == 200


def test_the_world_cannot_be_served() -> None:
    with pytest.raises(ValueError, match=r"0\.0\.0\.0"):
        Server("0.0.0.0", 0, Preview(Path(), lambda: None))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.avif", "image/avif"),
        ("a.ics", "text/calendar; charset=utf-8"),
        ("a.JPG", "image/jpeg"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.vtt", "text/vtt; charset=utf-8"),
        ("a.webmanifest", "application/manifest+json"),
        ("tanpa-akhiran", "application/octet-stream"),
    ],
)
def test_files_have_the_types_that_browsers_need(site: Site, name: str, kind: str) -> None:
    site.write(name, "")
    assert site.ask(f"/{name}")[0].getheader("Content-Type") == kind


@pytest.mark.parametrize(
    ("wanted", "status", "body", "content_range"),
    [
        ("bytes=0-3", 206, SOUND[:4], "bytes 0-3/1024"),
        ("bytes=1000-", 206, SOUND[1000:], "bytes 1000-1023/1024"),
        ("bytes=-10", 206, SOUND[-10:], "bytes 1014-1023/1024"),
        ("bytes=-9999", 206, SOUND, "bytes 0-1023/1024"),
        ("bytes=1000-9999", 206, SOUND[1000:], "bytes 1000-1023/1024"),
        ("bytes=1024-", 416, b"", "bytes */1024"),
        ("bytes=-0", 416, b"", "bytes */1024"),
        ("bytes=0-1,5-6", 200, SOUND, None),
        ("bytes=-", 200, SOUND, None),
        ("lines=1-2", 200, SOUND, None),
    ],
)
def test_a_player_can_seek(
    site: Site, wanted: str, status: int, body: bytes, content_range: str | None
) -> None:
    response, got = site.ask("/suara.mp3", Range=wanted)
    assert (response.status, got) == (status, body)
    assert response.getheader("Content-Range") == content_range
    assert response.getheader("Content-Length") == str(len(body))


def test_a_range_that_ends_before_it_begins_is_empty() -> None:
    assert not byte_range("bytes=5-2", 100)


def test_an_empty_file_is_served_whole(site: Site) -> None:
    response, body = site.ask("/kosong.mp3")
    assert (response.status, body) == (200, b"")


@pytest.mark.parametrize("path", ["/", "/suara.mp3", "/tidak-ada", RELOAD_SCRIPT, EVENTS])
def test_head_has_no_body(site: Site, path: str) -> None:
    assert site.ask(path, method="HEAD")[1] == b""


def test_only_served_pages_carry_the_reload_script(site: Site) -> None:
    before = (site.output / "index.html").read_bytes()
    page = site.ask("/")[1].decode()
    assert page.count(RELOAD_SCRIPT) == 1
    assert page.index(RELOAD_SCRIPT) < page.index("</body>")
    assert RELOAD_SCRIPT in site.ask("/berita/")[1].decode()
    assert (site.output / "index.html").read_bytes() == before
    assert site.ask("/suara.mp3")[1] == SOUND
    assert b"EventSource" in site.ask(RELOAD_SCRIPT)[1]


def test_every_page_is_the_problem_until_it_is_mended(site: Site) -> None:
    site.problem = "berita/a.md:3: <script>alert('judul')</script> & $lain"
    site.preview.rebuild()
    for path in ("/", "/berita/", "/tidak-ada/"):
        response, body = site.ask(path)
        assert response.status == 500
        assert "berita/a.md:3: &lt;script&gt;alert(" in body.decode()
        assert "&amp; $lain" in body.decode()
        assert "<script>alert" not in body.decode()
        assert RELOAD_SCRIPT in body.decode()
    assert site.ask("/suara.mp3")[0].status == 200
    site.problem = None
    site.preview.rebuild()
    assert site.ask("/")[0].status == 200


def test_a_program_error_in_a_build_is_shown_and_does_not_end_the_preview(tmp_path: Path) -> None:
    def broken() -> str | None:
        raise KeyError("kind")

    preview = Preview(tmp_path, broken)
    preview.rebuild()
    assert preview.problem
    assert "KeyError: 'kind'" in preview.problem


def test_an_open_page_hears_of_a_new_build(site: Site) -> None:
    events = site.listen()
    assert events.getheader("Content-Type") == "text/event-stream"
    first = next_version(events)
    assert f'data-build="{first}"' in site.ask("/")[1].decode()
    site.preview.rebuild()
    second = next_version(events)
    assert second != first
    assert f'data-build="{second}"' in site.ask("/")[1].decode()
    events.close()


def test_an_open_page_is_let_go_at_closing_time(site: Site) -> None:
    events = site.listen()
    next_version(events)
    site.preview.close()
    assert events.read().strip() == b""


def test_a_reader_who_leaves_halfway_is_no_error(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    (site.output / "besar.mp3").write_bytes(bytes(20_000_000))
    with socket.create_connection(("127.0.0.1", site.port)) as connection:
        connection.sendall(b"GET /besar.mp3 HTTP/1.1\r\nHost: localhost\r\n\r\n")
        connection.recv(10)
    assert site.ask("/")[0].status == 200
    assert capsys.readouterr().err == ""


def test_a_change_of_content_rebuilds_and_a_change_of_output_does_not(tmp_path: Path) -> None:
    content, output = tmp_path / "content", tmp_path / "content" / "output"
    output.mkdir(parents=True)
    builds: list[str] = []
    built, ready, stop = threading.Semaphore(0), threading.Event(), threading.Event()

    def build() -> None:
        (output / "index.html").write_text(str(len(builds)))
        builds.append("")
        built.release()

    def run() -> None:
        watch = [content, tmp_path / "tidak-ada"]
        serve(output, port=0, build=build, watch=watch, ready=lambda _: ready.set(), stop=stop)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        assert ready.wait(5)
        assert built.acquire(timeout=5)
        (content / "a.md").write_text("sekali")
        assert built.acquire(timeout=5)
        calm = len(builds)
        (output / "index.html").write_text("x")
        assert not built.acquire(timeout=1)
        assert len(builds) == calm
    finally:
        stop.set()
        thread.join(10)
    assert not thread.is_alive()


def test_what_is_saved_during_the_first_build_is_built_after_it(tmp_path: Path) -> None:
    content, output = tmp_path / "content", tmp_path / "output"
    content.mkdir()
    output.mkdir()
    builds: list[str] = []
    stop = threading.Event()

    def build() -> None:
        if not builds:
            (content / "a.md").write_text("sekali")
        builds.append("")
        if len(builds) == 2:
            stop.set()

    run = threading.Thread(
        target=serve, args=[output], kwargs={"port": 0, "build": build, "watch": [content],
                                             "stop": stop}
    )  # fmt: skip
    run.start()
    run.join(10)
    stop.set()
    assert len(builds) == 2


def test_a_taken_port_is_told_at_once(site: Site, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="in use"):
        serve(tmp_path, port=site.port, build=lambda: None, watch=[tmp_path])

"""Answers the browser during a preview: files, pages that reload, and the news of each build."""

import html
import http.server
import os
import sys
import urllib.parse
from http import HTTPStatus
from pathlib import Path
from string import Template

from plugins.core.media_types import content_type
from plugins.desk import drafts_page
from plugins.desk.preview import Preview
from plugins.desk.static_host import byte_range, find

EVENTS = "/.literasi/peristiwa"
RELOAD_SCRIPT = "/.literasi/muat-ulang.js"
LOOPBACK = {"127.0.0.1", "localhost"}
CHUNK = 64 * 1024

PROBLEM_PAGE = Template(Path(__file__).with_name("problem_page.html").read_text("utf-8"))
RELOAD = Path(__file__).with_name("reload.js").read_bytes()


class Server(http.server.ThreadingHTTPServer):
    """One thread for each request; pages that wait for news do not hold up the end."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, host: str, port: int, preview: Preview) -> None:
        if host not in LOOPBACK:
            raise ValueError(f"Pratinjau hanya untuk komputer ini, bukan untuk alamat {host}.")
        self.preview = preview
        super().__init__((host, port), Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over a reader who left halfway, as a player does at every seek."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers as a static host would, with reloading added to pages."""

    server: Server
    protocol_version = "HTTP/1.1"  # browsers seek in audio only then
    timeout = 60

    def do_GET(self) -> None:
        """Answer with a file, a page, or the stream of builds."""
        path = urllib.parse.urlsplit(self.path).path
        if not self._is_from_this_machine():
            # A foreign name that resolves to 127.0.0.1 would let any website read the drafts.
            self._send(HTTPStatus.FORBIDDEN, "text/plain", b"Hanya untuk komputer ini.")
        elif path == EVENTS:
            self._stream_builds()
        elif path == RELOAD_SCRIPT:
            self._send(HTTPStatus.OK, content_type(Path(path)), RELOAD)
        else:
            self._send_found(path)

    def do_HEAD(self) -> None:
        """Answer as to GET; `_write` leaves the body out."""
        self.do_GET()

    def _is_from_this_machine(self) -> bool:
        return self.headers.get("Host", "").split(":")[0] in LOOPBACK

    def _send_found(self, path: str) -> None:
        found = find(self.server.preview.output, path)
        if found and found.is_dir():
            # One slash only: two at the start would name another host.
            location = "/" + path.strip("/") + "/"
            self._send(HTTPStatus.MOVED_PERMANENTLY, "text/plain", b"", Location=location)
        elif found and found.suffix != ".html":
            self._send_file(found)
        else:
            self._send_page(found)

    def _send_page(self, page: Path | None) -> None:
        preview = self.server.preview
        version = preview.version  # before the page is read: at worst it is reloaded once too often
        status = HTTPStatus.OK if page else HTTPStatus.NOT_FOUND
        if preview.problem is not None:
            status, text = HTTPStatus.INTERNAL_SERVER_ERROR, problem_page(preview.problem)
        elif page is None and urllib.parse.urlsplit(self.path).path == drafts_page.PATH:
            status, text = HTTPStatus.OK, drafts_page.drafts_page(preview.output)
        elif shown := page or find(preview.output, "/404.html"):
            text = shown.read_text("utf-8")
        else:
            text = "<!DOCTYPE html><title>404</title><p>Halaman ini tidak ada."
        self._send(status, "text/html; charset=utf-8", with_reload(text, version).encode())

    def _send_file(self, file: Path) -> None:
        with file.open("rb") as source:
            size = os.fstat(source.fileno()).st_size
            wanted = byte_range(self.headers.get("Range"), size)
            if wanted is None:
                self._begin(HTTPStatus.OK, content_type(file), size)
            elif not wanted:
                self._begin(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "text/plain", 0)
                self.send_header("Content-Range", f"bytes */{size}")
            else:
                self._begin(HTTPStatus.PARTIAL_CONTENT, content_type(file), len(wanted))
                self.send_header("Content-Range", f"bytes {wanted[0]}-{wanted[-1]}/{size}")
            self.end_headers()
            left = size if wanted is None else len(wanted)
            source.seek(wanted.start if wanted else 0)
            while left > 0 and (chunk := source.read(min(CHUNK, left))):
                self._write(chunk)
                left -= len(chunk)

    def _stream_builds(self) -> None:
        preview = self.server.preview
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        while self.command != "HEAD" and not preview.closed:
            version = preview.version
            self._write(f"retry: 1000\ndata: {version}\n\n".encode())
            preview.wait_after(version)

    def _send(self, status: HTTPStatus, kind: str, body: bytes, **headers: str) -> None:
        self._begin(status, kind, len(body))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self._write(body)

    def _begin(self, status: HTTPStatus, kind: str, length: int) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length))
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Cache-Control", "no-store")

    def _write(self, data: bytes) -> None:
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        """Stay silent: an editor's terminal is for problems in the content."""


def problem_page(problem: str) -> str:
    """Return the page that stands for every other while the content is refused."""
    return PROBLEM_PAGE.substitute(problem=html.escape(problem))


def with_reload(page: str, version: str) -> str:
    """Return the page with the script that reloads it after the next build."""
    # A file of its own: a Content-Security-Policy that forbids inline scripts stays in force.
    script = f'<script src="{RELOAD_SCRIPT}" data-build="{version}" async></script>'
    before, end, after = page.rpartition("</body>")
    return before + script + end + after if end else page + script

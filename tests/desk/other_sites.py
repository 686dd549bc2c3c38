"""Other people's sites, played on the loopback: as they answer, and what they were asked."""

import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass
class OtherSites:
    """`asked` holds method, path and User-Agent of each request; `most` how many at once."""

    address: str = ""
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    most: int = 0
    now: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def paths(self) -> list[str]:
        return [f"{method} {path}" for method, path, _ in self.asked]


class _Handler(BaseHTTPRequestHandler):
    sites: OtherSites

    def log_message(self, *_: object) -> None:
        pass

    def do_HEAD(self) -> None:
        sites = self.sites
        with sites.lock:
            sites.asked.append((self.command, self.path, self.headers["User-Agent"]))
            sites.times.append(time.monotonic())
            sites.now += 1
            sites.most = max(sites.most, sites.now)
        try:
            with suppress(BrokenPipeError, ConnectionResetError):
                self.answer()
        finally:
            with sites.lock:
                sites.now -= 1

    def do_GET(self) -> None:
        self.do_HEAD()

    def answer(self) -> None:
        # As a proxy gets it, the whole address.
        asked = self.path if self.path.startswith("/") else self.path.split("/", 3)[3]
        path, _, target = asked.lstrip("/").partition("?")
        word = path.split("/")[0]
        if word == "lambat":
            time.sleep(1.5)
        if word == "menetes":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
            for _ in range(15):
                self.wfile.write(b"x")
                time.sleep(0.1)
            return
        if word == "tanpa-head":
            self.send_response(405 if self.command == "HEAD" else 200)
        else:
            self.send_response(int(word) if word.isdigit() else 200)
        if target:
            self.send_header("Location", target)
        self.end_headers()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing: a visitor that hangs up is what is tested."""


@contextmanager
def other_sites(certificate: Path | None = None) -> Iterator[OtherSites]:
    """Serve; the path says how: /ada, /404, /301?target, /tanpa-head, /lambat, /menetes."""
    sites = OtherSites()
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"sites": sites}))
    scheme = "http"
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "https"
    sites.address = f"{scheme}://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield sites
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

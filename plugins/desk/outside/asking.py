"""One request to another site: its answer, whatever goes wrong."""

import http.client
import socket
import ssl
import threading
import time
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from urllib.error import URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import (
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

# Characters that stand as they are in an address (RFC 3986 §2.2, and what is escaped already).
_KEPT = "%/:=&?~#+!$,;'@()*[]"
LATE = "tidak menjawab pada waktunya"
BROKEN = "sambungan terputus"
# The first that fits: some are kinds of others.
_FAILURES: dict[type[Exception], str] = {
    ssl.SSLCertVerificationError: "sertifikatnya tidak sah",
    ssl.SSLError: "sambungan amannya gagal",
    TimeoutError: LATE,
    socket.gaierror: "nama situsnya tidak ditemukan",
    ConnectionRefusedError: "sambungan ditolak",
    http.client.InvalidURL: "alamatnya tidak sah",
    ValueError: "alamatnya tidak sah",
}


@dataclass(frozen=True)
class Reply:
    """A status with where it points to; without one (0) the `failure`: what went wrong."""

    status: int
    location: str = ""
    failure: str = ""


def user_agent(name: str, address: str) -> str:
    """Return who asks: the site and where it is, in the letters that a header can hold."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = " ".join("".join(c if c.isalnum() or c in "-." else " " for c in plain).split())
    return f"PemeriksaTautan/1.0 ({words}; +{ascii_address(address)})"


def ascii_address(address: str) -> str:
    """Return an address as it is sent. Raises ValueError if it is none."""
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode()
    if not host:
        raise ValueError("no host")
    host = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port else ""
    return urlunsplit(
        (parts.scheme, host + port, quote(parts.path, _KEPT), quote(parts.query, _KEPT), "")
    )


class Asker:
    """Asks one address at a time, follows nothing, and never takes longer than `timeout` seconds.

    Proxies of the environment are used, as offices have them.
    """

    def __init__(self, agent: str, timeout: float) -> None:
        self._headers = {"User-Agent": agent, "Accept": "*/*"}
        self._timeout = timeout
        self._opener = OpenerDirector()
        # Only these: no redirects, whose host may not have its turn; no file:, wherever one leads.
        for handler in (ProxyHandler(), _Plain(), _Secure()):
            self._opener.add_handler(handler)

    def ask(self, method: str, address: str) -> Reply:
        """Return the reply to HEAD or GET; of the page itself nothing is read."""
        started = time.monotonic()
        try:
            request = Request(ascii_address(address), headers=self._headers, method=method)  # noqa: S310 - the opener has nothing but http and https
            with self._opener.open(request, timeout=self._timeout) as response:
                reply = Reply(response.status, response.headers.get("Location", ""))
        except (OSError, http.client.HTTPException, ValueError) as error:
            reply = Reply(0, failure=_failure(error))
        # What was cut off looks like a broken connection, or like a whole head.
        return Reply(0, failure=LATE) if time.monotonic() - started >= self._timeout else reply


def _failure(error: Exception) -> str:
    cause = error.reason if isinstance(error, URLError) else error
    return next((words for kind, words in _FAILURES.items() if isinstance(cause, kind)), BROKEN)


class _Hurried(http.client.HTTPConnection):
    """Ends after its timeout as a whole; a socket's own begins anew with each byte received."""

    def connect(self) -> None:
        super().connect()
        timer = threading.Timer(self.timeout or 0, self._end)
        timer.daemon = True
        timer.start()

    def _end(self) -> None:
        if self.sock is not None:
            with suppress(OSError):  # it was closed just now
                self.sock.shutdown(socket.SHUT_RDWR)


class _HurriedSecure(http.client.HTTPSConnection, _Hurried):
    pass


class _Plain(HTTPHandler):
    def http_open(self, request: Request) -> http.client.HTTPResponse:
        return self.do_open(_Hurried, request)


class _Secure(HTTPSHandler):
    def https_open(self, request: Request) -> http.client.HTTPResponse:
        return self.do_open(_HurriedSecure, request, context=ssl.create_default_context())

"""A site served on loopback as static hosts serve it: with ETag, Last-Modified and 304."""

import http.server
import threading
from pathlib import Path
from typing import Any, Self

# What hosts send for these; Python's own table knows none of them.
_TYPES = {
    ".xml": "application/xml", ".json": "application/json", ".opml": "text/x-opml",
    ".ics": "text/calendar", ".opus": "audio/ogg", ".vtt": "text/vtt",
}  # fmt: skip


class Loopback:
    """Listens from the first moment, so that a site can be built for its address.

    `answers` are the path and the status of each answer, in the order of the requests.
    """

    def __init__(self) -> None:
        self.folder = Path()
        self.answers: list[tuple[str, int]] = []
        loopback = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | _TYPES
            protocol_version = "HTTP/1.1"

            def __init__(self, *args: Any, **_: Any) -> None:
                super().__init__(*args, directory=str(loopback.folder))

            def do_GET(self) -> None:
                etag = self._etag()
                if etag and self.headers.get("If-None-Match") == etag:
                    self.send_response(304)
                    self.end_headers()
                else:
                    super().do_GET()

            def _etag(self) -> str | None:
                file = Path(self.translate_path(self.path))
                if not file.is_file():
                    return None
                facts = file.stat()
                return f'"{facts.st_mtime_ns:x}-{facts.st_size:x}"'

            def end_headers(self) -> None:
                if etag := self._etag():
                    self.send_header("ETag", etag)
                super().end_headers()

            def log_request(self, code: Any = "-", size: Any = "-") -> None:
                loopback.answers.append((self.path, int(code)))

            def log_message(self, *_: Any) -> None:
                """Say nothing: the answers are counted instead."""

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        """Begin to answer."""
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop answering."""
        self._server.shutdown()
        self._server.server_close()

    def statuses(self, path: str) -> list[int]:
        """Return the status of each answer for a path."""
        return [status for asked, status in self.answers if asked == path]

"""The desk on 127.0.0.1, until Ctrl+C."""

import contextlib
import threading
import time
from collections.abc import Callable
from pathlib import Path

from waitress.server import BaseWSGIServer, create_server

from plugins.desk.meja.app import Room, application, room_of

LARGEST_UPLOAD = 600 * 1024 * 1024
_THREADS = 8
_GRACE = 1.5
"""Seconds that the first list has for itself."""


def serve(root: Path, content: Path, *, port: int, ready: Callable[[str], None]) -> None:
    """Serve the desk; `ready` gets the address that opens it. Raises OSError for a taken port."""
    room = room_of(root, content)
    server = create_server(
        application(room), host="127.0.0.1", port=port, threads=_THREADS, ident=None,
        max_request_body_size=LARGEST_UPLOAD, clear_untrusted_proxy_headers=True,
    )  # fmt: skip
    room.shelf.heads()
    threading.Thread(target=_make_ready, args=(room,), daemon=True).start()
    try:
        bound = _port_of(server, port)
        ready(f"http://127.0.0.1:{bound}/?kunci={room.keys.entry}")
        with contextlib.suppress(KeyboardInterrupt, SystemExit):
            server.run()
    finally:
        server.close()
        room.checker.close()


def _make_ready(room: Room) -> None:
    """Do what the first preview would wait for, while the first list is read."""
    time.sleep(_GRACE)
    room.theme.prepare()
    room.checker.start()


def _port_of(server: object, asked: int) -> int:
    """Return the port that is listened at: 0 asks for any."""
    if isinstance(server, BaseWSGIServer) and server.socket is not None:
        return int(server.socket.getsockname()[1])
    return asked

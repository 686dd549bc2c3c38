"""The preview at one's own desk: serve the built site, rebuild on change, reload the browser."""

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import watchfiles

from plugins.desk.answering import Server
from plugins.desk.preview import Preview


def serve(
    output: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    build: Callable[[], str | None],
    watch: Sequence[Path],
    ready: Callable[[str], None] = lambda _address: None,
    stop: threading.Event | None = None,
) -> None:
    """Build, serve `output` and rebuild at every change under `watch`, until Ctrl+C or `stop`.

    `build` returns None, or the text of what is wrong with the content. `ready` is called with
    the address after the first build. Raises OSError when the port is taken.
    """
    preview = Preview(output, build)
    with Server(host, port, preview) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            with contextlib.suppress(KeyboardInterrupt):
                preview.rebuild()
                ready(f"http://{host}:{server.server_port}/")
                for _ in changes(watch, output, stop):
                    preview.rebuild()
        finally:
            preview.close()
            server.shutdown()


def changes(watch: Sequence[Path], output: Path, stop: threading.Event | None) -> Iterator[object]:
    """Yield after every change under `watch`, save those that building itself makes."""
    default, built = watchfiles.DefaultFilter(), output.resolve()

    def matters(change: watchfiles.Change, path: str) -> bool:
        return default(change, path) and not Path(path).is_relative_to(built)

    existing = [path for path in watch if path.exists()]
    return watchfiles.watch(*existing, watch_filter=matters, stop_event=stop)

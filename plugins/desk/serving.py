"""The preview at one's own desk: serve the built site, rebuild on change, reload the browser."""

import contextlib
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

import watchfiles

from plugins.desk.answering import Server
from plugins.desk.preview import Preview

_PAUSE = 250  # milliseconds


def serve(
    output: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    build: Callable[[], str | None],
    watch: Sequence[Path],
    glimpse: Callable[[Collection[Path]], tuple[bool, str | None]] = lambda _paths: (False, None),
    ready: Callable[[str], None] = lambda _address: None,
    stop: threading.Event | None = None,
) -> None:
    """Build, serve `output` and rebuild at every change under `watch`, until Ctrl+C or `stop`.

    `build` returns None, or the text of what is wrong with the content. `glimpse` is told what
    changed before the site is built anew: it returns whether it could show that at once, and
    what is wrong with it. `ready` is called with the address after the first build. Raises
    OSError when the port is taken.
    """
    preview = Preview(output, build)
    builder = Builder(preview)
    with Server(host, port, preview) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            with contextlib.suppress(KeyboardInterrupt):
                found_changes = changes(watch, output, stop)
                next(found_changes, None)  # from now on nothing that is saved is missed
                preview.rebuild()
                ready(f"http://{host}:{server.server_port}/")
                for found in found_changes:
                    if not found:
                        continue
                    shown, problem = glimpse({Path(path) for _, path in found})
                    if shown:
                        preview.show(problem)
                    builder.ask()
        finally:
            builder.stop()
            preview.close()
            server.shutdown()


class Builder:
    """Builds in a thread of its own, so that what is saved meanwhile is seen at once."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._asked = threading.Event()
        self._stopped = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def ask(self) -> None:
        """Build once more, as soon as the present build is done."""
        self._asked.set()

    def stop(self) -> None:
        """Begin no other build."""
        self._stopped = True
        self._asked.set()

    def _run(self) -> None:
        while self._asked.wait() and not self._stopped:
            self._asked.clear()
            self._preview.rebuild()


def changes(
    watch: Sequence[Path], output: Path, stop: threading.Event | None
) -> Iterator[set[tuple[watchfiles.Change, str]]]:
    """Yield after every change under `watch`, save those that building itself makes.

    Yields an empty set when nothing has changed for a while. Changes count from the first one
    on that is asked for, those too that come while nobody waits for the next (watchfiles looks
    in a thread of its own).
    """
    default, built = watchfiles.DefaultFilter(), output.resolve()

    def matters(change: watchfiles.Change, path: str) -> bool:
        return default(change, path) and not Path(path).is_relative_to(built)

    existing = [path for path in watch if path.exists()]
    return watchfiles.watch(
        *existing,
        watch_filter=matters,
        stop_event=stop,
        rust_timeout=_PAUSE,
        yield_on_timeout=True,
    )

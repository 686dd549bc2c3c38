"""The site under preview: which build is shown, and what was wrong with the last one."""

import secrets
import threading
import traceback
from collections.abc import Callable
from pathlib import Path

HEARTBEAT = 15.0  # seconds; that a browser is gone shows only when a write to it fails


class Preview:
    """The site as last built, for those who show it and those who wait for the next build."""

    def __init__(self, output: Path, build: Callable[[], str | None]) -> None:
        self.output = output
        self.problem: str | None = None
        self.closed = False
        self._build = build
        self._changed = threading.Condition()
        self._run = secrets.token_hex(4)
        self._count = 0

    @property
    def version(self) -> str:
        """What differs after every build, and after every start of the preview."""
        return f"{self._run}.{self._count}"

    def rebuild(self) -> None:
        """Build, then tell every open page."""
        try:
            problem = self._build()
        except Exception:  # noqa: BLE001 - while a plugin is being written, it may raise anything
            problem = f"Kesalahan pada program, bukan pada tulisan:\n\n{traceback.format_exc()}"
        self.show(problem)

    def show(self, problem: str | None) -> None:
        """Tell every open page of something that is shown before the site is built."""
        with self._changed:
            self.problem = problem
            self._count += 1
            self._changed.notify_all()

    def wait_after(self, version: str) -> None:
        """Return when there is a newer build, at closing time, or after a heartbeat."""
        with self._changed:
            self._changed.wait_for(lambda: self.closed or self.version != version, HEARTBEAT)

    def close(self) -> None:
        """Let go of every open page."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()

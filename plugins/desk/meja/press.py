"""Runs one publication at a time beside the pages, and tells how far it is."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from plugins.desk.meja.app import Room
from plugins.desk.meja.git import GitFailedError
from plugins.desk.meja.history import Change

_SHOWN = 300.0
"""Seconds for which it is told that something was done."""


@dataclass(frozen=True)
class Fault:
    """What keeps the site from being published, and where it is mended."""

    path: str
    """Below content/."""

    title: str
    line: int | None
    what: str
    remedy: str
    is_entry: bool


class Press:
    """Publishes, or takes back; `step` says what it is doing."""

    def __init__(self, room: Room, title: Callable[[Change], str]) -> None:
        self._room = room
        self._title = title
        self._lock = threading.Lock()
        self._done = ("", 0.0)
        self.step = ""
        self.report = ""
        self.faults: list[Fault] = []

    @property
    def done(self) -> str:
        """What was done in the last minutes, or nothing."""
        text, when = self._done
        return text if time.monotonic() - when < _SHOWN else ""

    def start(self, *, take_back: bool) -> None:
        """Begin, unless one is running."""
        with self._lock:
            if self.step:
                return
            self.step = "Menarik kembali …" if take_back else "Memeriksa seluruh situs …"
            self.report, self.faults, self._done = "", [], ("", 0.0)
        work = self._take_back if take_back else self._publish
        threading.Thread(target=self._run, args=(work,), daemon=True).start()

    def _run(self, work: Callable[[], str]) -> None:
        try:
            self._done = (work(), time.monotonic())
        except GitFailedError as failed:
            self.report = str(failed)
        finally:
            self.step = ""

    def _publish(self) -> str:
        if not self._is_sound():
            return ""
        history = self._room.history
        changes = history.changes()
        self.step = "Mengirim …"
        if changes:
            titles = [self._title(change) for change in changes]
            more = f" dan {len(titles) - 1} lainnya" if len(titles) > 1 else ""
            history.publish(f"Terbitkan: {titles[0]}{more}")
        else:
            history.send()
        return "Sudah dikirim. Situs berganti beberapa menit lagi."

    def _take_back(self) -> str:
        last = self._room.history.last()
        if last is None:
            return ""
        self._room.history.take_back(last)
        return f"Ditarik kembali: {last.title}. Situs berganti beberapa menit lagi."

    def _is_sound(self) -> bool:
        """Tell whether the whole site can be built; else remember why not."""
        desk = self._room.desk
        words = ["periksa", "--json", "--konten", str(desk.content)]
        done = subprocess.run(
            [sys.executable, "-m", "plugins.desk", *words],
            cwd=desk.root, capture_output=True, text=True, check=False, encoding="utf-8",
        )  # fmt: skip
        try:
            problems = json.loads(done.stdout)["problems"]
        except (ValueError, KeyError, TypeError):
            self.report = done.stderr or done.stdout
            return False
        self.faults = [self._fault(problem) for problem in problems]
        return done.returncode == 0

    def _fault(self, problem: dict[str, str]) -> Fault:
        path = problem["path"].removeprefix("content/")
        head = self._room.shelf.get(path)
        field = f"{problem['field']}: " if problem["field"] else ""
        return Fault(
            path,
            head.title if head else path,
            int(problem["line"]) if problem["line"] else None,
            f"{field}{problem['message']}",
            problem["remedy"] or "",
            is_entry=head is not None,
        )

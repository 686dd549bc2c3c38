"""Publishing with one button: what will change, in plain words; then a check; then Git."""

import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import PurePosixPath

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from plugins.core.inventory import SITE_FILE
from plugins.core.words import INDONESIAN
from plugins.desk.meja.app import Room
from plugins.desk.meja.git import GitFailedError
from plugins.desk.meja.history import Change
from plugins.desk.meja.neighbours import Neighbour

_KINDS = {"new": "Baru", "changed": "Diubah", "gone": "Dihapus"}


@dataclass(frozen=True)
class Told:
    """One change as the editor reads it."""

    what: str
    title: str
    consequence: str
    path: str
    is_entry: bool = False


def routes(room: Room) -> Blueprint:
    """Return the routes of publishing."""
    part = Blueprint("terbit", __name__)
    press = _Press(room)

    @part.get("/terbit")
    def terbit() -> str:
        if not room.history.is_kept():
            return render_template("terbit.html", kept=False)
        room.shelf.heads()
        return render_template(
            "terbit.html",
            kept=True, changes=[told(room, change) for change in room.history.changes()],
            remote=room.history.remote(), unsent=room.history.unsent(),
            last=room.history.last(), press=press,
        )  # fmt: skip

    @part.post("/terbit")
    def terbitkan() -> Response:
        press.start(take_back=request.form.get("kembali") == "ya")
        return redirect(url_for("terbit.terbit"))

    return part


def told(room: Room, change: Change) -> Told:
    """Return a change in plain words."""
    head = room.shelf.get(change.path)
    name = PurePosixPath(change.path).name
    if change.path == SITE_FILE:
        return Told(_KINDS[change.kind], "Keterangan situs", "semua halaman", change.path)
    if head is None or change.kind == "gone":
        entry = change.path.endswith(".md")
        lost = "tulisannya dihapus dari situs" if entry else "berkasnya dihapus"
        text = lost if change.kind == "gone" else "berkas media"
        return Told(_KINDS[change.kind], name, text, change.path)
    url = f"/{Neighbour(head, room.desk.content).url}"
    day = INDONESIAN.date_words(head.moment) if head.moment else ""
    consequence = {
        "published": f"akan tampil di {url}" if change.kind == "new" else f"{url} akan berganti",
        "draft": "draf: tidak tampak bagi pembaca",
        "scheduled": f"terjadwal: baru tampil pada {day}",
        "hidden": f"{url}, tetapi tidak di daftar mana pun",
        "withdrawn": f"{url} menjadi pemberitahuan bahwa tulisan ini dicabut",
    }[head.state(room.now())]
    return Told(_KINDS[change.kind], head.title, consequence, change.path, is_entry=True)


class _Press:
    """Runs one publication at a time beside the pages, and tells how far it is."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._lock = threading.Lock()
        self.step = ""
        self.report = ""
        self.done = ""

    def start(self, *, take_back: bool) -> None:
        """Begin, unless one is running."""
        with self._lock:
            if self.step:
                return
            self.step = "Memeriksa seluruh situs …"
            self.report = self.done = ""
        threading.Thread(target=self._run, args=(take_back,), daemon=True).start()

    def _run(self, take_back: bool) -> None:  # noqa: FBT001 - a thread's argument
        try:
            if take_back:
                self._take_back()
            else:
                self._publish()
        except GitFailedError as failed:
            self.report = str(failed)
        finally:
            self.step = ""

    def _publish(self) -> None:
        if report := self._check():
            self.report = report
            return
        history = self._room.history
        changes = history.changes()
        self.step = "Mengirim …"
        if changes:
            titles = [told(self._room, change).title for change in changes]
            more = f" dan {len(titles) - 1} lainnya" if len(titles) > 1 else ""
            history.publish(f"Terbitkan: {titles[0]}{more}")
        else:
            history.send()
        self.done = "Sudah dikirim. Situs berganti beberapa menit lagi."

    def _take_back(self) -> None:
        history = self._room.history
        if (last := history.last()) is not None:
            self.step = "Menarik kembali …"
            history.take_back(last)
            self.done = f"Ditarik kembali: {last.subject}. Situs berganti beberapa menit lagi."

    def _check(self) -> str:
        """Return what is wrong with the whole site, in the words of the command line, or ``."""
        desk = self._room.desk
        command = [sys.executable, "-m", "plugins.desk", "periksa", "--konten", str(desk.content)]
        done = subprocess.run(
            command, cwd=desk.root, capture_output=True, text=True, check=False, encoding="utf-8"
        )
        return "" if done.returncode == 0 else done.stderr or done.stdout

"""Publishing with one button: what will change, in plain words; then a check; then Git."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from plugins.core.inventory import SITE_FILE
from plugins.core.words import INDONESIAN
from plugins.desk.meja.app import Room
from plugins.desk.meja.history import Change
from plugins.desk.meja.neighbours import Neighbour
from plugins.desk.meja.press import Press

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
    press = Press(room, lambda change: told(room, change).title)

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

    @part.get("/terbit/langkah")
    def langkah() -> dict[str, str]:
        return {"langkah": press.step}

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
    if head.moment is None and head.source.kind:
        text = "tanggalnya belum terbaca, jadi belum dapat terbit"
        return Told(_KINDS[change.kind], head.title, text, change.path, is_entry=True)
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

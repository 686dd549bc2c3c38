"""The first page: all entries with their state, and the start of a new one."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from plugins.core import yaml_writing
from plugins.core.text import slugify
from plugins.core.words import Words
from plugins.desk.meja.app import Room
from plugins.desk.meja.finding import Wanted, find, states
from plugins.kinds import KINDS

PAGE = 50
STATES = {
    "published": "terbit",
    "scheduled": "terjadwal",
    "draft": "draf",
    "hidden": "tersembunyi",
    "withdrawn": "dicabut",
    "problem": "bermasalah",
}
PAGES = "halaman"


def routes(room: Room) -> Blueprint:
    """Return the routes of the list."""
    part = Blueprint("daftar", __name__)
    part.add_app_template_filter(Words("id").filters["date_words"], "date_words")

    @part.get("/")
    def daftar() -> str:
        wanted = Wanted(*(request.args.get(name, "") for name in ("q", "jenis", "keadaan")))
        number = max(request.args.get("hal", 1, int), 1)
        room.shelf.heads()
        tally = room.checker.tally()
        found = find(room.shelf, wanted, tally.troubled)
        shown = found[(number - 1) * PAGE : number * PAGE]
        return render_template(
            "daftar.html",
            rows=[(one, one.state(room.now()), room.checker.problems(one)) for one in shown],
            total=len(found), number=number, last=max(-(-len(found) // PAGE), 1), wanted=wanted,
            kinds=KINDS, states=STATES, counts=states(room.shelf).counts, left=len(tally.unknown),
            strays=room.shelf.strays, problem=request.args.get("salah", ""),
        )  # fmt: skip

    @part.post("/baru")
    def baru() -> Response:
        title = " ".join(request.form.get("judul", "").split())
        kind = request.form.get("jenis", "")
        slug = slugify(title)[:80].strip("-")
        if kind not in KINDS and kind != PAGES:
            return _again("Pilih jenis tulisannya.")
        if not slug:
            return _again("Judul harus memuat huruf atau angka.")
        path = f"pages/{slug}.md"
        if kind != PAGES:
            path = f"articles/{kind}/{room.now().year}/{slug}.md"
        if room.desk.file(path).exists():
            return _again("Sudah ada tulisan dengan judul itu tahun ini. Pakai judul lain.")
        values = {"judul": title, "tanggal": room.now().date().isoformat(), "status": "draf"}
        if kind == PAGES:
            del values["tanggal"]
        room.desk.write(path, f"---\n{yaml_writing.dump(values)}---\n\n".encode())
        room.shelf.look_at(path)
        return redirect(url_for("tulisan.sunting", path=path))

    def _again(problem: str) -> Response:
        return redirect(url_for("daftar.daftar", salah=problem))

    return part

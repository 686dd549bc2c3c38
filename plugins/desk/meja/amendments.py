"""Correction, withdrawal and the way back to what was last published, as actions on one entry."""

from collections.abc import Callable

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from plugins.core.front_matter_editing import EditRefusedError
from plugins.desk import amending
from plugins.desk.meja.app import Room
from plugins.desk.meja.documents import Document

Change = Callable[[Document, str], bytes]

DONE = {
    "ralat": "Ralat sudah ditambahkan.",
    "cabut": "Tulisan ini sudah dicabut; alasannya tampil di halamannya.",
    "kembali": "Tulisan ini kembali seperti yang terakhir diterbitkan.",
}
"""What was done, by the word that the address carries."""


def routes(room: Room) -> Blueprint:
    """Return the routes of the actions; each leads back to the entry."""
    part = Blueprint("tindakan", __name__)

    @part.post("/ralat/<path:path>")
    def ralat(path: str) -> Response:
        return _amended(
            path,
            "ralat",
            lambda one, text: amending.correct(
                one.data, one.record, text, room.now(), one.path_shown
            ),
        )

    @part.post("/cabut/<path:path>")
    def cabut(path: str) -> Response:
        return _amended(
            path,
            "cabut",
            lambda one, text: amending.withdraw(
                one.data, one.record, text, room.now(), one.path_shown
            ),
        )

    @part.post("/kembalikan/<path:path>")
    def kembalikan(path: str) -> Response:
        document = room.documents.open(path)
        room.documents.keep_replaced(document)
        room.desk.write(path, room.history.published(path))
        room.shelf.look_at(path)
        room.documents.unsaved(path).discard()
        return redirect(url_for("tulisan.sunting", path=path, selesai="kembali"))

    def _amended(path: str, done: str, change: Change) -> Response:
        document = room.documents.open(path)
        text = request.form.get("teks", "").strip()
        problem = "" if text else "Kalimatnya belum ditulis."
        if not problem and document.source.kind:
            problem = _write(document, change, text)
        told = (problem, None) if problem else (None, done)
        return redirect(url_for("tulisan.sunting", path=path, salah=told[0], selesai=told[1]))

    def _write(document: Document, change: Change, text: str) -> str:
        """Write the change unless something would be wrong with it; return what."""
        try:
            data = change(document, text)
        except EditRefusedError as refused:
            return f"{refused.problems[0].what} {refused.problems[0].remedy}"
        except amending.AlreadyCorrectedError as refused:
            return str(refused)
        found = room.theme.show(document.source, data).problems
        if found:
            return f"{found[0].field}: {found[0].what} {found[0].remedy}"
        room.documents.save(document.path, document.stamp, data)
        room.shelf.look_at(document.path)
        return ""

    return part

"""The page of one entry: its form, what is wrong with it, its preview, saving."""

import re
from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as AnyResponse

from plugins.core import yaml_writing
from plugins.core.front_matter_editing import EditRefusedError
from plugins.core.problems import Problem
from plugins.desk.meja import comparing
from plugins.desk.meja.amendments import DONE
from plugins.desk.meja.app import Room
from plugins.desk.meja.documents import ChangedElsewhereError, Document
from plugins.desk.meja.guard import PREVIEW
from plugins.desk.meja.preview import Shown
from plugins.kinds.news import News

_PLAIN = News.KIND.name

OFTEN = ("title", "date", "authors", "summary", "tags", "image", "status")
"""What most entries have; the other fields that are common to all stand behind a fold."""


def routes(room: Room) -> Blueprint:
    """Return the routes of one entry."""
    part = Blueprint("tulisan", __name__)
    pages = _Pages(room)
    part.get("/tulisan/<path:path>")(pages.sunting)
    part.post("/tulisan/<path:path>")(pages.simpan)
    part.post("/periksa/<path:path>")(pages.periksa)
    part.post("/buang/<path:path>")(pages.buang)
    part.get("/stempel/<path:path>")(pages.stempel)
    part.get("/pratinjau/<path:path>")(pages.pratinjau)
    return part


class _Pages:
    """Answers for one entry; each takes its path below content/."""

    def __init__(self, room: Room) -> None:
        self.room = room

    def sunting(self, path: str) -> str:
        """Show the form."""
        document = self.room.documents.open(path)
        self.room.shelf.look_at(path)
        unsaved = self.room.documents.unsaved(path).told()
        fields = document.form()
        own = _own(document)
        first = [one for one in fields if one.id in OFTEN or one.id in own or one.required]
        return render_template(
            "sunting.html",
            document=document, first=first, rest=[one for one in fields if one not in first],
            problems=document.problems, unsaved=unsaved, head=self.room.shelf.get(path),
            kind=document.source.kind,
            problem=request.args.get("salah", ""), done=DONE.get(request.args.get("selesai", "")),
            can_go_back=self.room.history.differs(path),
        )  # fmt: skip

    def simpan(self, path: str) -> Any:
        """Save, or show both versions of a file that changed meanwhile."""
        told = _told()
        document = self.room.documents.present(path)
        started = told["stempel"]
        try:
            data = document.changed(told["isian"], told["isi"])
            if told.get("timpa") == document.stamp:
                self.room.documents.keep_replaced(document)
                started = document.stamp
            saved = self.room.documents.save(path, started, data)
        except EditRefusedError as refused:
            return {"masalah": [_problem(one) for one in refused.problems]}, 422
        except ChangedElsewhereError as changed:
            rows = comparing.rows(changed.newer.data, changed.own)
            newer = changed.newer
            page = render_template(
                "berubah.html", rows=rows, stamp=newer.stamp, is_there=bool(newer.data)
            )
            return {"berubah": page, "stempel": changed.newer.stamp}, 409
        self.room.shelf.look_at(path)
        shown = self.room.theme.show(saved.source, saved.data)
        return {"stempel": saved.stamp, **_told_of(shown), "pukul": f"{self.room.now():%H.%M}"}

    def periksa(self, path: str) -> Any:
        """Tell what is wrong with what was typed, and show it; keep it for a restart."""
        told = _told()
        document = self.room.documents.present(path)
        unsaved = self.room.documents.unsaved(path)
        try:
            data = document.changed(told["isian"], told["isi"])
        except EditRefusedError as refused:
            unsaved.keep(told["stempel"], told["isian"], told["isi"] or "")
            return {"masalah": [_problem(one) for one in refused.problems], "halaman": None}
        if data != document.data:
            unsaved.keep(told["stempel"], told["isian"], told["isi"] or "")
        else:
            unsaved.discard()
        shown = self.room.theme.show(document.source, data)
        page = shown.page or self._plainly(document, told["isian"], told["isi"] or "")
        return {**_told_of(shown), "halaman": page, "stempel": document.stamp}

    def buang(self, path: str) -> AnyResponse:
        """Forget what was typed and not saved."""
        self.room.documents.unsaved(path).discard()
        return redirect(url_for("tulisan.sunting", path=path))

    def stempel(self, path: str) -> dict[str, str]:
        """Tell whether the file is still the same."""
        return {"stempel": self.room.documents.present(path).stamp}

    def pratinjau(self, path: str) -> Response:
        """Show the page as it is saved."""
        document = self.room.documents.open(path)
        shown = self.room.theme.show(document.source, document.data)
        page = shown.page or self._plainly(document, {}, document.body)
        answer = make_response(page or render_template("belum.html", problems=shown.problems))
        answer.headers["Content-Security-Policy"] = PREVIEW
        return answer

    def _plainly(self, document: Document, fields: dict[str, str], body: str) -> str | None:
        """Return the text in the frame of the first kind, while the fields cannot be read."""
        title = " ".join((fields.get("title") or document.source.slug).split())
        values = {"judul": title, "tanggal": self.room.now().date().isoformat(), "status": "draf"}
        # A file that is there: Pelican asks when it was changed.
        news = (one.source for one in self.room.shelf.known() if one.source.kind == _PLAIN)
        source = next(news, self.room.desk.source(f"articles/{_PLAIN}/2000/pratinjau.md"))
        data = f"---\n{yaml_writing.dump(values)}---\n\n{body}\n".encode("utf-8", "replace")
        return self.room.theme.show(source, data).page


def _own(document: Document) -> frozenset[str]:
    """Return the fields that only this kind has."""
    common = document.record.__mro__[1]
    return frozenset(document.record.model_fields) - frozenset(getattr(common, "model_fields", {}))


def _told() -> dict[str, Any]:
    """Return what the page sent; raises BadRequest unless it has the right form."""
    told: Any = request.get_json()
    fields = told.get("isian") if isinstance(told, dict) else None
    texts = isinstance(fields, dict) and all(isinstance(one, str) for one in fields.values())
    if not texts or not isinstance(told.get("stempel"), str):
        raise BadRequest
    if not isinstance(told.get("isi"), str | None):
        raise BadRequest
    return dict(told)


def _told_of(shown: Shown) -> dict[str, Any]:
    return {"masalah": [_problem(problem) for problem in shown.problems]}


def _problem(problem: Problem) -> dict[str, Any]:
    """Return a problem with its field's place and its words, as the command line has them."""
    what = re.sub(r"^[a-z]", lambda first: first[0].upper(), problem.what)
    return {"isian": problem.field, "baris": problem.line, "apa": what, "cara": problem.remedy}

"""The desk as one Flask application."""

import datetime
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

from flask import Flask, render_template
from werkzeug.exceptions import HTTPException

from plugins.core.problems import Problems
from plugins.desk.meja.checker import Checker
from plugins.desk.meja.documents import Documents
from plugins.desk.meja.forms import OddFormError
from plugins.desk.meja.guard import Keys, guard
from plugins.desk.meja.history import History
from plugins.desk.meja.places import Desk, OutsideError
from plugins.desk.meja.preview import Theme
from plugins.desk.meja.shelf import Shelf
from plugins.kinds.site_file import read_site

LARGEST_FORM = 4 * 1024 * 1024

_REASONS = {
    HTTPStatus.UNAUTHORIZED: "Buka meja dari alamat yang ditulis di jendela perintah.",
    HTTPStatus.FORBIDDEN: "Permintaan ini tidak datang dari meja, jadi tidak dilayani.",
    HTTPStatus.NOT_FOUND: "Tidak ada tulisan atau halaman di alamat ini.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Terlalu besar.",
}


@dataclass
class Room:
    """All that the pages of the desk work with."""

    desk: Desk
    keys: Keys = field(default_factory=Keys)

    def __post_init__(self) -> None:
        self.site = read_site(self.desk.content, Problems())
        self.zone = self.site.zone
        self.shelf = Shelf(self.desk.content, self.zone)
        self.documents = Documents(self.desk)
        self.theme = Theme(self.desk.root, self.desk.content, self.shelf)
        self.checker = Checker(self.desk.root, self.desk.content, self.shelf)
        self.history = History(self.desk.root, self.desk.content)

    def now(self) -> datetime.datetime:
        """Return the time at the library."""
        return datetime.datetime.now(self.zone)


def application(room: Room) -> Flask:
    """Return the application; nothing is served but to the browser that has the key."""
    from plugins.desk.meja import amendments, editing, listing, publishing, site_files, uploads

    app = Flask(__name__, static_folder="static", static_url_path="/meja")
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_FORM
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    guard(app, room.keys)
    for part in (listing, editing, amendments, publishing, uploads, site_files):
        app.register_blueprint(part.routes(room))

    @app.context_processor
    def _shared() -> dict[str, object]:
        return {"site": room.site, "page_key": room.keys.page}

    @app.errorhandler(OutsideError)
    @app.errorhandler(FileNotFoundError)
    def _nothing_there(_error: Exception) -> tuple[str, int]:
        return _refusal(HTTPStatus.NOT_FOUND)

    @app.errorhandler(OddFormError)
    def _odd(_error: OddFormError) -> tuple[str, int]:
        return _refusal(HTTPStatus.BAD_REQUEST)

    @app.errorhandler(HTTPException)
    def _refused(error: HTTPException) -> tuple[str, int]:
        return _refusal(HTTPStatus(error.code or 500))

    return app


def _refusal(status: HTTPStatus) -> tuple[str, int]:
    reason = _REASONS.get(status, "Permintaan ini tidak dapat dilayani.")
    is_inside = status not in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
    return render_template("tolak.html", reason=reason, is_inside=is_inside), status


def room_of(root: Path, content: Path) -> Room:
    """Return the room of one project."""
    return Room(Desk(root.resolve(), content.resolve()))

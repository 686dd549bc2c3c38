"""What previews show beside their text: media, and the theme's pictures and letters."""

import mimetypes
from pathlib import Path

from flask import Blueprint, Response, redirect, send_from_directory
from werkzeug.wrappers import Response as AnyResponse

from plugins.core import media
from plugins.desk.meja.app import Room
from plugins.desk.meja.places import OutsideError

_ONLY_SHOWN = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""For media opened as a page of their own: an SVG may hold scripts."""


def routes(room: Room) -> Blueprint:
    """Return the routes of files."""
    part = Blueprint("berkas", __name__)

    @part.get("/media/<path:path>")
    def medium(path: str) -> Response:
        whole = f"{media.FOLDER}/{path}"
        if Path(path).suffix.lower() not in media.TYPES or not room.desk.inside(whole).is_file():
            raise OutsideError(path)
        answer = send_from_directory(room.desk.content, whole, conditional=True)
        answer.headers["Content-Security-Policy"] = _ONLY_SHOWN
        answer.headers["Content-Type"] = media.TYPES[Path(path).suffix.lower()]
        return answer

    @part.get("/theme/<path:path>")
    def theme(path: str) -> Response:
        found = room.theme.asset(f"theme/{path}")
        if found is None:
            return send_from_directory(room.desk.root / "theme" / "static", path)
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        return Response(found, mimetype=kind, headers={"Cache-Control": "max-age=3600"})

    @part.get("/favicon.ico")
    def icon() -> AnyResponse:
        return redirect("/theme/icons/ikon.svg")

    return part

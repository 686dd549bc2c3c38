"""Where the page sends files that were dropped onto it."""

from typing import Any

from flask import Blueprint, request

from plugins.desk.meja.app import Room
from plugins.desk.meja.places import OutsideError
from plugins.desk.meja.receiving import MEGABYTE, NotTakenError, Offered, receive

LARGEST_UPLOAD = 500 * MEGABYTE


def routes(room: Room) -> Blueprint:
    """Return the route of uploads."""
    part = Blueprint("unggah", __name__)

    @part.post("/unggah")
    def unggah() -> Any:
        request.max_content_length = LARGEST_UPLOAD
        name = request.args.get("nama", "")[:200]
        accepted = [one for one in request.args.get("terima", "").split(",") if one]
        subject = room.desk.source(request.args.get("untuk", "")).slug
        offered = Offered(name, request.stream, accepted, subject)
        try:
            path = receive(room.desk, offered, room.now().date())
        except NotTakenError as refused:
            return {"masalah": str(refused)}, 422
        except OutsideError:
            return {"masalah": "Folder media memuat tautan simbolik."}, 422
        room.shelf.look_at(path)
        return {"letak": path}

    return part

"""The desk in the browser without a browser: its pages are asked for and its forms are sent."""

import shutil
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from plugins.desk.meja.app import Room, application, room_of

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1:8010"


class Desk:
    """One desk over a copy of a content folder."""

    def __init__(self, folder: Path, content: Path) -> None:
        for name in ("pelicanconf.py", "publishconf.py", "theme"):
            (folder / name).symlink_to(ROOT / name)
        shutil.copytree(content, folder / "content")
        self.root = folder
        self.content = folder / "content"
        self.room: Room = room_of(folder, self.content)
        self.client: FlaskClient = application(self.room).test_client()
        opened = self.get("/", query_string={"kunci": self.room.keys.entry})
        assert opened.status_code == 302

    def get(self, path: str, **options: Any) -> TestResponse:
        return self.client.get(path, base_url=f"http://{HOST}", **options)

    def post(self, path: str, json: Any = None, **options: Any) -> TestResponse:
        options.setdefault("headers", {"X-Meja": self.room.keys.page})
        return self.client.post(path, base_url=f"http://{HOST}", json=json, **options)

    def page(self, path: str) -> BeautifulSoup:
        answer = self.get(f"/tulisan/{path}")
        assert answer.status_code == 200, answer.text
        return BeautifulSoup(answer.text, "html.parser")

    def form(self, path: str) -> dict[str, Any]:
        """Return what the page would send if nothing were typed."""
        page = self.page(path)
        form = page.find(id="formulir")
        assert form is not None
        fields = {}
        for control in form.select("input[name], select[name], textarea[name]"):
            if control.find_parent("template") is not None:
                continue
            fields[str(control["name"])] = _value(control)
        stamp = page.select_one("[data-stempel]")
        assert stamp is not None
        body = page.find(id="isi-tulisan")
        assert body is not None
        text = body.get_text().removeprefix("\n")
        return {"stempel": stamp["data-stempel"], "isian": fields, "isi": text}

    def save(self, path: str, isi: str | None = None, **fields: str) -> TestResponse:
        """Open the page, type into some fields, save."""
        told = self.form(path)
        told["isian"] |= {name.replace("__", "."): text for name, text in fields.items()}
        if isi is not None:
            told["isi"] = isi
        return self.post(f"/tulisan/{path}", told)

    def text(self, path: str) -> str:
        return (self.content / path).read_bytes().decode()

    def files(self) -> dict[str, bytes]:
        """Return every file of the content, to see that nothing was written."""
        found = (file for file in self.content.rglob("*") if file.is_file())
        return {str(file.relative_to(self.content)): file.read_bytes() for file in found}


def _value(control: Any) -> str:
    if control.name == "textarea":
        return str(control.get_text()).removeprefix("\n")
    if control.name == "select":
        chosen = control.select_one("option[selected]") or control.select_one("option")
        return str(chosen["value"])
    return str(control.get("value", ""))

"""The whole output for one entry of each kind: one look at a diff shows all that a change did.

`pytest tests/site/test_golden.py --update-expected` writes it anew. The style sheet, which
every page repeats, is left out; media are compared by their digest. What is made of pictures is
compared by its size, and named without its digest: encoders differ a little between machines.
So are the theme's files.
"""

import hashlib
import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import ROOT

GOLDEN = ROOT / "tests/golden"
MADE = re.compile(r"((?:gambar|theme)/[\w/-]+)\.(?:[0-9a-f]{10}|[0-9a-f]{8})(\.\w+)")
TEXT = {".html", ".xml", ".json", ".opml", ".txt", ".ics", ".webmanifest"}


def shown(file: Path) -> str:
    if file.parent.name == "gambar" and MADE.search(f"gambar/{file.name}"):
        with Image.open(file) as picture:
            return f"{picture.format} {picture.width}x{picture.height}\n"
    if file.suffix not in TEXT:
        return hashlib.sha256(file.read_bytes()).hexdigest() + "\n"
    text = re.sub(r"<style>.*?</style>", "<style></style>", file.read_text("utf-8"), flags=re.S)
    text = re.sub(r"'sha256-[^']*'", "'sha256-'", text)
    return MADE.sub(r"\1\2", text)


def test_the_whole_output_is_as_expected(built_site: Path, request: pytest.FixtureRequest) -> None:
    built = {
        MADE.sub(r"\1\2", file.relative_to(built_site).as_posix()): shown(file)
        for file in sorted(built_site.rglob("*"))
        if file.is_file() and "theme" not in file.relative_to(built_site).parts
    }
    if request.config.getoption("--update-expected"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for name, text in built.items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_text(text, "utf-8", newline="\n")
    golden = {
        file.relative_to(GOLDEN).as_posix(): file.read_text("utf-8")
        for file in sorted(GOLDEN.rglob("*"))
        if file.is_file()
    }
    assert built.keys() == golden.keys()
    for name, text in built.items():
        assert text == golden[name], name

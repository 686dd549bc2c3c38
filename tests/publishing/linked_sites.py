"""Two releases of a site whose files link to each other, and what a reader of a host finds."""

import re
from pathlib import Path

FORMER = {
    "index.html": "<a href=/berita/><a href=/berita/2024/a/><a href=/berita/2024/c/>",
    "berita/index.html": "<a href=/berita/2024/a/><a href=/berita/2024/c/>",
    "berita/2024/a/index.html": "<link href=/theme/g.0000000001.css><a href=/berita/2024/c/>",
    "berita/2024/c/index.html": "<link href=/theme/g.0000000001.css><a href=/berita/2024/a/>",
    "rss.xml": "<a href=/berita/2024/a/><a href=/berita/2024/c/>",
    "theme/g.0000000001.css": "1",
}
"""The entries a and c."""

NEW = {
    "index.html": "<a href=/berita/><a href=/berita/2025/b/><a href=/topik/buku/>",
    "berita/index.html": "<a href=/berita/2024/a/><a href=/berita/2025/b/>",
    "berita/2024/a/index.html": "<link href=/theme/g.0000000002.css><a href=/berita/2025/b/>",
    "berita/2025/b/index.html": (
        "<link href=/theme/g.0000000002.css><img src=/media/b.jpg><a href=/berita/2024/a/>"
        "<a href=/topik/buku/>"
    ),
    "topik/buku/index.html": "<link href=/theme/g.0000000002.css><a href=/berita/2025/b/>",
    "rss.xml": "<a href=/berita/2024/a/><a href=/berita/2025/b/>",
    "media/b.jpg": "b",
    "theme/g.0000000001.css": "1",
    "theme/g.0000000002.css": "2",
}
"""c is gone, b is new, a changed and leads to it, there is a new topic and a new style."""

MARK = ".well-known/literasi/sidik.txt"


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write one of the two, with a manifest that names it."""
    for name, text in {**files, MARK: f"{len(files)}"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def dead_links(files: dict[str, bytes]) -> set[str]:
    """Return what readers of a host come to that is not there.

    They begin at any page of the former release that still is there, for it may be known.
    """
    waiting = [name for name in FORMER if name in files]
    met: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in met:
            continue
        met.add(name)
        if name.endswith((".html", ".xml")):
            links = re.findall(r"(?:href|src)=/([^>]*)>", files.get(name, b"").decode())
            waiting += [f"{link}index.html" if link.endswith("/") else link for link in links]
    return met - files.keys()

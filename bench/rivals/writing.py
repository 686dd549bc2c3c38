"""Writes the entries of a made-up site once more, as Hugo and as plain Pelican read them."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.media import write_text
from plugins.core.dates import ZONES, Moment, parse_moment

_FILE_LINK = re.compile(r"\{filename\}/(articles/[^)\s]+\.md)")
_NAMES = {
    "judul": "title", "tanggal": "date", "penulis": "authors", "topik": "tags",
    "ringkasan": "summary",
}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """What both rivals take of a published entry."""

    file: str
    kind: str
    slug: str
    at: Moment
    fields: dict[str, Any]
    body: str

    @property
    def url(self) -> str:
        """Its address, the same in all three."""
        return f"/{self.kind}/{self.at.day.year}/{self.slug}/"


def entries(content: Path) -> Iterator[Entry]:
    """Yield the published entries of a site that bench.corpus wrote."""
    for file in sorted((content / "articles").rglob("*.md")):
        text = file.read_text("utf-8")
        if text.startswith("---"):
            _, header, body = text.split("---\n", 2)
            raw = yaml.load(header, yaml.CBaseLoader)  # noqa: S506 (builds texts and lists alone)
        else:
            header, _, body = text.partition("\n\n")
            raw = dict(line.split(": ", 1) for line in header.splitlines())
        fields = {_NAMES.get(key.lower(), key.lower()): value for key, value in raw.items()}
        if fields.get("status", "terbit") != "terbit":
            continue
        for name, mark in (("authors", "; "), ("tags", ", ")):
            value = fields.get(name, [])
            fields[name] = value.split(mark) if isinstance(value, str) else value
        kind = file.relative_to(content / "articles").parts[0]
        at = parse_moment(fields["date"], ZONES["WITA"])
        path = file.relative_to(content).as_posix()
        yield Entry(path, kind, file.stem, at, fields, body)


def write_rivals(content: Path, hugo: Path, pelican: Path) -> int:
    """Write the content folders of both; return how many entries there are."""
    found = list(entries(content))
    urls = {entry.file: entry.url for entry in found}
    for entry in found:
        write_hugo(entry, urls, hugo)
        write_pelican(entry, pelican)
    for year in {entry.at.day.year for entry in found}:
        head: dict[str, Any] = {
            "title": f"Arsip {year}",
            "url": f"/arsip/{year}/",
            "layout": "archive",
        }
        head |= {"year": year, "build": {"list": "never"}}
        write_text(hugo / f"content/arsip-{year}.md", json.dumps(head) + "\n")
    return len(found)


def write_hugo(entry: Entry, urls: dict[str, str], folder: Path) -> None:
    """Write one entry for Hugo, its links as addresses."""
    head = {
        "title": entry.fields["title"], "date": entry.at.at.isoformat(), "url": entry.url,
        "categories": [entry.kind], "tags": entry.fields["tags"],
        "authors": entry.fields["authors"] or ["Redaksi Literasi"],
    }  # fmt: skip
    if "summary" in entry.fields:
        head["summary"] = entry.fields["summary"]
    body = _FILE_LINK.sub(lambda found: urls.get(found[1], "/"), entry.body)
    body = body.replace("](media/", "](/media/")
    write_text(folder / f"content/{entry.kind}/{entry.slug}.md", f"{json.dumps(head)}\n\n{body}")


def write_pelican(entry: Entry, folder: Path) -> None:
    """Write one entry for Pelican's own reader."""
    lines = [
        f"Title: {entry.fields['title']}", f"Date: {entry.at.at:%Y-%m-%d %H:%M}",
        f"Category: {entry.kind}", f"Slug: {entry.slug}",
        f"Authors: {'; '.join(entry.fields['authors'] or ['Redaksi Literasi'])}",
    ]  # fmt: skip
    if entry.fields["tags"]:
        lines.append(f"Tags: {', '.join(entry.fields['tags'])}")
    if "summary" in entry.fields:
        lines.append(f"Summary: {' '.join(entry.fields['summary'].split())}")
    body = entry.body.replace("](media/", "]({static}/media/")
    body = re.sub(r"\]\(/(?!media)[^)]*\)", "](#)", body)
    write_text(folder / "content" / entry.file, "\n".join([*lines, "", body]))

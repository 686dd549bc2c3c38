"""The first look at a site that was just published, as its readers and their players get it."""

import time
from collections.abc import Iterator
from pathlib import Path

from plugins.publishing.facts import Facts
from plugins.publishing.hosts.host import PublishingFailed
from plugins.publishing.hosts.web import fetch

PATIENCE = 90.0
"""Seconds in which a host may still show the former release to some."""

_PAUSE = 3.0
_RANGE = 100
_SOUND_AND_FILM = (".mp3", ".m4a", ".opus", ".ogg", ".mp4", ".webm")


def faults(site: Path, facts: Facts, *, patience: float = PATIENCE) -> list[str]:
    """Return what a reader would not get as it was built; asks again until `patience` is over."""
    given_up = time.monotonic() + patience
    while True:
        found = list(_look(site, facts))
        if not found or time.monotonic() > given_up:
            return found
        time.sleep(min(_PAUSE, patience))


def _look(site: Path, facts: Facts) -> Iterator[str]:
    newest = next((found.address for found in facts.identities if not found.hidden), "/")
    for address in dict.fromkeys(("/", newest, "/rss.xml")):
        path = address.lstrip("/")
        file = site / path / "index.html" if address.endswith("/") else site / path
        if file.is_file():
            yield from _whole(facts.address, path, file)
    if (medium := _medium(site)) is not None:
        yield from _part(facts.address, medium.relative_to(site).as_posix(), medium)


def _whole(address: str, path: str, file: Path) -> Iterator[str]:
    try:
        status, _, body = fetch(address, path)
    except PublishingFailed as failed:
        yield str(failed)
        return
    if status != 200:
        yield f"{address}/{path} dijawab {status}."
    elif body != file.read_bytes():
        yield f"{address}/{path} bukan yang baru diterbitkan."


def _part(address: str, path: str, file: Path) -> Iterator[str]:
    """Players ask for a part of a file: one that gets the whole cannot be wound forward."""
    try:
        status, _, body = fetch(address, path, {"Range": f"bytes=0-{_RANGE - 1}"})
    except PublishingFailed as failed:
        yield str(failed)
        return
    if status != 206 or body != file.read_bytes()[:_RANGE]:
        yield f"{address}/{path} tidak dapat diminta sebagian (dijawab {status})."


def _medium(site: Path) -> Path | None:
    files = (site / "media").rglob("*")
    found = [file for file in files if file.suffix in _SOUND_AND_FILM and file.is_file()]
    return min(found, key=lambda file: (file.stat().st_size, file.name), default=None)

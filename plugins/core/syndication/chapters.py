"""Chapters of an episode in the forms that players read."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Protocol

from plugins.core.syndication.namespaces import Element, element

FILE = "chapters.json"
TYPE = "application/json+chapters"


class Timed(Protocol):
    """Anything that begins at a second."""

    @property
    def start(self) -> int:
        """Where it begins, in seconds."""


@dataclass(frozen=True)
class Chapter:
    """A part by its start in seconds; addresses are absolute."""

    start: int
    title: str
    url: str | None
    image: str | None


def chapters_json(chapters: Sequence[Chapter]) -> bytes:
    """Return JSON Chapters 1.2 (podcast namespace, chapters/jsonChapters.md)."""
    listed = [
        {"startTime": chapter.start, "title": chapter.title}
        | ({"url": chapter.url} if chapter.url else {})
        | ({"img": chapter.image} if chapter.image else {})
        for chapter in chapters
    ]
    document = {"version": "1.2.0", "chapters": listed}
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()


def simple_chapters(chapters: Sequence[Chapter]) -> Element:
    """Return Podlove Simple Chapters 1.2, which players read from the feed itself."""
    listed = (
        element(
            "psc:chapter",
            start=normal_play_time(chapter.start),
            title=chapter.title,
            href=chapter.url,
            image=chapter.image,
        )
        for chapter in chapters
    )
    return element("psc:chapters", None, *listed, version="1.2")


def is_for_descriptions(chapters: Sequence[Timed]) -> bool:
    """Tell whether Apple takes the list for chapters: at least three, the first at zero.

    https://podcasters.apple.com/support/5482-using-chapters-on-apple-podcasts
    """
    return len(chapters) >= 3 and chapters[0].start == 0


def chapter_list(chapters: Sequence[Chapter]) -> str:
    """Return HTML with a start before each title, which Apple and Spotify make chapters of."""
    listed = (
        f"<li>{_hours(chapter.start)} {escape(chapter.title, quote=False)}</li>"
        for chapter in chapters
    )
    return f"<ul>{''.join(listed)}</ul>"


def normal_play_time(seconds: int) -> str:
    """Return `00:01:25.000` (RFC 2326 §3.6)."""
    return f"{_hours(seconds)}.000"


def _hours(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}:{seconds % 60:02}"

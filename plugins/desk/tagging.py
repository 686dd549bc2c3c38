"""ID3 tags of an episode's MP3: title, show, number, chapters, cover."""

import dataclasses
from pathlib import Path
from typing import Any

from mutagen.id3 import APIC, CHAP, CTOC, ID3, TALB, TIT2, TPE1, TRCK, CTOCFlags, Encoding
from mutagen.mp3 import MP3

from plugins.core.context import ReadingContext
from plugins.core.front_matter import read
from plugins.core.media import ImageFile
from plugins.core.parsing import parse
from plugins.core.problems import ContentRefused, Problems
from plugins.kinds.episode import Episode
from plugins.kinds.show import Show
from plugins.kinds.site import Site

_FRONT_COVER = 3

# The files are about to be made; what is heard in them is not what the tags tell.
_NOT_YET_THERE = ("audio", "versi_lain", "alternatives", "transkrip", "transcript")
_STAND_IN = {
    "tautan": "https://example.org/episode.mp3", "ukuran": "1", "durasi": "1",
    "jenis": "audio/mpeg",
}  # fmt: skip


def read_episode(path: Path, context: ReadingContext) -> Episode:
    """Return the episode that a file describes; raises ContentRefused with all its problems.

    The sound need not exist yet.
    """
    text, faults = read(path.read_bytes(), path.name)
    if text is not None:
        kept = {key: value for key, value in text.values.items() if key not in _NOT_YET_THERE}
        ready = dataclasses.replace(text, values={**kept, "audio": dict(_STAND_IN)})
        episode, faults = parse(Episode, ready, path.name, context)
        if episode is not None:
            return episode
    problems = Problems()
    problems.extend(faults)
    raise ContentRefused(problems)


def tag(mp3: Path, episode: Episode, site: Site, content: Path) -> None:
    """Write the tags into the file; equal facts give equal bytes."""
    facts: Any = MP3(mp3).info
    length = round(facts.length * 1000)
    tags = ID3()
    tags.add(TIT2(encoding=Encoding.UTF8, text=episode.title))
    authors = ", ".join(episode.authors) or site.default_author
    tags.add(TPE1(encoding=Encoding.UTF8, text=authors))
    show = site.shows.get(episode.show or "")
    tags.add(TALB(encoding=Encoding.UTF8, text=show.title if show else site.name))
    tags.add(TRCK(encoding=Encoding.UTF8, text=str(episode.number)))
    _add_chapters(tags, episode, length)
    if cover := _cover(episode, show):
        data = (content / cover.path).read_bytes()
        tags.add(APIC(encoding=Encoding.UTF8, mime=cover.type, type=_FRONT_COVER, data=data))
    # The version that every player knows.
    tags.update_to_v23()
    tags.save(mp3, v1=0, v2_version=3)


def _add_chapters(tags: ID3, episode: Episode, length: int) -> None:
    # One beyond the end would be no place to go to; the next build tells of it.
    chapters = [chapter for chapter in episode.chapters if chapter.start * 1000 < length]
    starts = [chapter.start * 1000 for chapter in chapters]
    names = [f"chp{number}" for number in range(len(starts))]
    for name, chapter, start, end in zip(
        names, chapters, starts, [*starts[1:], length], strict=False
    ):
        title = TIT2(encoding=Encoding.UTF8, text=chapter.title)
        tags.add(CHAP(element_id=name, start_time=start, end_time=end, sub_frames=[title]))
    if names:
        flags = CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
        tags.add(CTOC(element_id="toc", flags=flags, child_element_ids=names, sub_frames=[]))


def _cover(episode: Episode, show: Show | None) -> ImageFile | None:
    own = episode.image.src if episode.image else None
    # Players know these two only.
    return next(
        (
            image
            for image in (own, show and show.image)
            if image and image.type in ("image/jpeg", "image/png")
        ),
        None,
    )

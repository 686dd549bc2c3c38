"""Chapters, soundbites and transcripts that do not fit their sound: players would be lost."""

from collections.abc import Iterator
from typing import Any

from plugins.core.codes import Code
from plugins.core.playing_time import clock
from plugins.core.problems import Problem
from plugins.podcast.place import typed_key

# An episode's length is told in whole seconds.
_ROUNDING = 1


def time_problems(article: Any, length: int) -> Iterator[Problem]:
    """Yield what is wrong with the times of an episode of that many seconds."""
    for number, what in _chapter_faults(article.entry.chapters, length):
        yield _of_chapter(article, number, what)
    for bite in article.entry.soundbites:
        if bite.start + bite.seconds > length:
            ends = f"cuplikan sampai {clock(bite.start + bite.seconds)}"
            what = f"{ends}, padahal audionya hanya {clock(length)}."
            remedy = "Periksa waktu mulainya."
            yield _problem(article, ("cuplikan",), what, remedy, "cuplikan-waktu")
    if transcript := article.entry.transcript:
        late = next((c for c in transcript.cues if c.end > (length + _ROUNDING) * 1000), None)
        if late is not None:
            what = (
                f"'{transcript.path}' baris {late.line}: sampai "
                f"{clock(late.end // 1000)}, padahal audionya hanya {clock(length)}."
            )
            remedy = "Periksa waktunya, atau apakah ini transkrip episode lain."
            yield _problem(article, ("transkrip",), what, remedy, "transkrip-melewati-akhir")


def _chapter_faults(chapters: tuple[Any, ...], length: int) -> Iterator[tuple[int, str]]:
    latest = -1
    for number, chapter in enumerate(chapters):
        begins = f"'{chapter.title}' mulai pada {clock(chapter.start)}"
        if chapter.start >= length:
            yield number, f"{begins}, padahal audionya hanya {clock(length)}."
        if chapter.start == latest:
            yield number, f"{begins}, sama dengan bab sebelumnya."
        elif chapter.start < latest:
            yield number, f"{begins}, lebih dulu daripada bab sebelumnya ({clock(latest)})."
        latest = max(latest, chapter.start)


def _of_chapter(article: Any, number: int, what: str) -> Problem:
    if typed_key(article, "bab") in article.front_matter.values:
        remedy = "Periksa waktu mulainya; bab ditulis berurutan."
        return _problem(article, ("bab", number), what, remedy, "bab-waktu")
    remedy = "Betulkan bab di dalam berkas audionya, atau tulis bab: di kepala tulisan."
    what = f"bab di dalam berkas: {what}"
    return _problem(article, ("audio",), what, remedy, "bab-waktu")


def _problem(
    article: Any, place: tuple[str | int, ...], what: str, remedy: str, code: Code
) -> Problem:
    path = f"content/{article.relative_source_path}"
    field = str(place[0])
    line = article.front_matter.line((typed_key(article, field), *place[1:]))
    return Problem(path, line, field, what, remedy, code=code)

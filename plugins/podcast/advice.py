"""What would serve listeners better, and stops no build."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from plugins.core.codes import Code
from plugins.core.media import SoundFile
from plugins.core.playing_time import clock
from plugins.core.problems import Problem
from plugins.core.sound.loudness import ListeningError, measure
from plugins.core.syndication.chapters import is_for_descriptions
from plugins.podcast.place import typed_key

_SMALL = (".opus", ".ogg")


def episode_hints(articles: Iterable[Any]) -> Iterator[Problem]:
    """Yield hints on the episodes that cost no more than looking."""
    digests: dict[str, str] = {}
    for article in sorted(articles, key=lambda article: article.relative_source_path):
        entry = article.entry
        if entry.transcript is None:
            yield _hint(
                article, "transkrip", "episode ini tanpa transkrip.",
                "Yang tidak dapat mendengar tidak tahu isinya. Tambahkan berkas VTT atau SRT.",
                "saran-transkrip",
            )  # fmt: skip
        if entry.chapters and not is_for_descriptions(entry.chapters):
            first = clock(entry.chapters[0].start)
            yield _hint(
                article, "bab", f"{len(entry.chapters)} bab, yang pertama pada {first}.",
                "Apple Podcasts membaca bab dari uraian bila sekurangnya tiga, mulai 00:00.",
                "saran-bab",
            )  # fmt: skip
        if isinstance(entry.audio, SoundFile):
            yield from _sound_hints(article, digests)


def loudness_hints(articles: Iterable[Any], root: Path) -> Iterator[Problem]:
    """Yield a hint for each episode too loud or too soft: all are decoded, which takes a while."""
    for article in sorted(articles, key=lambda article: article.relative_source_path):
        sound = article.entry.audio
        if not isinstance(sound, SoundFile):
            continue
        try:
            heard = measure(root / sound.path)
        except ListeningError as error:
            yield _hint(
                article, "audio", f"ffmpeg tidak dapat memutarnya: {error}", "", "saran-keras-suara"
            )
            continue
        if not heard.fits:
            remedy = "Yang nyaman: −16 ± 1 LUFS, puncak paling tinggi −1 dBTP (literasi audio)."
            yield _hint(article, "audio", f"kerasnya {heard}.", remedy, "saran-keras-suara")


def _sound_hints(article: Any, digests: dict[str, str]) -> Iterator[Problem]:
    entry = article.entry
    if not any(other.file.path.lower().endswith(_SMALL) for other in entry.alternatives):
        yield _hint(
            article, "versi_lain", "belum ada versi hemat data.",
            "Buat dengan literasi audio, lalu tulis versi_lain: {berkas: …opus, judul: Hemat data}",
            "saran-hemat-data",
        )  # fmt: skip
    other = digests.setdefault(entry.audio.sha256, entry.audio.path)
    if other != entry.audio.path:
        what = f"isi berkas '{entry.audio.path}' sama dengan '{other}'."
        yield _hint(
            article, "audio", what, "Periksa apakah berkasnya tertukar.", "saran-audio-sama"
        )


def _hint(article: Any, field: str, what: str, remedy: str, code: Code) -> Problem:
    typed = typed_key(article, field)
    line = article.front_matter.line((typed,)) if typed in article.front_matter.values else 0
    path = f"content/{article.relative_source_path}"
    return Problem(path, line, field, what, remedy, code=code)

"""What directories would refuse, found before anything is published."""

import difflib
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from PIL import Image

from plugins.core.codes import Code
from plugins.core.problems import Problem
from plugins.core.syndication.apple import (
    CATEGORIES,
    DESCRIPTION_BYTES,
    LEAST_ARTWORK,
    MOST_ARTWORK,
    is_artwork,
)
from plugins.core.syndication.items import enclosure
from plugins.core.words import INDONESIAN
from plugins.kinds.show import Category, FurtherShow, Show
from plugins.podcast.place import typed_key
from plugins.podcast.timing import time_problems

SITE_FILE = "content/site.yaml"

# RFC 6838 §4.2; players choose by it what can play the file.
_MEDIA_TYPE = re.compile(r"(audio|video)/[a-z0-9][a-z0-9.+-]*")


def missing_show(known: Iterable[Problem]) -> Iterator[Problem]:
    """Yield a problem for episodes without a show, unless site.yaml could not be read at all."""
    if not any(problem.path == SITE_FILE for problem in known):
        yield Problem(
            SITE_FILE, 0, "podcast", "ada episode, tetapi podcastnya belum diterangkan.",
            "Tambahkan podcast: dengan judul, uraian, penulis, pemilik, kategori, dan sampul.",
            code="podcast-belum-diterangkan",
        )  # fmt: skip


def place_of(show: Show) -> str:
    """Return where site.yaml describes a show."""
    return f"podcast_lain {show.folder}" if isinstance(show, FurtherShow) else "podcast"


def show_problems(show: Show, root: Path) -> Iterator[Problem]:
    """Yield what is wrong with the show itself; `root` is the content folder."""
    if len(show.description.encode()) > DESCRIPTION_BYTES:
        size = INDONESIAN.filesize(len(show.description.encode()))
        yield _of_show(
            show,
            "uraian",
            f"terlalu panjang ({size}).",
            "Paling banyak 4.000 bita.",
            "podcast-uraian",
        )
    every: tuple[Show | Category, ...] = (show, *show.more_categories)
    for found in every:
        if found.category not in CATEGORIES:
            yield _unknown(show, "kategori", found.category, CATEGORIES)
        elif found.subcategory and found.subcategory not in CATEGORIES[found.category]:
            yield _unknown(show, "subkategori", found.subcategory, CATEGORIES[found.category])
    yield from _artwork_problems(show, root)


def old_feed_problems(show: Show, taken: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with the feed's old addresses; `taken` are those of feeds that live."""
    for path in show.old_feeds:
        if not path.endswith((".xml", ".rss")):
            what = f"'{path}' bukan nama berkas umpan, sehingga tidak dapat dijawab."
            yield _of_show(
                show, "umpan_lama", what, "Yang dapat: berakhir .xml atau .rss.", "umpan-lama"
            )
        elif path.lstrip("/") in taken:
            remedy = "Tulis hanya alamat yang tidak dipakai lagi."
            yield _of_show(
                show, "umpan_lama", f"'{path}' masih dipakai umpan sekarang.", remedy, "umpan-lama"
            )


def episode_problems(articles: Iterable[Any]) -> Iterator[Problem]:
    """Yield what is wrong with the episodes: players would skip them."""
    sounds: dict[str, str] = {}
    for article in sorted(articles, key=lambda article: article.relative_source_path):
        path = f"content/{article.relative_source_path}"
        sound = enclosure(article.entry, "")
        if sound is None:
            continue
        if not _MEDIA_TYPE.fullmatch(sound.type):
            what = f"'{sound.type}' bukan jenis media audio."
            remedy = "Tulis audio/mpeg untuk MP3, atau audio/mp4 untuk M4A."
            yield _of_episode(article, "audio", what, remedy, "audio-jenis")
        if (other := sounds.setdefault(sound.url, path)) != path:
            what = f"audionya sama dengan {other}."
            remedy = "Setiap episode punya berkas sendiri."
            yield _of_episode(article, "audio", what, remedy, "audio-kembar")
        if sound.seconds:
            yield from time_problems(article, sound.seconds)


def _of_episode(article: Any, field: str, what: str, remedy: str, code: Code) -> Problem:
    path = f"content/{article.relative_source_path}"
    line = article.front_matter.line((typed_key(article, field),))
    return Problem(path, line, field, what, remedy, code=code)


def _of_show(show: Show, field: str, what: str, remedy: str, code: Code) -> Problem:
    return Problem(SITE_FILE, 0, f"{place_of(show)}.{field}", what, remedy, code=code)


def _unknown(show: Show, field: str, value: str, known: Iterable[str]) -> Problem:
    names = list(known)
    near = difflib.get_close_matches(value, names, n=1)
    listed = f"Pilih salah satu: {', '.join(names)}." if names else "Kosongkan subkategorinya."
    hint = f"Mungkin maksud Anda '{near[0]}'? " if near else ""
    return _of_show(
        show, field, f"'{value}' bukan {field} Apple Podcasts.", hint + listed, "podcast-kategori"
    )


def _artwork_problems(show: Show, root: Path) -> Iterator[Problem]:
    image = show.image
    remedy = f"Persegi, {LEAST_ARTWORK} sampai {MOST_ARTWORK} piksel, JPEG atau PNG, warna RGB."
    if not is_artwork(image.type, image.width, image.height):
        what = f"gambar {image.width} × {image.height} piksel ({image.type}) akan ditolak Apple."
        yield _of_show(show, "sampul", what, remedy, "podcast-sampul")
        return
    with Image.open(root / image.path) as picture:
        if picture.mode != "RGB":
            yield _of_show(
                show,
                "sampul",
                f"warna gambarnya {picture.mode}, bukan RGB.",
                remedy,
                "podcast-sampul",
            )

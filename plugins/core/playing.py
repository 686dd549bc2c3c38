"""Whether sound and film play from the first to the last second, and in every browser.

The decoding is done by play_worker.py, in processes of their own.
"""

import itertools
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from plugins.core.playing_time import clock

_WORKER = Path(__file__).with_name("play_worker.py")
_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP")
"""What the worker is told of our process: no secret of those who publish."""

_MOST_SPOILT = 1.0
"""Seconds that may be spoilt: a scratch, which players pass over."""

_MISSING = 0.02
"""The share of its length by which a recording may end early: lengths are told roughly."""


@dataclass(frozen=True)
class _Form:
    """ffmpeg's demuxer, and the codecs that browsers play in it."""

    demuxer: str
    sound: frozenset[str]
    film: frozenset[str] = frozenset()
    told_exactly: bool = True


_IN_OGG = _Form("ogg", frozenset({"vorbis", "opus"}))
# An MP3 of a varying rate whose encoder wrote no length lets players guess it.
FORMS = {
    ".mp3": _Form("mp3", frozenset({"mp3"}), told_exactly=False),
    ".m4a": _Form("mov", frozenset({"aac", "mp3"})),
    ".ogg": _IN_OGG,
    ".opus": _IN_OGG,
    ".mp4": _Form(
        "mov", frozenset({"aac", "mp3", "opus", "flac"}), frozenset({"h264", "hevc", "av1", "vp9"})
    ),
    ".webm": _Form("matroska", frozenset({"vorbis", "opus"}), frozenset({"vp8", "vp9", "av1"})),
}
"""By the suffix of the name."""


@dataclass(frozen=True)
class PlayingFault:
    """Why a file cannot be published: the type of a sentence in sentences.py, and what fills it."""

    kind: str
    context: dict[str, str]


def play_all(files: Sequence[Path]) -> Iterator[PlayingFault | None]:
    """Yield what is wrong with each file, in their order; None where it plays to its end."""
    count = min(os.cpu_count() or 1, len(files)) or 1
    with ThreadPoolExecutor(count) as pool:
        parts = [pool.submit(_play_some, files[number::count]) for number in range(count)]
        found = [part.result() for part in parts]
    yield from (
        fault
        for row in itertools.zip_longest(*found, fillvalue=())
        for answered in row
        for fault in answered
    )


def _play_some(files: Iterable[Path]) -> list[tuple[PlayingFault | None]]:
    found: list[tuple[PlayingFault | None]] = []
    worker: subprocess.Popen[str] | None = None
    for file in files:
        form = FORMS[PurePosixPath(file).suffix.lower()]
        worker = worker or _start()
        answer = _asked(worker, json.dumps([str(file), form.demuxer]))
        if answer is None:  # it fell over this file: the next one begins anew
            _end(worker)
            worker = None
        found.append((PlayingFault("media_endless", {}) if answer is None
                      else _judged(answer, form),))  # fmt: skip
    if worker is not None:
        _end(worker)
    return found


def _start() -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-I", str(_WORKER)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
    )


def _asked(worker: "subprocess.Popen[str]", request: str) -> dict[str, Any] | None:
    if worker.stdin is None or worker.stdout is None:
        return None
    try:
        worker.stdin.write(f"{request}\n")
        worker.stdin.flush()
        answer: dict[str, Any] = json.loads(worker.stdout.readline())
    except (OSError, ValueError):
        return None
    return answer


def _end(worker: "subprocess.Popen[str]") -> None:
    worker.kill()
    worker.communicate()


def _judged(answer: dict[str, Any], form: _Form) -> PlayingFault | None:
    streams: list[dict[str, Any]] = answer.get("streams", [])
    wanted = "video" if form.film else "audio"
    if not any(stream["played"] for stream in streams if stream["type"] == wanted):
        codecs = ", ".join(sorted({stream["codec"] for stream in streams} - form.sound - form.film))
        return _codec(codecs) if codecs else PlayingFault("media_broken", {})
    for stream in streams:
        if stream["codec"] not in (form.film if stream["type"] == "video" else form.sound):
            return _codec(stream["codec"])
    for stream in streams:
        if stream["spoilt"] > _MOST_SPOILT:
            return _damaged(stream["first_spoilt"])
    end = max(stream["end"] or 0.0 for stream in streams)
    told = answer["seconds"]
    if form.told_exactly and told and told - end > max(_MOST_SPOILT, _MISSING * told):
        return _damaged(end)
    return None


def _codec(name: str) -> PlayingFault:
    return PlayingFault("media_codec", {"codec": name})


def _damaged(seconds: float) -> PlayingFault:
    return PlayingFault("media_damaged", {"at": clock(int(seconds))})

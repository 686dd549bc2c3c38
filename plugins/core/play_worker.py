"""Plays sound and film from the first to the last sample, in a process of its own.

Decoders are large programs in C that read what strangers made: here one that hangs, eats all
memory or falls over takes nothing with it. Reads one request a line, answers one line (JSON).
Run as a file, not as a module of the package: it needs nothing of it.
"""

import json
import os
import sys
import threading
import time
from typing import Any

import av

MOST_SECONDS = 600
"""Of CPU for one file: some ten hours of sound, or three of film in 720 lines."""

MOST_MEMORY = 1 << 30
"""Bytes beyond what the process has when it starts."""

BORED = 3
"""The exit code when a file took too long."""

_GAP = 0.25
"""Seconds without sound between two frames: less is how clocks are rounded."""

_LONGEST_FRAME = 1441
"""Bytes of an MP3's frame (ISO/IEC 11172-3 §2.4.3.1)."""

_OPTIONS = {"protocol_whitelist": "file"}  # what is in a file may name others, and addresses


class _Tally:
    """What of one stream could be played; all in seconds."""

    def __init__(self) -> None:
        self.played = 0
        self.spoilt = 0.0
        self.first_spoilt: float | None = None
        self.end: float | None = None

    def miss(self, seconds: float, at: float | None) -> None:
        """Count what cannot be decoded, or is not there."""
        self.spoilt += seconds
        if self.first_spoilt is None:
            self.first_spoilt = at if at is not None else self.end or 0.0

    def add(self, frame: Any, length: float) -> None:
        """Count a frame."""
        begin = frame.time if frame.time is not None else self.end or 0.0
        if isinstance(frame, av.AudioFrame):
            length = frame.samples / frame.sample_rate
            if self.end is not None and begin - self.end > _GAP:
                self.miss(begin - self.end, self.end)
        if getattr(frame, "is_corrupt", False):
            self.miss(length, begin)
        else:
            self.played += 1
        self.end = max(self.end or 0.0, begin + length)


class _Noise:
    """How much of an MP3 is no sound: its parser hides that in the packet before or behind it."""

    def __init__(self) -> None:
        self._size = 0
        self._seconds = 0.0

    def within(self, packet: Any, length: float) -> float:
        """Return how long what is no sound in a packet would have sounded."""
        more = packet.size - _LONGEST_FRAME
        if more <= 0:
            self._size += packet.size
            self._seconds += length
            return 0.0
        joined = b"ID3" in bytes(packet)[:_LONGEST_FRAME]  # two recordings that were put together
        return 0.0 if joined or not self._size else more * self._seconds / self._size


def _seconds(count: int | None, base: Any) -> float | None:
    return None if count is None or base is None else float(count * base)


def play(file: str, form: str) -> dict[str, Any]:
    """Return what was heard and seen: for each stream its codec and a tally.

    `form` is the name of ffmpeg's demuxer: it is never guessed from the bytes.
    """
    with av.open(file, format=form, options=_OPTIONS, metadata_errors="replace") as container:
        streams = {}
        for stream in container.streams:
            if stream.type in ("audio", "video") and not _is_cover(stream):
                stream.codec_context.thread_count = 1
                streams[stream.index] = (stream, _Tally())
        told = container.duration
        noise = _Noise() if form == "mp3" else None
        for packet in container.demux([stream for stream, _ in streams.values()]):
            tally = streams[packet.stream.index][1]
            length = _seconds(packet.duration, packet.time_base) or 0.0
            if noise is not None and (lost := noise.within(packet, length)):
                tally.miss(lost, tally.end)
            try:
                for frame in packet.decode():
                    tally.add(frame, length)
            except av.FFmpegError:
                tally.miss(length, _seconds(packet.pts, packet.time_base))
        return {
            "seconds": None if told is None else told / 1_000_000,
            "streams": [
                {"type": stream.type, "codec": stream.codec_context.codec.canonical_name,
                 **vars(tally)}
                for stream, tally in streams.values()
            ],
        }  # fmt: skip


def _is_cover(stream: Any) -> bool:
    return bool(stream.disposition & av.stream.Disposition.attached_pic)


def _limit() -> None:
    """Let no file take all memory. Others than Linux do not heed the limit."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 (Windows has none)

        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            have = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (have + MOST_MEMORY, resource.RLIM_INFINITY))


def _watch(started: list[float]) -> None:
    """End the process when a file takes too long: no decoder lets itself be interrupted."""
    while True:
        time.sleep(0.5)
        if time.process_time() - started[0] > MOST_SECONDS:
            os._exit(BORED)


def main() -> None:
    """Answer requests until there are no more."""
    av.logging.set_level(None)
    _limit()
    started = [time.process_time()]
    threading.Thread(target=_watch, args=(started,), daemon=True).start()
    for line in sys.stdin:
        file, form = json.loads(line)
        started[0] = time.process_time()
        try:
            answer = play(file, form)
        except (av.FFmpegError, ValueError, MemoryError) as error:
            answer = {"error": type(error).__name__}
        sys.stdout.write(f"{json.dumps(answer)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

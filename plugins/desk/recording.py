"""From a raw recording to what a podcaster publishes: an even MP3 and a small Opus twin."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.core.sound.loudness import HIGHEST_PEAK, TARGET, Loudness, measure, run_ffmpeg
from plugins.core.sound.loudness import source as input_of

# The gain brings the whole to the target; the limiter, on four times the samples so that peaks
# between them count too, then takes off the top, and with it some loudness, hence the rounds.
_RATE = 44_100
_LIMITS = (-3.0, -4.5, -6.0, -7.5)  # dB; encoding raises peaks again, so each round goes lower
_ROUNDS = 6
_SILENCE = -70.0

# Nothing of the time, the machine or the recording's own tags goes in: equal in, equal out.
_EXACT = (
    "-map_metadata", "-1", "-map_chapters", "-1", "-threads", "1",
    "-fflags", "+bitexact", "-flags:a", "+bitexact",
)  # fmt: skip
_MP3 = ("-c:a", "libmp3lame", "-write_id3v1", "0", "-f", "mp3")
_OPUS = ("-c:a", "libopus", "-application", "voip", "-f", "ogg")
SPEECH = ("64k", "24k")
"""Bits a second of the MP3 and of its Opus twin: speech without audible loss, and with little."""


class TooSoftError(Exception):
    """Raised for a recording in which nothing is heard."""


@dataclass(frozen=True)
class Made:
    """A file that was made, with the loudness measured in the file itself."""

    file: Path
    heard: Loudness


def encode(
    recording: Path, mp3: Path, opus: Path, rates: tuple[str, str] = SPEECH
) -> Iterator[Made]:
    """Write both files and yield each; raises ListeningError or TooSoftError.

    A file appears under its name only when it is complete.
    """
    raw = measure(recording)
    if raw.lufs <= _SILENCE:
        raise TooSoftError(str(recording))
    ways = ((mp3, _MP3, _RATE), (opus, _OPUS, 48_000))
    for (target, codec, rate), bits in zip(ways, rates, strict=True):
        options = (*codec, "-b:a", bits)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".audio-") as folder:
            draft = Path(folder, target.name)
            heard = _encode_evenly(recording, raw, draft, options, rate)
            draft.replace(target)
        yield Made(target, heard)


def _encode_evenly(
    recording: Path, raw: Loudness, draft: Path, options: tuple[str, ...], rate: int
) -> Loudness:
    """Encode until what was encoded fits; a recording that never does is told as it is."""
    gain, round_of_limit = TARGET - raw.lufs, 0
    heard = raw
    for _ in range(_ROUNDS):
        limit = _LIMITS[min(round_of_limit, len(_LIMITS) - 1)]
        even = (
            f"volume={gain:.2f}dB,aresample={4 * rate},"
            f"alimiter=limit={limit}dB:attack=2:release=50:level=false,aresample={rate}"
        )
        run_ffmpeg(
            "-y", "-i", input_of(recording), "-map", "0:a:0", "-af", even, "-ac", "1",
            *options, *_EXACT, input_of(draft),
        )  # fmt: skip
        heard = measure(draft)
        if heard.fits:
            break
        round_of_limit += heard.peak > HIGHEST_PEAK
        gain += TARGET - heard.lufs
    return heard

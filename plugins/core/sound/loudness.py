"""How loud a sound is, as ffmpeg hears it (EBU R 128)."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

TARGET, TOLERANCE = -16.0, 1.0
"""In LUFS: what podcast directories advise for speech."""

HIGHEST_PEAK = -1.0
"""In dBTP: a louder one is distorted by the player's own decoding."""

_SUMMARY = re.compile(r"I:\s+(-?[\d.]+|-inf) LUFS.*?Peak:\s+(-?[\d.]+|-inf) dBFS", re.DOTALL)


class ListeningError(Exception):
    """Raised when ffmpeg cannot read a file; the text is what it said."""


@dataclass(frozen=True)
class Loudness:
    """The whole file's loudness in LUFS, and its true peak in dBTP."""

    lufs: float
    peak: float

    @property
    def fits(self) -> bool:
        """Tell whether a listener need not reach for the volume."""
        return abs(self.lufs - TARGET) <= TOLERANCE and self.peak <= HIGHEST_PEAK

    def __str__(self) -> str:
        """Return `−16,2 LUFS, puncak −1,8 dBTP`."""
        words = f"{self.lufs:.1f} LUFS, puncak {self.peak:.1f} dBTP"
        return words.replace("-", "\N{MINUS SIGN}").replace(".", ",")


def ffmpeg() -> str | None:
    """Return where ffmpeg is, or None."""
    return shutil.which("ffmpeg")


def run_ffmpeg(*arguments: str | Path) -> str:
    """Run ffmpeg and return what it tells; raises ListeningError when it fails."""
    command = [ffmpeg() or "ffmpeg", "-hide_banner", "-nostdin", "-nostats", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False)
    told = done.stderr.decode(errors="replace")
    if done.returncode:
        raise ListeningError(told.strip().rsplit("\n", 1)[-1])
    return told


def source(file: Path) -> str:
    """Return a file as ffmpeg's input: a colon in its name is then no protocol."""
    return f"file:{file.resolve()}"


def measure(file: Path) -> Loudness:
    """Return the loudness; the whole file is decoded, which takes seconds for each hour."""
    heard = ("-af", "ebur128=peak=true", "-f", "null", "-")
    told = run_ffmpeg("-i", source(file), "-map", "0:a:0", *heard)
    found = _SUMMARY.search(told, told.rfind("Summary:"))
    if found is None:
        raise ListeningError("no summary")
    return Loudness(float(found[1]), float(found[2]))

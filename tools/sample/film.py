"""A short upright film: the sun rises behind Bambapuang, and a book opens the day."""

import subprocess
import tempfile
from pathlib import Path
from typing import IO, cast

from PIL import Image

from sample import land, shelf
from sample.art import PAPER, Canvas
from sample.episodes import FILM_LINES
from sample.land import DAWN, NIGHT
from sample.speech import Track, plucked, write_wave

SIZE = (540, 960)
RATE = 12  # frames a second
SECONDS = 12


def scene(progress: float, size: tuple[int, int] = SIZE) -> Image.Image:
    """Draw the film's picture at a point between its start (0) and its end (1)."""
    wide, high = size
    ease = progress * progress * (3 - 2 * progress)
    mood = land.between(NIGHT, DAWN, min(1, ease * 1.15))
    canvas = Canvas(wide, high, mood.sky)
    if ease < 0.5:
        stars(canvas, ease)
    land.sun(canvas, mood, wide * 0.36, high * (0.66 - 0.4 * ease), min(size) * 0.085)
    for one in land.ranges(canvas, 151, horizon=0.5, summit=0.62, height=0.2):
        one.draw(canvas, mood, lift=high * 0.045 * ease * (1 - one.share))
    shelf.open_book(canvas, wide / 2, high * (1.12 - 0.23 * ease), min(size) * 0.74)
    return canvas.finished()


def stars(canvas: Canvas, ease: float) -> None:
    """Let the stars fade as the morning comes."""
    sky = Canvas(canvas.width, canvas.height, [(0, PAPER), (1, PAPER)])
    sky.image = canvas.image.copy()
    land.stars(sky, 152, 40)
    canvas.image = Image.blend(sky.image, canvas.image, min(1, ease * 2))


def narration() -> Track:
    """Speak the film's lines over a plucked tune."""
    track = Track()
    track.sound.extend(plucked("opening")[: round(1.9 * 22_050)])
    for line in FILM_LINES:
        track.say("Pembawa acara", line)
        track.rest(0.25)
    track.rest(max(0.0, SECONDS - track.seconds))
    return track


def write_film(path: Path) -> Track:
    """Encode the film as MP4 and return what is said in it."""
    track = narration()
    frames = SECONDS * RATE
    with tempfile.TemporaryDirectory() as folder:
        sound = Path(folder) / "sound.wav"
        write_wave(track, sound)
        command = [
            "ffmpeg",
            "-v",
            "error",
            "-y",
            "-f",
            "rawvideo",
            "-pix_fmt",
            "rgb24",
            "-s",
            f"{SIZE[0]}x{SIZE[1]}",
            "-r",
            str(RATE),
            "-i",
            "-",
            "-i",
            str(sound),
            "-c:v",
            "libx264",
            "-preset",
            "veryslow",
            "-crf",
            "29",
            "-pix_fmt",
            "yuv420p",
            "-profile:v",
            "main",
            "-c:a",
            "aac",
            "-b:a",
            "40k",
            "-ac",
            "1",
            "-t",
            str(SECONDS),
            "-threads",
            "1",
            "-fflags",
            "+bitexact",
            "-flags:v",
            "+bitexact",
            "-flags:a",
            "+bitexact",
            "-map_metadata",
            "-1",
            "-movflags",
            "+faststart",
            str(path),
        ]
        with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
            for frame in range(frames):
                cast("IO[bytes]", process.stdin).write(scene(frame / (frames - 1)).tobytes())
            process.communicate()
        if process.returncode:
            raise SystemExit("ffmpeg gagal membuat video")
    return track

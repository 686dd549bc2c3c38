"""Tiny media that are truly what they say: JPEG pictures, silent MP3, a transcript, a document."""

import random
from pathlib import Path

from PIL import Image

PICTURES = 12
COVERS = 6

# One frame of MPEG-2 Layer III: 8 kbit/s, 16 kHz, mono. All zeros after the header is silence.
FRAME = bytes.fromhex("fff318c4") + bytes(32)
FRAME_SECONDS = 576 / 16000


def write_media(folder: Path, chance: random.Random) -> None:
    """Write what entries of every kind refer to below media/."""
    for number in range(PICTURES):
        write_picture(folder / f"gambar/foto-{number:02}.jpg", (640, 427), chance)
    for number in range(COVERS):
        write_picture(folder / f"sampul/buku-{number}.jpg", (300, 450), chance)
    # Apple's least size for the artwork of a show.
    write_picture(folder / "podcast/sampul.jpg", (1400, 1400), chance)
    write_text(
        folder / "transkrip/episode.vtt",
        "WEBVTT\n\n00:00.000 --> 00:02.000\nSelamat datang.\n\n"
        "00:02.000 --> 00:05.000\nHari ini kita membaca bersama.\n",
    )
    write_text(folder / "dokumen/piagam.pdf", PDF)


def write_sounds(folder: Path, episodes: int) -> None:
    """Write one sound for each episode: two episodes may not share a file."""
    for number in range(1, episodes + 1):
        write_silence(folder / f"audio/episode-{number}.mp3", seconds=6 + number % 20)


def write_picture(path: Path, size: tuple[int, int], chance: random.Random) -> None:
    """Write a smooth JPEG: a few colours blown up, which compresses to a few kilobytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    colours = Image.frombytes("RGB", (4, 4), chance.randbytes(4 * 4 * 3))
    colours.resize(size, Image.Resampling.BICUBIC).save(path, quality=70)


def write_silence(path: Path, *, seconds: int) -> None:
    """Write an MP3 of that length."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(FRAME * round(seconds / FRAME_SECONDS))


def write_text(path: Path, text: str) -> None:
    """Write a text file with the same bytes on every system."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


PDF = """%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200]>> endobj
trailer <</Root 1 0 R>>
%%EOF
"""

"""Make the sample media anew: pictures, jackets, episodes, a film and a certificate.

``python tools/sample_media.py`` writes the same bytes each time on the same machine.
Needs Pillow from the project, and espeak-ng, ffmpeg and fonts-liberation from the system.
"""

from pathlib import Path

from PIL import Image
from sample import film
from sample.certificate import write_certificate
from sample.episodes import EPISODES, FILM
from sample.jackets import JACKETS, jacket, on_cloth, podcast_cover
from sample.scenes import SCENES
from sample.speech import Track, spoken_episode, web_vtt, write_sounds

MEDIA = Path(__file__).resolve().parent.parent / "content" / "media"
SHOW = "Kabar Pustaka (contoh)"
HEAVIEST = 61_000  # bytes of one picture


def save(picture: Image.Image, name: str, *, heaviest: int = HEAVIEST) -> None:
    """Write a JPEG, a little coarser when it would be too heavy."""
    path = place(name)
    for quality in (74, 70, 66, 62, 58, 54):
        picture.save(path, quality=quality, progressive=True, optimize=True)
        if path.stat().st_size <= heaviest:
            return


def place(name: str) -> Path:
    """Return where a file goes, with its folder made."""
    path = MEDIA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def write_pictures() -> None:
    """Draw all that does not move."""
    for name, scene in SCENES.items():
        save(scene().finished(), f"gambar/{name}.jpg")
    for name in JACKETS:
        save(jacket(name).finished(), f"sampul/{name}.jpg")
        save(on_cloth(name).finished(), f"gambar/ulasan-{name}.jpg")
    save(podcast_cover().finished(), "podcast/sampul.jpg", heaviest=120_000)
    save(film.scene(0.82, (720, 1280)), f"poster/{FILM}.jpg")
    save(film.scene(0.86, (1600, 900)), "gambar/pagi-bambapuang.jpg")
    write_certificate(place("dokumen/contoh-piagam.pdf"))


def write_episodes() -> None:
    """Speak the episodes and write down what is said."""
    for name, (title, chapters) in EPISODES.items():
        track = spoken_episode(chapters)
        files = (place(f"audio/{name}.mp3"), place(f"audio/{name}.opus"))
        write_sounds(track, *files, title, SHOW)
        write_vtt(
            track, f"transkrip/{name}.vtt", "Transkrip podcast contoh. Suara sintetis (espeak-ng)."
        )


def write_film() -> None:
    """Draw and speak the film."""
    track = film.write_film(place(f"video/{FILM}.mp4"))
    write_vtt(track, f"video/{FILM}.vtt", "Takarir video contoh. Suara sintetis (espeak-ng).")


def write_vtt(track: Track, name: str, note: str) -> None:
    """Write the cues of a track."""
    place(name).write_text(web_vtt(track, note), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_pictures()
    write_episodes()
    write_film()

"""`literasi audio`: makes an episode's files from a raw recording."""

from pathlib import Path

import typer

from plugins.core.context import ReadingContext
from plugins.core.problems import ContentRefused, Problems
from plugins.core.sound.loudness import ListeningError, ffmpeg
from plugins.core.text import slugify
from plugins.core.words import INDONESIAN
from plugins.desk.recording import Made, TooSoftError, encode
from plugins.desk.tagging import read_episode, tag
from plugins.kinds.site_file import read_site

FOLDER = "media/audio"
NO_FFMPEG = (
    "ffmpeg belum terpasang, padahal perintah ini memerlukannya.\n"
    "    Debian, Ubuntu: sudo apt install ffmpeg. Windows: winget install ffmpeg."
    " macOS: brew install ffmpeg."
)


class AudioRefusedError(Exception):
    """Raised when nothing can be made; the text says why, in Indonesian."""


def need_ffmpeg() -> None:
    """Raise AudioRefusedError unless ffmpeg is installed."""
    if ffmpeg() is None:
        raise AudioRefusedError(NO_FFMPEG)


def make(recording: Path, content: Path, episode_file: Path | None, *, overwrite: bool) -> None:
    """Write the MP3 and its Opus twin into content/media/audio/, and tell how loud they are."""
    need_ffmpeg()
    for file in filter(None, (recording, episode_file)):
        if not file.is_file():
            raise AudioRefusedError(f"Berkas tidak ada: {file}")
    name = slugify((episode_file or recording).stem)
    folder = content / FOLDER
    mp3, opus = folder / f"{name}.mp3", folder / f"{name}.opus"
    _refuse_to_overwrite(recording, (mp3, opus), overwrite=overwrite)
    problems = Problems()
    site = read_site(content, problems)
    if len(problems):
        raise ContentRefused(problems)
    context = ReadingContext(content, site.zone)
    episode = read_episode(episode_file, context) if episode_file else None
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for made in encode(recording, mp3, opus):
            if episode and made.file == mp3:
                tag(mp3, episode, site, content)
            _tell(made)
    except ListeningError as error:
        raise AudioRefusedError(f"ffmpeg tidak dapat mengolah {recording.name}: {error}") from None
    except TooSoftError:
        raise AudioRefusedError(f"Tidak ada suara yang terdengar di {recording.name}.") from None
    typer.echo(
        f"Tulis di kepala episode:\naudio: {FOLDER}/{mp3.name}\n"
        f"versi_lain:\n  - {{berkas: {FOLDER}/{opus.name}, judul: Hemat data}}"
    )


def _refuse_to_overwrite(recording: Path, targets: tuple[Path, ...], *, overwrite: bool) -> None:
    for target in targets:
        if target.exists() and target.resolve() == recording.resolve():
            raise AudioRefusedError(
                f"{recording} adalah rekaman aslinya; pindahkan keluar dari {FOLDER}."
            )
        if target.exists() and not overwrite:
            raise AudioRefusedError(f"Sudah ada: {target}. Tambahkan --timpa untuk menggantinya.")


def _tell(made: Made) -> None:
    size = INDONESIAN.filesize(made.file.stat().st_size)
    typer.echo(f"Dibuat: {FOLDER}/{made.file.name} ({size}; {made.heard})")
    if not made.heard.fits:
        typer.echo("    Di luar −16 ± 1 LUFS, puncak −1 dBTP: rekam lebih dekat ke mikrofon.")

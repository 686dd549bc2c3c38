"""Spoken episodes: sentences are synthesised one by one, so that every cue time is measured."""

import array
import random
import subprocess
import tempfile
import wave
from dataclasses import dataclass, field
from pathlib import Path

from mutagen.id3 import ID3, TALB, TIT2, TPE1, Encoding

from plugins.desk.recording import encode

RATE = 22_050
PAUSE = 0.38  # seconds between sentences
VOICES = {"Pembawa acara": ("id+f2", 46), "Pembaca": ("id+m3", 42)}
PLUCKS = {  # seconds from the start, and the string's frequency: a kecapi-like figure
    "opening": (
        (0.0, 293.7),
        (0.28, 349.2),
        (0.56, 440.0),
        (0.84, 587.3),
        (1.4, 440.0),
        (1.68, 523.3),
    ),
    "chapter": ((0.0, 440.0), (0.16, 587.3)),
    "closing": ((0.0, 587.3), (0.28, 440.0), (0.56, 349.2), (0.84, 293.7)),
}
LENGTHS = {"opening": 2.9, "chapter": 0.9, "closing": 2.6}

Sound = list[int]  # signed 16-bit samples


@dataclass(frozen=True)
class Chapter:
    """A part of an episode: its title, and who says what."""

    title: str
    lines: tuple[tuple[str, str], ...]


@dataclass
class Track:
    """Sound with the cues that were spoken into it."""

    sound: Sound = field(default_factory=list)
    cues: list[tuple[float, float, str, str]] = field(default_factory=list)
    chapters: list[tuple[int, str]] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """The length so far."""
        return len(self.sound) / RATE

    def rest(self, seconds: float) -> None:
        """Add silence."""
        self.sound.extend([0] * round(seconds * RATE))

    def rest_to_whole_second(self) -> None:
        """Add silence until a whole second, where a chapter can begin."""
        self.sound.extend([0] * (-len(self.sound) % RATE))

    def say(self, speaker: str, sentence: str) -> None:
        """Add one sentence and note when it is heard."""
        voice, pitch = VOICES[speaker]
        spoken = trimmed(speak(sentence, voice, pitch))
        start = self.seconds
        self.sound.extend(spoken)
        self.cues.append((start, self.seconds, speaker, sentence))


def speak(sentence: str, voice: str, pitch: int, *, speed: int = 148) -> Sound:
    """Return a sentence as spoken by espeak-ng."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sentence.wav"
        command = [
            "espeak-ng",
            "-v",
            voice,
            "-s",
            str(speed),
            "-p",
            str(pitch),
            "-a",
            "120",
            "-w",
            str(path),
        ]
        subprocess.run([*command, sentence], check=True)
        with wave.open(str(path)) as file:
            if file.getframerate() != RATE:
                raise SystemExit(f"espeak-ng gave {file.getframerate()} Hz, not {RATE}")
            return array.array("h", file.readframes(file.getnframes())).tolist()


def trimmed(sound: Sound, floor: int = 180) -> Sound:
    """Cut the silence from both ends."""
    loud = [place for place, value in enumerate(sound) if abs(value) > floor]
    return sound[max(loud[0] - 400, 0) : loud[-1] + 900] if loud else sound


def plucked(figure: str) -> Sound:
    """Return a short tune on a plucked string (Karplus and Strong's algorithm)."""
    length = round(LENGTHS[figure] * RATE)
    mixed = [0.0] * length
    for number, (start, pitch) in enumerate(PLUCKS[figure]):
        dice = random.Random(f"{figure}{number}")
        string = [dice.uniform(-1, 1) for _ in range(round(RATE / pitch))]
        for place in range(round(start * RATE), length):
            at = (place - round(start * RATE)) % len(string)
            mixed[place] += string[at] * 0.3
            string[at] = 0.4983 * (string[at] + string[(at + 1) % len(string)])
    fade = RATE * 0.4
    return [
        round(max(-1, min(1, value)) * 17_000 * min(1, (length - place) / fade))
        for place, value in enumerate(mixed)
    ]


def spoken_episode(chapters: tuple[Chapter, ...]) -> Track:
    """Return an episode: a tune, its chapters at whole seconds, and a closing tune."""
    track = Track()
    for number, chapter in enumerate(chapters):
        track.rest_to_whole_second()
        track.chapters.append((round(track.seconds), chapter.title))
        track.sound.extend(plucked("chapter" if number else "opening"))
        for speaker, sentence in chapter.lines:
            track.say(speaker, sentence)
            track.rest(PAUSE)
    track.sound.extend(plucked("closing"))
    return track


def stamp(seconds: float) -> str:
    """Return a time as WebVTT writes it."""
    thousandths = round(seconds * 1000)
    return (
        f"{thousandths // 3_600_000:02}:{thousandths // 60_000 % 60:02}"
        f":{thousandths // 1000 % 60:02}.{thousandths % 1000:03}"
    )


def web_vtt(track: Track, note: str) -> str:
    """Return the transcript with measured times and speakers."""
    parts = ["WEBVTT", f"NOTE {note}"]
    parts += [
        f"{stamp(start)} --> {stamp(end)}\n<v {speaker}>{sentence}"
        for start, end, speaker, sentence in track.cues
    ]
    return "\n\n".join(parts) + "\n"


def write_wave(track: Track, path: Path) -> None:
    """Write a track as it is."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(array.array("h", track.sound).tobytes())


def write_sounds(track: Track, mp3: Path, opus: Path, title: str, album: str) -> None:
    """Encode a track as `literasi audio` does, evenly loud, only smaller: 32 and 12 kbit/s."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "episode.wav"
        write_wave(track, raw)
        for made in encode(raw, mp3, opus, ("32k", "12k")):
            print(made.file.name, made.heard)
    tags = ID3()
    for tag, text in ((TIT2, title), (TPE1, album), (TALB, album)):
        tags.add(tag(encoding=Encoding.UTF8, text=text))
    tags.update_to_v23()
    tags.save(mp3, v1=0, v2_version=3)


def ffmpeg(*options: str) -> None:
    """Run ffmpeg so that the same input gives the same bytes."""
    head, target = options[:-1], options[-1]
    exact = (
        "-threads",
        "1",
        "-fflags",
        "+bitexact",
        "-flags:v",
        "+bitexact",
        "-flags:a",
        "+bitexact",
    )
    subprocess.run(["ffmpeg", "-v", "error", "-y", *head, *exact, target], check=True)

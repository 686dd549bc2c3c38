"""Episodes of the podcast."""

from typing import Annotated, ClassVar, Self

from pydantic import Tag, model_validator

from plugins.core import fields
from plugins.core.choices import choice
from plugins.core.media import SoundFile
from plugins.core.model import Label, Record, field
from plugins.kinds.entry import Entry, Kind
from plugins.kinds.show import Discussion

EpisodeType = Annotated[str, *choice(full=("Penuh",), trailer=("Trailer",), bonus=("Bonus",))]


class RemoteAudio(Record):
    """Sound kept on another host; its facts must be given, for they cannot be read."""

    SCHEMA = "AudioObject"

    url: fields.WebLink = field(
        "Tautan", "Link", key="tautan", required=True, schema="contentUrl",
        example="https://example.org/episode.mp3",
    )  # fmt: skip
    bytes: fields.Count = field(
        "Ukuran (bita)", "Bytes", key="ukuran", required=True, widget="number",
        schema="contentSize", example="285802",
    )  # fmt: skip
    seconds: fields.Duration = field(
        "Durasi", "Duration", key="durasi", required=True, schema="duration", example="00:36",
    )  # fmt: skip
    type: fields.Line = field(
        "Jenis media", "Media type", key="jenis", required=True, schema="encodingFormat",
        example="audio/mpeg",
    )  # fmt: skip


class Speaker(Record):
    """Somebody heard in the episode."""

    SCHEMA = "Person"

    name: fields.Line = field(
        "Nama", "Name", key="nama", required=True, schema="name", example="Suara sintetis",
    )  # fmt: skip
    role: fields.Line | None = field("Peran", "Role", key="peran", example="pembawa acara")
    url: fields.Target | None = field(
        "Tautan", "Link", key="tautan", schema="url", example="https://example.org/",
    )  # fmt: skip
    image: fields.ImagePath | None = field(
        "Foto", "Image", key="foto", widget="image", example="media/gambar/contoh.jpg",
    )  # fmt: skip

    def title_line(self) -> str:
        """Return `Suara sintetis (pembawa acara)`."""
        return f"{self.name} ({self.role})" if self.role else self.name


class Chapter(Record):
    """A part of the episode, by its start in seconds."""

    SCHEMA = "Clip"

    start: fields.Duration = field(
        "Mulai", "Start", key="mulai", required=True, schema="startOffset", example="01:25",
    )  # fmt: skip
    title: fields.Line = field(
        "Judul", "Title", key="judul", required=True, schema="name", example="Buku pilihan",
    )  # fmt: skip
    url: fields.Target | None = field(
        "Tautan", "Link", key="tautan", example="https://example.org/",
    )  # fmt: skip
    image: fields.ImagePath | None = field(
        "Gambar", "Image", key="gambar", widget="image", example="media/gambar/contoh.jpg",
    )  # fmt: skip


class Soundbite(Record):
    """A passage worth sharing on its own; 15 to 120 seconds are customary."""

    start: fields.Duration = field(
        "Mulai", "Start", key="mulai", required=True, example="01:25",
    )  # fmt: skip
    seconds: fields.Duration = field(
        "Durasi", "Duration", key="durasi", required=True, example="00:30",
    )  # fmt: skip
    title: fields.Line | None = field(
        "Judul", "Title", key="judul", example="Mengapa membaca nyaring",
    )  # fmt: skip


class Alternative(Record):
    """The same episode in another file, such as a small one for slow networks."""

    file: fields.AudioPath = field(
        "Berkas", "File", key="berkas", required=True, widget="file",
        example="media/audio/contoh.mp3",
    )  # fmt: skip
    title: fields.Line = field(
        "Judul", "Title", key="judul", required=True, example="Hemat data",
    )  # fmt: skip


class Twin(Record):
    """The same episode on somebody's platform, such as its film on YouTube."""

    text: fields.Line = field(
        "Teks", "Text", key="teks", required=True, example="Tonton di YouTube",
    )  # fmt: skip
    url: fields.WebLink = field(
        "Tautan", "Link", key="tautan", required=True, schema="sameAs",
        example="https://www.youtube.com/watch?v=contoh",
    )  # fmt: skip


class Episode(Entry):
    """An episode of the library's podcast."""

    KIND: ClassVar[Kind] = Kind(
        name="podcast",
        label=Label("Episode podcast", "Podcast episode"),
        section=Label("Podcast", "Podcast"),
        summary=Label(
            "Percakapan tentang buku dan penggerak literasi, untuk didengar di mana saja.",
            "Talks about books and the people behind them, to hear anywhere.",
        ),
        order=3,
        shelf="episodes",
        show=True,
    )
    SCHEMA = "PodcastEpisode"

    audio: Annotated[
        Annotated[fields.AudioPath, Tag("file")] | Annotated[RemoteAudio, Tag("elsewhere")],
        fields.file_or_record,
    ] = field(
        "Audio", "Audio", key="audio", required=True, widget="file", schema="associatedMedia",
        example="media/audio/contoh.mp3",
        help="Letak berkas di folder media. Ukuran dan durasi dibaca dari berkasnya.",
    )  # fmt: skip
    show: fields.Line | None = field(
        "Podcast", "Show", key="podcast", example="cerita-anak",
        help="Alamat podcastnya di podcast_lain; kosongkan untuk podcast yang pertama.",
    )  # fmt: skip
    season: fields.Ordinal | None = field(
        "Musim", "Season", key="musim", widget="number", fact=True,
        schema="partOfSeason.PodcastSeason.seasonNumber", example="1",
    )  # fmt: skip
    number: fields.Ordinal = field(
        "Episode", "Episode number", key="nomor", required=True, widget="number", fact=True,
        schema="episodeNumber", example="7",
    )  # fmt: skip
    episode_type: EpisodeType = field(
        "Jenis episode", "Episode type", key="jenis_episode", widget="select", default="full",
        example="penuh",
    )  # fmt: skip
    explicit: fields.YesNo = field(
        "Eksplisit", "Explicit", key="eksplisit", widget="boolean", default=False,
        example="tidak", help="ya, bila tidak pantas didengar anak.",
    )  # fmt: skip
    people: tuple[Speaker, ...] = field(
        "Pengisi suara", "People", key="orang", widget="list", schema="actor", default=(),
        fact=True,
        example=[{"nama": "Suara sintetis", "peran": "pembawa acara"}],
    )  # fmt: skip
    chapters: tuple[Chapter, ...] = field(
        "Bab", "Chapters", key="bab", widget="list", schema="hasPart", default=(),
        example=[{"mulai": "00:00", "judul": "Pembuka"}, {"mulai": "00:20", "judul": "Isi"}],
        help="Kosongkan bila bab sudah ada di dalam berkas MP3 atau M4A: dibaca dari sana.",
    )  # fmt: skip
    transcript: fields.TranscriptPath | None = field(
        "Transkrip", "Transcript", key="transkrip", widget="file", example="media/audio/contoh.vtt",
        help="Berkas VTT atau SRT; tampil di halaman, dan ditulis juga dalam bentuk lain.",
    )  # fmt: skip
    soundbites: tuple[Soundbite, ...] = field(
        "Cuplikan", "Soundbites", key="cuplikan", widget="list", default=(),
        example=[{"mulai": "01:25", "durasi": "00:30", "judul": "Mengapa membaca nyaring"}],
        help="Bagian yang menarik untuk dibagikan, 15 sampai 120 detik.",
    )  # fmt: skip
    alternatives: tuple[Alternative, ...] = field(
        "Versi lain", "Alternatives", key="versi_lain", widget="list", default=(),
        example=[{"berkas": "media/audio/contoh.mp3", "judul": "Hemat data"}],
        help="Berkas lain dari episode yang sama, misalnya yang kecil untuk jaringan lambat.",
    )  # fmt: skip
    twins: tuple[Twin, ...] = field(
        "Di tempat lain", "Elsewhere", key="di_tempat_lain", widget="list", default=(),
        example=[{"teks": "Tonton di YouTube", "tautan": "https://www.youtube.com/watch?v=contoh"}],
        help="Episode yang sama di layanan lain.",
    )  # fmt: skip
    discussions: tuple[Discussion, ...] = field(
        "Percakapan", "Discussions", key="percakapan", widget="list", default=(),
        example=[{"jaringan": "mastodon", "tautan": "https://example.org/@literasi/1"}],
        help="Kiriman di Mastodon atau Bluesky tempat pendengar bercakap tentang episode ini.",
    )  # fmt: skip

    @property
    def kin(self) -> tuple[str, ...]:
        """Who is heard."""
        return tuple(person.name for person in self.people)

    @model_validator(mode="after")
    def _chapters_of_the_file(self) -> Self:
        """Take the chapters that the sound carries, unless the header tells its own."""
        if self.chapters or not isinstance(self.audio, SoundFile):
            return self
        carried = tuple(
            Chapter.model_construct(start=chapter.start, title=chapter.title, url=None, image=None)
            for chapter in self.audio.chapters
        )
        return self.model_copy(update={"chapters": carried}) if carried else self

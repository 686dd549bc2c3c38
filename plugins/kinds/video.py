"""Short videos."""

from typing import Annotated, ClassVar

from pydantic import Tag

from plugins.core import fields
from plugins.core.choices import choice
from plugins.core.media import ImageFile
from plugins.core.model import Label, Record, field
from plugins.kinds.entry import Entry, Kind

Platform = Annotated[
    str,
    *choice(
        youtube=("YouTube",), instagram=("Instagram",), tiktok=("TikTok",), facebook=("Facebook",)
    ),
]
Orientation = Annotated[str, *choice(portrait=("Potret",), landscape=("Lanskap",))]


class PlatformVideo(Record):
    """A film on somebody's platform: shown as a still with a link, never embedded."""

    platform: Platform = field(
        "Platform", "Platform", key="platform", required=True, widget="select", example="youtube",
    )  # fmt: skip
    url: fields.WebLink = field(
        "Tautan", "Link", key="tautan", required=True, schema="sameAs",
        example="https://www.youtube.com/watch?v=contoh",
    )  # fmt: skip


class Video(Entry):
    """A film, our own file or a link."""

    KIND: ClassVar[Kind] = Kind(
        name="video",
        label=Label("Video", "Video"),
        section=Label("Video", "Videos"),
        summary=Label(
            "Video pendek dari perpustakaan dan taman baca.",
            "Short films from libraries and reading gardens.",
        ),
        order=6,
        shelf="stills",
    )
    SCHEMA = "VideoObject"

    video: Annotated[
        Annotated[fields.VideoPath, Tag("file")] | Annotated[PlatformVideo, Tag("elsewhere")],
        fields.file_or_record,
    ] = field(
        "Video", "Video", key="video", required=True, widget="file", schema=".",
        example="media/video/contoh.mp4", help="Letak berkas, atau platform dan tautannya.",
    )  # fmt: skip
    duration: fields.Duration | None = field(
        "Durasi", "Duration", key="durasi", schema="duration", example="01:05",
    )  # fmt: skip
    orientation: Orientation = field(
        "Orientasi", "Orientation", key="orientasi", widget="select", default="landscape",
        example="potret",
    )  # fmt: skip
    captions: fields.CaptionsPath | None = field(
        "Takarir", "Captions", key="takarir", widget="file", schema="caption",
        example="media/video/contoh.vtt",
    )  # fmt: skip
    poster: fields.ImagePath | None = field(
        "Poster", "Poster", key="poster", widget="image", example="media/poster/contoh.jpg",
    )  # fmt: skip

    @property
    def thumbnail(self) -> ImageFile | None:
        """The poster before any other picture."""
        return self.poster or super().thumbnail

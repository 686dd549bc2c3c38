"""How a site looks, as site.yaml tells it under `tampilan`, and its banners."""

import datetime
import re
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from plugins.core import fields, patterns
from plugins.core.choices import choice
from plugins.core.model import Record, field
from plugins.core.palette import Colours, dark_palette, faint_pairs, light_palette
from plugins.core.words import INDONESIAN

Typeface = Annotated[str, *choice(own=("Bawaan",), system=("Sistem",))]
BannerPlace = Annotated[str, *choice(above=("Atas",), between=("Daftar",))]
BannerLabel = Annotated[str, *choice(advertisement=("Iklan",), notice=("Info layanan",))]

SIZES = {"above": (600, 50), "between": (300, 250)}
"""Of banners, in CSS pixels: their room is kept free, so that nothing jumps."""


def _colour(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if short := re.fullmatch(r"#([0-9a-f])([0-9a-f])([0-9a-f])", value.strip(), re.I):
        value = "#" + "".join(digit * 2 for digit in short.groups())
    if not re.fullmatch(r"#[0-9a-f]{6}", value.strip(), re.I):
        raise PydanticCustomError("colour", "{value}", {"value": value})
    return value.strip().lower()


Colour = Annotated[
    str,
    BeforeValidator(_colour),
    WithJsonSchema({"type": "string", "pattern": patterns.whole(patterns.COLOUR)}),
]


class Palette(Record):
    """The colours that a site may choose; all others follow from them."""

    sutra: Colour | None = field(
        "Warna utama", "Brand colour", key="utama", example="#8a1538",
        help="Tombol, lambang, dan bagian yang sedang dibuka.",
    )  # fmt: skip
    kebun: Colour | None = field(
        "Warna agenda", "Colour of events", key="agenda", example="#1e5a45",
    )  # fmt: skip
    emas: Colour | None = field(
        "Warna penghargaan", "Colour of awards", key="penghargaan", example="#7a4f00",
        help="Juga bintang penilaian buku.",
    )  # fmt: skip
    benang: Colour | None = field(
        "Warna hiasan", "Decoration", key="hiasan", example="#c98a1b",
        help="Garis dan tenunan; tidak pernah untuk kata-kata.",
    )  # fmt: skip
    paper: Colour | None = field("Warna kertas", "Paper", key="kertas", example="#fbf7ef")
    ink: Colour | None = field("Warna tinta", "Ink", key="tinta", example="#221a14")

    def chosen(self) -> Colours:
        """Return the colours that were given, by their names in the style sheets."""
        return {name: value for name, value in self if value is not None}


class Look(Record):
    """Colours, typeface and mark."""

    colours: Palette | None = field(
        "Warna", "Colours", key="warna", widget="object", example={"utama": "#8a1538"},
    )  # fmt: skip
    dark_colours: Palette | None = field(
        "Warna gelap", "Dark colours", key="warna_gelap", widget="object",
        example={"utama": "#eaa0a8"},
        help="Untuk ponsel dalam mode gelap. Bila kosong, dibuat dari warna di atas.",
    )  # fmt: skip
    typeface: Typeface = field(
        "Huruf judul", "Typeface", key="huruf", widget="select", default="own", example="bawaan",
        help="sistem: tanpa huruf web, setiap pembaca menghemat 5 KB.",
    )  # fmt: skip
    mark: fields.ImagePath | None = field(
        "Lambang", "Mark", key="lambang", widget="image", example="media/gambar/contoh.jpg",
        help="Gambar persegi di kepala halaman, menggantikan lambang bawaan.",
    )  # fmt: skip

    @cached_property
    def light(self) -> Colours:
        """All colours of the light theme."""
        return light_palette(self.colours.chosen() if self.colours else {})

    @cached_property
    def dark(self) -> Colours:
        """All colours of the dark theme."""
        return dark_palette(self.light, self.dark_colours.chosen() if self.dark_colours else {})

    @model_validator(mode="after")
    def _can_be_read(self) -> Self:
        for key, palette in (("warna", self.light), ("warna_gelap", self.dark)):
            for faint in faint_pairs(palette):
                raise PydanticCustomError(
                    "contrast",
                    "{value}",
                    {
                        "value": faint.colour,
                        "ground": faint.ground,
                        "ratio": INDONESIAN.number(int(faint.ratio * 10) / 10),
                        "least": INDONESIAN.number(faint.least),
                        "better": faint.better,
                        "where": key,
                    },
                )
        return self


class Banner(Record):
    """A picture of fixed size, for a while: an advertisement or a word of the library's own."""

    place: BannerPlace = field(
        "Tempat", "Place", key="tempat", required=True, widget="select", example="atas",
        help="atas: 600×50 sebelum isi tulisan; daftar: 300×250 di daftar tulisan.",
    )  # fmt: skip
    image: fields.ImagePath = field(
        "Gambar", "Image", key="gambar", required=True, widget="image",
        example="media/spanduk/contoh.jpg",
    )  # fmt: skip
    alt: fields.Line = field(
        "Teks pengganti", "Alternative text", key="alt", required=True,
        example="Pendaftaran lomba bertutur dibuka sampai 30 April",
    )  # fmt: skip
    label: BannerLabel = field(
        "Label", "Label", key="label", required=True, widget="select", example="info layanan",
        help="Iklan atau Info layanan; selalu tampak.",
    )  # fmt: skip
    url: fields.Target | None = field(
        "Tautan", "Link", key="tautan", example="https://example.org/lomba",
    )  # fmt: skip
    starts: fields.Day = field(
        "Mulai", "Starts", key="mulai", required=True, widget="date", example="1 April 2026",
    )  # fmt: skip
    ends: fields.Day = field(
        "Selesai", "Ends", key="selesai", required=True, widget="date", example="30 April 2026",
        help="Hari terakhir tampil.",
    )  # fmt: skip

    @property
    def size(self) -> tuple[int, int]:
        """Width and height on the page, in CSS pixels."""
        return SIZES[self.place]

    def is_shown(self, day: datetime.date) -> bool:
        """Tell whether its time is on."""
        return self.starts <= day <= self.ends

    def over_at(self, zone: datetime.tzinfo) -> datetime.datetime:
        """When its last day is over in the site's zone."""
        return datetime.datetime.combine(self.ends, datetime.time(), zone) + datetime.timedelta(1)

    @model_validator(mode="after")
    def _fits_its_place(self) -> Self:
        width, height = self.size
        if self.ends < self.starts:
            raise PydanticCustomError("banner_order", "ends before it starts")
        if self.image.width < width or self.image.width * height != self.image.height * width:
            context = {
                "value": self.image.path,
                "given": f"{self.image.width}×{self.image.height}",
                "wanted": f"{width}×{height}",
                "double": f"{2 * width}×{2 * height}",
            }
            raise PydanticCustomError("banner_size", "{value}", context)
        return self

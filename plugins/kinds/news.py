"""News: what happened."""

from typing import ClassVar

from plugins.core import fields
from plugins.core.model import Label, field
from plugins.kinds.entry import Entry, Kind


class News(Entry):
    """A news story."""

    KIND: ClassVar[Kind] = Kind(
        name="berita",
        label=Label("Berita", "News"),
        section=Label("Berita", "News"),
        summary=Label(
            "Kabar kegiatan perpustakaan, taman baca, dan gerakan membaca.",
            "What happens in libraries, reading gardens and reading groups.",
        ),
        order=1,
        reports=True,
    )

    event_date: fields.Day | None = field(
        "Tanggal kejadian", "Date of the event", key="tanggal_kejadian", widget="date",
        example="7 November 2024", help="Bila berbeda dari tanggal terbit.",
    )  # fmt: skip

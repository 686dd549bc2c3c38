"""Awards that the library or its people received."""

from typing import Annotated, ClassVar

from plugins.core import fields
from plugins.core.choices import choice
from plugins.core.model import Label, Record, field
from plugins.kinds.entry import Entry, Kind

Level = Annotated[
    str,
    *choice(
        village=("Desa",),
        district=("Kecamatan",),
        regency=("Kabupaten",),
        province=("Provinsi",),
        national=("Nasional",),
        international=("Internasional",),
    ),
]


class AcceptedBy(Record):
    """A person who received the award on behalf of the recipients."""

    SCHEMA = "Person"

    name: fields.Line = field(
        "Nama", "Name", key="nama", required=True, schema="name", example="Mawarsi",
    )  # fmt: skip
    role: fields.Line | None = field(
        "Jabatan", "Role", key="jabatan", schema="jobTitle",
        example="Kabid Sumber Daya Perpustakaan dan Minat Baca",
    )  # fmt: skip

    def title_line(self) -> str:
        """Return `Mawarsi (Kabid …)`."""
        return f"{self.name} ({self.role})" if self.role else self.name


class AwardFacts(Record):
    """The award itself; in schema.org the recipients are what the article is about."""

    SCHEMA = "Organization"

    name: fields.Line = field(
        "Penghargaan", "Award", key="nama", required=True, schema="award", fact=True,
        example="Penghargaan inovasi layanan informasi digital",
    )  # fmt: skip
    category: fields.Line | None = field(
        "Kategori", "Category", key="kategori", fact=True, example="Perpustakaan kabupaten",
    )  # fmt: skip
    level: Level = field(
        "Tingkat", "Level", key="tingkat", required=True, widget="select", fact=True,
        example="nasional",
    )  # fmt: skip
    body: fields.Line = field(
        "Pemberi", "Awarding body", key="pemberi", required=True, fact=True,
        example="Perpustakaan Nasional RI",
    )  # fmt: skip
    programme: fields.Line | None = field(
        "Program", "Programme", key="program", fact=True,
        example="Transformasi Perpustakaan Berbasis Inklusi Sosial (TPBIS)",
    )  # fmt: skip
    rank: fields.Line | None = field(
        "Peringkat", "Rank", key="peringkat", fact=True, example="Juara I",
    )  # fmt: skip
    received_on: fields.Day = field(
        "Diterima", "Received on", key="diterima", required=True, widget="date", fact=True,
        example="7 November 2024",
    )  # fmt: skip
    place: fields.Line | None = field(
        "Tempat", "Place", key="tempat", fact=True, example="Bali",
    )  # fmt: skip
    recipients: fields.Names = field(
        "Penerima", "Recipients", key="penerima", required=True, widget="list", schema="name",
        fact=True, example=["Dinas Perpustakaan dan Kearsipan Kabupaten Enrekang"],
    )  # fmt: skip
    accepted_by: tuple[AcceptedBy, ...] = field(
        "Diterima oleh", "Accepted by", key="diterima_oleh", widget="list", default=(), fact=True,
        example=[{"nama": "Mawarsi", "jabatan": "PIC 1 TPBIS"}],
    )  # fmt: skip
    certificate: fields.DocumentPath | None = field(
        "Piagam", "Certificate", key="piagam", widget="file", example="media/dokumen/contoh.pdf",
    )  # fmt: skip


class Award(Entry):
    """The announcement of an award."""

    KIND: ClassVar[Kind] = Kind(
        name="penghargaan",
        label=Label("Penghargaan", "Award"),
        section=Label("Penghargaan", "Awards"),
        summary=Label(
            "Penghargaan yang diterima perpustakaan dan para penggerak literasi.",
            "Awards to the library and to the people who get others reading.",
        ),
        order=4,
        shelf="timeline",
    )

    award: AwardFacts = field(
        "Penghargaan", "Award", key="penghargaan", required=True, widget="object", schema="about",
        example={
            "nama": "Penghargaan inovasi layanan informasi digital",
            "tingkat": "nasional",
            "pemberi": "Perpustakaan Nasional RI",
            "diterima": "7 November 2024",
            "penerima": ["Dispustaka Enrekang"],
        },
    )  # fmt: skip

    @property
    def kin(self) -> tuple[str, ...]:
        """Who gave it, in which programme, and who received it."""
        award = self.award
        accepted = (person.name for person in award.accepted_by)
        return (award.body, *filter(None, (award.programme,)), *award.recipients, *accepted)

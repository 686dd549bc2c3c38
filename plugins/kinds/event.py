"""Events in the agenda."""

import datetime
from typing import Annotated, ClassVar, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from plugins.core import fields
from plugins.core.choices import choice
from plugins.core.model import Label, Record, field
from plugins.kinds.entry import Entry, Kind

Mode = Annotated[str, *choice(offline=("Luring",), online=("Daring",), mixed=("Hibrida",))]
EventType = Annotated[
    str,
    *choice(
        meeting=("Pertemuan",),
        training=("Pelatihan",),
        contest=("Lomba",),
        course=("Kelas",),
        activity=("Kegiatan",),
    ),
]
EventStatus = Annotated[
    str,
    *choice(
        scheduled=("Terjadwal",),
        postponed=("Ditunda",),
        cancelled=("Dibatalkan",),
        moved_online=("Pindah daring", "daring"),
    ),
]


class Venue(Record):
    """Where people meet."""

    SCHEMA = "Place"

    name: fields.Line = field(
        "Tempat", "Venue", key="nama", required=True, schema="name", fact=True,
        example="Gedung Perpustakaan Umum Enrekang",
    )  # fmt: skip
    address: fields.Line | None = field(
        "Alamat", "Address", key="alamat", schema="address", fact=True, example="Sanur, Bali",
    )  # fmt: skip
    geo: fields.Coordinates | None = field(
        "Koordinat", "Coordinates", key="koordinat", schema="geo", example="-3.5631, 119.7612",
    )  # fmt: skip


class Event(Entry):
    """Something to go to, or to follow from afar."""

    KIND: ClassVar[Kind] = Kind(
        name="agenda",
        label=Label("Agenda", "Event"),
        section=Label("Agenda", "Events"),
        summary=Label(
            "Kegiatan, kelas, lomba, dan pelatihan yang dapat Anda ikuti.",
            "Events, courses, contests and trainings that you can take part in.",
        ),
        order=5,
        shelf="dates",
        timed_by="start",
    )
    SCHEMA = "Event"
    SCHEMA_VALUES: ClassVar[dict[str, dict[str, str]]] = {
        "mode": {
            "offline": "https://schema.org/OfflineEventAttendanceMode",
            "online": "https://schema.org/OnlineEventAttendanceMode",
            "mixed": "https://schema.org/MixedEventAttendanceMode",
        },
        "event_status": {
            "scheduled": "https://schema.org/EventScheduled",
            "postponed": "https://schema.org/EventPostponed",
            "cancelled": "https://schema.org/EventCancelled",
            "moved_online": "https://schema.org/EventMovedOnline",
        },
    }

    start: fields.Moment = field(
        "Mulai", "Start", key="mulai", required=True, widget="datetime", schema="startDate",
        example="Rabu, 6 November 2024 09.00 WITA",
    )  # fmt: skip
    end: fields.Moment | None = field(
        "Selesai", "End", key="selesai", widget="datetime", schema="endDate",
        example="8 November 2024",
    )  # fmt: skip
    mode: Mode = field(
        "Cara mengikuti", "Mode", key="cara", required=True, widget="select", fact=True,
        schema="eventAttendanceMode", example="hibrida",
        help="luring (di tempat), daring, atau hibrida (keduanya).",
    )  # fmt: skip
    venue: Venue | None = field(
        "Lokasi", "Venue", key="lokasi", widget="object", schema="location",
        example={"nama": "Gedung Perpustakaan Umum Enrekang"},
    )  # fmt: skip
    stream_url: fields.WebLink | None = field(
        "Tautan siaran", "Stream", key="tautan_siaran", schema="location.VirtualLocation.url",
        example="https://example.org/siaran",
    )  # fmt: skip
    recording_url: fields.WebLink | None = field(
        "Tautan rekaman", "Recording", key="tautan_rekaman", example="https://example.org/rekaman",
    )  # fmt: skip
    registration_url: fields.WebLink | None = field(
        "Tautan pendaftaran", "Registration", key="tautan_pendaftaran", schema="offers.Offer.url",
        example="https://example.org/daftar",
    )  # fmt: skip
    organiser: fields.Line | None = field(
        "Penyelenggara", "Organiser", key="penyelenggara", fact=True,
        schema="organizer.Organization.name", example="Perpustakaan Nasional RI",
    )  # fmt: skip
    event_type: EventType = field(
        "Jenis kegiatan", "Type of event", key="jenis_kegiatan", widget="select", fact=True,
        default="activity", example="pertemuan",
    )  # fmt: skip
    audience: fields.Line | None = field(
        "Peserta", "Audience", key="peserta", fact=True, schema="audience.Audience.audienceType",
        example="Pengelola perpustakaan desa",
    )  # fmt: skip
    capacity: fields.Ordinal | None = field(
        "Kapasitas", "Capacity", key="kapasitas", widget="number", fact=True,
        schema="maximumAttendeeCapacity", example="30",
    )  # fmt: skip
    price: fields.Rupiah | None = field(
        "Biaya", "Price", key="biaya", schema="offers.Offer.price", example="gratis",
        help="gratis, atau rupiah: 25.000",
    )  # fmt: skip
    event_status: EventStatus = field(
        "Status kegiatan", "Event status", key="status_kegiatan", widget="select",
        schema="eventStatus", default="scheduled", example="terjadwal",
    )  # fmt: skip

    @property
    def over_at(self) -> datetime.datetime:
        """When it is over: at its end, or at the end of its last day when no clock time is told."""
        if self.end is not None and self.end.has_time:
            return self.end.at
        last = (self.end or self.start).at
        midnight = datetime.datetime.combine(last.date(), datetime.time(), last.tzinfo)
        return midnight + datetime.timedelta(days=1)

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.end is None:
            return self
        # An end without a clock time means the whole of that day.
        early = self.end.at < self.start.at if self.end.has_time else self.end.day < self.start.day
        if early:
            raise PydanticCustomError("event_order", "an event ends before it starts")
        return self

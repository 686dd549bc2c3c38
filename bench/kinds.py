"""The fields that belong to each kind, as the front matter has them (English keys)."""

import datetime
from collections.abc import Callable
from typing import Any

from bench.bodies import video_id
from bench.media import COVERS, PICTURES
from bench.prose import PEOPLE, PLACES, Writer
from plugins.core.dates import MONTHS, WEEKDAYS

Fields = dict[str, Any]


def write_date(writer: Writer, at: datetime.datetime, *, clock: bool = True) -> str:
    """Return the date in one of the forms that editors use."""
    day = f"{at.day} {MONTHS[at.month - 1]} {at.year}"
    forms = [f"{at:%Y-%m-%d}", day, f"{WEEKDAYS[at.weekday()]}, {day}"]
    if clock:
        forms += [
            f"{at:%Y-%m-%d %H:%M}",
            f"{at:%Y-%m-%dT%H:%M:00+08:00}",
            f"{day} {at:%H.%M}",
            f"{WEEKDAYS[at.weekday()]}, {day} {at:%H.%M} WITA",
        ]
    return writer.chance.choice(forms)


def news(writer: Writer, at: datetime.datetime, _number: int) -> Fields:
    """Return when the event was, if that is told."""
    if writer.chance.random() < 0.5:
        return {}
    return {"event_date": write_date(writer, at - datetime.timedelta(days=1), clock=False)}


def review(writer: Writer, at: datetime.datetime, _number: int) -> Fields:
    """Return a book, what was thought of it, and where to borrow it."""
    chance = writer.chance
    fields: Fields = {
        "book": {
            "title": writer.phrase(3),
            "authors": chance.sample(PEOPLE, k=chance.choice((1, 1, 2))),
            "publisher": f"Penerbit {writer.phrase(1)}",
            "city": chance.choice(PLACES),
            "year": str(chance.randint(1920, at.year)),
            "pages": str(chance.randint(60, 600)),
            "isbn": isbn(writer),
            "language": "Indonesia",
            "cover": f"media/sampul/buku-{chance.randrange(COVERS)}.jpg",
        },
        "verdict": f"{writer.phrase(7)}.",
        "borrow": {"copies": str(chance.randint(1, 9)), "call_number": "899.221 3 SIR a"},
    }
    if chance.random() < 0.7:
        fields["rating"] = str(chance.randint(1, 10) / 2).replace(".", ",")
    return fields


def isbn(writer: Writer) -> str:
    """Return an ISBN-13 of an Indonesian publisher with a right check digit."""
    digits = f"978602{writer.chance.randrange(10**6):06}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:9]}-{digits[9:]}-{-total % 10}"


def award(writer: Writer, at: datetime.datetime, _number: int) -> Fields:
    """Return an award, who gave it and who got it."""
    chance = writer.chance
    levels = ("desa", "kecamatan", "kabupaten", "provinsi", "nasional", "internasional")
    facts: Fields = {
        "name": f"Penghargaan {writer.phrase(3)}",
        "level": chance.choice(levels),
        "body": f"Dinas Perpustakaan {chance.choice(PLACES)}",
        "rank": f"Juara {chance.choice(('I', 'II', 'III'))}",
        "received_on": write_date(writer, at - datetime.timedelta(days=2), clock=False),
        "place": chance.choice(PLACES),
        "recipients": [f"Perpustakaan Desa {chance.choice(PLACES)}"],
        "accepted_by": [{"name": chance.choice(PEOPLE), "role": "Kepala perpustakaan"}],
    }
    if chance.random() < 0.3:
        facts["certificate"] = "media/dokumen/piagam.pdf"
    return {"award": facts}


def episode(writer: Writer, at: datetime.datetime, number: int) -> Fields:
    """Return the sound of an episode, its people and its parts."""
    chance = writer.chance
    fields: Fields = {
        "audio": f"media/audio/episode-{number}.mp3",
        "season": str(at.year - 2015),
        "number": str(number),
        "people": [
            {"name": chance.choice(PEOPLE), "role": "pembawa acara"},
            {"name": chance.choice(PEOPLE), "role": "tamu"},
        ],
        "chapters": [
            {"start": "00:00", "title": "Pembuka"},
            {"start": "0:03", "title": writer.phrase(3)},
        ],
    }
    if chance.random() < 0.5:
        fields["transcript"] = "media/transkrip/episode.vtt"
    return fields


def film(writer: Writer, _at: datetime.datetime, _number: int) -> Fields:
    """Return a film on a platform."""
    chance = writer.chance
    minutes, seconds = chance.randint(0, 9), chance.randint(0, 59)
    return {
        "video": {
            "platform": "YouTube",
            "url": f"https://www.youtube.com/watch?v={video_id(chance)}",
        },
        "duration": f"{minutes:02}:{seconds:02}",
        "orientation": chance.choice(("potret", "lanskap")),
        "poster": f"media/gambar/foto-{chance.randrange(PICTURES):02}.jpg",
    }


def event(writer: Writer, at: datetime.datetime, _number: int) -> Fields:
    """Return when, where, how and for whom."""
    chance = writer.chance
    start = (at + datetime.timedelta(days=chance.randint(3, 20))).replace(hour=9, minute=0)
    return {
        "start": f"{start:%Y-%m-%d} 09.00 WITA",
        "end": f"{start + datetime.timedelta(days=chance.randint(0, 2)):%Y-%m-%d} 15.00 WITA",
        "mode": chance.choice(("luring", "daring", "hibrida")),
        "venue": {
            "name": f"Perpustakaan {chance.choice(PLACES)}",
            "address": f"Jl. {writer.phrase(1)} No. {chance.randint(1, 99)}",
            "geo": "-3.5631, 119.7612",
        },
        "registration_url": "https://contoh.id/daftar",
        "organiser": "Dinas Perpustakaan dan Kearsipan Kabupaten Enrekang",
        "event_type": chance.choice(("pertemuan", "pelatihan", "lomba", "kelas", "kegiatan")),
        "audience": writer.phrase(2),
        "capacity": str(chance.randint(10, 200)),
        "price": chance.choice(("gratis", "gratis", "25.000", "Rp50.000")),
        "event_status": chance.choice(("terjadwal",) * 8 + ("ditunda", "dibatalkan")),
    }


OWN_FIELDS: dict[str, Callable[[Writer, datetime.datetime, int], Fields]] = {
    "berita": news,
    "ulasan": review,
    "penghargaan": award,
    "podcast": episode,
    "video": film,
    "agenda": event,
}
SHARES = {"berita": 45, "ulasan": 20, "penghargaan": 8, "podcast": 7, "video": 8, "agenda": 12}

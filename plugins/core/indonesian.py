"""Numbers, sizes, lengths and dates in Indonesian words, without the system's locale."""

import datetime
from decimal import Decimal

from babel.numbers import format_decimal

from plugins.core.dates import MONTHS, Moment, in_words

_LOCALE = "id_ID"


def number(value: float | Decimal) -> str:
    """Return `12.345` or `4,5`."""
    return format_decimal(value, locale=_LOCALE)


def filesize(size: int) -> str:
    """Return bytes as `820 bita`, `12 KB` or `1,2 MB` (thousands, as phones show them)."""
    if size < 1000:
        return f"{size} bita"
    if size < 1_000_000:
        return f"{number(round(size / 1000))} KB"
    return f"{number(Decimal(size / 1_000_000).quantize(Decimal('0.1')))} MB"


def _parts(seconds: int) -> tuple[int, int, int]:
    return seconds // 3600, seconds % 3600 // 60, seconds % 60


def duration_words(seconds: int) -> str:
    """Return `1 jam 5 menit` or `1 menit 25 detik`; seconds are left out beside hours."""
    hours, minutes, rest = _parts(seconds)
    named = [(hours, "jam"), (minutes, "menit"), (0 if hours else rest, "detik")]
    return " ".join(f"{count} {unit}" for count, unit in named if count) or "0 detik"


def clock(seconds: int) -> str:
    """Return a position in a recording: `1:25` or `1:05:00`."""
    hours, minutes, rest = _parts(seconds)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def iso_duration(seconds: int) -> str:
    """Return `PT1M25S` (ISO 8601)."""
    hours, minutes, rest = _parts(seconds)
    named = [(hours, "H"), (minutes, "M"), (rest, "S")]
    return "PT" + ("".join(f"{count}{unit}" for count, unit in named if count) or "0S")


def date_words(value: Moment | datetime.date) -> str:
    """Return `7 November 2024`."""
    return in_words(_day(value))


def moment_words(value: Moment) -> str:
    """Return `Kamis, 7 November 2024 pukul 10.00 WITA`, the clock only where it was given.

    `pukul 10.00 WITA` holds together: no line breaks inside it.
    """
    words = in_words(value.day, weekday=True)
    clock_words = f"pukul\N{NO-BREAK SPACE}{value.at:%H.%M}\N{NO-BREAK SPACE}{value.zone}"
    return f"{words} {clock_words}" if value.has_time else words


def month_name(month: int) -> str:
    """Return `November` for 11."""
    return MONTHS[month - 1]


def _day(value: Moment | datetime.date) -> datetime.date:
    if isinstance(value, Moment):
        return value.day
    return value.date() if isinstance(value, datetime.datetime) else value


def rupiah(value: int) -> str:
    """Return `Rp25.000`, or `Gratis` for 0."""
    return f"Rp{number(value)}" if value else "Gratis"


FILTERS = {
    "number": number,
    "filesize": filesize,
    "duration_words": duration_words,
    "clock": clock,
    "iso_duration": iso_duration,
    "date_words": date_words,
    "moment_words": moment_words,
    "month_name": month_name,
    "rupiah": rupiah,
}
"""The theme's Jinja filters."""

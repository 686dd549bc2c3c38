"""Dates as Indonesian editors write them. Nothing is ever filled in from today."""

import datetime
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from pydantic_core import PydanticCustomError

ZONES = {
    "WIB": ZoneInfo("Asia/Jakarta"),
    "WITA": ZoneInfo("Asia/Makassar"),
    "WIT": ZoneInfo("Asia/Jayapura"),
}
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip

# Spellings still met in offices beside the standard ones (KBBI).
_WEEKDAY_NUMBERS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
_WEEKDAY_NUMBERS |= {"jum'at": 4, "jum’at": 4, "ahad": 6}
_MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_MONTH_NUMBERS |= {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_MONTH_NUMBERS |= {"pebruari": 2, "nopember": 11, "agt": 8, "agst": 8, "sept": 9, "nop": 11}

_PLAIN_DASHES = dict.fromkeys(map(ord, "‐‑‒–−"), "-")
_TIME = r"(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:[.:](?P<second>\d{2})(?:\.\d{1,6})?)?"
_ZONE = r"(?P<zone>WIB|WITA|WIT|Z|[+-]\d{2}:?\d{2})"
_CLOCK = rf"(?:(?:\s*,)?(?:\s+(?:pukul|jam))?[T\s]\s*{_TIME}(?:\s*{_ZONE})?)?"
_ISO = re.compile(rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}}){_CLOCK}", re.I)
_WORDS = re.compile(
    rf"(?:(?P<weekday>[^\W\d]+(?:['’][^\W\d]+)?)(?:\s*,\s*|\s+))?"
    rf"(?P<day>\d{{1,2}})\s+(?P<month_name>[^\W\d]+)\.?\s+(?P<year>\d{{4}}){_CLOCK}",
    re.I,
)
_SLASHES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b.*")


@dataclass(frozen=True, order=True, slots=True)
class Moment:
    """A point in time with its zone, and whether the clock time was given."""

    at: datetime.datetime
    has_time: bool = True

    @property
    def zone(self) -> str:
        """WIB, WITA, WIT, or the offset from UTC."""
        name = self.at.tzname() or ""
        return name if name in ZONES else self.at.strftime("UTC%z")

    @property
    def day(self) -> datetime.date:
        """The calendar day in the moment's own zone."""
        return self.at.date()


def parse_moment(text: str, zone: datetime.tzinfo) -> Moment:
    """Return the moment that the text names, in `zone` unless the text names another.

    Raises PydanticCustomError of the types date_*: see plugins/core/sentences.py.
    """
    plain = text.translate(_PLAIN_DASHES)  # as Word and phones write them
    found = _ISO.fullmatch(plain) or _WORDS.fullmatch(plain)
    if found is None:
        raise _not_a_date(text)
    parts = found.groupdict()
    month = _month(parts, text)
    day = _existing_day(int(parts["year"]), month, int(parts["day"]), text)
    _agree_on_weekday(parts.get("weekday"), day, text)
    clock = _clock(parts, text)
    at = datetime.datetime.combine(day, clock or datetime.time(), _zone(parts["zone"], zone, text))
    return Moment(at, has_time=clock is not None)


def parse_day(text: str) -> datetime.date:
    """Return the calendar day that the text names; a clock time is refused."""
    moment = parse_moment(text, datetime.UTC)
    if moment.has_time:
        raise PydanticCustomError("date_with_time", "{value}", {"value": text})
    return moment.day


def is_week_day(word: str) -> bool:
    """Tell whether a word names a day of the week."""
    return word.lower() in _WEEKDAY_NUMBERS


def in_words(day: datetime.date, *, weekday: bool = False) -> str:
    """Return `7 November 2024`, or `Kamis, 7 November 2024`."""
    text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()]}, {text}" if weekday else text


def _month(parts: dict[str, str], text: str) -> int:
    if "month" in parts:
        return int(parts["month"])
    try:
        return _MONTH_NUMBERS[parts["month_name"].lower()]
    except KeyError:
        raise PydanticCustomError(
            "date_month", "{value}", {"value": text, "month": parts["month_name"]}
        ) from None


def _existing_day(year: int, month: int, day: int, text: str) -> datetime.date:
    # Outside these a year is a slip of the hand, and the ends of the calendar have no next day.
    if not 1000 <= year <= 2999:
        raise PydanticCustomError("date_year", "{value}", {"value": text, "year": str(year)})
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise PydanticCustomError("date_impossible", "{value}", {"value": text}) from None


def _agree_on_weekday(weekday: str | None, day: datetime.date, text: str) -> None:
    if weekday is None:
        return
    right = WEEKDAYS[day.weekday()]
    if _WEEKDAY_NUMBERS.get(weekday.lower()) != day.weekday():
        context = {"value": text, "day": in_words(day), "weekday": right, "given": weekday}
        raise PydanticCustomError("date_weekday", "{value}", context)


def _clock(parts: dict[str, str], text: str) -> datetime.time | None:
    if parts["hour"] is None:
        return None
    try:
        return datetime.time(int(parts["hour"]), int(parts["minute"]), int(parts["second"] or 0))
    except ValueError:
        raise PydanticCustomError("date_clock", "{value}", {"value": text}) from None


def _zone(name: str | None, default: datetime.tzinfo, text: str) -> datetime.tzinfo:
    if name is None:
        return default
    if name.upper() in ZONES:
        return ZONES[name.upper()]
    if name in "Zz":
        return datetime.UTC
    hours = datetime.timedelta(hours=int(name[1:3]), minutes=int(name[-2:]))
    if hours >= datetime.timedelta(hours=15):
        raise PydanticCustomError("date_clock", "{value}", {"value": text})
    return datetime.timezone(hours if name[0] == "+" else -hours)


def _not_a_date(text: str) -> PydanticCustomError:
    found = _SLASHES.fullmatch(text)
    if found is None:
        return PydanticCustomError("date_unreadable", "{value}", {"value": text})
    first, second, year = (int(part) for part in found.groups())
    readings = []
    for day, month in ((first, second), (second, first)):
        try:
            date = datetime.date(year, month, day)
        except ValueError:
            continue
        reading = f"{date.isoformat()} ({in_words(date)})"
        if reading not in readings:
            readings.append(reading)
    if not readings:
        return PydanticCustomError("date_impossible", "{value}", {"value": text})
    context = {"value": text, "readings": " atau ".join(readings)}
    kind = "date_ambiguous" if len(readings) > 1 else "date_digits"
    return PydanticCustomError(kind, "{value}", context)

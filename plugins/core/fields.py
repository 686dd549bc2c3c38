"""The types that a field can have: how each reads what an editor wrote.

Every parser takes the text scalar of the front matter, returns a typed value, or raises a
PydanticCustomError whose type names its sentence in plugins/core/sentences.py.
"""

import datetime
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import unquote, urlsplit

from pydantic import (
    BeforeValidator,
    Discriminator,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from plugins.core import dates, media, patterns, people, text
from plugins.core.context import reading_context


def _from_text(parse: Callable[[str], Any], pattern: str) -> tuple[Any, Any]:
    """Return the Pydantic metadata of a type that is read from a text by one function."""

    def read(value: Any) -> Any:
        return parse(value.strip()) if isinstance(_one(value), str) else value

    return BeforeValidator(read), _schema(pattern)


def _schema(pattern: str) -> Any:
    return WithJsonSchema({"type": "string", "pattern": patterns.whole(pattern)})


def _one(value: Any) -> Any:
    """Refuse a list or nested keys where one value is asked for."""
    if isinstance(value, list | dict):
        raise PydanticCustomError("string_type", "one value")
    return value


def _error(kind: str, value: str, **context: str) -> PydanticCustomError:
    return PydanticCustomError(kind, "{value}", {"value": value, **context})


Line = Annotated[str, BeforeValidator(text.clean_line), StringConstraints(max_length=300)]
Prose = Annotated[str, BeforeValidator(text.clean_prose), StringConstraints(max_length=5000)]
Names = Annotated[tuple[Line, ...], BeforeValidator(people.split_names)]
Words = Annotated[tuple[Line, ...], BeforeValidator(people.split_words)]


def _moment(value: Any, info: ValidationInfo) -> Any:
    if not isinstance(_one(value), str):
        return value
    return dates.parse_moment(value.strip(), reading_context(info).zone)


Moment = Annotated[dates.Moment, BeforeValidator(_moment), _schema(patterns.MOMENT)]
Day = Annotated[datetime.date, *_from_text(dates.parse_day, patterns.DAY)]


def whole_number(value: str, least: int, most: int) -> int:
    """Return a whole number; `1.000` and `1 000` have Indonesian thousand marks."""
    plain = re.sub(r"(?<=\d)[. ](?=\d{3}(?:\D|$))", "", value)
    if not re.fullmatch(r"\d{1,12}", plain, re.ASCII) or not least <= int(plain) <= most:
        raise _error("number_range", value, least=str(least), most=str(most))
    return int(plain)


def _number(least: int, most: int) -> tuple[Any, Any]:
    return _from_text(lambda value: whole_number(value, least, most), patterns.NUMBER)


Count = Annotated[int, *_number(0, 10**12)]
Ordinal = Annotated[int, *_number(1, 100_000)]
Year = Annotated[int, *_number(800, 2199)]


def rating(value: str) -> Decimal:
    """Return a rating from 0.5 to 5 by halves; the decimal mark is a comma or a point."""
    if not re.fullmatch(patterns.HALVES, value, re.ASCII):
        raise _error("rating", value)
    found = Decimal(value.replace(",", "."))
    if not Decimal("0.5") <= found <= 5:
        raise _error("rating", value)
    return found.normalize()


Rating = Annotated[Decimal, *_from_text(rating, patterns.HALVES)]


def isbn(value: str) -> str:
    """Return the digits of an ISBN-10 or ISBN-13 whose check digit is right (ISO 2108)."""
    digits = re.sub(r"^ISBN(?:-1[03])?:?|[\s‐-―-]", "", value, flags=re.I).upper()
    if re.fullmatch(r"97[89]\d{10}", digits, re.ASCII):
        total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
        valid = total % 10 == 0
    elif re.fullmatch(r"\d{9}[\dX]", digits, re.ASCII):
        total = sum((10 if d == "X" else int(d)) * (10 - place) for place, d in enumerate(digits))
        valid = total % 11 == 0
    else:
        raise _error("isbn_form", value)
    if not valid:
        raise _error("isbn_check_digit", value)
    return digits


Isbn = Annotated[str, *_from_text(isbn, patterns.ISBN)]

_SPOKEN = re.compile(
    r"(?:(?P<hours>\d+)\s*jam)?\s*(?:(?P<minutes>\d+)\s*menit)?\s*(?:(?P<seconds>\d+)\s*detik)?"
)


def duration(value: str) -> int:
    """Return whole seconds from H:MM:SS, MM:SS, plain seconds, or `1 jam 5 menit`."""
    if re.fullmatch(r"\d{1,6}", value, re.ASCII):
        return int(value)
    if clock := re.fullmatch(r"(?:(\d{1,3})[:.])?(\d{1,3})[:.]([0-5]\d)", value, re.ASCII):
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        if clock[1] is None or minutes < 60:
            return hours * 3600 + minutes * 60 + seconds
    elif (spoken := _SPOKEN.fullmatch(value.lower())) and any(spoken.groups()):
        hours, minutes, seconds = (int(part or 0) for part in spoken.groups())
        return hours * 3600 + minutes * 60 + seconds
    raise _error("duration", value)


Duration = Annotated[int, *_from_text(duration, patterns.DURATION)]


def web_link(value: str) -> str:
    """Return an absolute http or https address."""
    if text.forbidden_character(value) or re.search(r"[\s<>\"\\^`{|}]", value):
        raise _error("link", value)
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        raise _error("link", value) from None
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[^\s.]+(\.[^\s.]+)+", host):
        raise _error("link", value)
    return value


WebLink = Annotated[str, *_from_text(web_link, patterns.WEB_LINK)]


def site_path(value: str) -> str:
    """Return a path on this site, such as an address the entry once had."""
    decoded = unquote(value)
    plain = re.fullmatch(r"/(?!/)[^\s<>\"\\]*", value) and decoded.isprintable()
    # A colon or the like in a name is more than Windows can write.
    if not plain or re.search(r"[\\<>\"|*]|//|/\.\.?(?:/|$)|%|\A/[^?#]*:", decoded):
        raise _error("site_path", value)
    return value


SitePath = Annotated[str, *_from_text(site_path, patterns.SITE_PATH)]
SitePaths = Annotated[tuple[SitePath, ...], BeforeValidator(people.split_words)]


def folder(value: str) -> str:
    """Return a word that can be a folder of an address: small letters, digits, hyphens."""
    if not re.fullmatch(patterns.FOLDER, value) or len(value) > 60:
        raise _error("folder", value)
    return value


Folder = Annotated[str, *_from_text(folder, patterns.FOLDER)]


def link_or_path(value: str) -> str:
    """Return an absolute address or a path on this site."""
    return site_path(value) if value.startswith("/") else web_link(value)


Target = Annotated[str, *_from_text(link_or_path, rf"{patterns.WEB_LINK}|{patterns.SITE_PATH}")]


def email(value: str) -> str:
    """Return a mail address of the plain form that feeds and mail programs agree on."""
    if not re.fullmatch(patterns.EMAIL, value):
        raise _error("email", value)
    return value


Email = Annotated[str, *_from_text(email, patterns.EMAIL)]


def phone(value: str) -> str:
    """Return a telephone number, with its separators."""
    if not re.fullmatch(patterns.PHONE, value) or sum(map(str.isdigit, value)) < 5:
        raise _error("phone", value)
    return value


Phone = Annotated[str, *_from_text(phone, patterns.PHONE)]


def coordinates(value: str) -> tuple[float, float]:
    """Return latitude and longitude in degrees."""
    found = re.fullmatch(patterns.COORDINATES, value, re.ASCII)
    if found is None or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        raise _error("coordinates", value)
    return float(found[1]), float(found[2])


Coordinates = Annotated[tuple[float, float], *_from_text(coordinates, patterns.COORDINATES)]


def language(value: str) -> str:
    """Return a language code such as `id`, `en`, `bug` (BCP 47: language, region)."""
    if not re.fullmatch(patterns.LANGUAGE, value):
        raise _error("language", value)
    return value


Language = Annotated[str, *_from_text(language, patterns.LANGUAGE)]

_YES_NO = {"ya": True, "true": True, "yes": True, "tidak": False, "false": False, "no": False}


def yes_no(value: str) -> bool:
    """Return True for `ya`, False for `tidak`."""
    try:
        return _YES_NO[value.lower()]
    except KeyError:
        raise _error("yes_no", value) from None


YesNo = Annotated[bool, *_from_text(yes_no, patterns.YES_NO)]


def rupiah(value: str) -> int:
    """Return a price in whole rupiah; `gratis` is 0."""
    if value.lower() in ("gratis", "free"):
        return 0
    plain = re.sub(r"^Rp\.?\s*|,(?:00|-+)$", "", value, flags=re.I)
    return whole_number(plain, 0, 10**9)


Rupiah = Annotated[int, *_from_text(rupiah, patterns.RUPIAH)]


def clock_time(value: str) -> datetime.time:
    """Return a time of day, `08.00` or `08:00`."""
    if not re.fullmatch(patterns.CLOCK_TIME, value, re.ASCII):
        raise _error("clock_time", value)
    hour, minute = (int(part) for part in re.split("[.:]", value))
    return datetime.time(hour, minute)


ClockTime = Annotated[datetime.time, *_from_text(clock_time, patterns.CLOCK_TIME)]


def week_days(value: str) -> str:
    """Return days of the week as written: one, several, or a range of them."""
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", value.lower())
    days = [word for word in words if word not in ("dan", "sampai", "hingga")]
    if not days or not all(map(dates.is_week_day, days)):
        raise _error("week_days", value)
    return value


WeekDays = Annotated[str, *_from_text(week_days, patterns.WEEK_DAYS)]


def _from_file(read: Callable[[Path, str], Any]) -> tuple[Any, Any]:
    def parse(value: Any, info: ValidationInfo) -> Any:
        if not isinstance(_one(value), str):
            return value
        context = reading_context(info)
        context.looked_at.add(value.strip())
        try:
            return read(context.root, value.strip())
        except OSError:
            raise _error("media_locked", value) from None

    return BeforeValidator(parse), _schema(patterns.MEDIA_PATH)


ImagePath = Annotated[media.ImageFile, *_from_file(media.image)]
AudioPath = Annotated[media.SoundFile, *_from_file(media.audio)]
VideoPath = Annotated[media.PlayableFile, *_from_file(media.video)]
DocumentPath = Annotated[media.MediaFile, *_from_file(media.document)]
TranscriptPath = Annotated[media.TranscriptFile, *_from_file(media.transcript)]
CaptionsPath = Annotated[media.CaptionsFile, *_from_file(media.captions)]


file_or_record = Discriminator(lambda value: "elsewhere" if isinstance(value, dict) else "file")
"""Chooses between a path and a nested record; tag the two `file` and `elsewhere`."""

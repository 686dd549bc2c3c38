"""When an entry changed, told by its own dates: never by the clock, so that builds repeat."""

import datetime
from typing import Any

from plugins.core.dates import Moment


def last_change(entry: Any) -> Moment:
    """Return the latest of an entry's date, its update and its corrections."""
    published: Moment = entry.date
    if not entry.corrections and entry.updated is None:
        return published
    zone = published.at.tzinfo
    corrected: list[Moment] = [
        Moment(datetime.datetime.combine(correction.date, datetime.time(), zone), has_time=False)
        for correction in entry.corrections
    ]
    updated: tuple[Moment, ...] = (entry.updated,) if entry.updated else ()
    return max((published, *updated, *corrected), key=lambda moment: moment.at)


def iso(value: Moment | datetime.date) -> str:
    """Return the ISO 8601 form: with offset, or the day alone where no clock time was given."""
    if isinstance(value, Moment):
        return value.at.isoformat() if value.has_time else value.day.isoformat()
    return value.isoformat()

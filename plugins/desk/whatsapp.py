"""Text for WhatsApp groups, where most readers get their news: bold is `*…*`, italics `_…_`.

https://faq.whatsapp.com/539178204879377
"""

import datetime
import re
from collections.abc import Iterable

from plugins.core.conversion import Converter
from plugins.core.dates import in_words
from plugins.core.text import slugify
from plugins.desk.proofreading import Desk, ReadEntry
from plugins.kinds import KINDS
from plugins.kinds.event import Event

_MARKS = re.compile(r"[*_~`]")


def address(one: ReadEntry, desk: Desk) -> str:
    """Return where an entry is on the site."""
    entry = one.entry
    own = "" if entry.lang in (None, desk.site.language) else f"{entry.lang}/"
    site = desk.site.url.rstrip("/")
    return f"{site}/{entry.KIND.name}/{entry.date.at.year}/{one.slug}/{own}"


def message(one: ReadEntry, desk: Desk) -> str:
    """Return an entry as one message: headline, what it is about, link."""
    entry = one.entry
    parts = [f"*{plain(entry.title)}*", plain(_summary(one)), address(one, desk)]
    if isinstance(entry, Event):
        parts.insert(1, _time_and_place(entry))
    return "\n\n".join(filter(None, parts)) + "\n"


def digest(
    found: Iterable[ReadEntry], desk: Desk, first: datetime.date, last: datetime.date
) -> str:
    """Return all entries of some days as one message, by kind."""
    entries = sorted(found, key=lambda one: one.entry.date, reverse=True)
    span = f"{in_words(first)}–{in_words(last)}"
    lines = [f"*{plain(desk.site.name)}: kabar {span}*"]
    for kind in KINDS.values():
        of_kind = [one for one in entries if one.entry.KIND.name == kind.KIND.name]
        if of_kind:
            lines += ["", f"_{kind.KIND.section.id}_"]
        for one in of_kind:
            lines += [f"• {plain(one.entry.title)}", address(one, desk)]
    lines += ["", f"Semuanya: {desk.site.url.rstrip('/')}/"]
    return "\n".join(lines) + "\n"


def file_name(one: ReadEntry) -> str:
    """Return the name of a text file for an entry."""
    return f"{slugify(one.slug)}.txt"


def plain(text: str) -> str:
    """Return text in which no letter is taken for a mark."""
    return _MARKS.sub("", " ".join(text.split()))


def _summary(one: ReadEntry) -> str:
    return one.entry.summary or Converter().convert(one.source.body).summary


def _time_and_place(event: Event) -> str:
    start, venue = event.start, event.venue
    at = f"{start.at:%H.%M} {start.zone}" if start.has_time else ""
    when = f"{in_words(start.day, weekday=True)} {at}".strip()
    return "\n".join(filter(None, (when, venue.name if venue else "")))

"""Facts that contradict each other, or that nobody answers for."""

import datetime
import re
from collections.abc import Iterator

from plugins.core.advice.subject import Remark, Subject
from plugins.core.dates import MONTHS, WEEKDAYS, in_words

_DAYS = {name.lower(): number for number, name in enumerate(WEEKDAYS)} | {"jum'at": 4, "ahad": 6}
_MONTHS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_WEEKDAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(_DAYS)})(?:,\s*|\s+|\s*\()(?:tanggal\s+)?"
    rf"(?P<day>\d{{1,2}})(?:\s+(?P<month>{'|'.join(_MONTHS)})(?:\s+(?P<year>\d{{4}}))?"
    r"|/(?P<number>\d{1,2})(?:/(?P<full>\d{4}|\d{2}))?)\b",
    re.IGNORECASE,
)
_NEAR = datetime.timedelta(days=60)

_SENTENCE = re.compile(r"[^.!?\n]+(?:\.\d+[^.!?\n]*)*[.!?\n]?")
_FIGURE = re.compile(
    r"\b\d+(?:,\d+)?\s*(?:persen|%)|\b\d{1,3}(?:\.\d{3})+\b|\b\d+(?:,\d+)?\s+(?:ribu|juta|miliar)\b",
    re.IGNORECASE,
)
_ATTRIBUTED = re.compile(
    r"\b(?:menurut|kata|ujar|tutur|ungkap|jelas|sebut|catat|data|berdasarkan|dikutip|mengutip|"
    r"laporan|sumber|survei|dilansir|tambah|papar|terang)\w*|\[|\]",
    re.IGNORECASE,
)


def weekdays(subject: Subject) -> Iterator[Remark]:
    """Yield dates in the text whose weekday is that of another day."""
    for line, found in subject.found(_WEEKDAY):
        day = _day(found, subject.day)
        given = found["weekday"]
        if day is not None and _DAYS[given.lower()] != day.weekday():
            right = WEEKDAYS[day.weekday()]
            yield Remark(
                "saran-hari-tanggal", line, "isi",
                f"'{found[0]}': {in_words(day)} adalah hari {right}.",
                f"Ganti '{given}' menjadi {right}, atau periksa tanggalnya.",
            )  # fmt: skip


def _day(found: re.Match[str], published: datetime.date) -> datetime.date | None:
    """Return the day that is meant; without a year, one near the day of publication."""
    month = _MONTHS[found["month"].lower()] if found["month"] else int(found["number"])
    year = found["year"] or found["full"]
    years = (
        [int(year) + (2000 if len(year) == 2 else 0)]
        if year
        else [published.year - 1, published.year, published.year + 1]
    )
    days = []
    for one in years:
        try:
            day = datetime.date(one, month, int(found["day"]))
        except ValueError:
            continue
        if year or abs(day - published) <= _NEAR:
            days.append(day)
    return min(days, key=lambda day: abs(day - published), default=None)


def figures(subject: Subject) -> Iterator[Remark]:
    """Yield the first figure of a news entry for which nobody answers."""
    if subject.has_source or not subject.reports or "](" in subject.source.body:
        return
    for line, sentence in subject.found(_SENTENCE):
        found = _FIGURE.search(sentence[0])
        if found and not _ATTRIBUTED.search(sentence[0]):
            yield Remark(
                "saran-angka-tanpa-sumber", line, "isi",
                f"Angka '{found[0]}' tanpa sumber.",
                "Sebut siapa yang mengatakannya, atau isi sumber:.",
            )  # fmt: skip
            return

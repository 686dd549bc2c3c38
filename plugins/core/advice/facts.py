"""Facts that contradict each other, or that nobody answers for."""

import datetime
import re
from collections.abc import Iterator
from itertools import zip_longest

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

_PARAGRAPH = re.compile(r"\S.*?(?=\n\s*\n|\Z)", re.DOTALL)
# What is measured of many: shares, and counts in thousands and more. Prices and what stands on
# coins, lengths, dates and numbers of laws are no claims.
_FIGURE = re.compile(
    r"(?<!Rp)(?<!Rp )(?<!\$)(?<![\w.,])(?:\d+(?:,\d+)?\s*(?:persen\b|%)"
    r"|\d+(?:[.,]\d+)*\s+(?:ribu|juta|miliar)\b|\d{1,3}(?:\.\d{3})+\b(?!\s*(?:rupiah|meter|kilometer|km|m|hektare|ha|mdpl)\b))",
    re.IGNORECASE,
)
# Who says it, what it is drawn from; verbs with and without their prefixes (di-, me-).
_ATTRIBUTED = re.compile(
    r"\b(?:menurut|kata|ujar|tutur|ungkap|jelas|sebut|catat|data|berdasarkan|laporan|sumber|survei"
    r"|dilansir|tambah|papar|terang|ucap|imbuh|lanjut|tegas|jawab|cerita|kisah|sensus|statistik"
    r"|sambutan\w*|hasil (?:pendataan|penghitungan|penelitian|pemantauan|evaluasi|penilaian)"
    r"|(?:di|me)(?:kata|ujar|(?:n)?yebut|ny?atakan|njelas|ngata|ngungkap|ngaku|ngumum|rinci|ncatat"
    r"|catat|laporkan|lapor|nutur|nambah|maparkan|nerang|negas|nilai|ngutip|kutip|rilis|tulis"
    r"|nyampai|sampai|perkira|taksir|naksir|hitung|nghitung)\w*|tercatat|terdata)\w*|\[|\]",
    re.IGNORECASE,
)


def weekdays(subject: Subject) -> Iterator[Remark]:
    """Yield dates in the text whose weekday is that of another day."""
    for line, found in subject.found(_WEEKDAY):
        given = found["weekday"]
        # In small letters it is the week: "pada minggu 2 November".
        day = _day(found, subject.day) if given != "minggu" else None
        if day is not None and _DAYS[given.lower()] != day.weekday():
            right = WEEKDAYS[day.weekday()]
            yield Remark(
                "saran-hari-tanggal", line, "isi",
                f"'{found[0]}': {in_words(day)} adalah hari {right}.",
                f"Ganti '{given}' menjadi {right}, atau periksa tanggalnya.",
            )  # fmt: skip


def _day(found: re.Match[str], published: datetime.date) -> datetime.date | None:
    """Return the day that is meant; None where no year makes it a day worth telling of.

    Without a year it is the one near the day of publication, unless the weekday is right in the
    year before or after: stories look back, and announce.
    """
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
        days.append(day)
    if not year:
        if any(day.weekday() == _DAYS[found["weekday"].lower()] for day in days):
            return None
        days = [day for day in days if abs(day - published) <= _NEAR]
    return min(days, key=lambda day: abs(day - published), default=None)


def figures(subject: Subject) -> Iterator[Remark]:
    """Yield the first figure of a news entry for which nobody answers nearby."""
    if subject.has_source or not subject.reports or "](" in subject.source.body:
        return
    paragraphs = list(_PARAGRAPH.finditer(subject.prose))
    answered = False
    for paragraph, after in zip_longest(paragraphs, paragraphs[1:]):
        # Who is quoted in one paragraph answers for the next, and for the one before a quote.
        before, answered = answered, bool(_ATTRIBUTED.search(paragraph[0]))
        quoted = (
            after is not None and after[0].startswith(("“", '"')) and _ATTRIBUTED.search(after[0])
        )
        figure = _FIGURE.search(paragraph[0])
        if figure and not (before or answered or quoted):
            yield Remark(
                "saran-angka-tanpa-sumber",
                subject.line(paragraph.start() + figure.start()), "isi",
                f"Angka '{figure[0]}' tanpa sumber.",
                "Sebut siapa yang mengatakannya, atau isi sumber:.",
            )  # fmt: skip
            return

"""What was published in some months: by kind, topic, person, as a table, CSV, or a page."""

import csv
import datetime
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.core.choices import Chosen
from plugins.core.dates import MONTHS, in_words
from plugins.desk.proofreading import ReadEntry
from plugins.kinds import KINDS
from plugins.kinds.award import Award, AwardFacts

_MOST = 15
_FEW_YEARS = 2
_TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True)
class Bar:
    """One line of a chart; `share` is of the longest, 0 to 100."""

    label: str
    count: int
    share: float


@dataclass(frozen=True)
class Chart:
    """One count, the largest first, or in the order of time."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Report:
    """What was published between two days, both included."""

    first: datetime.date
    last: datetime.date
    entries: tuple[ReadEntry, ...]
    charts: tuple[Chart, ...]

    @property
    def span(self) -> str:
        """The two days in words."""
        return f"{in_words(self.first)} – {in_words(self.last)}"


def report(found: Iterable[ReadEntry], first: datetime.date, last: datetime.date) -> Report:
    """Return the report on the published entries of these days."""
    entries = tuple(
        sorted(
            (
                one
                for one in found
                if one.entry.status in ("published", "hidden")
                and first <= one.entry.date.day <= last
            ),
            key=lambda one: (one.entry.date, one.path),
        )
    )
    kinds = Counter(KINDS[one.entry.KIND.name].KIND.label.id for one in entries)
    topics = Counter(name for one in entries for name in one.entry.tags)
    people = Counter(name for one in entries for name in one.entry.authors)
    awards = [one.entry.award for one in entries if isinstance(one.entry, Award)]
    levels = Counter(_level(award) for award in awards)
    years = Counter((award.received_on.year, _level(award)) for award in awards)
    charts = [
        _chart("Jenis", kinds.most_common()),
        _over_time(entries, first, last),
        _chart("Topik", topics.most_common(_MOST)),
        _chart("Penulis", people.most_common(_MOST)),
        _chart("Penghargaan menurut tingkat", levels.most_common()),
        _chart(
            "Penghargaan menurut tahun diterima dan tingkat",
            [(f"{year}, {level}", count) for (year, level), count in sorted(years.items())],
        ),
    ]
    return Report(first, last, entries, tuple(chart for chart in charts if chart.bars))


def _level(award: AwardFacts) -> str:
    return award.level.label.id.lower() if isinstance(award.level, Chosen) else award.level


def _over_time(entries: Sequence[ReadEntry], first: datetime.date, last: datetime.date) -> Chart:
    """Return the count of each month; of each year, where there would be too many months."""
    if last.year - first.year < _FEW_YEARS:
        return _chart("Bulan", list(_months(entries, first, last)))
    years = Counter(one.entry.date.day.year for one in entries)
    return _chart("Tahun", [(str(year), years[year]) for year in range(first.year, last.year + 1)])


def _months(
    entries: Sequence[ReadEntry], first: datetime.date, last: datetime.date
) -> Iterator[tuple[str, int]]:
    """Yield every month, also those in which nothing was published."""
    counts = Counter((one.entry.date.day.year, one.entry.date.day.month) for one in entries)
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield f"{MONTHS[month - 1]} {year}", counts[year, month]
        year, month = (year, month + 1) if month < len(MONTHS) else (year + 1, 1)


def _chart(title: str, counts: Sequence[tuple[str, int]]) -> Chart:
    most = max((count for _, count in counts), default=0) or 1
    bars = (Bar(label, count, round(100 * count / most, 1)) for label, count in counts)
    return Chart(title, tuple(bars))


def as_text(found: Report) -> str:
    """Return the report for a terminal of 80 columns."""
    lines = [f"{len(found.entries)} tulisan terbit, {found.span}."]
    for chart in found.charts:
        lines += ["", chart.title]
        for bar in chart.bars:
            mark = "█" * max(round(bar.share / 4), bool(bar.count))
            lines.append(f"  {bar.label[:40]:<40} {bar.count:>5} {mark}".rstrip())
    return "\n".join(lines) + "\n"


def as_csv(found: Report) -> str:
    """Return one row for each entry; Excel in Indonesia parts columns at semicolons."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        ["tanggal", "jenis", "judul", "penulis", "topik", "ralat", "tingkat", "diterima", "berkas"]
    )
    for one in found.entries:
        entry = one.entry
        row = [
            entry.date.day.isoformat(),
            entry.KIND.name,
            entry.title,
            ", ".join(entry.authors),
            ", ".join(entry.tags),
            len(entry.corrections),
            *(
                (_level(entry.award), entry.award.received_on.isoformat())
                if isinstance(entry, Award)
                else ("", "")
            ),
            one.path,
        ]
        writer.writerow([_harmless(cell) for cell in row])
    return buffer.getvalue()


def _harmless(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    text = str(cell)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else cell


def as_page(found: Report, site: str) -> str:
    """Return a page of its own, to be printed or sent: it needs no other file."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template("report.html").render(report=found, site=site)

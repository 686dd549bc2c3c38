"""The agenda as calendars that phones take: one for each event, and one of all to subscribe to."""

import datetime
import functools
from collections.abc import Iterator
from dataclasses import dataclass

import icalendar
from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator
from pelican.writers import Writer

from plugins.core import output
from plugins.core.dates import Moment
from plugins.core.stamps import last_change
from plugins.kinds import KINDS

FILE = "event.ics"
_STATUS = {"postponed": "TENTATIVE", "cancelled": "CANCELLED"}


def dated(articles: list[Article]) -> Iterator[tuple[str, list[Article]]]:
    """Yield each kind whose entries take place on a day, with those published."""
    for name, kind in KINDS.items():
        found = [article for article in articles if article.kind == name]
        if kind.KIND.timed_by != "date" and found:
            yield name, found


def offer_links(generator: ArticlesGenerator) -> None:
    """Give every event the address of its calendar file, and `calendars` that of each section."""
    calendars = generator.context["calendars"] = {}
    for name, articles in dated(generator.articles):
        calendars[name] = f"{name}/{name}.ics"
        for article in articles:
            article.calendar = f"{article.url}{FILE}"


@dataclass(frozen=True)
class CalendarFiles:
    """Writes events as calendar files of one site, which is at `address`."""

    site: str
    address: str
    language: str

    def file(self, title: str, articles: list[Article]) -> bytes:
        """Return the calendar of some events."""
        calendar = icalendar.Calendar()
        calendar.add("prodid", f"-//Literasi//{self.site}//{self.language.upper()}")
        calendar.add("version", "2.0")
        # RFC 7986 §5.1 and §5.7; Apple and Google read the X- name.
        calendar.add("name", title)
        calendar.add("x-wr-calname", title)
        calendar.add("refresh-interval", datetime.timedelta(days=1), {"value": "DURATION"})
        for article in articles:
            calendar.add_component(self._event(article))
        # Not add_missing_timezones: it works a zone out anew for every file, a twentieth of a
        # second each time.
        zones = map(_zone, sorted(calendar.get_missing_tzids()))
        calendar.subcomponents[:0] = [zone for zone in zones if zone is not None]
        return bytes(calendar.to_ical())

    def _event(self, article: Article) -> icalendar.Event:
        entry = article.entry
        address = f"{self.address}/{article.url}"
        event = icalendar.Event()
        event.add("uid", article.guid)
        # When the entry last changed, not now: the same content gives the same bytes.
        event.add("dtstamp", last_change(entry).at.astimezone(datetime.UTC))
        event.add("dtstart", _point(entry.start))
        if entry.end is not None or not entry.start.has_time:
            event.add("dtend", _end(entry.start, entry.end))
        event.add("summary", article.title)
        event.add("description", f"{article.summary}\n\n{address}")
        event.add("url", address)
        event.add("status", _STATUS.get(entry.event_status, "CONFIRMED"))
        if entry.venue is not None:
            event.add("location", ", ".join(filter(None, (entry.venue.name, entry.venue.address))))
            if entry.venue.geo is not None:
                event.add("geo", entry.venue.geo)
        return event


class CalendarsGenerator(output.OutputGenerator):
    """Writes the calendar files."""

    def generate_output(self, writer: Writer) -> None:
        """Write one file for each event and one for each section of events."""
        site = self.settings["SITE"]
        files = CalendarFiles(site.name, self.settings["SITEURL"], site.language)
        for name, articles in dated(self.context["articles"]):
            section = self.settings["WORDS"].named(KINDS[name].KIND.section)
            title = f"{site.name}: {section}"
            self.write(writer, f"{name}/{name}.ics", files.file, title, articles)
            for article in articles:
                self.write(writer, f"{article.url}{FILE}", files.file, article.title, [article])


@functools.cache
def _zone(name: str) -> icalendar.Timezone | None:
    try:
        return icalendar.Timezone.from_tzid(name)
    except ValueError:  # an offset without a name needs no definition
        return None


def _point(moment: Moment) -> datetime.date:
    return moment.at if moment.has_time else moment.day


def _end(start: Moment, end: Moment | None) -> datetime.date:
    """Return the end in the form of the start; a day's end is the next day (RFC 5545 §3.6.1)."""
    last = end or start
    if not start.has_time:
        return last.day + datetime.timedelta(days=1)
    if last.has_time:
        return last.at
    midnight = datetime.datetime.combine(last.day, datetime.time(), last.at.tzinfo)
    return midnight + datetime.timedelta(days=1)


def offer_generator(_pelican: object) -> type[CalendarsGenerator]:
    """Answer Pelican's call for generators."""
    return CalendarsGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(offer_links)
    signals.get_generators.connect(offer_generator)

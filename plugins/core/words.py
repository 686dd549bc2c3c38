"""What readers see, in the language of the site: words, numbers, sizes, dates.

The code and the theme say it in Indonesian; another language is a catalogue in languages/, in
gettext's format. `make words` brings the catalogues up to date, and tests hold them complete.
"""

import datetime
import functools
import gettext
import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from markupsafe import escape

from plugins.core.choices import Chosen
from plugins.core.dates import Moment
from plugins.core.model import Label
from plugins.core.playing_time import clock, iso_duration, parts

SOURCE = "id"
CATALOGUES = Path(__file__).resolve().parent.parent / "languages"
_LOCALES = {"id": "id_ID", "en": "en_GB"}


def languages() -> list[str]:
    """Return the codes of the languages in which a site can speak, Indonesian first."""
    return [SOURCE, *sorted(file.stem for file in CATALOGUES.glob("*.po"))]


class Words:
    """The interface in one language; a language without a catalogue is told in Indonesian."""

    def __init__(self, language: str) -> None:
        self.language = language if language in languages() else SOURCE
        self._locale = Locale.parse(_LOCALES.get(self.language, self.language))
        self._catalogue = _catalogue(self.language)

    @property
    def fingerprint(self) -> str:
        """What its words depend on, beside the catalogues."""
        return self.language

    def gettext(self, message: str, **values: Any) -> str:
        """Return a message in the site's language, with its values filled in.

        With a value that is markup it comes as markup, and all else in it is escaped.
        """
        return _filled(self._catalogue.gettext(message), values)

    def ngettext(self, one: str, many: str, count: int, **values: Any) -> str:
        """Return a message about a count, which it may name as `%(count)s`."""
        text = self._catalogue.ngettext(one, many, count)
        return _filled(text, {"count": self.number(count), **values})

    def named(self, value: Label | Chosen) -> str:
        """Return what a label or a chosen value is called."""
        label = value.label if isinstance(value, Chosen) else value
        return str(getattr(label, self.language, label.id))

    def number(self, value: float | Decimal) -> str:
        """Return `12.345` or `4,5`."""
        return format_decimal(value, locale=self._locale)

    def filesize(self, size: int) -> str:
        """Return bytes as `820 bita`, `12 KB` or `1,2 MB` (thousands, as phones show them)."""
        if size < 1000:
            return self.ngettext("%(count)s bita", "%(count)s bita", size)
        if size < 1_000_000:
            return f"{self.number(round(size / 1000))} KB"
        return f"{self.number(Decimal(size / 1_000_000).quantize(Decimal('0.1')))} MB"

    def duration_words(self, seconds: int) -> str:
        """Return `1 jam 5 menit` or `1 menit 25 detik`; seconds are left out beside hours."""
        hours, minutes, rest = parts(seconds)
        named = [
            (hours, self.ngettext("%(count)s jam", "%(count)s jam", hours)),
            (minutes, self.ngettext("%(count)s menit", "%(count)s menit", minutes)),
            (0 if hours else rest, self.ngettext("%(count)s detik", "%(count)s detik", rest)),
        ]
        return " ".join(words for count, words in named if count) or named[-1][1]

    def date_words(self, value: Moment | datetime.date) -> str:
        """Return `7 November 2024`."""
        return format_date(_day(value), "d MMMM y", self._locale)

    def moment_words(self, value: Moment) -> str:
        """Return `Kamis, 7 November 2024 pukul 10.00 WITA`, the clock only where it was given.

        `pukul 10.00 WITA` holds together: no line breaks inside it.
        """
        words = format_date(value.day, "EEEE, d MMMM y", self._locale)
        if not value.has_time:
            return words
        when = self.gettext("pukul %(clock)s", clock=f"{self.time(value.at)} {value.zone}")
        return f"{words} {unbroken(when)}"

    def time(self, value: datetime.time | datetime.datetime) -> str:
        """Return a time of day: `10.00`."""
        return format_time(value.replace(tzinfo=None), "short", locale=self._locale)

    def month_name(self, month: int, width: str = "wide") -> str:
        """Return `November` for 11, or `Nov` with the width `abbreviated`."""
        return str(self._locale.months["format"][width][month])

    def rupiah(self, value: int) -> str:
        """Return `Rp25.000`, or `Gratis` for 0."""
        return f"Rp{self.number(value)}" if value else self.gettext("Gratis")

    @property
    def filters(self) -> dict[str, Callable[..., str]]:
        """The theme's Jinja filters."""
        own = (
            self.named, self.number, self.filesize, self.duration_words, self.date_words,
            self.moment_words, self.time, self.month_name, self.rupiah,
        )  # fmt: skip
        return {function.__name__: function for function in (*own, clock, iso_duration, unbroken)}

    @property
    def functions(self) -> dict[str, Callable[..., str]]:
        """The functions by which templates speak."""
        return {"_": self.gettext, "ngettext": self.ngettext}


def unbroken(text: str) -> str:
    """Return the text with spaces at which no line breaks."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


@functools.cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == SOURCE:
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        write_mo(compiled, read_po(file, language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _filled(text: str, values: dict[str, Any]) -> str:
    if any(hasattr(value, "__html__") for value in values.values()):
        return escape(text) % values
    return text % values if values else text


def _day(value: Moment | datetime.date) -> datetime.date:
    if isinstance(value, Moment):
        return value.day
    return value.date() if isinstance(value, datetime.datetime) else value


INDONESIAN = Words(SOURCE)
"""For what editors are told, whatever the language of their site."""

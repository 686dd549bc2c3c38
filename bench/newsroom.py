"""Two hundred entries as a library writes them, out of the sentences in bench/newsroom/.

The corpus of bench/corpus.py has the right length and no meaning; these have a meaning, quotes,
figures, datelines and abbreviations, so that advice can be measured on them.
"""

import datetime
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from plugins.core.dates import MONTHS, WEEKDAYS

_STORIES = Path(__file__).parent / "newsroom"
_FIRST = datetime.date(2024, 1, 12)
_SLOT = re.compile(r"\{(\w+)\}")
_VILLAGES = ("Makmur", "Baru", "Atas", "Tengah", "Pesisir", "Lembang", "Salu", "Bukit", "Kebun")
_DISTRICTS = ("Timur", "Barat", "Selatan", "Utara")
_PEOPLE = (
    "Nurhayati", "Sukur", "Jaman", "Rahmat", "Suriani", "Hamka", "Wahyuni", "Marlina", "Usman",
    "Yusuf", "Hj. Aminah", "H. Lukman", "Fitri", "Sitti", "Andi", "Baso",
)  # fmt: skip
_DEGREES = (
    "S.Pd., M.Si.", "S.Sos.", "S.IP., M.AP.", "M.Hum.", "SE MM", "S.STP., M.Si.", "S.Hum.",
    "S.Ag., M.Pd.I.", "SH MH", "A.Md.", "S.Kom., M.T.", "Ph.D.",
)  # fmt: skip


@dataclass(frozen=True)
class Story:
    """One entry: its kind's name, headline, body, day of publication and place ('' if none)."""

    kind: str
    title: str
    body: str
    day: datetime.date
    place: str = ""


def stories() -> Iterator[Story]:
    """Yield the entries, the same in every run."""
    number = 0
    for file in sorted(_STORIES.glob("*.yaml")):
        for told in yaml.safe_load(file.read_text("utf-8")):
            for turn in range(len(told["judul"])):
                yield _story(told, turn, random.Random(number), number)
                number += 1


def _story(told: dict[str, list[str]], turn: int, chance: random.Random, number: int) -> Story:
    middle = told["isi"]
    count = min(len(middle), chance.randint(3, 5))
    start = told["awal"][turn % len(told["awal"])]
    parts = [start]
    # Each paragraph of the middle stands in several entries, in other company each time.
    parts += [middle[(turn + step * (1 + turn % 3)) % len(middle)] for step in range(count)]
    parts.append(told["akhir"][turn % len(told["akhir"])])
    day = _FIRST + datetime.timedelta(days=5 * number)
    fill = _Filling(chance, day)
    body = "\n\n".join(dict.fromkeys(fill(part) for part in parts)) + "\n"
    place = "" if start.startswith("{Tempat}") else fill.town
    story = Story(str(told["jenis"]), fill(told["judul"][turn]), body, day, place)
    return replace(story, place="") if story.kind == "podcast" else story


class _Filling:
    """Puts names, days and hours into the sentences of one entry."""

    def __init__(self, chance: random.Random, day: datetime.date) -> None:
        self.chance = chance
        self.day = day
        self.town = f"Contoh {chance.choice(_DISTRICTS)}"
        self.village = f"Desa Contoh {chance.choice(_VILLAGES)}"

    def __call__(self, text: str) -> str:
        return _SLOT.sub(lambda found: self._one(found[1]), text)

    def _one(self, slot: str) -> str:
        choose = self.chance.choice
        person = f"{choose(_PEOPLE)} Contoh"
        return {
            "desa": self.village,
            "Tempat": self.town,
            "kecamatan": f"Contoh {choose(_DISTRICTS)}",
            "nama": person,
            "anak": person,
            "nama_gelar": f"{person}, {choose(_DEGREES)}",
            "tanggal": self._day(),
            "rentang": self._span(),
            "jam": choose(("08.30", "09.00", "10.00", "15.30")),
            "inisial": choose(("mws", "cw1", "red", "hms/lit")),
            "nomor": str(self.chance.randint(1, 30)),
        }[slot]

    def _day(self) -> str:
        day = self.day - datetime.timedelta(days=self.chance.randint(0, 6))
        weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
        return self.chance.choice((
            f"{weekday} ({day.day}/{day.month})",
            f"{weekday} ({day.day}/{day.month}/{day.year})",
            f"{weekday}, {day.day} {month} {day.year}",
            f"{weekday} {day.day} {month} {day.year}",
            f"{weekday}, {day.day} {month}",
            f"{day.day} {month} {day.year}",
            f"{weekday} lalu",
        ))  # fmt: skip

    def _span(self) -> str:
        first = self.day - datetime.timedelta(days=self.chance.randint(4, 8))
        last = first + datetime.timedelta(days=2)
        days = (WEEKDAYS[first.weekday()], WEEKDAYS[last.weekday()])
        month = MONTHS[last.month - 1]
        if first.month != last.month:
            return f"{first.day} {MONTHS[first.month - 1]} sampai {last.day} {month} {last.year}"
        return self.chance.choice((
            f"{days[0]}–{days[1]} ({first.day}–{last.day}/{last.month})",
            f"{days[0]} hingga {days[1]}, {first.day} sampai {last.day} {month} {last.year}",
            f"{first.day}–{last.day} {month} {last.year}",
            f"{days[0]} ({first.day}/{first.month}) sampai {days[1]} ({last.day}/{last.month})",
            f"{first.day} s.d. {last.day} {month} {last.year}",
        ))  # fmt: skip

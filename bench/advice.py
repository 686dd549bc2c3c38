"""How often advice is wrong, and how often it is right.

python -m bench.advice [--tell]

False alarms are counted on the entries of bench/newsroom.py, which hold no fault: each remark is
one. Then one fault at a time is put into each of them, and counted is what is told. `--tell`
prints every false alarm.
"""

import argparse
import datetime
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from bench.newsroom import Story, stories
from plugins.core.advice import advise
from plugins.core.advice.language import known_abbreviations, spellings
from plugins.core.advice.subject import Subject
from plugins.core.dates import WEEKDAYS
from plugins.core.front_matter import FrontMatter
from plugins.core.problems import Problem
from plugins.kinds import KINDS

_DATED = re.compile(rf"\b({'|'.join(WEEKDAYS)})(?=,? \(?\d+(?:/\d+| [A-Z]))")
_SUMMARY = "Ringkasan yang menerangkan isi tulisan dalam satu kalimat, cukup untuk orang memilih."

Fault = Callable[[Story, random.Random], Story | None]
"""Returns a story with one fault more; None where it has no place for it."""


def remarks(story: Story, summary: str = _SUMMARY) -> list[Problem]:
    """Return the advice on one story of ours, written by ourselves: without a source."""
    subject = Subject(
        "content/x.md", FrontMatter({"judul": story.title}, {("judul",): 2}, story.body, 5),
        story.title, summary, story.day, story.place, has_source=False,
        reports=KINDS[story.kind].KIND.reports,
    )  # fmt: skip
    return sorted(advise(subject))


def _weekday(story: Story, chance: random.Random) -> Story | None:
    found = _DATED.search(story.body)
    if found is None:
        return None
    wrong = WEEKDAYS[(WEEKDAYS.index(found[1]) + chance.randint(1, 6)) % 7]
    return replace(story, body=story.body[: found.start()] + wrong + story.body[found.end() :])


def _spelling(story: Story, chance: random.Random) -> Story | None:
    usual = {right: wrong for wrong, right in spellings().items()}
    words = re.compile(rf"(?<![\w*-])(?:{'|'.join(map(re.escape, usual))})(?![\w*-])")
    found = list(words.finditer(re.sub(r"\*[^*]+\*", lambda one: " " * len(one[0]), story.body)))
    if not found:
        return None
    place = chance.choice(found)
    body = story.body[: place.start()] + usual[place[0]] + story.body[place.end() :]
    return replace(story, body=body)


def _abbreviation(story: Story, chance: random.Random) -> Story:
    words = [word for word, meaning in known_abbreviations().items() if meaning]
    word = chance.choice([word for word in words if word not in story.body])
    return _between(story, f"Kegiatan itu juga diikuti pengurus {word} setempat.", chance)


def _figure(story: Story, chance: random.Random) -> Story | None:
    if not KINDS[story.kind].KIND.reports or "](" in story.body:
        return None
    return _between(story, "Sebanyak 62 persen warga belum pernah meminjam buku.", chance)


def _between(story: Story, sentence: str, chance: random.Random) -> Story:
    parts = story.body.rstrip("\n").split("\n\n")
    parts.insert(chance.randint(1, len(parts)), sentence)
    return replace(story, body="\n\n".join(parts) + "\n")


def _ended(words: str) -> Fault:
    return lambda story, _: replace(story, body=f"{story.body.rstrip()} {words}\n")


FAULTS: Mapping[str, Fault] = {
    "saran-hari-tanggal": _weekday,
    "saran-angka-tanpa-sumber": _figure,
    "saran-ejaan": _spelling,
    "saran-singkatan": _abbreviation,
    "saran-judul-panjang": lambda story, _: replace(story, title=f"{story.title:x<66}"),
    "saran-ringkasan": lambda story, _: story,
    "saran-tempat-ganda": lambda story, _: replace(
        story, place="Contoh Timur", body=f"**CONTOH TIMUR, Literasi** – {story.body}"
    ),
    "saran-penutup-ganda": _ended("(*)\n\n(mws)"),
    "saran-klik-di-sini": _ended("Untuk mendaftar, [klik di sini](https://contoh.id/daftar)."),
    "saran-nik": _ended("NIK pemenang: 7316014711240001."),
    "saran-nomor-telepon": _ended("Hubungi Andi, 0812-3456-7890."),
}


def false_alarms() -> Iterator[tuple[Story, Problem]]:
    """Yield each remark on an entry without fault."""
    for story in stories():
        for remark in remarks(story):
            yield story, remark


def caught() -> Mapping[str, tuple[int, int]]:
    """Return for each rule how many faults were told, and how many there were."""
    found: dict[str, tuple[int, int]] = {}
    for code, fault in FAULTS.items():
        told = whole = 0
        for number, story in enumerate(stories()):
            faulty = fault(story, random.Random(number))
            if faulty is not None:
                summary = "Terlalu pendek." if code == "saran-ringkasan" else _SUMMARY
                before = sum(one.code == code for one in remarks(story))
                told += sum(one.code == code for one in remarks(faulty, summary)) > before
                whole += 1
        found[code] = told, whole
    return found


def main() -> None:
    """Print both counts, rule by rule."""
    parser = argparse.ArgumentParser(prog="python -m bench.advice", description=__doc__)
    parser.add_argument("--tell", action="store_true", help="print every false alarm")
    tell = parser.parse_args().tell
    alarms = list(false_alarms())
    rules = Counter(str(remark.code) for _, remark in alarms)
    if tell:
        for story, remark in alarms:
            line = story.body.splitlines()[max(0, remark.line - 5)]
            print(f"{story.title}\n    {remark.code}: {remark.what}\n    {line}")
    whole = sum(1 for _ in stories())
    print(f"{whole} entries, {datetime.date(2024, 1, 12)} on; of rule: false alarms, caught")
    for code, (told, all_of_them) in caught().items():
        print(f"  {code:26} {rules[code]:4}   {told:4} of {all_of_them:4}")
    silent = whole - len({story.title + str(story.day) for story, _ in alarms})
    print(f"  {sum(rules.values())} false alarms; {silent} of {whole} entries without any")


if __name__ == "__main__":
    main()

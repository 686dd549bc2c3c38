"""Write a whole content/ of N made-up entries, the same for the same seed on every machine.

python -m bench.corpus N FOLDER [--seed 1]
"""

import argparse
import datetime
import itertools
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.bodies import body
from bench.kinds import OWN_FIELDS, SHARES, Fields, write_date
from bench.media import PICTURES, write_media, write_silence, write_text
from bench.prose import PEOPLE, PLACES, Writer
from bench.site import PAGES, SITE
from plugins.core.model import Record, nested, specs
from plugins.core.text import slugify
from plugins.kinds import KINDS

FIRST_DAY = datetime.datetime(2016, 1, 1)  # noqa: DTZ001 - a clock on the wall; no zone is written
DAYS = 9 * 365
# Of every hundred entries, those that are not simply published.
UNUSUAL: dict[int, Fields] = {
    41: {"status": "draf"},
    42: {
        "status": "dicabut",
        "withdrawal": {"date": "2025-01-10", "reason": "Memuat data pribadi."},
    },
    43: {"status": "tersembunyi"},
}
# What YAML reads back as it stands.
PLAIN = re.compile(r"[^\W\d_](?:[\w.,()/–+-]| (?=\S))*")

# How lists are written on one line of Pelican's header; a degree's comma parts no names.
LISTED = {"authors": "; ", "tags": ", "}


@dataclass(frozen=True)
class Place:
    """Where an entry is: its file below content/, and its address."""

    kind: str
    file: str
    url: str


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(prog="python -m bench.corpus", description=__doc__)
    parser.add_argument("entries", metavar="N", type=int, help="how many entries")
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="content/ is made in here")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    content = options.folder / "content"
    if content.exists():
        parser.error(f"{content} already exists")
    counts = write_corpus(content, entries=options.entries, seed=options.seed)
    print(", ".join(f"{count} {kind}" for kind, count in counts.items()), "in", content)


def write_corpus(content: Path, *, entries: int, seed: int = 1) -> Counter[str]:
    """Write the site below `content`; return how many entries there are of each kind."""
    chance = random.Random(seed)
    writer = Writer(chance)
    write_text(content / "site.yaml", SITE)
    for slug, title in PAGES.items():
        page = f"---\njudul: {title}\n---\n\n{writer.paragraph(3, 6)}\n"
        write_text(content / "pages" / f"{slug}.md", page)
    write_media(content / "media", chance)
    written: list[Place] = []
    counts: Counter[str] = Counter()
    for number, kind in zip(range(entries), some_kinds(chance), strict=False):
        counts[kind] += 1
        place = write_entry(
            content, writer, kind, number=number, of_kind=counts[kind], written=written
        )
        if number % 100 not in UNUSUAL:
            written.append(place)
    for number in range(1, counts["podcast"] + 1):
        write_silence(content / f"media/audio/episode-{number}.mp3", seconds=6 + number % 18)
    return counts


def some_kinds(chance: random.Random) -> Iterator[str]:
    """Yield every kind once, then kinds as often as a library writes them."""
    yield from SHARES
    for _ in itertools.count():
        yield chance.choices([*SHARES], [*SHARES.values()])[0]


def write_entry(
    content: Path, writer: Writer, kind: str, *, number: int, of_kind: int, written: list[Place]
) -> Place:
    """Write one entry; it may link to some of those already written."""
    chance = writer.chance
    at = FIRST_DAY + datetime.timedelta(days=chance.randrange(DAYS), minutes=chance.randrange(1440))
    fields = common_fields(writer, at) | OWN_FIELDS[kind](writer, at, of_kind)
    fields |= UNUSUAL.get(number % 100, {})
    slug = f"{slugify(fields['title'])[:60].strip('-')}-{number}"
    # Folders of years are optional: one entry in eight has none.
    folder = f"articles/{kind}" if number % 8 == 7 else f"articles/{kind}/{at.year}"
    place = Place(kind, f"{folder}/{slug}.md", f"/{kind}/{at.year}/{slug}/")
    some = chance.sample(written, k=min(len(written), chance.choice((0, 1, 1, 2, 3))))
    links = [link(writer, to) for to in some]
    header = write_header(writer, kind, fields)
    write_text(content / place.file, f"{header}\n{body(writer, links)}")
    return place


def link(writer: Writer, to: Place) -> str:
    """Return a link by file or by address, both of which editors use."""
    target = writer.chance.choice((f"{{filename}}/{to.file}", to.url))
    return f"[{writer.phrase(3)}]({target})"


def common_fields(writer: Writer, at: datetime.datetime) -> Fields:
    """Return the fields that every kind has, some of them often, some seldom."""
    chance = writer.chance
    later = at + datetime.timedelta(days=chance.randint(1, 40))
    picture: Fields = {
        "src": f"media/gambar/foto-{chance.randrange(PICTURES):02}.jpg",
        "alt": writer.phrase(7),
        "caption": writer.phrase(9),
        "credit": f"Foto: {chance.choice(PEOPLE)}",
    }
    often = {
        "authors": (0.9, chance.sample(PEOPLE, k=chance.choice((1, 1, 1, 2)))),
        "summary": (0.7, writer.summary()),
        "tags": (0.95, writer.topics()),
        "image": (0.6, picture),
        "place": (0.4, chance.choice(PLACES)),
        "source": (0.1, {"name": writer.phrase(2), "url": "https://contoh.id/sumber"}),
        "updated": (0.1, write_date(writer, later)),
        "corrections": (0.05, [{"date": f"{later:%Y-%m-%d}", "text": f"{writer.phrase(8)}."}]),
        "expires": (0.03, f"{later:%Y-%m-%d}"),
        "aliases": (0.05, [f"/{at:%Y/%m}/{chance.getrandbits(40):x}/"]),
    }
    chosen = {name: value for name, (likely, value) in often.items() if chance.random() < likely}
    return {"title": writer.title(), "date": write_date(writer, at), **chosen}


def write_header(writer: Writer, kind: str, fields: Fields) -> str:
    """Return the front matter: mostly YAML with Indonesian keys, some English, some Pelican's."""
    form = writer.chance.random()
    if form < 0.1 and not any(isinstance(value, dict) for value in fields.values()):
        return write_pelican_header(fields)
    named = fields if form < 0.3 else in_indonesian(KINDS[kind], fields)
    return f"---\n{write_yaml(named)}---\n"


def write_pelican_header(fields: Fields) -> str:
    """Return `Key: value` lines; of lists it has names and topics only."""
    flat = {
        name: LISTED[name].join(value) if name in LISTED else value
        for name, value in fields.items()
    }
    lines = [f"{name.capitalize()}: {text}" for name, text in flat.items() if isinstance(text, str)]
    return "\n".join(lines) + "\n"


def in_indonesian(record: type[Record], fields: Fields) -> Fields:
    """Return the fields under their Indonesian names, as the content model declares them."""
    known = {name: (spec.key, nested(info)) for name, spec, info in specs(record)}

    def renamed(name: str, value: Any) -> tuple[str, Any]:
        key, inner = known[name]
        if inner and isinstance(value, dict):
            return key, in_indonesian(inner, value)
        if inner and isinstance(value, list):
            return key, [in_indonesian(inner, item) for item in value]
        return key, value

    return dict(renamed(name, value) for name, value in fields.items())


def write_yaml(fields: Fields, indent: str = "") -> str:
    """Return block YAML."""
    lines = []
    for name, value in fields.items():
        if isinstance(value, dict):
            lines.append(f"{indent}{name}:\n{write_yaml(value, indent + '  ')}")
        elif isinstance(value, list) and isinstance(value[0], dict):
            items = [write_yaml(item, indent + "    ") for item in value]
            listed = "".join(f"{indent}  - {item.lstrip()}" for item in items)
            lines.append(f"{indent}{name}:\n{listed}")
        elif isinstance(value, list):
            lines.append(f"{indent}{name}: [{', '.join(json.dumps(v) for v in value)}]\n")
        else:
            lines.append(f"{indent}{name}: {write_scalar(value)}\n")
    return "".join(lines)


def write_scalar(text: str) -> str:
    """Return the text as it stands where YAML reads it back so, else in quotes."""
    return text if PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    main()

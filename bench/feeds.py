"""Time the feeds alone: ours beside Pelican's own of the same site, on the same read articles.

python -m bench.feeds [N] [--topics 500] [--runs 3]

Pelican's are what its settings offer: Atom in full text and RSS with summaries for the site, its
categories, topics and authors. It is measured with its own limit of 100 items a feed, and
without one: then, as in ours, every entry is in the feeds. Ours have JSON Feed as well, facts and
corrections, and every entry in archives.
"""

import argparse
import contextlib
import datetime
import io
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator, Generator
from pelican.settings import read_settings
from pelican.writers import Writer

from bench.media import write_text
from bench.prose import PEOPLE
from bench.prose import Writer as Prose
from bench.site import PAGES, SITE
from plugins import feeds, identity, links, reading, reporting, shows, taxonomies

PROJECT = Path(__file__).resolve().parent.parent
FIRST_DAY = datetime.datetime(2016, 1, 1)  # noqa: DTZ001 - a clock on the wall
THEIRS = {
    "FEED_ALL_ATOM": "atom.xml", "FEED_ALL_RSS": "rss.xml",
    "CATEGORY_FEED_ATOM": "{slug}/atom.xml", "CATEGORY_FEED_RSS": "{slug}/rss.xml",
    "TAG_FEED_ATOM": "topik/{slug}/atom.xml", "TAG_FEED_RSS": "topik/{slug}/rss.xml",
    "AUTHOR_FEED_ATOM": "penulis/{slug}/atom.xml", "AUTHOR_FEED_RSS": "penulis/{slug}/rss.xml",
}  # fmt: skip


def main() -> None:
    """Read the command line, measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench.feeds", description=__doc__)
    parser.add_argument("entries", metavar="N", type=int, nargs="?", default=5000)
    parser.add_argument("--topics", type=int, default=500)
    parser.add_argument("--runs", type=int, default=3, help="the median of so many counts")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="literasi-bench-") as name:
        folder = Path(name)
        write_content(folder / "content", entries=options.entries, topics=options.topics)
        print(f"{options.entries} entries, {options.topics} topics, {options.runs} runs, median")
        Stopwatch(folder, options.runs).measure()


def write_content(content: Path, *, entries: int, topics: int) -> None:
    """Write news of some 450 words with three topics each, every topic on as many as the next."""
    prose = Prose(random.Random(1))
    write_text(content / "site.yaml", SITE.split("podcast:", maxsplit=1)[0])
    for slug, title in PAGES.items():
        write_text(content / f"pages/{slug}.md", f"---\njudul: {title}\n---\n\nIsi.\n")
    for number in range(entries):
        at = FIRST_DAY + datetime.timedelta(hours=15 * number)
        named = ", ".join(f"topik {(number * 3 + step) % topics}" for step in range(3))
        header = (
            f"judul: Kabar nomor {number}\ntanggal: {at:%Y-%m-%d %H:%M}\n"
            f'penulis: "{PEOPLE[number % len(PEOPLE)]}"\ntopik: {named}\n'
        )
        body = "\n\n".join(prose.paragraph(4, 6) for _ in range(7))
        write_text(
            content / f"articles/berita/{at.year}/kabar-{number}.md", f"---\n{header}---\n{body}\n"
        )


class Stopwatch:
    """Reads the site once, and times each way of writing its feeds."""

    def __init__(self, folder: Path, runs: int) -> None:
        self.folder = folder
        self.runs = runs
        self.ways: dict[str, Callable[[Path], object]] = {}

    def measure(self) -> None:
        """Print seconds, bytes and the ratio to Pelican's own for each way."""
        self.read()
        seconds: dict[str, list[float]] = {name: [] for name in self.ways}
        sizes = {}
        for _ in range(self.runs + 1):  # the first warms what is kept of articles
            for name, write in self.ways.items():
                target = self.folder / "feeds"
                shutil.rmtree(target, ignore_errors=True)
                start = time.perf_counter()
                write(target)
                seconds[name].append(time.perf_counter() - start)
                files = [file for file in target.rglob("*") if file.is_file()]
                sizes[name] = (len(files), sum(file.stat().st_size for file in files))
        medians = {name: statistics.median(found[1:]) for name, found in seconds.items()}
        ours, *_ = medians.values()
        for name, median in medians.items():
            count, size = sizes[name]
            ratio = f"  ours takes {ours / median:.2f} of it" if median != ours else ""
            print(f"  {name:<34}{median:7.2f} s {count:6} files {size / 1e6:7.1f} MB{ratio}")

    def read(self) -> None:
        """Let Pelican read the content with our reader, as far as the feeds need."""
        plugins = [reading, taxonomies, identity, shows, feeds, links, reporting, self]
        settings = read_settings(
            str(PROJECT / "pelicanconf.py"),
            override={
                "PLUGINS": plugins,
                "PATH": str(self.folder / "content"),
                "OUTPUT_PATH": str(self.folder / "output"),
            },
        )
        try:
            with contextlib.suppress(_ReadError), contextlib.redirect_stdout(io.StringIO()):
                Pelican(settings).run()
        finally:
            signals.all_generators_finalized.disconnect(self.prepare)

    def register(self) -> None:
        """Connect to Pelican, as a plugin does."""
        signals.all_generators_finalized.connect(self.prepare)

    def prepare(self, generators: list[Generator]) -> None:
        """Keep the ways to write the feeds; nothing else of the site is wanted."""
        articles = next(found for found in generators if isinstance(found, ArticlesGenerator))
        ours = next(found for found in generators if isinstance(found, feeds.FeedsGenerator))

        def write_ours(target: Path) -> None:
            ours.output_path = str(target)
            ours.generate_output(Writer(str(target), settings=ours.settings))

        def theirs(most: int | None) -> Callable[[Path], object]:
            more = THEIRS | {"FEED_MAX_ITEMS": most, "FEED_DOMAIN": articles.settings["SITEURL"]}
            settings: dict[str, Any] = {**articles.settings, **more}

            def write(target: Path) -> None:
                articles.settings = settings
                articles.context["FEED_DOMAIN"] = settings["FEED_DOMAIN"]
                articles.generate_feeds(Writer(str(target), settings=settings))

            return write

        self.ways = {
            "Literasi: RSS, Atom, JSON, archives": write_ours,
            "Pelican: RSS, Atom, 100 a feed": theirs(100),
            "Pelican: RSS, Atom, all in each": theirs(None),
        }
        raise _ReadError


class _ReadError(Exception):
    """Raised when all is read: what Pelican would do next is not measured."""


if __name__ == "__main__":
    main()

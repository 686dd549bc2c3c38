"""Time `literasi bangun` on a made-up site: cold, again with nothing changed, after one edit.

python -m bench.build N [--seed 1] [--runs 3]
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.corpus import write_corpus

PROJECT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Read the command line, measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench.build", description=__doc__)
    parser.add_argument("entries", metavar="N", type=int, help="how many entries")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3, help="the median of so many counts")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="literasi-bench-") as folder:
        site = Site(Path(folder), entries=options.entries, seed=options.seed)
        print(f"{options.entries} entries, {options.runs} runs, median seconds")
        for name, prepare in site.cases().items():
            seconds = statistics.median(site.measure(prepare) for _ in range(options.runs))
            each = seconds / options.entries * 1000
            print(f"  {name:<24}{seconds:8.2f} s{each:9.2f} ms an entry", flush=True)


class Site:
    """One made-up site, and what can happen to it between builds."""

    def __init__(self, folder: Path, *, entries: int, seed: int) -> None:
        self.content = folder / "content"
        self.output = folder / "output"
        write_corpus(self.content, entries=entries, seed=seed)
        self.edited = min((self.content / "articles" / "berita").rglob("*.md"))
        self.colds = 0

    def cases(self) -> dict[str, Callable[[], None]]:
        """Return what is measured, and what is done before each run of it."""
        return {"cold": self.forget, "nothing changed": lambda: None, "one entry edited": self.edit}

    def forget(self) -> None:
        """Let the next build begin from nothing: another folder, with nothing beside it."""
        self.colds += 1
        self.output = self.output.parent / f"cold-{self.colds}" / "output"
        self.output.parent.mkdir()

    def edit(self) -> None:
        """Add a paragraph to one entry, as an editor would."""
        with self.edited.open("a", encoding="utf-8", newline="\n") as file:
            file.write("\nSatu paragraf lagi, ditambahkan kemudian.\n")

    def measure(self, prepare: Callable[[], None]) -> float:
        """Return the seconds that one build takes, process start and all."""
        prepare()
        command = [sys.executable, "-m", "plugins.desk", "bangun"]
        folders = ["--konten", str(self.content), "--keluaran", str(self.output)]
        start = time.perf_counter()
        done = subprocess.run(
            [*command, *folders], cwd=PROJECT, capture_output=True, text=True, check=False
        )
        seconds = time.perf_counter() - start
        if done.returncode != 0:
            sys.exit(done.stderr or done.stdout)
        return seconds


if __name__ == "__main__":
    main()

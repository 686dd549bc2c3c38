"""Time whole builds and what follows an edit, beside Hugo and plain Pelican on the same site.

python -m bench.build N [--seed 1] [--runs 3] [--hugo FILE] [--pelican] [--write]

The builds take turns, so that a machine that is busy is busy for all of them; medians count.
`--write` puts the table and a chart into docs/.
"""

import argparse
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.corpus import write_corpus
from bench.measuring import Measured, measure, pages
from bench.report import write_report
from bench.rivals.writing import write_rivals

PROJECT = Path(__file__).resolve().parent.parent
RIVALS = Path(__file__).resolve().parent / "rivals"
HUGO, HUGO_ALONE, PELICAN = "Hugo", "Hugo without related", "plain Pelican"


def main() -> None:
    """Read the command line, measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench.build", description=__doc__)
    parser.add_argument("entries", metavar="N", type=int, help="how many entries")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3, help="the median of so many counts")
    parser.add_argument("--hugo", default=shutil.which("hugo"), help="the program")
    parser.add_argument("--pelican", action="store_true", help="plain Pelican, too")
    parser.add_argument("--write", action="store_true", help="write docs/speed.md and .svg")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="literasi-bench-") as folder:
        site = Site(Path(folder), entries=options.entries, seed=options.seed)
        builds = site.rivals(options.hugo, pelican=options.pelican) | site.cases()
        found: dict[str, list[Measured]] = {name: [] for name in builds}
        counts: dict[str, int] = {}
        for number in range(options.runs):
            for name, build in builds.items():
                found[name].append(build())
                print(f"  run {number + 1}: {name:<24}{found[name][-1]}", flush=True)
            counts = site.counts()
        print(", ".join(f"{count} pages by {name}" for name, count in counts.items()))
        medians = {name: median(runs) for name, runs in found.items()}
        first = medians.get(HUGO)
        for name, result in medians.items():
            ratio = f"{result.wall / first.wall:8.2f} of Hugo" if first else ""
            print(f"  {name:<24}{result}{ratio}")
        if options.write:
            made = f"{options.entries} entries, {options.runs} interleaved runs, {machine()}"
            write_report(PROJECT / "docs", made, medians, counts)


def machine() -> str:
    """Return what it was measured on."""
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def median(runs: list[Measured]) -> Measured:
    """Return the median of each figure."""
    return Measured(*(statistics.median(values) for values in zip(*runs, strict=True)))


class Site:
    """One made-up site, for us and for the rivals, and what can happen to it."""

    def __init__(self, folder: Path, *, entries: int, seed: int) -> None:
        self.folder = folder
        self.project = folder / "literasi"
        for name in ("plugins", "theme", "pelicanconf.py", "publishconf.py"):
            source = PROJECT / name
            copy = shutil.copytree if source.is_dir() else shutil.copy
            (self.project / name).parent.mkdir(exist_ok=True)
            copy(source, self.project / name)
        self.content = self.project / "content"
        write_corpus(self.content, entries=entries, seed=seed)
        write_rivals(self.content, folder / "hugo", folder / "pelican")
        self.edited = min((self.content / "articles" / "berita").rglob("*.md"))
        self.edits = 0

    def rivals(self, hugo: str | None, *, pelican: bool) -> dict[str, Callable[[], Measured]]:
        """Return a build from nothing for each rival that is there."""
        found: dict[str, Callable[[], Measured]] = {}
        if hugo:
            shutil.copytree(RIVALS / "hugo", self.folder / "hugo", dirs_exist_ok=True)
            shutil.copytree(self.content / "media", self.folder / "hugo/static/media")
            command = [hugo, "--quiet", "--destination", str(self.folder / "hugo/public")]
            found[HUGO] = lambda: self._fresh("hugo/public", command, self.folder / "hugo")
            alone = os.environ | {"HUGO_PARAMS_NORELATED": "true"}
            found[HUGO_ALONE] = lambda: self._fresh(
                "hugo/public", command, self.folder / "hugo", alone
            )
        if pelican:
            home = self.folder / "pelican"
            shutil.copytree(RIVALS / "pelican", home, dirs_exist_ok=True)
            shutil.copytree(self.content / "media", home / "content/media")
            build = [sys.executable, "-m", "pelican", "-q", "-s", "pelicanconf.py", "-o", "output"]
            found[PELICAN] = lambda: self._fresh("pelican/output", build, home)
        return found

    def cases(self) -> dict[str, Callable[[], Measured]]:
        """Return our builds: from nothing, and after each kind of change."""
        return {
            "cold": self._cold,
            "nothing changed": self._build,
            "body edited": lambda: self._after(lambda: self._append("\nSatu paragraf lagi.\n")),
            "body edited, new runner": lambda: self._after(self._move_to_a_runner),
            "title edited": lambda: self._after(self._retitle),
            "new entry": lambda: self._after(self._add),
            "entry deleted": lambda: self._after(self._delete),
            "theme edited": lambda: self._after(self._edit_theme),
            "setting edited": lambda: self._after(self._edit_setting),
        }

    def counts(self) -> dict[str, int]:
        """Return how many pages each has made."""
        places = {"Literasi": "literasi/output", "Hugo": "hugo/public", PELICAN: "pelican/output"}
        folders = {name: self.folder / place for name, place in places.items()}
        return {name: pages(folder) for name, folder in folders.items() if folder.exists()}

    def _fresh(
        self,
        output: str,
        command: list[str],
        where: Path,
        environment: dict[str, str] | None = None,
    ) -> Measured:
        shutil.rmtree(self.folder / output, ignore_errors=True)
        return measure(command, where, environment or dict(os.environ))

    def _cold(self) -> Measured:
        for left in (".cache", "output", ".literasi"):
            shutil.rmtree(self.project / left, ignore_errors=True)
        return self._build()

    def _build(self) -> Measured:
        environment = os.environ | {"PYTHONPATH": str(self.project)}
        return measure([sys.executable, "-m", "plugins.desk", "bangun"], self.project, environment)

    def _after(self, change: Callable[[], object]) -> Measured:
        self.edits += 1
        change()
        return self._build()

    def _append(self, text: str) -> None:
        with self.edited.open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)

    def _move_to_a_runner(self) -> None:
        """Leave of the site what a workflow keeps, check the content out anew, and edit a body."""
        output = self.project / "output"
        for file in output.rglob("*"):
            if file.is_file() and file.suffix not in {".html", ".json", ".xml"}:
                file.unlink()
        shutil.rmtree(self.project / ".rilis-output")
        fetched = self.content.with_name("fetched")
        shutil.copytree(self.content, fetched, copy_function=shutil.copyfile)
        shutil.rmtree(self.content)
        fetched.rename(self.content)
        self._append("\nSatu paragraf lagi.\n")

    def _retitle(self) -> None:
        lines = self.edited.read_text("utf-8").split("\n")
        place = next(
            n for n, line in enumerate(lines) if line.lower().startswith(("judul", "title"))
        )
        lines[place] = f"{lines[place].split(':')[0]}: Judul yang diperbaiki {self.edits}"
        self.edited.write_text("\n".join(lines), "utf-8", newline="\n")

    def _add(self) -> None:
        header = f"judul: Kabar baru {self.edits}\ntanggal: 2025-01-02\ntopik: [buku desa]"
        text = f"---\n{header}\n---\nIsi.\n"
        file = self.content / f"articles/berita/kabar-baru-{self.edits}.md"
        file.write_text(text, "utf-8", newline="\n")

    def _delete(self) -> None:
        max((self.content / "articles/berita").glob("kabar-baru-*.md")).unlink()

    def _edit_theme(self) -> None:
        with (self.project / "theme/templates/base.html").open("a", encoding="utf-8") as file:
            file.write(f"<!-- {self.edits} -->\n")

    def _edit_setting(self) -> None:
        with (self.project / "pelicanconf.py").open("a", encoding="utf-8") as file:
            file.write(f"\nDEFAULT_PAGINATION = {10 + self.edits}\n")


if __name__ == "__main__":
    main()

"""What the checks of the finished site add to a cold build, and to one with nothing changed.

python -m bench.checking N [--seed 1] [--runs 3]

With and without the checks in turn, so that a machine that is busy is busy for both; medians of
CPU seconds count. Without them, the plugin `checking` is taken out of PLUGINS.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.corpus import write_corpus

PROJECT = Path(__file__).resolve().parent.parent
BUILD = """
import json, sys, time
from pathlib import Path
import pelicanconf
from plugins.desk.building import build
content, output, cache, checks = sys.argv[1:]
kept = [plugin for plugin in pelicanconf.PLUGINS
        if checks == "with" or plugin.__name__ != "plugins.checking"]
start = time.process_time()
build(Path("."), Path(output), content=Path(content), overrides={
    "PLUGINS": kept, "CHECK_CACHE": f"{cache}/periksa", "ENGINE_CACHE": f"{cache}/mesin",
    "PICTURE_CACHE": f"{cache}/gambar", "EXECUTOR": "serial"})
print(json.dumps(time.process_time() - start))
"""


def main() -> None:
    """Read the command line, measure, and print the ratios."""
    parser = argparse.ArgumentParser(prog="python -m bench.checking", description=__doc__)
    parser.add_argument("entries", metavar="N", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="literasi-bench-") as name:
        folder = Path(name)
        write_corpus(folder / "content", entries=options.entries, seed=options.seed)
        cold: dict[str, list[float]] = {"without": [], "with": []}
        again: dict[str, list[float]] = {"without": [], "with": []}
        for run in range(options.runs):
            for checks in ("without", "with"):
                place = folder / f"{checks}-{run}"
                cold[checks].append(seconds(folder / "content", place, checks))
                again[checks].append(seconds(folder / "content", place, checks))
        for title, found in (("cold", cold), ("nothing changed", again)):
            without, with_checks = (statistics.median(found[key]) for key in ("without", "with"))
            added = with_checks / without - 1
            print(f"{title}: {without:.1f} s without, {with_checks:.1f} s with: {added:+.0%}")


def seconds(content: Path, place: Path, checks: str) -> float:
    """Return the CPU seconds of one build in a process of its own."""
    command = [sys.executable, "-c", BUILD, str(content), str(place / "out"), str(place), checks]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    main()

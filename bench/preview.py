"""Time what whoever writes waits for: from saving an entry to seeing it, beside `literasi lihat`.

python -m bench.preview N [--seed 1] [--edits 5]
"""

import argparse
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from bench.build import Site

_PATIENCE = 120.0  # seconds


def main() -> None:
    """Read the command line, measure, and print the medians."""
    parser = argparse.ArgumentParser(prog="python -m bench.preview", description=__doc__)
    parser.add_argument("entries", metavar="N", type=int, help="how many entries")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--edits", type=int, default=5, help="the median of so many counts")
    options = parser.parse_args()
    # A build that Ctrl+C cut off may still be writing its cache.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        site = Site(Path(folder), entries=options.entries, seed=options.seed)
        preview = Preview(site)
        try:
            shown = [preview.edit(f"Kalimat ke-{n}.") for n in range(options.edits)]
            told = preview.spoil()
        finally:
            preview.end()
    print(f"{options.entries} entries: an edit is seen after {statistics.median(shown):.2f} s "
          f"(at most {max(shown):.2f} s), a mistake after {told:.2f} s")  # fmt: skip


class Preview:
    """`literasi lihat` on one site, and what its browser would ask for."""

    def __init__(self, site: Site) -> None:
        self._source = site.edited
        self._whole = self._source.read_text("utf-8")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self._running = subprocess.Popen(
            [sys.executable, "-m", "plugins.desk", "lihat", "--porta", str(port)],
            cwd=site.project,
            env=os.environ | {"PYTHONPATH": str(site.project), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._running.stdout is not None  # noqa: S101 (for mypy)
        self._running.stdout.readline()  # the address, once the site is built
        page = next(site.project.glob(f"output/berita/*/{self._source.stem}/index.html"))
        path = page.parent.relative_to(site.project / "output").as_posix()
        self._address = f"http://127.0.0.1:{port}/{path}/"

    def edit(self, sentence: str) -> float:
        """Return the seconds from saving a sentence to reading it on the page."""
        return self._save(f"{self._whole}\n{sentence}\n", sentence)

    def spoil(self) -> float:
        """Return the seconds from saving what is wrong to reading what is wrong with it."""
        return self._save(self._whole.replace("---\n", "---\nnama_salah: x\n", 1), "nama_salah")

    def end(self) -> None:
        """Stop it as Ctrl+C does."""
        self._running.send_signal(signal.SIGINT)
        self._running.wait(_PATIENCE)

    def _save(self, text: str, wanted: str) -> float:
        start = time.monotonic()
        self._source.write_text(text, "utf-8", newline="\n")
        while wanted not in self._fetch():
            if time.monotonic() - start > _PATIENCE:
                raise TimeoutError(wanted)
            time.sleep(0.02)
        found = time.monotonic() - start
        time.sleep(2)  # as whoever writes would; the whole build goes on meanwhile
        return found

    def _fetch(self) -> str:
        try:
            with urllib.request.urlopen(self._address, timeout=_PATIENCE) as answer:  # noqa: S310
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return str(error.read().decode())


if __name__ == "__main__":
    main()

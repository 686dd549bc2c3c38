"""A build that is killed at any moment leaves caches that the next build survives."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.conftest import NOW, ROOT, Build
from tests.engine.test_same_without_engine import PLAIN, digests, many

BUILD = """
import datetime, sys
from pathlib import Path
from plugins.desk.building import build
root, output, content, cache, now = sys.argv[1:]
build(Path(root), Path(output), content=Path(content),
      overrides={"BUILD_TIME": datetime.datetime.fromisoformat(now), "ENGINE_CACHE": cache,
                 "SEARCH": False})
"""
MOMENTS = 6


def test_after_a_kill_the_right_bytes_come(build: Build, tmp_path: Path) -> None:
    plain = digests(build(many(), PELICAN_CLASS=PLAIN))
    places = [str(tmp_path / name) for name in ("lain/output", "content", "cache")]
    command = [sys.executable, "-c", BUILD, str(ROOT), *places, NOW.isoformat()]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    (tmp_path / "lain").mkdir()
    chance = random.Random(5)
    start = time.monotonic()
    subprocess.run(command, env=environment, check=True, capture_output=True)
    takes = time.monotonic() - start
    for number in range(MOMENTS):
        # Something must be left to do: a page that a killed build may have half made.
        entry = tmp_path / f"content/articles/berita/kabar-{number + 1}.md"
        whole = entry.read_text("utf-8")
        entry.write_text(whole.replace("Isi", f"Isi {number}"), "utf-8", newline="\n")
        running = subprocess.Popen(
            command,
            env=environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0.2, 1.0) * takes)
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        entry.write_text(whole, "utf-8", newline="\n")
    subprocess.run(command, env=environment, check=True, capture_output=True)
    assert digests(tmp_path / "lain/output") == plain

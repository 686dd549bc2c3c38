"""What one build costs: time on the wall, time of processors, and memory at its height."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple


class Measured(NamedTuple):
    """Seconds on the wall, seconds of CPU with all child processes, MB of the largest process."""

    wall: float
    cpu: float
    memory: float

    def __str__(self) -> str:
        """Return the three figures."""
        return f"{self.wall:9.2f} s{self.cpu:9.2f} s CPU{self.memory:8.0f} MB"


def measure(command: list[str], where: Path, environment: dict[str, str]) -> Measured:
    """Run a command to its end; what it says is shown only when it fails."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=where, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as running:
        assert running.stdout is not None  # noqa: S101 (for mypy)
        said = running.stdout.read()
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if running.returncode != 0:
        sys.exit(f"{command}: {said.decode(errors='replace')}")
    return Measured(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def pages(output: Path) -> int:
    """Return how many pages a built site has."""
    return sum(1 for file in output.resolve().rglob("*.html") if file.is_file())

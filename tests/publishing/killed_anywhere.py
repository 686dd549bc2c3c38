"""Kills a build at each line of the code that swaps releases, one child after the other.

Usage: killed_anywhere.py FOLDER WAY. Prints the number of kills; ends with 1 and a sentence at
the first site that is neither the old nor the new one. A process of its own: it forks.
"""

import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from plugins.publishing.releases import swapping
from plugins.publishing.releases.shelf import Shelf
from plugins.publishing.releases.staging import staged
from tests.publishing.trees import numbers, write_site

OURS = os.path.dirname(swapping.__file__)  # noqa: PTH120 (asked for at every line)


def main(folder: Path, way: str) -> None:
    """Kill at the first line, at the second, and so on until a build gets through."""
    if way != "exchange":
        swapping.exchange = lambda one, other: False
    if way == "rename":
        swapping.make_link = lambda link, target, seen_from: False
    output = folder / "output"
    release(output, 0)
    number, kills = 0, 0
    while killed_at(output, number + 1, kills + 1):
        kills += 1
        found = numbers(output)
        # Two renames have a moment between them; the next build puts it right.
        if way == "rename" and not output.exists():
            found = {number}
        if found not in ({number}, {number + 1}):
            sys.exit(f"kill {kills}: {found}, not {number} or {number + 1}")
        number = found.pop()
        if kills % 5 == 0:
            number += 2
            release(output, number)
            check(output, number)
        for kept in Shelf(output).kept():
            if len(numbers(kept)) != 1 or -1 in numbers(kept):
                sys.exit(f"kill {kills}: {kept.name} is mixed")
    print(kills, "kills")  # noqa: T201


def release(output: Path, number: int) -> None:
    """Publish one release."""
    with staged(output) as staging:
        write_site(staging, number)


def check(output: Path, number: int) -> None:
    """End with 1 unless the release is served, and nothing is left over."""
    served = output.resolve().name
    names = {path.name for path in Shelf(output).folder.iterdir()} - {"kunci", served}
    if numbers(output) != {number} or not all(name.startswith("rilis-") for name in names):
        sys.exit(f"after the next build: {numbers(output)}, {names}")


def killed_at(output: Path, number: int, line: int) -> bool:
    """Publish in a child that is killed before its `line`th line; tell whether it was."""
    child = os.fork()
    if child == 0:
        left = line

        def trace(frame: FrameType, event: str, _argument: Any) -> Any:
            nonlocal left
            if not frame.f_code.co_filename.startswith(OURS):
                return None
            if event == "line":
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
            return trace

        sys.settrace(trace)
        release(output, number)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

"""The process behind the preview: it has imported everything, and remembers the last build.

Each build is done in a fork of it, which begins with nothing but the imported modules: Pelican
never reloads a module, and says a repeated warning only once in a process. A fork whose build
succeeded stays, with all entries in memory, to show a saved entry at once (engine/glimpse.py),
until the next one takes its place. Requests and answers are lines of JSON.

python -m plugins.desk.live.worker ROOT OUTPUT CONTENT
"""

import json
import multiprocessing
import os
import signal
import sys
import traceback
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from plugins.desk.building import build
from plugins.engine.glimpse import show
from plugins.engine.pelican import EnginePelican, remember_code

BUILD, GLIMPSE = "build", "glimpse"
_END = ""


class Worker:
    """Answers requests until there are no more."""

    def __init__(self, root: Path, output: Path, content: Path) -> None:
        self._places = (root, output, content)
        self._fork = multiprocessing.get_context("fork")
        self._building: Connection | None = None
        self._keeper: Connection | None = None

    def run(self) -> None:
        """Wait for whoever has something to say."""
        rest = b""
        while True:
            sources: list[Any] = [0, *filter(None, (self._building, self._keeper))]
            for found in wait(sources):
                if found == 0:
                    data = os.read(0, 65536)
                    if not data:
                        return
                    *lines, rest = (rest + data).split(b"\n")
                    for line in lines:
                        self._take(json.loads(line))
                else:
                    self._hear(found)  # type: ignore[arg-type]

    def _take(self, request: dict[str, str]) -> None:
        if request["do"] == BUILD:
            self._building, theirs = self._fork.Pipe()
            self._fork.Process(target=_build, args=(theirs, *self._places)).start()
            theirs.close()
        elif self._keeper is not None:
            self._keeper.send(request["path"])
        else:
            _answer({"do": GLIMPSE, "shown": False})

    def _hear(self, connection: Connection) -> None:
        try:
            answer: dict[str, Any] = connection.recv()
        except EOFError:  # killed, for want of memory perhaps
            answer = {"problem": "Pembangunan terhenti.", "shown": False}
            self._keeper = None if connection is self._keeper else self._keeper
        if connection is self._building:
            self._building = None
            if answer["problem"] is None:
                if self._keeper is not None:
                    self._keeper.send(_END)
                self._keeper = connection
            else:
                connection.send(_END)
            _answer({"do": BUILD, **answer})
        else:
            _answer({"do": GLIMPSE, **answer})


def _answer(answer: dict[str, Any]) -> None:
    print(json.dumps(answer), flush=True)  # noqa: T201 (the answer goes to the other process)


def _build(asked: Connection, root: Path, output: Path, content: Path) -> None:
    """Build, say how it went, and stay to show entries of this build."""
    kept: list[EnginePelican] = []
    worker = os.getppid()  # now: it may be gone when the build is done

    class Kept(EnginePelican):
        def __init__(self, settings: dict[str, Any]) -> None:
            super().__init__(settings)
            kept.append(self)

    def work() -> bool:
        build(root, output, content=content, overrides={"PELICAN_CLASS": Kept})
        return True

    asked.send(_told(work))
    while True:
        # A fork also holds the other end of its pipe, which so never ends.
        while not asked.poll(1.0):
            if os.getppid() != worker:
                return
        if (path := asked.recv()) == _END:
            return
        asked.send(_told(lambda path=path: show(kept[-1], output, path)))


def _told(work: Any) -> dict[str, Any]:
    """Return what came of some work: whether it was done, or the text of what is wrong."""
    try:
        return {"shown": work(), "problem": None}
    except SystemExit as refused:
        return {"shown": True, "problem": str(refused)}
    except Exception:  # noqa: BLE001 - while a plugin is being written, it may raise anything
        text = f"Kesalahan pada program, bukan pada tulisan:\n\n{traceback.format_exc()}"
        return {"shown": True, "problem": text}


def main() -> None:
    """Serve the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for that process; it then hangs up
    root, output, content = map(Path, sys.argv[1:4])
    sys.path.insert(0, str(root))
    import pelicanconf  # noqa: F401 (so that its forks need not import it)

    remember_code()
    try:
        Worker(root, output, content).run()
    finally:
        for fork in multiprocessing.active_children():
            fork.terminate()


if __name__ == "__main__":
    main()

"""The preview's side of its builds: asks the worker, and replaces it when its code changed."""

import json
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Collection
from pathlib import Path
from typing import Any

from plugins.desk.live.worker import BUILD, GLIMPSE

CAN_STAY = sys.platform == "linux"
"""Whether a worker can be forked. On other systems each build starts a process of its own."""

_CODE = (".py", ".po")

_PATIENCE = 5.0  # seconds; a glimpse that takes longer is overtaken by the build anyway


class LiveBuilds:
    """Builds the site, and shows single entries before the whole is built."""

    def __init__(self, root: Path, output: Path, content: Path) -> None:
        self._root, self._content = root, content
        self._command = [
            sys.executable, "-m", "plugins.desk.live.worker",
            str(root), str(output), str(content),
        ]  # fmt: skip
        self._closed = False
        self._worker: subprocess.Popen[str] | None = None
        self._said = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 (see close)
        self._answers: dict[str, queue.Queue[dict[str, Any]]] = {}

    def build(self) -> str | None:
        """Build the site; return what is wrong with it, or None."""
        answer = self._ask({"do": BUILD}, None)
        if not answer:
            self._end()
            self._said.seek(0)
            return f"Pembangunan terhenti.\n\n{self._said.read()}"
        problem: str | None = answer["problem"]
        return problem

    def glimpse(self, changed: Collection[Path]) -> tuple[bool, str | None]:
        """Show one changed source at once, if that can be; return also what is wrong with it.

        When code or settings changed, the worker is replaced first.
        """
        content = self._content.resolve()
        inside = [path for path in changed if path.resolve().is_relative_to(content)]
        if any(path.suffix in _CODE for path in changed if path not in inside):
            self._end()
        if len(changed) != 1 or len(inside) != 1 or inside[0].suffix != ".md":
            return False, None
        name = inside[0].resolve().relative_to(content).as_posix()
        answer = self._ask({"do": GLIMPSE, "path": name}, _PATIENCE) if self._worker else None
        return (answer["shown"], answer.get("problem")) if answer else (False, None)

    def close(self) -> None:
        """End, and start no worker again."""
        self._closed = True
        self._end()

    def _end(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.kill()
            worker.wait()

    def _ask(self, request: dict[str, str], patience: float | None) -> dict[str, Any] | None:
        if self._closed:
            return None
        worker = self._worker
        if worker is None:
            worker = self._start()
        answers = self._answers[request["do"]]
        while not answers.empty():  # one that came too late
            answers.get_nowait()
        try:
            assert worker.stdin is not None  # noqa: S101 (for mypy)
            worker.stdin.write(json.dumps(request) + "\n")
            worker.stdin.flush()
            return answers.get(timeout=patience)
        except (OSError, ValueError, queue.Empty):
            return None

    def _start(self) -> subprocess.Popen[str]:
        self._said.seek(0)
        self._said.truncate()
        worker = subprocess.Popen(
            self._command,
            cwd=self._root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            text=True,
        )
        self._worker = worker
        answers = self._answers = {BUILD: queue.Queue(), GLIMPSE: queue.Queue()}

        def listen() -> None:
            for line in worker.stdout or ():
                answer = json.loads(line)
                answers[answer["do"]].put(answer)
            for waiting in answers.values():  # it ended: nobody need wait any longer
                waiting.put({})

        threading.Thread(target=listen, daemon=True).start()
        return worker

"""What Git knows of content/: what has changed since the last publication, and the way back."""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_TRAILER = "Diterbitkan-dari: meja"
_SECONDS = 120


class GitFailedError(Exception):
    """Raised with what Git said."""


@dataclass(frozen=True)
class Change:
    """One file of content/ that differs from the last publication."""

    kind: str
    """`new`, `changed` or `gone`."""

    path: str
    """Below content/."""


@dataclass(frozen=True)
class Publication:
    """One publication from the desk."""

    commit: str
    subject: str
    when: str


class History:
    """The Git repository around one content folder, if there is one."""

    def __init__(self, root: Path, content: Path) -> None:
        self._root = root
        self._folder = content.resolve().relative_to(root.resolve()).as_posix()

    def is_kept(self) -> bool:
        """Tell whether Git is installed and keeps this site, with a first version of it."""
        if shutil.which("git") is None:
            return False
        try:
            self._git("rev-parse", "--verify", "HEAD")
        except GitFailedError:
            return False
        return True

    def remote(self) -> str | None:
        """Return the name of the place to publish to, or None."""
        try:
            return self._git("rev-parse", "--abbrev-ref", "@{upstream}").strip().partition("/")[0]
        except GitFailedError:
            return None

    def changes(self) -> list[Change]:
        """Return what differs in content/ from what was last published."""
        told = self._git(
            "status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames",
            "--", self._folder,
        )  # fmt: skip
        inside = len(self._folder) + 1
        found = []
        for line in filter(None, told.split("\0")):
            state, path = line[:2], line[3:]
            kind = "gone" if "D" in state else "new" if state in ("??", "A ") else "changed"
            found.append(Change(kind, path[inside:]))
        return found

    def published(self, path: str) -> bytes:
        """Return a file as it was last published; raises GitFailedError."""
        return self._run("show", f"HEAD:{self._folder}/{path}")

    def differs(self, path: str) -> bool:
        """Tell whether a file was published, and is not now what it was then."""
        if not self.is_kept():
            return False
        found = self._git("status", "--porcelain=v1", "--", f"{self._folder}/{path}")
        return bool(found) and not found.startswith(("??", "A"))

    def publish(self, subject: str) -> None:
        """Keep all changes of content/ as one version, and send it off.

        Raises GitFailedError; a version that could not be sent is kept, and goes with the next.
        """
        self._git("add", "--all", "--", self._folder)
        self._git("commit", "--quiet", "-m", subject, "-m", _TRAILER, "--", self._folder)
        self._send()

    def send(self) -> None:
        """Send off what is kept and was not yet sent."""
        self._send()

    def unsent(self) -> int:
        """Return how many versions wait to be sent."""
        if self.remote() is None:
            return 0
        return int(self._git("rev-list", "--count", "@{upstream}..HEAD"))

    def last(self) -> Publication | None:
        """Return the newest version if it was published from the desk."""
        told = self._git(
            "log", "-1", "--format=%H%x00%s%x00%ad%x00%b", "--date=format:%d-%m-%Y %H.%M"
        )
        commit, subject, when, body = told.split("\0")
        return Publication(commit, subject, when) if _TRAILER in body else None

    def take_back(self, publication: Publication) -> None:
        """Undo a publication by a version of its own: nothing is ever erased."""
        self._git("revert", "--no-edit", publication.commit)
        subject = f"Tarik kembali: {publication.subject}"
        self._git("commit", "--quiet", "--amend", "-m", subject, "-m", _TRAILER)
        self._send()

    def _send(self) -> None:
        if self.remote() is not None:
            self._git("push", "--quiet")

    def _git(self, *words: str) -> str:
        return self._run(*words).decode("utf-8", "replace")

    def _run(self, *words: str) -> bytes:
        # Looking must not hold the index: a page that looks would make a publication fail.
        options = ("--no-optional-locks", "-c", "core.quotePath=false")
        command: Sequence[str] = ("git", *options, *words)
        try:
            done = subprocess.run(
                command, cwd=self._root, capture_output=True, check=False, timeout=_SECONDS,
                stdin=subprocess.DEVNULL,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise GitFailedError("Git tidak menjawab; periksa sambungan internet.") from None
        if done.returncode != 0:
            said = done.stderr or done.stdout
            raise GitFailedError(said.decode("utf-8", "replace").strip())
        return done.stdout

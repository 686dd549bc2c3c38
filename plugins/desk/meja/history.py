"""What Git knows of content/: what has changed since the last publication, and the way back."""

import datetime
import shutil
from dataclasses import dataclass
from pathlib import Path

from plugins.desk.meja.git import GitFailedError, run

_OPENING = "Terbitkan: "
_TRAILER = "Diterbitkan-dari: meja"


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
    when: datetime.datetime

    @property
    def title(self) -> str:
        """What was published."""
        return self.subject.removeprefix(_OPENING)


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
        self.send()

    def unsent(self) -> int:
        """Return how many versions wait to be sent."""
        if self.remote() is None:
            return 0
        return int(self._git("rev-list", "--count", "@{upstream}..HEAD"))

    def last(self) -> Publication | None:
        """Return the newest version if it was published from the desk."""
        told = self._git("log", "-1", "--format=%H%x00%s%x00%aI%x00%b")
        commit, subject, when, body = told.split("\0")
        at = datetime.datetime.fromisoformat(when)
        return Publication(commit, subject, at) if _TRAILER in body else None

    def take_back(self, publication: Publication) -> None:
        """Undo a publication by a version of its own: nothing is ever erased.

        Raises GitFailedError, and then nothing has changed or the version waits to be sent.
        """
        told = self._git("show", "--name-only", "--format=", "-z", publication.commit)
        touched = {path[len(self._folder) + 1 :] for path in filter(None, told.split("\0"))}
        if open_ones := sorted(touched & {change.path for change in self.changes()}):
            names = "\n".join(open_ones)
            text = (
                "Sesudah penerbitan itu berkas ini disunting lagi. Terbitkan atau kembalikan dulu:"
            )
            raise GitFailedError(f"{text}\n{names}")
        self._git("revert", "--no-edit", publication.commit)
        subject = f"Tarik kembali: {publication.title}"
        self._git("commit", "--quiet", "--amend", "-m", subject, "-m", _TRAILER)
        self.send()

    def send(self) -> None:
        """Send off what is kept and was not yet sent, behind what others have sent meanwhile."""
        if self.remote() is None:
            return
        self._git("fetch", "--quiet")
        if int(self._git("rev-list", "--count", "HEAD..@{upstream}")):
            self._put_behind_others()
        self._git("push", "--quiet")

    def _put_behind_others(self) -> None:
        try:
            self._git("rebase", "--quiet", "--autostash", "@{upstream}")
        except GitFailedError:
            both = self._git("diff", "--name-only", "--diff-filter=U", "--", self._folder)
            self._git("rebase", "--abort")
            if not both:
                raise
            text = (
                "Tulisan ini sudah diterbitkan dari komputer lain dengan isi yang lain. "
                "Terbitan Anda tersimpan di komputer ini dan belum dikirim; minta pengelola situs "
                "menyatukan keduanya:"
            )
            raise GitFailedError(f"{text}\n{both}") from None

    def _git(self, *words: str) -> str:
        return self._run(*words).decode("utf-8", "replace")

    def _run(self, *words: str) -> bytes:
        return run(self._root, *words)

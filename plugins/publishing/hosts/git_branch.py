"""GitHub Pages from a branch: a release is a commit, pushed whole or not at all."""

import os
import shutil
import subprocess
import tempfile
import weakref
from pathlib import Path

from plugins.kinds.hosting import GitHubHost
from plugins.publishing.hosts.host import Traits
from plugins.publishing.hosts.programs import run
from plugins.publishing.limits import MEBIBYTE, Limits

_FAILED = "GitHub Pages: git gagal; situs lama tetap terbit."
_OPTIONS = {"core.autocrlf": "false", "core.excludesFile": "", "commit.gpgSign": "false"}
_AUTHOR = ("Literasi", "literasi@localhost")


class GitBranch:
    """Needs git, and the right to push to the repository."""

    # https://docs.github.com/pages/getting-started-with-github-pages/github-pages-limits
    traits = Traits("GitHub Pages", Limits(file_size=100 * MEBIBYTE, total_size=1024 * MEBIBYTE))

    def __init__(self, host: GitHubHost, project: Path) -> None:
        self.project, self.repository, self.branch = project, host.repository, host.branch
        self._folder = tempfile.mkdtemp(prefix="literasi-git-")
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._git("init", "--quiet", "--bare")
        self._head = self._fetch()

    def read(self, path: str) -> bytes | None:
        """Return a file of the branch."""
        if self._head is None:
            return None
        done = self._git("show", f"{self._head}:{path}", allowed=(0, 128))
        return done.stdout if done.returncode == 0 else None

    def publish(self, site: Path) -> None:
        """Push the site as one commit, unless the branch holds just that."""
        self._git("--work-tree", str(site), "add", "--all", "--force", ".", at=site)
        self._push(self._said("write-tree"))

    def roll_back(self) -> bool:
        """Push a commit with what the one before held: nobody's history is rewritten."""
        self._head = self._fetch()
        tree = f"{self._head}~1^{{tree}}"
        done = self._git("rev-parse", "--verify", "--quiet", tree, allowed=(0, 1, 128))
        if self._head is None or done.returncode != 0:
            return False
        self._push(done.stdout.decode().strip())
        return True

    def _push(self, tree: str) -> None:
        parent: tuple[str, ...] = ()
        if self._head is not None:
            if self._said("rev-parse", f"{self._head}^{{tree}}") == tree:
                return
            parent = ("-p", self._head)
        commit = self._said("commit-tree", tree, *parent, "-m", "Terbitkan situs")
        self._git("push", "--quiet", self._address(), f"{commit}:refs/heads/{self.branch}")
        self._head = commit

    def _fetch(self) -> str | None:
        """Return the branch's last commit, fetched with the one before it; None without one."""
        address, name = self._address(), f"refs/heads/{self.branch}"
        if not self._said("ls-remote", address, name):
            return None
        # Without the files' bytes, where the server can: most are never looked at.
        self._git("fetch", "--quiet", "--depth=2", "--filter=blob:none", address, name)
        return self._said("rev-parse", "FETCH_HEAD")

    def _address(self) -> str:
        """Return the address of the remote of that name, or what was given."""
        command = ["git", "remote", "get-url", self.repository]
        done = run(command, failed=_FAILED, at=self.project, allowed=(0, 2, 128))
        return done.stdout.decode().strip() if done.returncode == 0 else self.repository

    def _said(self, *words: str) -> str:
        return self._git(*words).stdout.decode().strip()

    def _git(
        self, *words: str, at: Path | None = None, allowed: tuple[int, ...] = (0,)
    ) -> "subprocess.CompletedProcess[bytes]":
        name, email = _AUTHOR
        who = {f"GIT_{role}_NAME": name for role in ("AUTHOR", "COMMITTER")}
        who |= {f"GIT_{role}_EMAIL": email for role in ("AUTHOR", "COMMITTER")}
        options = [part for pair in _OPTIONS.items() for part in ("-c", "=".join(pair))]
        return run(
            ["git", *options, *words],
            failed=_FAILED,
            at=at or self.project,
            environment=os.environ | who | {"GIT_DIR": self._folder},
            allowed=allowed,
        )

"""Git as the desk runs it: never asking on a terminal, and telling in Indonesian what failed."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

_SECONDS = 120

# What Git says (in English, for LC_ALL=C), and what it means to somebody who writes.
_MEANINGS = (
    ("could not resolve host", "Tidak ada sambungan internet."),
    ("failed to connect", "Tempat penerbitan tidak menjawab."),
    ("connection timed out", "Tempat penerbitan tidak menjawab."),
    ("could not read username", "Komputer ini belum masuk ke tempat penerbitan."),
    ("authentication failed", "Tempat penerbitan menolak nama atau kata sandi komputer ini."),
    ("permission denied", "Komputer ini belum diberi izin menulis di tempat penerbitan."),
    ("does not appear to be a git repository", "Tempat penerbitan tidak ditemukan."),
    ("repository not found", "Tempat penerbitan tidak ditemukan."),
    ("no space left", "Penyimpanan komputer ini penuh."),
    ("index.lock", "Program lain sedang memakai penyimpanan situs ini. Coba sebentar lagi."),
)


class GitFailedError(Exception):
    """Raised with what happened in plain words, then with what Git said."""


def run(root: Path, *words: str) -> bytes:
    """Return what Git says in this folder; raises GitFailedError."""
    # Looking must not hold the index: a page that looks would make a publication fail.
    options = ("--no-optional-locks", "-c", "core.quotePath=false", *_identity(root, words))
    command: Sequence[str] = ("git", *options, *words)
    try:
        done = subprocess.run(
            command, cwd=root, capture_output=True, check=False, timeout=_SECONDS,
            stdin=subprocess.DEVNULL, env=_environment(),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise GitFailedError("Git tidak menjawab; periksa sambungan internet.") from None
    if done.returncode != 0:
        raise GitFailedError(_told((done.stderr or done.stdout).decode("utf-8", "replace")))
    return done.stdout


def _environment() -> dict[str, str]:
    """Return the environment in which Git fails where it would ask, and speaks one language."""
    ssh = os.environ.get("GIT_SSH_COMMAND", "ssh -o BatchMode=yes")
    return {**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_SSH_COMMAND": ssh, "LC_ALL": "C"}


def _identity(root: Path, words: Sequence[str]) -> tuple[str, ...]:
    """Return a name for who publishes, where nobody has told Git theirs."""
    if words[0] not in ("commit", "revert", "rebase"):
        return ()
    try:
        run(root, "var", "GIT_COMMITTER_IDENT")
    except GitFailedError:
        return ("-c", "user.name=Meja redaksi", "-c", "user.email=meja@localhost")
    return ()


def _told(said: str) -> str:
    lowered = said.lower()
    meaning = next((text for sign, text in _MEANINGS if sign in lowered), "")
    return f"{meaning}\n\nKata Git: {said.strip()}".strip()

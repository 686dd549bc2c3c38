"""The command as an editor runs it, and a site to run it in."""

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.samples import SITE, WHOLE_SITE

COMMAND = [sys.executable, "-m", "plugins.desk"]
ENVIRONMENT = os.environ | {"COLUMNS": "80", "PYTHONPATH": str(ROOT)}


def make_project(folder: Path, media: Path, *, line_end: str = "\n") -> Path:
    """Return a site's folder with a space and a letter beyond ASCII in its name."""
    folder /= "situs é (baru)"
    folder.mkdir()
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "theme", folder / "theme")
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copytree(media, folder / "content")
    for name, text in {"site.yaml": SITE, **WHOLE_SITE}.items():
        (folder / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        data = text.replace("\n", line_end).encode()
        (folder / "content" / name).write_bytes(data)
    return folder


def literasi(
    folder: Path, *words: str | Path, inside: str = ".", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command with nobody at the terminal."""
    return subprocess.run(
        [*COMMAND, *map(str, words)],
        cwd=folder / inside,
        env=ENVIRONMENT | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def answered(
    folder: Path, *words: str | Path, answers: list[str], **environment: str
) -> tuple[int, str]:
    """Run the command in a terminal where these answers are typed; return code and screen."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *map(str, words)],
        cwd=folder,
        env=ENVIRONMENT | {"EDITOR": "", "VISUAL": "", **environment},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
        screen = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:  # Linux says so at the end
                break
            if not part:
                break
            screen += part
    os.close(ours)
    return process.returncode, screen.decode().replace("\r\n", "\n")

"""`literasi lihat`."""

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from plugins.desk.project import DRAFT_SETTINGS, Content, Output, project, refusal


def lihat(
    konten: Content = Path("content"),
    keluaran: Output = Path("output"),
    porta: Annotated[int, typer.Option("--porta", metavar="NOMOR", help="Nomor porta.")] = 8000,
) -> None:
    """Lihat situs di peramban; setiap perubahan langsung tampak."""
    from plugins.desk.serving import serve

    root = project()
    folders = [root / konten, root / "theme", root / "plugins", root / DRAFT_SETTINGS]
    try:
        serve(
            root / keluaran,
            port=porta,
            build=lambda: _rebuild(root, root / keluaran, root / konten),
            watch=folders,
            ready=lambda address: typer.echo(f"Buka {address} (berhenti: Ctrl+C)"),
        )
    except OSError:
        text = f"Porta {porta} sedang dipakai. Coba: literasi lihat --porta 8001"
        raise refusal(text) from None


def _rebuild(root: Path, output: Path, content: Path) -> str | None:
    """Build in a fresh process, so that changed plugins and settings count; return what is wrong.

    Pelican never reloads a module, and says a repeated warning only once in a process.
    """
    command = [sys.executable, "-m", "plugins.desk", "bangun"]
    command += ["--konten", str(content), "--keluaran", str(output)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    return None if done.returncode == 0 else done.stderr or done.stdout

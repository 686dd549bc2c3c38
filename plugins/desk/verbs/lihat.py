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
    buka: Annotated[
        bool, typer.Option("--buka/--jangan-buka", help="Buka peramban sendiri.")
    ] = True,
) -> None:
    """Lihat situs di peramban; setiap perubahan langsung tampak.

    Draf ada di /draf/. Berhenti: Ctrl+C.

    Contoh:
        literasi lihat
        literasi lihat --porta 8001
    """
    import webbrowser

    from plugins.desk.live.builds import CAN_STAY, LiveBuilds
    from plugins.desk.serving import serve

    def ready(address: str) -> None:
        typer.echo(f"Buka {address} (berhenti: Ctrl+C)")
        if buka and sys.stdout.isatty():
            webbrowser.open(address)

    root = project()
    folders = [root / konten, root / "theme", root / "plugins", root / DRAFT_SETTINGS]
    builds = LiveBuilds(root, root / keluaran, root / konten) if CAN_STAY else None
    try:
        serve(
            root / keluaran,
            port=porta,
            build=builds.build if builds else lambda: _rebuild(root, keluaran, konten),
            watch=folders,
            glimpse=builds.glimpse if builds else lambda _paths: (False, None),
            ready=ready,
        )
    except OSError:
        text = f"Porta {porta} sedang dipakai. Coba: literasi lihat --porta 8001"
        raise refusal(text) from None
    finally:
        if builds:
            builds.close()


def _rebuild(root: Path, output: Path, content: Path) -> str | None:
    """Build in a fresh process, where none can be kept; return what is wrong."""
    command = [sys.executable, "-m", "plugins.desk", "bangun"]
    command += ["--konten", str(content), "--keluaran", str(output)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    return None if done.returncode == 0 else done.stderr or done.stdout

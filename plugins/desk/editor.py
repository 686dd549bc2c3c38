"""Opens a file in the program with which its writer edits text."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path


def open_in_editor(file: Path) -> bool:
    """Open the file; False where no program is known. Waits only for one in the terminal."""
    own = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if own:
        subprocess.run([*shlex.split(own), str(file)], check=False)
        return True
    if sys.platform == "win32":
        os.startfile(file)  # noqa: S606 - a file that was just written here
        return True
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    if shutil.which(opener) is None or (opener == "xdg-open" and not os.environ.get("DISPLAY")):
        return False
    return (
        subprocess.run([opener, str(file)], check=False, stderr=subprocess.DEVNULL).returncode == 0
    )

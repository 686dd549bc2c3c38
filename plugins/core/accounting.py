"""What became of each file under content/: exactly one thing, and the sum holds.

The files are counted by a walk of its own, not by that of plugins/core/inventory.py: what that
passes over is just what must not be.
"""

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from plugins.core import output
from plugins.core.inventory import SITE_FILE

FILE = "isi.json"
UNACCOUNTED = "unaccounted"


def account(settings: Mapping[str, Any]) -> dict[str, str]:
    """Return what became of each file, by its path.

    One of published, draft, scheduled, hidden, withdrawn, medium, refused, site, unaccounted.
    """
    refused = set(settings["REFUSED"])
    refused |= {problem.path.removeprefix("content/") for problem in settings["PROBLEMS"]}
    states = {
        **dict.fromkeys(settings["INVENTORY"].media, "medium"),
        **settings["LEFT_OUT"],
        **{source.path: source.state for source in settings.get("SOURCES", ())},
        SITE_FILE: "site",
    }
    return {
        path: "refused" if _is_within(path, refused) else states.get(path, UNACCOUNTED)
        for path in sorted(_files(settings["PATH"]))
    }


def _is_within(path: str, refused: set[str]) -> bool:
    """Tell whether a file is refused, or stands in a folder that is: .obsidian."""
    if not refused:
        return False
    parts = path.split("/")
    return any("/".join(parts[:count]) in refused for count in range(1, len(parts) + 1))


def _files(root: str) -> Iterator[str]:
    folders = [""]
    while folders:
        below = folders.pop()
        try:
            with os.scandir(f"{root}{os.sep}{below}") as entries:
                found = list(entries)
        except OSError:  # such a folder is a problem of its own
            continue
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{below}{entry.name}/")
            else:
                yield f"{below}{entry.name}".encode("utf-8", "replace").decode()


def record(states: Mapping[str, str], folder: Path) -> Counter[str]:
    """Write the account as JSON into a folder; return how many files there are of each state."""
    counts = Counter(states.values())
    content = {"jumlah": {**counts, "semua": len(states)}, "berkas": states}
    data = json.dumps(content, ensure_ascii=False, indent=0, sort_keys=True)
    output.write(folder, FILE, f"{data}\n".encode())
    return counts

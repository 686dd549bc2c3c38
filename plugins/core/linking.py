"""Files of a store put into the site: linked, for they are never changed in place, or copied."""

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from plugins.core.hard_links import link_or_copy


def tend(settings: dict[str, Any], folder: str) -> None:
    """Take care of a folder of the site: what is left there of a former build is ours to keep.

    A builder may then leave it (LINKED_FOLDERS), and tells what it has left (HELD_LINKS).
    """
    settings.setdefault("LINKED_FOLDERS", set()).add(f"{folder}/")


def put(
    settings: Mapping[str, Any], output_path: str, folder: str, files: Mapping[str, str | Path]
) -> None:
    """Put files at their places below the site's root; nothing of former builds stays in `folder`.

    Raises OSError.
    """
    held = {name for name in settings.get("HELD_LINKS", ()) if name.startswith(f"{folder}/")}
    folders: set[str] = set()
    for name, file in files.items():
        target = f"{output_path}{os.sep}{name}"
        # Of tens of thousands, each call of pathlib is felt.
        if name in held and os.path.samefile(target, file):  # noqa: PTH121
            continue
        above = name.rpartition("/")[0]
        if above not in folders:
            Path(output_path, above).mkdir(parents=True, exist_ok=True)
            folders.add(above)
        Path(target).unlink(missing_ok=True)
        link_or_copy(file, target)
    for name in held - files.keys():
        place = Path(output_path, name)
        place.unlink()
        with contextlib.suppress(OSError):  # a folder that is not empty
            for around in PurePosixPath(name).parents[:-1]:
                Path(output_path, around).rmdir()

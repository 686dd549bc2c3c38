"""Putting a file in its place in one step."""

import os
import secrets
from pathlib import Path


def replace_file(
    file: Path, data: bytes, *, draft_in: Path | None = None, durable: bool = True
) -> None:
    """Write the file whole: whoever reads it meanwhile, or after a kill, finds the old or the new.

    `draft_in` is another folder of the same disk to write it in first, where nobody is to see it
    come beside its place. `durable`: no power cut leaves it empty; a cache, which is written often
    and can be made again, does without. Raises OSError, and the file is then as it was.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    # Short: beside a long name a longer one would be too long.
    draft = (draft_in or file.parent) / f".baru-{secrets.token_hex(8)}"
    try:
        # Not tempfile's: only its owner could read what that makes.
        with draft.open("xb") as handle:
            handle.write(data)
            if durable:
                handle.flush()
                os.fsync(handle.fileno())
        if file.exists():
            draft.chmod(file.stat().st_mode & 0o777)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)

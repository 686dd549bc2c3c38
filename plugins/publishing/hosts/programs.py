"""Running another program, whose failure is a failure to publish."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from plugins.publishing.hosts.host import PublishingFailed


def run(
    command: Sequence[str],
    *,
    failed: str,
    at: Path | None = None,
    environment: Mapping[str, str] | None = None,
    allowed: Sequence[int] = (0,),
) -> "subprocess.CompletedProcess[bytes]":
    """Run a program and return what it said; `failed` begins the sentence if it fails.

    Raises PublishingFailed also when the program is not there.
    """
    try:
        done = subprocess.run(
            list(command), cwd=at, env=environment, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise PublishingFailed(f"{failed} Program {command[0]} tidak ada; pasang dahulu.") from None
    if done.returncode not in allowed:
        said = (done.stderr or done.stdout).decode(errors="replace").strip()
        raise PublishingFailed(f"{failed}\n{said}")
    return done

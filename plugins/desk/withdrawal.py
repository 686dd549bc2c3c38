"""Going back to the release before: in the output folder, and where the one withdrawn is live."""

import os
from collections.abc import Callable
from pathlib import Path

from plugins.desk.publication import signing_key
from plugins.kinds.site import Site
from plugins.publishing.hosts.chosen import hosts_of
from plugins.publishing.paths import MANIFEST
from plugins.publishing.withdrawing import withdraw


def manifest_of(output: Path) -> bytes | None:
    """Return the manifest of the release in a folder; None for a build that is no release."""
    file = output / MANIFEST
    return file.read_bytes() if file.is_file() else None


def withdraw_here(output: Path) -> None:
    """Let the output folder hold the release before. Raises ReleaseFailed and SigningError."""
    withdraw(output, signing_key())


def withdraw_at_hosts(
    root: Path, site: Site, output: Path, withdrawn: bytes, say: Callable[[str], None]
) -> None:
    """Let every host show what `output` holds, unless it shows another release than `withdrawn`.

    That one was published from elsewhere, and may be newer. Raises PublishingFailed.
    """
    address = os.environ.get("LITERASI_SITEURL") or site.url
    for host in hosts_of(site, root, address.rstrip("/")):
        if host.read(MANIFEST) != withdrawn:
            say(f"{host.traits.name} menampilkan rilis lain; tidak diubah.")
            continue
        # By the host's own means it is quick; what pages in caches need may be missing then.
        if not host.roll_back() or host.read(MANIFEST) != manifest_of(output):
            host.publish(output)
        say(f"Kembali juga di {host.traits.name}.")

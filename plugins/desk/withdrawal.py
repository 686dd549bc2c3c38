"""Going back to the release before wherever the one withdrawn is live."""

import os
from collections.abc import Callable
from pathlib import Path

from plugins.kinds.site import Site
from plugins.publishing.hosts.chosen import hosts_of
from plugins.publishing.paths import MANIFEST


def withdraw_at_hosts(
    root: Path, site: Site, output: Path, withdrawn: bytes, say: Callable[[str], None]
) -> None:
    """Let every host show what `output` holds, unless it shows another release than `withdrawn`.

    That one, known by its manifest, was published from elsewhere, and may be newer. Raises
    PublishingFailed.
    """
    now = (output / MANIFEST).read_bytes()
    address = os.environ.get("LITERASI_SITEURL") or site.url
    for host in hosts_of(site, root, address.rstrip("/")):
        if host.read(MANIFEST) != withdrawn:
            say(f"{host.traits.name} menampilkan rilis lain; tidak diubah.")
            continue
        # By the host's own means it is quick; what pages in caches need may be missing then.
        if not host.roll_back() or host.read(MANIFEST) != now:
            host.publish(output)
        say(f"Kembali juga di {host.traits.name}.")

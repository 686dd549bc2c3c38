"""A server of one's own, by rsync over SSH: whole releases, the link `kini` leads to the last."""

import os
import re
import shlex
import subprocess
from pathlib import Path

from plugins.kinds.hosting import RsyncHost
from plugins.publishing.hosts.host import PublishingFailed, Traits
from plugins.publishing.hosts.programs import run
from plugins.publishing.releases.shelf import KEPT

_DESTINATION = re.compile(r"(?P<login>[\w.@-]+):(?P<folder>/[\w./~-]+)")

# Run by the server's own shell, in the destination. `mv -T` renames over the link in one step.
_SWITCH = """\
set -e
akhir=$(ls rilis | sed -n 's/^0*\\([0-9][0-9]*\\)$/\\1/p' | sort -n | tail -n 1)
baru=$(printf '%06d' $((akhir + 1)))
mv rilis/baru "rilis/$baru"
ln -s "rilis/$baru" kini.baru
mv -T kini.baru kini
ls rilis | grep '^[0-9]' | sort | head -n -{kept} | sed 's#^#rilis/#' | xargs -r rm -rf --
"""

_BACK = """\
set -e
kini=$(basename "$(readlink kini)")
lama=$(ls rilis | grep '^[0-9]' | sort | awk -v kini="$kini" '$0 < kini' | tail -n 1)
[ -n "$lama" ] || exit 9
ln -s "rilis/$lama" kini.baru
mv -T kini.baru kini
rm -rf "rilis/$kini"
"""


class Rsync:
    """What did not change is linked on the server, and not sent."""

    traits = Traits("rsync", compressed=True)

    def __init__(self, host: RsyncHost) -> None:
        found = _DESTINATION.fullmatch(host.destination)
        if found is None:
            raise PublishingFailed(
                f"rsync: tujuan '{host.destination}' tidak terbaca. "
                "Tulis pengguna@peladen:/folder/situs."
            )
        self.login, self.folder = found["login"], found["folder"].rstrip("/")
        # RSYNC_RSH is rsync's own: another key, another port, a jump host.
        self.shell = os.environ.get("RSYNC_RSH") or f"ssh -p {host.port}"

    def read(self, path: str) -> bytes | None:
        """Return a file of the live site."""
        file = shlex.quote(f"{self.folder}/kini/{path}")
        done = self._remote(f"if [ -f {file} ]; then cat {file}; else exit 9; fi", allowed=(0, 9))
        return done.stdout if done.returncode == 0 else None

    def publish(self, site: Path) -> None:
        """Send the release beside the live one, then switch; a broken sending is gone on with."""
        self._remote("mkdir -p rilis && rm -f kini.baru", make=True)
        options = ["--recursive", "--links", "--checksum", "--perms", "--chmod=D755,F644"]
        options += ["--delete", "--link-dest=../../kini/", f"--rsh={self.shell}"]
        target = f"{self.login}:{self.folder}/rilis/baru/"
        run(
            ["rsync", *options, f"{site}/", target],
            failed="rsync terputus; situs lama tetap terbit. Ulangi: literasi terbit",
        )
        self._remote(_SWITCH.format(kept=KEPT + 1))

    def roll_back(self) -> bool:
        """Let the link lead to the release before."""
        return self._remote(_BACK, allowed=(0, 9)).returncode == 0

    def _remote(
        self, script: str, *, make: bool = False, allowed: tuple[int, ...] = (0,)
    ) -> "subprocess.CompletedProcess[bytes]":
        folder = shlex.quote(self.folder)
        enter = (
            f"mkdir -p {folder} && cd {folder}" if make else f"cd {folder} 2>/dev/null || exit 9"
        )
        command = [*shlex.split(self.shell), self.login, f"{enter}\n{script}"]
        return run(command, failed=f"{self.login} tidak dapat dihubungi.", allowed=allowed)

"""An SSH server on loopback, for one key, with its own known_hosts and configuration."""

import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.publishing.nginx import free_port

_CONF = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/own.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
Subsystem sftp internal-sftp
"""


@dataclass(frozen=True)
class Sshd:
    """How to reach it."""

    port: int
    user: str
    key: Path
    home: Path
    """A home folder whose .ssh/known_hosts has the server's key."""

    @property
    def shell(self) -> str:
        """Return the command for RSYNC_RSH."""
        known = self.home / ".ssh/known_hosts"
        return f"ssh -p {self.port} -i {self.key} -o UserKnownHostsFile={known} -o BatchMode=yes"


@contextmanager
def serving_ssh(folder: Path) -> Iterator[Sshd]:
    """Serve while the block runs."""
    folder.mkdir(parents=True)
    for name in ("host", "own"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run(command, check=True)
    port = free_port()
    (folder / "conf").write_text(_CONF.format(port=port, folder=folder), "utf-8")
    (folder / ".ssh").mkdir()
    host = (folder / "host.pub").read_text("utf-8")
    (folder / ".ssh/known_hosts").write_text(f"[127.0.0.1]:{port} {host}", "utf-8")
    # sshd wants to be started by its full name, and a folder to lock itself into as root.
    program = shutil.which("sshd") or "/usr/sbin/sshd"
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    log = (folder / "log").open("w")
    command = [program, "-D", "-e", "-f", str(folder / "conf")]
    with log, subprocess.Popen(command, stderr=log) as process:
        try:
            _wait_for(port, process, folder / "log")
            yield Sshd(port, pwd.getpwuid(os.geteuid()).pw_name, folder / "own", folder)
        finally:
            process.terminate()


def _wait_for(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError(f"sshd does not answer: {log.read_text('utf-8')}")

"""A shared host that takes files by SFTP; it can neither compare files nor swap folders.

Each file is written beside its place and renamed into it. What was sent is taken down on the
host itself, outside of what is served, line by line: a sending that broke off is gone on with
from any machine, and nothing that somebody else put there is ever removed.
"""

import os
import posixpath
from contextlib import suppress
from pathlib import Path
from typing import Any

from plugins.kinds.hosting import SftpHost
from plugins.publishing.hosts.host import PublishingFailed, Traits
from plugins.publishing.hosts.store import bring
from plugins.publishing.manifest import file_digest

PASSWORD = "LITERASI_SFTP_SANDI"  # noqa: S105 (the name of a variable)
KEY = "LITERASI_SFTP_KUNCI"
"""The file of a private key, where ssh's own places are not meant."""

_NEW = ".literasi-baru"
_GONE = "-"


class Sftp:
    """Signs in with a key, ssh-agent, or a password; the host must be in ~/.ssh/known_hosts."""

    traits = Traits("SFTP", compressed=True)

    def __init__(self, host: SftpHost) -> None:
        self.host = host
        name = posixpath.basename(host.folder.rstrip("/")) or "situs"
        above = posixpath.dirname(host.folder.rstrip("/"))
        self._journal = posixpath.join(above, f".literasi-{name}.txt")
        self._client: Any = None
        self._files: Any = None
        self._sent: Any = None
        self._folders: set[str] = set()

    def read(self, path: str) -> bytes | None:
        """Return a file of the live site."""
        return self._read(self._place(path))

    def publish(self, site: Path) -> None:
        """Send what differs from what was sent before."""
        try:
            bring(self, site)
            self._compact()
        except (OSError, EOFError) as error:
            raise self._broken(error) from error
        finally:
            self.close()

    def roll_back(self) -> bool:
        """Return False: the host keeps nothing."""
        return False

    def present(self) -> dict[str, str]:
        """Return what was sent and not removed since."""
        found: dict[str, str] = {}
        for line in (self._read(self._journal) or b"").decode().splitlines():
            digest, _, path = line.partition("  ")
            if digest == _GONE:
                found.pop(path, None)
            elif len(digest) == 64:  # else cut off in the middle of the line
                found[path] = digest
        return found

    def fingerprint(self, file: Path) -> str:
        """Return the SHA-256."""
        return file_digest(file)

    def put(self, path: str, file: Path) -> None:
        """Send a file beside its place, and rename it over what was there."""
        place = self._place(path)
        self._make_folder(posixpath.dirname(place))
        self._sftp().put(str(file), place + _NEW)
        self._sftp().posix_rename(place + _NEW, place)
        self._note(self.fingerprint(file), path)

    def remove(self, path: str) -> None:
        """Remove a file that we sent."""
        with suppress(FileNotFoundError):
            self._sftp().remove(self._place(path))
        self._note(_GONE, path)

    def close(self) -> None:
        """End the connection."""
        for opened in (self._sent, self._files, self._client):
            if opened is not None:
                with suppress(OSError, EOFError):
                    opened.close()
        self._sent = self._files = self._client = None

    def _place(self, path: str) -> str:
        return posixpath.join(self.host.folder, path)

    def _read(self, place: str) -> bytes | None:
        try:
            with self._sftp().open(place, "rb") as file:
                return bytes(file.read())
        except FileNotFoundError:
            return None
        except (OSError, EOFError) as error:
            raise self._broken(error) from error

    def _note(self, digest: str, path: str) -> None:
        if self._sent is None:
            self._sent = self._sftp().open(self._journal, "ab")
        self._sent.write(f"{digest}  {path}\n".encode())
        self._sent.flush()

    def _compact(self) -> None:
        """Write the journal anew: one line for each file that is there."""
        lines = [f"{digest}  {path}\n" for path, digest in sorted(self.present().items())]
        with self._sftp().open(self._journal + _NEW, "wb") as file:
            file.write("".join(lines).encode())
        self._sftp().posix_rename(self._journal + _NEW, self._journal)

    def _make_folder(self, folder: str) -> None:
        if not folder or folder in self._folders:
            return
        self._make_folder(posixpath.dirname(folder) if folder != "/" else "")
        with suppress(OSError):  # it is there
            self._sftp().mkdir(folder)
        self._folders.add(folder)

    def _sftp(self) -> Any:
        if self._files is None:
            self._client = self._connected()
            self._files = self._client.open_sftp()
        return self._files

    def _connected(self) -> Any:
        try:
            import paramiko
        except ImportError:
            raise PublishingFailed(
                "SFTP memerlukan paramiko: make hosts, atau pip install -e '.[sftp]'"
            ) from None
        client = paramiko.SSHClient()
        client.load_system_host_keys()
        key = os.environ.get(KEY)
        try:
            client.connect(
                self.host.host,
                self.host.port,
                self.host.user,
                password=os.environ.get(PASSWORD),
                key_filename=key,
                look_for_keys=key is None,
                timeout=20,
            )
        except (paramiko.SSHException, OSError) as error:
            raise self._broken(error) from error
        return client

    def _broken(self, error: Exception) -> PublishingFailed:
        return PublishingFailed(
            f"SFTP ke {self.host.host} terputus: {error}. Yang sudah terkirim tidak dikirim lagi; "
            "ulangi: literasi terbit"
        )

"""A folder of this machine that a web server serves."""

import shutil
from pathlib import Path

from plugins.kinds.hosting import FolderHost
from plugins.publishing.hosts.host import Traits
from plugins.publishing.releases.staging import staged
from plugins.publishing.withdrawing import withdraw


class Folder:
    """Swapped in one step; the last releases are kept beside it."""

    traits = Traits("Folder", compressed=True)

    def __init__(self, host: FolderHost) -> None:
        self.folder = Path(host.folder).expanduser()

    def read(self, path: str) -> bytes | None:
        """Return a file of the live site."""
        file = self.folder / path
        return file.read_bytes() if file.is_file() else None

    def publish(self, site: Path) -> None:
        """Copy the site beside the live one, times and all, and swap the two."""
        with staged(self.folder, durable=True) as staging:
            shutil.copytree(site, staging, dirs_exist_ok=True)

    def roll_back(self) -> bool:
        """Swap back; what is withdrawn is removed when the next release is published."""
        withdraw(self.folder)
        return True

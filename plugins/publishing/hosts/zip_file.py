"""An archive of the site, to be unpacked on a host by hand (cPanel and the like)."""

import shutil
import zipfile
from pathlib import Path

from plugins.kinds.hosting import ZipHost
from plugins.publishing.hosts.host import Traits

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that the format knows: the same site makes the same archive."""


class ZipFile:
    """The former archive stays beside the new one, with `.lama` at its end."""

    traits = Traits("ZIP", live=False)

    def __init__(self, host: ZipHost, project: Path) -> None:
        self.file = project / host.file
        self.former = self.file.with_name(f"{self.file.name}.lama")

    def read(self, path: str) -> bytes | None:
        """Return a file of the last archive."""
        if not self.file.is_file():
            return None
        with zipfile.ZipFile(self.file) as archive:
            try:
                return archive.read(path)
            except KeyError:
                return None

    def publish(self, site: Path) -> None:
        """Write the archive aside, then put it in place whole."""
        new = self.file.with_name(f".{self.file.name}.baru")
        with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for file in sorted(path for path in site.rglob("*") if path.is_file()):
                info = zipfile.ZipInfo(file.relative_to(site).as_posix(), _EPOCH)
                info.external_attr = 0o100644 << 16
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, file.read_bytes())
        if self.file.is_file():
            shutil.copyfile(self.file, self.former)
        new.replace(self.file)

    def roll_back(self) -> bool:
        """Put the former archive back in place."""
        if not self.former.is_file():
            return False
        self.former.replace(self.file)
        return True

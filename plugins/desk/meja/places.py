"""Which files the desk may touch: entries and pages in content/, and never through a link."""

import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plugins.core import inventory
from plugins.core.inventory import SourceFile
from plugins.core.replacing import replace_file
from plugins.kinds import KINDS


class OutsideError(Exception):
    """Raised for a path that names no entry and no page, or that leads through a link."""


@dataclass(frozen=True)
class Desk:
    """The folders of one site. `kept` holds what is not yet saved; the site knows nothing of it."""

    root: Path
    content: Path

    @property
    def kept(self) -> Path:
        """The desk's own folder, on the disk of content/ so that files move in one step."""
        return self.root / ".literasi" / "meja"

    def source(self, path: str) -> SourceFile:
        """Return what a path below content/ is as a source; raises OutsideError."""
        taken = inventory.Inventory()
        parts = PurePosixPath(path)
        if len(parts.parts) < 2 or parts.parts[0] not in ("articles", "pages"):
            raise OutsideError(path)
        if ".." in parts.parts or str(parts) != path:
            raise OutsideError(path)
        if inventory.place(parts, KINDS, taken) is not None or path not in taken.sources:
            raise OutsideError(path)
        return taken.sources[path]

    def file(self, path: str) -> Path:
        """Return where a source lies, whether or not it is there yet; raises OutsideError."""
        self.source(path)
        return self.inside(path)

    def inside(self, path: str) -> Path:
        """Return a place in content/ that no link leads out of; raises OutsideError."""
        found = self.content
        for part in PurePosixPath(path).parts:
            found /= part
            try:
                mode = found.lstat().st_mode
            except FileNotFoundError:
                continue
            except OSError:
                raise OutsideError(path) from None
            last = found == self.content / path
            if stat.S_ISLNK(mode) or not (stat.S_ISREG(mode) if last else stat.S_ISDIR(mode)):
                raise OutsideError(path)
        return found

    def write(self, path: str, data: bytes) -> None:
        """Put a file in its place in one step; its reader sees the old one or the new one."""
        file = self.inside(path)
        self.kept.mkdir(parents=True, exist_ok=True)
        replace_file(file, data, draft_in=self.kept)

"""The folder beside an output folder: where builds are made, and former releases kept.

A kill at any moment leaves the output folder as it was or as it was to be; what is left over
here is put right by `settle` and `tidy`, before the next build.
"""

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from plugins.core.hard_links import leave_links
from plugins.publishing.releases import swapping
from plugins.publishing.releases.durability import sync_name

KEPT = 3
"""Former releases that can be gone back to."""

PUBLISHED = ".well-known/literasi/sidik.txt"
"""The manifest: a release holds it, a build for one's own eyes does not."""

_STAGING = "baru"
_ASIDE = "lama"
_SPENT = "bekas"
"""What is left of a site that is not kept: folders, and links to files that are still served. A
builder that takes it over need not make tens of thousands of them anew."""

_LINK = ".tautan"
_RELEASE = re.compile(r"rilis-(\d{6})")

_Way = tuple[Callable[[Path], bool], str]
"""How to swap, and the name below which the former site then lies."""


def own_place(output: Path) -> Path:
    """Return the path to swap at: where a link of someone else's leads, else `output` itself."""
    place = Path(os.path.abspath(output))  # noqa: PTH100 (resolve would follow our own link)
    if place.is_symlink() and place.resolve().parent != _folder(place).resolve():
        return place.resolve()
    return place


def _folder(output: Path) -> Path:
    return output.with_name(f".rilis-{output.name}")


class Shelf:
    """For whoever holds its lock; every method may raise OSError.

    `spent`: what is left of a site that is not kept stays, for the next build.
    """

    def __init__(self, output: Path, *, spent: bool = False) -> None:
        self.output = own_place(output)
        self.folder = _folder(self.output)
        self.lock = self.folder / "kunci"
        self._journal = self.folder / "tukar.json"
        self._spent = self.folder / _SPENT if spent else None

    def kept(self) -> list[Path]:
        """Return the former releases, the newest first."""
        if not self.folder.is_dir():
            return []
        live = self.output.resolve()
        found = [path for path in self.folder.iterdir() if _RELEASE.fullmatch(path.name)]
        return sorted((path for path in found if path.resolve() != live), reverse=True)

    def staging(self) -> Path:
        """Return a folder to build in; an empty one, or with what is left of a former site."""
        # While a link leads to the one, the other is free.
        for name in (_STAGING, f"{_STAGING}-2"):
            folder = self.folder / name
            if folder.resolve() != self.output.resolve():
                break
        _remove(folder)
        if self._spent is not None and self._spent.is_dir():
            self._spent.rename(folder)
        else:
            folder.mkdir()
        return folder

    def put(self, new: Path, *, durable: bool = True, withdraw: bool = False) -> None:
        """Let `new`, a folder of this shelf, be served; keep what was, if it was a release.

        `durable`: no power cut undoes it. `withdraw`: what is served now is not gone back to.
        """
        keep = (self.output / PUBLISHED).is_file() and not withdraw
        for swap, former in self._ways(new):
            journal = {"inode": new.stat().st_ino, "lama": former, "simpan": keep}
            self._journal.write_text(json.dumps(journal), "ascii")
            if swap(new):
                break
        if durable:
            sync_name(self.output.parent)
        # The new site is served: what cannot be put away now is at the next build.
        with suppress(OSError):
            self.settle()

    def tidy(self) -> None:
        """Remove what nobody goes back to; of a large site that takes its time."""
        live = self.output.resolve()
        for path in [path for path in self.folder.iterdir() if path.resolve() != live]:
            if path.name.startswith((_STAGING, _LINK)):
                _remove(path)
            elif path.name.startswith(_ASIDE):
                self._clear(path)
        for path in self.kept()[KEPT:]:
            self._clear(self._put_aside(path))

    def settle(self) -> None:
        """Finish or undo a swap: find the former site where the journal says, and keep or drop it.

        What is dropped waits here for `tidy`.
        """
        try:
            journal = json.loads(self._journal.read_text("ascii"))
            inode, former, keep = journal["inode"], self.folder / journal["lama"], journal["simpan"]
        except FileNotFoundError:
            return
        except (ValueError, KeyError):
            # Cut off while it was being written: nothing was swapped yet.
            self._journal.unlink()
            return
        if not os.path.lexists(self.output) and former.exists():
            former.rename(self.output)  # killed between two renames
        elif self._inode() == inode and former.exists() and former.stat().st_ino != inode:
            if not keep:
                self._put_aside(former)
            elif not _RELEASE.fullmatch(former.name):
                former.rename(self.folder / self._next())
        self._journal.unlink()

    def _put_aside(self, path: Path) -> Path:
        """Give a folder a name that is to be cleared: half cleared it must be no release."""
        aside = self.folder / f"{_ASIDE}-{path.name}"
        _remove(aside)  # of a former time that was not tidied up
        return path.rename(aside)

    def _clear(self, aside: Path) -> None:
        """Remove a former site, or leave the next build what is served of it still."""
        if self._spent is not None and self.output.is_dir() and not self._spent.exists():
            for _ in leave_links(aside, self.output.resolve()):
                pass
            aside.rename(self._spent)
        else:
            _remove(aside)

    def _inode(self) -> int | None:
        return self.output.stat().st_ino if self.output.exists() else None

    def _ways(self, new: Path) -> Iterator[_Way]:
        if self.output.is_symlink():
            yield self._link, self.output.resolve().name
            return
        if self.output.exists():
            yield self._exchange, new.name
        elif self._can_exchange():
            yield self._rename, _ASIDE
        yield self._link, _ASIDE
        yield self._rename, _ASIDE

    def _exchange(self, new: Path) -> bool:
        return swapping.exchange(new, self.output)

    def _link(self, new: Path) -> bool:
        link = self.folder / _LINK
        if not swapping.make_link(link, new, self.output.parent):
            return False
        if self.output.exists() and not self.output.is_symlink():
            self.output.rename(self.folder / _ASIDE)
        link.replace(self.output)
        return True

    def _rename(self, new: Path) -> bool:
        if self.output.exists():
            self.output.rename(self.folder / _ASIDE)
        new.rename(self.output)
        return True

    def _can_exchange(self) -> bool:
        """Try it on two empty folders of this disk."""
        one, other = self.folder / f"{_ASIDE}-1", self.folder / f"{_ASIDE}-2"
        for folder in (one, other):
            folder.mkdir(exist_ok=True)
        try:
            return swapping.exchange(one, other)
        finally:
            for folder in (one, other):
                folder.rmdir()

    def _next(self) -> str:
        names = (_RELEASE.fullmatch(path.name) for path in self.folder.iterdir())
        return f"rilis-{max((int(name[1]) for name in names if name), default=0) + 1:06}"


def _remove(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)

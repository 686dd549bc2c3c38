"""Where an address leads within the built site."""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from plugins.checking.active import is_foreign
from plugins.checking.facts import Facts

_SIGNS = re.compile("[#?%]")


class Place(NamedTuple):
    """A file of the built site and an anchor in it; the file need not exist."""

    file: str
    anchor: str


def _plain_addresses(files: Iterable[str], roots: Collection[str]) -> Iterator[tuple[str, str]]:
    for file in files:
        if not _SIGNS.search(file):
            folder = file.removesuffix("index.html")
            is_index = folder != file and folder[-1:] in ("", "/")
            for root in roots:
                yield f"{root}/{file}", file
                if is_index:
                    yield f"{root}/{folder}", file


class Addresses:
    """Knows all files of the built site, by their exact names."""

    def __init__(
        self, files: Collection[str], facts: Mapping[str, Facts], site: str, base: str
    ) -> None:
        self.files = files
        self.facts = facts
        self.site = site
        self.base = base
        self.plain = dict(_plain_addresses(files, (site, base)))
        """Files by the addresses that are no more than their names: nearly all there are."""

        # Most addresses stand on many pages; those that begin so mean the same on each.
        self._known: dict[str, Place | None] = {}

    def files_of(self, targets: Iterable[str], page: str) -> Iterator[str]:
        """Yield the file of this site to which each address on a page leads."""
        for target in targets:
            if (file := self.plain.get(target)) is not None:
                yield file
            elif (place := self.place(target, page)) is not None:
                yield place.file

    def place(self, target: str, page: str) -> Place | None:
        """Return where an address on a page leads; None if away from the site."""
        if not target.startswith(("/", "http")):
            return self._place(target, page)
        if target not in self._known:
            self._known[target] = self._place(target, page)
        return self._known[target]

    def _place(self, target: str, page: str) -> Place | None:
        target = target.strip()
        if target.startswith("#"):
            return Place(page, unquote(target[1:]))
        if target.startswith(self.site) and target[len(self.site) :][:1] in ("", "/", "?", "#"):
            path = target[len(self.site) :] or "/"
        elif is_foreign(target):
            return None
        elif target.startswith("/"):
            if self.base and not f"{target}/".startswith(f"{self.base}/"):
                return Place(target, "")  # another site on the same host, or a forgotten base
            path = target[len(self.base) :] or "/"
        else:
            path = "/" + posixpath.join(posixpath.dirname(page), target)
        path, _, anchor = path.partition("#")
        return Place(self._file(unquote(path.partition("?")[0])), unquote(anchor))

    def _file(self, path: str) -> str:
        name = posixpath.normpath(path).lstrip("/") if path.strip("/") else ""
        if path.endswith("/") or not name:
            return f"{name}/index.html".lstrip("/")
        # A host answers the folder's name alone with its address (301).
        return (
            name
            if name in self.files
            else f"{name}/index.html"
            if (f"{name}/index.html" in self.files)
            else name
        )

    def in_short(self, target: str) -> str:
        """Return an address of this site without the site's own, as an editor would write it."""
        for root in (self.site, self.base):
            if root and target.startswith(f"{root}/"):
                return target.removeprefix(root)
        return target

    def fault(self, target: str, page: str) -> str | None:
        """Return what is wrong with an address on a page: `dead`, `anchor`, or None."""
        place = self.place(target, page)
        if place is None:
            return None
        if place.file not in self.files:
            return "dead"
        anchored = place.anchor and not place.anchor.startswith(":~:")
        if anchored and place.file.endswith(".html"):
            found = self.facts.get(place.file)
            if found is not None and place.anchor not in found.ids and place.anchor != "top":
                return "anchor"
        return None

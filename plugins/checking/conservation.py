"""Nothing lost: every entry is a page, in its lists, feeds, archive and sitemap, or it is told."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from plugins.checking.addresses import Addresses
from plugins.checking.contents import Source
from plugins.checking.facts import Facts, Fault
from plugins.core.syndication.history import FOLDER
from plugins.core.syndication.model import ATOM, JSON, RSS

_FORMATS = (RSS.file, ATOM.file, JSON.file)
_SITEMAP = "sitemap-pages"  # the others name again what stands in here


class Listings:
    """What each listing, each feed and the sitemap of the built site name."""

    def __init__(self, addresses: Addresses, facts: Mapping[str, Facts]) -> None:
        self._lists: dict[str, set[str]] = {}
        self._feeds: dict[str, set[str]] = {}
        self._sitemap: set[str] = set()
        self._later: dict[str, list[str]] = {}
        """The pages of a list behind its first one."""

        for name, found in facts.items():
            if name.endswith(".html"):
                scope, later, _ = name.removesuffix("index.html").partition("halaman/")
                self._lists.setdefault(scope, set()).update(addresses.files_of(found.items, name))
                if later:
                    self._later.setdefault(scope, []).append(name)
            elif name.endswith(".ics"):
                self._lists[name] = set(addresses.files_of(found.targets, name))
            elif (feed := _feed_of(name)) is not None:
                self._feeds.setdefault(feed, set()).update(addresses.files_of(found.items, name))
            elif "/" not in name and name.startswith(_SITEMAP) and name.endswith(".xml"):
                self._sitemap.update(addresses.files_of(found.items, name))

    def unlinked(self) -> Iterator[Fault]:
        """Yield each page of a list that no other page of the list leads to."""
        for scope, names in self._later.items():
            for name in names:
                if name not in self._lists[scope]:
                    yield Fault("unlinked", f"/{name.removesuffix('index.html')}")

    def faults(
        self, source: Source, files: Collection[str], *, is_in_menu: bool
    ) -> Iterator[Fault]:
        """Yield where a source should be named and is not, or is and should not be.

        `is_in_menu` where the site's own file names it, so that every page may lead to it.
        """
        if source.file not in files:
            yield Fault("unwritten", f"/{source.address}")
            return
        where = list(self._naming(source))
        if source.state == "published":
            named = {name for name, names_it in where if names_it}
            missing = [name for name, names_it in where if not names_it]
            missing = [name for name in missing if name not in named]
            if missing:
                yield Fault("missing", ", ".join(f"/{name}" for name in sorted(missing)))
        else:
            leaks = [name for name, items in self._feeds.items() if source.file in items]
            leaks += ["sitemap.xml"] if source.file in self._sitemap else []
            if not is_in_menu:
                leaks += [scope for scope in source.lists
                          if source.file in self._lists.get(scope, ())]  # fmt: skip
            if leaks:
                yield Fault("leaked", ", ".join(f"/{name}" for name in sorted(leaks)))

    def _naming(self, source: Source) -> Iterator[tuple[str, bool]]:
        for scope in source.lists:
            if scope in self._lists:
                yield scope, source.file in self._lists[scope]
            else:
                yield scope, False
        for scope in source.feeds:
            for form in _FORMATS:
                if (items := self._feeds.get(f"{scope}{form}")) is not None:
                    yield f"{scope}{form}", source.file in items
        if self._sitemap:
            yield "sitemap.xml", source.file in self._sitemap


def _feed_of(name: str) -> str | None:
    """Return the feed that a file is, or is an archive of: `berita/rss.xml`."""
    path = PurePosixPath(name)
    if path.name in _FORMATS:
        return name
    if path.parent.name != FOLDER:
        return None
    first = f"{path.stem.partition('-')[0]}{path.suffix}"
    scope = str(path.parent.parent)
    return first if scope == "." else f"{scope}/{first}"

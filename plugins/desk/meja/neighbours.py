"""The other entries of the site, as far as a link to them needs to know them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plugins.core.conversion import Converter
from plugins.core.front_matter import read
from plugins.desk.meja.finding import states
from plugins.desk.meja.heads import Head
from plugins.desk.meja.shelf import Shelf
from plugins.kinds import KINDS
from plugins.links import LinkResolver


@dataclass(frozen=True)
class Neighbour:
    """Another entry or page."""

    head: Head
    content: Path

    @property
    def url(self) -> str:
        """Its address without the first slash, as pelicanconf.py gives it."""
        source, moment = self.head.source, self.head.moment
        lang = f"{source.lang}/" if source.lang else ""
        if source.kind is None:
            return f"{source.slug}/{lang}"
        year = moment.at.year if moment else 0
        return f"{source.kind}/{year}/{source.slug}/{lang}"

    @cached_property
    def _content(self) -> str:
        """Its HTML, for which LinkResolver asks only when a link has an anchor."""
        text, _ = read((self.content / self.head.path).read_bytes(), "")
        return Converter().convert(text.body).html if text else ""


class Neighbours(Mapping[str, Neighbour]):
    """All entries and pages by their paths."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._heads = shelf.known()

    def __getitem__(self, path: str) -> Neighbour:
        head = self._shelf.get(path)
        if head is None:
            raise KeyError(path)
        return Neighbour(head, self._shelf.content)

    def __iter__(self) -> Iterator[str]:
        return (head.path for head in self._heads)

    def __len__(self) -> int:
        return len(self._heads)

    def waiting(self) -> dict[str, str]:
        """Return those that have no page yet: scheduled ones."""
        return states(self._shelf).waiting

    def addresses(self) -> frozenset[str]:
        """Return the addresses of all."""
        return self._shelf.remembered("addresses", lambda: frozenset(n.url for n in self.values()))


class NeighbourLinks(LinkResolver):
    """Knows entries and pages, not the lists made of them: those are taken on trust.

    Whether there is a topic or a year is known only after all entries have been read, which
    `literasi periksa` and publishing do.
    """

    def _known(self, link: str) -> bool:
        first = unquote(urlsplit(link).path).lstrip("/").partition("/")[0]
        listed = first in {"", "topik", "penulis", "arsip", "umpan", "cari", *KINDS}
        path = unquote(urlsplit(link).path).lstrip("/")
        entry = first in KINDS and len(path.strip("/").split("/")) >= 3
        return (listed and not entry) or super()._known(link)

"""One site on loopback for all readers; nothing here is skipped where a reader is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from plugins.desk.building import build
from tests.clients import corpus
from tests.clients.corpus import Corpus, Told
from tests.clients.loopback import Loopback
from tests.conftest import NOW, ROOT


@dataclass(frozen=True)
class Served:
    """A built site, where it is served, and what readers must say of it."""

    output: Path
    host: Loopback
    corpus: Corpus

    def read(self, entries: list[Told]) -> list[dict[str, Any]]:
        """Return the entries as readers must report them."""
        return [told.as_read(self.host.address) for told in entries]


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the corpus."""
    folder = tmp_path_factory.mktemp("umpan")
    written = corpus.write(folder / "content")
    site = folder / "output"
    build(ROOT, site, content=folder / "content", overrides={"BUILD_TIME": NOW})
    with Loopback() as host:
        # A site for this computer alone is refused, as it should be: it is moved here instead.
        for file in site.rglob("*"):
            if file.suffix in {".xml", ".json", ".opml", ".ics"}:
                moved = file.read_bytes().replace(corpus.ADDRESS.encode(), host.address.encode())
                file.unlink()
                file.write_bytes(moved)
        host.folder = site
        yield Served(host.folder, host, written)

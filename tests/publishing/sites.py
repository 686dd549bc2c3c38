"""Sites of a few small files, for what is to be tried many hundred times."""

import datetime
from collections.abc import Mapping
from pathlib import Path

from plugins.core.identity import Identity
from plugins.core.redirection import Redirect
from plugins.kinds.site import Site
from plugins.publishing.facts import Facts
from plugins.publishing.preparing import Fitting, Release, prepare
from plugins.publishing.state import State, read_state

NOW = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)
GONE = "<p>Halaman ini sudah tidak ada</p>"


def facts(
    identities: Mapping[str, str], redirects: tuple[Redirect, ...] = (), address: str = ""
) -> Facts:
    """Return the facts of a site with the given guids by address."""
    found = tuple(
        Identity(at, guid, f"Judul {at}", hidden=False) for at, guid in identities.items()
    )
    site = Site.model_construct(hosting=None, hub=())
    return Facts(site, address, "", len(found), found, redirects, NOW)


def write(folder: Path, told: Facts, files: Mapping[str, str] = {}) -> None:
    """Write a site: each entry's page, a front page that lists them, a feed, and other files."""
    pages = {f"{found.address.strip('/')}/index.html": found.guid for found in told.identities}
    links = "".join(f'<a href="{found.address}">x</a>' for found in told.identities)
    whole = {
        "index.html": links,
        "rss.xml": links,
        "404.html": "404",
        "410.html": GONE,
        **pages,
        **files,
    }
    for name, text in whole.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def publish(
    live: Path,
    new: Path,
    told: Facts,
    files: Mapping[str, str] = {},
    fitting: Fitting = Fitting(),  # noqa: B008
) -> Release:
    """Make the release that follows the one in `live`; both are folders."""

    def read(path: str) -> bytes | None:
        return (live / path).read_bytes() if (live / path).is_file() else None

    write(new, told, files)
    former: State = read_state(read)
    return prepare(new, told, former=former, read=read, copies={}, fitting=fitting, agreed=True)

"""The addresses of a built site, with what the ledger says of each."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from plugins.core.assets import HASHED
from plugins.core.media import FOLDER as MEDIA
from plugins.kinds import KINDS
from plugins.kinds.site import Site
from plugins.publishing.facts import Facts
from plugins.publishing.ledger import DERIVED, KEPT, Ledger
from plugins.publishing.paths import ADMIN, FOLDER
from plugins.publishing.precompression import FORMS

_NOT_TOLD = frozenset({"404.html", "410.html", "CNAME", "_headers", "_redirects"})

_MACHINERY = frozenset({ADMIN, "pagefind"})
"""Folders whose files are asked for by pages of ours alone, and change with what made them."""

# At the root stands what every release has, but for the parts of the sitemap.
_AT_ROOT = re.compile(r"/(?!sitemap-)[^/]*")


def of_site(folder: Path, facts: Facts) -> Ledger:
    """Return the addresses of a built site, with those that it redirects."""
    files = (file.relative_to(folder) for file in folder.rglob("*") if file.is_file())
    addresses = {address for file in files if (address := _address(file))}
    guids = {found.address: found.guid for found in facts.identities}
    # Unknown: some redirects are made of lists, as WordPress had them.
    found = {redirect.source: "" for redirect in facts.redirects}
    moved = {unquote(source).strip("/") for source in found}
    found |= {address: "" for address in addresses if address.strip("/") in moved}
    for address in addresses - found.keys():
        kept = _is_kept(address, guids, facts.site)
        found[address] = guids.get(address) or (KEPT if kept else DERIVED)
    found |= {rule.source: KEPT for rule in facts.site.redirects}
    return dict(sorted(found.items()))


def _is_kept(address: str, guids: Ledger, site: Site) -> bool:
    """Tell whether an editor put it there, or it lies with an entry, a page or a podcast."""
    if address in guids or address.startswith(f"/{MEDIA}/") or _AT_ROOT.fullmatch(address):
        return True
    if any(folder in guids for folder in _folders(address)):
        return True
    # Named in site.yaml: further podcasts with their feeds, and where feeds were before.
    shows = [f"/{kind}/{name}/" for name in site.shows if name for kind in KINDS]
    folder, _, _ = address.rpartition("/")
    return f"{folder}/" in shows or any(address in show.old_feeds for show in site.shows.values())


def _folders(address: str) -> Iterator[str]:
    """Yield the folders that an address lies in, each with its last slash."""
    end = address.rfind("/", 0, -1)
    while end > 0:
        yield address[: end + 1]
        end = address.rfind("/", 0, end)


def _address(path: Path) -> str:
    text = path.as_posix()
    if path.parts[0].startswith(".") or text.startswith(FOLDER) or text in _NOT_TOLD:
        return ""
    if HASHED.search(text) or path.suffix in FORMS or path.parts[0] in _MACHINERY:
        return ""
    return "/" + text.removesuffix("index.html")

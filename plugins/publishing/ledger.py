"""The ledger: every address that was ever published, and the guid of the entry there.

It is published with the site, so that all who publish share it, and only ever grows: two that
were written apart are joined by putting their lines together. `riwayat/` may hold a copy.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from plugins.core.assets import HASHED
from plugins.core.media import FOLDER as MEDIA
from plugins.kinds import KINDS
from plugins.kinds.site import Site
from plugins.publishing.facts import Facts
from plugins.publishing.paths import ADMIN, FOLDER
from plugins.publishing.precompression import FORMS

Ledger = dict[str, str]
"""The guid by address. What is no entry has one of the marks below; nothing where it is unknown."""

KEPT = "+"
"""What an editor put there, or what stands in every release."""

DERIVED = "-"
"""What comes and goes with what it lists: no editor decides about it."""

_MARKS = ("", DERIVED, KEPT)
"""The later ones know better."""

COPIES = "riwayat"
"""The project's folder for copies; .gitattributes joins what editors add there apart."""

_NOT_TOLD = frozenset({"404.html", "410.html", "CNAME", "_headers", "_redirects"})

_MACHINERY = frozenset({ADMIN, "pagefind"})
"""Folders whose files are asked for by pages of ours alone, and change with what made them."""

# At the root stands what every release has, but for the parts of the sitemap.
_AT_ROOT = re.compile(r"/(?!sitemap-)[^/]*")


def from_text(text: str) -> Ledger:
    """Return the ledger of lines `address`, or `address<tab>guid`; Git may have joined two."""
    lines = (line.partition("\t") for line in text.splitlines() if line.startswith("/"))
    return joined({address: guid} for address, _, guid in lines)


def to_text(ledger: Ledger) -> str:
    """Return the ledger in the order of its addresses."""
    return "".join(f"{address}\t{guid}".rstrip() + "\n" for address, guid in sorted(ledger.items()))


def joined(ledgers: Iterable[Ledger]) -> Ledger:
    """Return one ledger of several; the first guid that an address had is its guid."""
    found: Ledger = {}
    for ledger in ledgers:
        for address, guid in ledger.items():
            if _knowledge(guid) > _knowledge(found.setdefault(address, guid)):
                found[address] = guid
    return found


def _knowledge(guid: str) -> int:
    return _MARKS.index(guid) if guid in _MARKS else len(_MARKS)


def copies(project: Path) -> Ledger:
    """Return what the project's own copies say."""
    files = sorted((project / COPIES).glob("*.txt"))
    return joined(from_text(file.read_text("utf-8")) for file in files)


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


def public(ledger: Ledger, facts: Facts, former: Ledger) -> Ledger:
    """Return the ledger without pages that are hidden and always were."""
    hidden = facts.hidden()
    return {
        address: guid
        for address, guid in ledger.items()
        if address in former or not (hidden and address.startswith(hidden))
    }


def _address(path: Path) -> str:
    text = path.as_posix()
    if path.parts[0].startswith(".") or text.startswith(FOLDER) or text in _NOT_TOLD:
        return ""
    if HASHED.search(text) or path.suffix in FORMS or path.parts[0] in _MACHINERY:
        return ""
    return "/" + text.removesuffix("index.html")

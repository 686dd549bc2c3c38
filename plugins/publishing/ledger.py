"""The ledger: every address that was ever published, and the guid of the entry there.

It is published with the site, so that all who publish share it, and only ever grows: two that
were written apart are joined by putting their lines together. `riwayat/` may hold a copy.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from plugins.core.assets import HASHED
from plugins.core.media import PICTURES
from plugins.core.redirection import Redirect
from plugins.kinds import KINDS
from plugins.publishing.facts import Facts
from plugins.publishing.paths import FOLDER

Ledger = dict[str, str]
"""The guid by address; empty for what is no entry."""

COPIES = "riwayat"
"""The project's folder for copies; .gitattributes joins what editors add there apart."""

_NOT_TOLD = frozenset({"404.html", "410.html", "CNAME", "_headers", "_redirects"})

_MACHINERY = frozenset({"admin", "pagefind"})
"""Folders whose files are asked for by pages of ours alone, and change with what made them."""

# Lists come and go with what they list: no editor decides it, so none is asked.
_DERIVED = re.compile(
    r"^/(topik|penulis|arsip|arsip-umpan|tag|category|author)/"
    r"|^/[a-z]+/musim-\d+/|/halaman/\d+/|^/\d{4}/$|^/sitemap[^/]*\.xml$|^/feed/"
    rf"|^/({'|'.join(KINDS)})/[^/]*$"
)


def from_text(text: str) -> Ledger:
    """Return the ledger of lines `address`, or `address<tab>guid`."""
    lines = (line.partition("\t") for line in text.splitlines() if line.startswith("/"))
    return {address: guid for address, _, guid in lines}


def to_text(ledger: Ledger) -> str:
    """Return the ledger in the order of its addresses."""
    return "".join(f"{address}\t{guid}".rstrip() + "\n" for address, guid in sorted(ledger.items()))


def joined(ledgers: Iterable[Ledger]) -> Ledger:
    """Return one ledger of several; the first guid that an address had is its guid."""
    found: Ledger = {}
    for ledger in ledgers:
        for address, guid in ledger.items():
            found[address] = found.get(address) or guid
    return found


def copies(project: Path) -> Ledger:
    """Return what the project's own copies say."""
    files = sorted((project / COPIES).glob("*.txt"))
    return joined(from_text(file.read_text("utf-8")) for file in files)


def of_site(folder: Path, facts: Facts) -> Ledger:
    """Return the addresses of a built site, with those that it redirects."""
    addresses = {_address(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}
    addresses |= {redirect.source for redirect in facts.redirects}
    guids = {found.address: found.guid for found in facts.identities}
    return {address: guids.get(address, "") for address in sorted(addresses) if address}


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
    if HASHED.search(text) or path.suffix == ".gz" or path.parts[0] in _MACHINERY:
        return ""
    return "/" + text.removesuffix("index.html")


@dataclass(frozen=True)
class Answers:
    """What becomes of the addresses of which a site no longer speaks."""

    redirects: tuple[Redirect, ...]
    """Those that answer by themselves: lists that are empty now, and what moved with a page."""

    vanished: tuple[str, ...]
    """Those that somebody must decide about."""

    renamed: tuple[tuple[str, str], ...]
    """Addresses whose entry now has another guid: which, and what it had been."""


def answers(former: Ledger, now: Ledger, redirects: Iterable[Redirect]) -> Answers:
    """Hold a new site to all that was published before it."""
    known = {_key(redirect.source): redirect for redirect in redirects}
    present = {_key(address): address for address in now}
    found: list[Redirect] = []
    vanished: list[str] = []
    for address in sorted(former):
        if _key(address) in present:
            continue
        moved = _moved_with(address, known, present)
        if moved is not None:
            found.append(moved)
        elif _DERIVED.search(address) or PurePosixPath(address).suffix.lower() in PICTURES:
            found.append(Redirect(address, None))
        else:
            vanished.append(address)
    return Answers(tuple(found), tuple(vanished), tuple(_renamed(former, now, known)))


def _key(address: str) -> str:
    """Return what makes two spellings of an address one."""
    return address if "?" in address else unquote(address).strip("/")


def _moved_with(
    address: str, known: dict[str, Redirect], present: dict[str, str]
) -> Redirect | None:
    """Return where something went that lay below an address which is redirected, or gone."""
    for folder in PurePosixPath(address).parents:
        redirect = known.get(_key(folder.as_posix()))
        if redirect is None or folder.as_posix() == "/":
            continue
        rest = address[len(folder.as_posix()) :].lstrip("/")
        target = redirect.target and f"{redirect.target.rstrip('/')}/{rest}"
        there = target is not None and _key(target) in present
        return Redirect(address, target if there else None)
    return None


def _renamed(former: Ledger, now: Ledger, known: dict[str, Redirect]) -> Iterable[tuple[str, str]]:
    for address, guid in former.items():
        place, seen = address, {address}
        while (redirect := known.get(_key(place))) and redirect.target not in (None, *seen):
            place = str(redirect.target)
            seen.add(place)
        if guid and (new := now.get(place)) and new != guid:
            yield place, guid

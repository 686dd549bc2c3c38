"""A site is held to all that was published before it: no address vanishes without an answer."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from plugins.core.media import PICTURES
from plugins.core.redirection import Redirect
from plugins.kinds import KINDS
from plugins.publishing.ledger import DERIVED, KEPT, Ledger

# Lists as addresses alone tell them, for a ledger that was made from those of a live site.
_LIST = re.compile(
    r"^/(topik|penulis|arsip|tag|category|author)/"
    r"|/musim-\d+/|/(halaman|page)/\d+/|/arsip-umpan/|^/\d{4}/$|^/(wp-)?sitemap[^/]*\.xml$"
    rf"|/feed/|^/({'|'.join(KINDS)})/[^/]*$"
)


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
        elif _goes_by_itself(address, former[address]):
            found.append(Redirect(address, None))
        else:
            vanished.append(address)
    return Answers(tuple(found), tuple(vanished), tuple(_renamed(former, now, known)))


def _goes_by_itself(address: str, guid: str) -> bool:
    is_list = guid == DERIVED or (not guid and _LIST.search(address) is not None)
    return is_list or PurePosixPath(address).suffix.lower() in PICTURES


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
        if guid not in ("", DERIVED, KEPT) and (new := now.get(place)) and new != guid:
            yield place, guid

"""The ledger: every address that was ever published, and the guid of the entry there.

It is published with the site, so that all who publish share it, and only ever grows: two that
were written apart are joined by putting their lines together. `riwayat/` may hold a copy.
"""

from collections.abc import Iterable
from pathlib import Path

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


def public(ledger: Ledger, hidden: tuple[str, ...], former: Ledger) -> Ledger:
    """Return the ledger without what lies at `hidden` addresses, and always was hidden."""
    return {
        address: guid
        for address, guid in ledger.items()
        if address in former or not (hidden and address.startswith(hidden))
    }

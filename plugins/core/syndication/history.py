"""A feed in several documents (RFC 5005 §4): the newest to subscribe to, the older in archives.

Archives are full blocks counted from the oldest entry, so a new entry changes none of them: the
subscription document holds what no block is filled by yet, from NEWEST entries to one less than
NEWEST + BLOCK. A block that was still being filled would change under clients that rightly
fetch an archive only once; one that a correction or a withdrawal reaches does change.
"""

from collections.abc import Sequence
from typing import TypeVar

from plugins.core.syndication.model import NEWEST, Format, Pages

FOLDER = "arsip-umpan"
BLOCK = 30

Entry = TypeVar("Entry")


def divide(entries: Sequence[Entry]) -> tuple[Sequence[Entry], list[Sequence[Entry]]]:
    """Return the entries to subscribe to, and the full blocks of the rest from the oldest on.

    `entries` stand newest first, and so they do in each part.
    """
    blocks = max(0, len(entries) - NEWEST) // BLOCK
    first = len(entries) - blocks * BLOCK
    ends = range(len(entries), first, -BLOCK)
    return entries[:first], [entries[end - BLOCK : end] for end in ends]


def documents(
    scope: str, entries: Sequence[Entry], form: Format, root: str
) -> list[tuple[str, tuple[Entry, ...], Pages]]:
    """Return the documents of a feed: path below the site's `root`, entries, neighbours."""
    newest, blocks = divide(entries)
    current = scope + form.file
    own = f"{root}/{current}"
    found = []
    older = None
    for number, block in enumerate(blocks, start=1):
        path = archive_path(scope, form, number)
        found.append((path, block, Pages(f"{root}/{path}", older, current=own)))
        older = f"{root}/{path}"
    found.append((current, newest, Pages(own, older)))
    return [(path, tuple(part), pages) for path, part, pages in found]


def archive_path(scope: str, form: Format, number: int) -> str:
    """Return `berita/arsip-umpan/rss-1.xml`; block 1 holds the oldest entries."""
    name, _, suffix = form.file.rpartition(".")
    return f"{scope}{FOLDER}/{name}-{number}.{suffix}"

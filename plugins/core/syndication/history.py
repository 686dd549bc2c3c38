"""A feed in several documents (RFC 5005 §4): the newest to subscribe to, the older in archives.

Archives are blocks counted from the oldest entry: a new entry changes the subscription document
and the last block, which is still being filled, and no other.
"""

import dataclasses
from collections.abc import Sequence
from typing import TypeVar

from plugins.core.syndication.model import NEWEST, Feed, Format, Pages

FOLDER = "arsip-umpan"
BLOCK = 30

Entry = TypeVar("Entry")


def divide(entries: Sequence[Entry]) -> tuple[Sequence[Entry], list[Sequence[Entry]]]:
    """Return the newest entries, and the blocks of the rest from the oldest on.

    `entries` stand newest first, and so they do in each part.
    """
    older = entries[NEWEST:]
    ends = range(len(older), 0, -BLOCK)
    return entries[:NEWEST], [older[max(0, end - BLOCK) : end] for end in ends]


def documents(feed: Feed, form: Format, root: str) -> list[tuple[str, Feed, Pages]]:
    """Return the documents of a feed: path below the site's `root`, entries, neighbours."""
    newest, blocks = divide(feed.items)
    current = feed.scope + form.file
    paths = [archive_path(feed.scope, form, number) for number in range(1, len(blocks) + 1)]
    own = f"{root}/{current}"
    # With None at both ends, each archive stands between its neighbours.
    archives = [None, *(f"{root}/{path}" for path in paths), None]
    found = [(current, newest, Pages(own, older=archives[-2]))]
    for index, (path, block) in enumerate(zip(paths, blocks, strict=True)):
        older, _, newer = archives[index : index + 3]
        found.append((path, block, Pages(f"{root}/{path}", older, newer, current=own)))
    return [
        (path, dataclasses.replace(feed, items=tuple(items)), pages) for path, items, pages in found
    ]


def archive_path(scope: str, form: Format, number: int) -> str:
    """Return `berita/arsip-umpan/rss-1.xml`; block 1 holds the oldest entries."""
    name, _, suffix = form.file.rpartition(".")
    return f"{scope}{FOLDER}/{name}-{number}.{suffix}"

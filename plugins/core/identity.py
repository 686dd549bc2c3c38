"""An entry's name for life, which its feeds and calendars give it: its guid."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

# The address of an entry on this site, ours by its form alone: /berita/2024/pojok-baca/ .
_OWN_ADDRESS = re.compile(r"/(?P<kind>[a-z]+)/(?P<place>\d{4}/[^/.?#]+(/[a-z]{2,3})?)/")


@dataclass(frozen=True)
class Identity:
    """An entry or a page as it is known outside: by its address, and in feeds by its guid."""

    address: str
    """With a slash before and after it."""

    guid: str
    """Empty for a page, which is in no feed."""

    title: str
    hidden: bool
    """In no list and no feed."""


def guid_of(identity: str, address: str, aliases: Iterable[str], kinds: Collection[str]) -> str:
    """Return the guid of the entry that now lives at `address`, both beginning with a slash.

    Its oldest own address decides, the first among its `aliases` that has the form of one: so
    it outlives a new slug, date or section. The site's `identity` outlives a new domain.
    """
    for alias in aliases:
        found = _OWN_ADDRESS.fullmatch(alias)
        if found and found["kind"] in kinds:
            return f"{identity}:{alias.strip('/')}"
    return f"{identity}:{address.strip('/')}"

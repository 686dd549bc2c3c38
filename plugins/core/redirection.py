"""Addresses that lead elsewhere, or tell that what stood there is gone."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Redirect:
    """An address of this site that is no page of its own any more; both begin with a slash."""

    source: str
    """A path, perhaps with a query: /2019/05/lama/ or /?p=12."""

    target: str | None
    """A path on this site, a full address, or None: gone for good."""

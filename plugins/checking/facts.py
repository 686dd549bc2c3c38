"""What was learnt of one finished file: where it leads, what can be led to, what is wrong."""

from dataclasses import dataclass
from typing import NamedTuple


class Fault(NamedTuple):
    """Something that must not be; `kind` names its sentence in sentences.py."""

    kind: str
    value: str


@dataclass(frozen=True)
class Facts:
    """`targets` are addresses as they are written, `ids` the anchors that the file offers.

    `items` are the addresses of what a feed or a sitemap lists.
    """

    targets: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    items: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    """What it says, for those who look at it; never kept."""

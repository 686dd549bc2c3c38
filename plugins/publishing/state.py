"""The release that is live: what it said of itself, read from wherever it is served."""

import datetime
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from plugins.publishing import ledger as ledgers
from plugins.publishing import manifest
from plugins.publishing.ledger import Ledger
from plugins.publishing.paths import LEDGER, MANIFEST, RELEASE

Read = Callable[[str], bytes | None]
"""Returns the bytes of a file by its path below the site's root; None when there is none."""


@dataclass(frozen=True)
class State:
    """Empty where nothing was published before."""

    digests: dict[str, str] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=dict)
    entries: int = 0
    kept: tuple[tuple[str, ...], ...] = ()
    """The lasting files that it keeps of the releases before it, the newest first."""

    built_at: datetime.datetime | None = None


def read_state(read: Read) -> State:
    """Return the state of the live release. Raises ValueError for files that are not ours."""
    digests = read(MANIFEST)
    known = read(LEDGER)
    release: dict[str, Any] = json.loads(read(RELEASE) or b"{}")
    built_at = release.get("dibangun")
    return State(
        manifest.from_text(digests.decode()) if digests else {},
        ledgers.from_text(known.decode()) if known else {},
        int(release.get("tulisan", 0)),
        tuple(tuple(found) for found in release.get("aset_lama", ())),
        datetime.datetime.fromisoformat(built_at) if built_at else None,
    )


def release_text(entries: int, kept: Sequence[Sequence[str]], built_at: datetime.datetime) -> str:
    """Return what the next release will be told of this one."""
    told = {
        "tulisan": entries,
        "dibangun": built_at.isoformat(timespec="seconds"),
        "aset_lama": kept,
    }
    return json.dumps(told, indent=1) + "\n"

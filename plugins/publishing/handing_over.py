"""What a release needs beside its files, when another machine sends it than the one that built it.

CI builds where no secret is, and sends where nothing is built.
"""

import datetime
import json
from dataclasses import asdict
from pathlib import Path

from plugins.core import output
from plugins.core.identity import Identity
from plugins.kinds.site import Site
from plugins.publishing.facts import Facts

FILE = "kiriman.json"


def hand_over(facts: Facts, folder: Path) -> None:
    """Write the facts, the site's own and its redirects aside: those are in its files."""
    told = {
        "alamat": facts.address,
        "dasar": facts.base,
        "tulisan": facts.entries,
        "dibangun": facts.built_at.isoformat(),
        "tanda": [asdict(found) for found in facts.identities],
    }
    output.write(folder, FILE, json.dumps(told, ensure_ascii=False, indent=1).encode())


def take_over(folder: Path, site: Site) -> Facts:
    """Read them again. Raises OSError, ValueError or KeyError where nothing was handed over."""
    told = json.loads((folder / FILE).read_text("utf-8"))
    return Facts(
        site=site,
        address=told["alamat"],
        base=told["dasar"],
        entries=told["tulisan"],
        identities=tuple(Identity(**found) for found in told["tanda"]),
        redirects=(),
        built_at=datetime.datetime.fromisoformat(told["dibangun"]),
    )

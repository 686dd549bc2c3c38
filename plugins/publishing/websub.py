"""Telling hubs which feeds changed (WebSub), so that readers need not keep asking.

W3C Recommendation of 23 January 2018, §6; how a publisher tells a hub is left to the hub there,
and all of them take what PubSubHubbub 0.4 §7.1 describes.
"""

import hashlib
import json
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlencode

from plugins.core import output
from plugins.core.syndication.model import ATOM, JSON, RSS

FOLDER = ".literasi"
PUBLISHED = "umpan-terbit.json"
CHANGED = "umpan-berubah.txt"
PATIENCE = 10
_FEEDS = frozenset(form.file for form in (RSS, ATOM, JSON))
_AT_ONCE = 50


def digests(site: Path, address: str) -> dict[str, str]:
    """Return the digest of each feed of a built site by its full address; archives are none."""
    return {
        f"{address}/{file.relative_to(site).as_posix()}": _digest(file)
        for file in sorted(site.rglob("*"))
        if file.name in _FEEDS
    }


def of_release(former: Mapping[str, str], address: str) -> dict[str, str]:
    """Return the digests of feeds that a release's manifest tells, by their full addresses."""
    feeds = {path for path in former if path.rpartition("/")[2] in _FEEDS}
    return {f"{address}/{path}": former[path] for path in feeds}


def remembered(folder: Path, former: Mapping[str, str]) -> Mapping[str, str]:
    """Return the feeds that hubs were last told of; `former` where this machine remembers none.

    It is remembered apart from the site: previews are built in its place too.
    """
    file = folder / PUBLISHED
    told: Mapping[str, str] = json.loads(file.read_text("utf-8")) if file.is_file() else former
    return told


def changed(now: Mapping[str, str], before: Mapping[str, str], folder: Path) -> list[str]:
    """Return the feeds that differ from those told before, and write the list of them."""
    found = [address for address, digest in now.items() if before.get(address) != digest]
    output.write(folder, CHANGED, "".join(f"{address}\n" for address in found).encode())
    return found


def remember(now: Mapping[str, str], folder: Path) -> None:
    """Remember what was published and told."""
    output.write(folder, PUBLISHED, f"{json.dumps(now, indent=0)}\n".encode())


def tell(hub: str, addresses: Sequence[str]) -> None:
    """Tell the hub that the feeds changed. Raises OSError or HTTPException when it does not hear.

    HTTPException is http.client's: an answer that is no HTTP at all.
    """
    for start in range(0, len(addresses), _AT_ONCE):
        some = addresses[start : start + _AT_ONCE]
        fields = [("hub.mode", "publish"), *(("hub.url", address) for address in some)]
        # The scheme was checked when site.yaml was read.
        request = urllib.request.Request(hub, urlencode(fields).encode())  # noqa: S310
        with urllib.request.urlopen(request, timeout=PATIENCE):  # noqa: S310
            pass


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()

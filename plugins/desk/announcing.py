"""After publishing: the hubs of site.yaml are told which feeds changed."""

from collections.abc import Callable, Mapping
from http.client import HTTPException
from pathlib import Path

from plugins.publishing import websub
from plugins.publishing.facts import Facts


def announce(
    facts: Facts, site: Path, folder: Path, former: Mapping[str, str], say: Callable[[str], None]
) -> None:
    """Tell each hub of the feeds that changed since they were last published.

    `former` are the digests of the release before, for a machine that remembers nothing. A hub
    that cannot be told is no failure: the site is published. The next release tells it again,
    for nothing is remembered before every hub has heard.
    """
    now = websub.digests(site, facts.address)
    before = websub.remembered(folder, websub.of_release(former, facts.address))
    changed = websub.changed(now, before, folder)
    heard = [_told(hub, changed, say) for hub in facts.site.hub if changed]
    websub.remember(now if all(heard) else before, folder)


def _told(hub: str, changed: list[str], say: Callable[[str], None]) -> bool:
    try:
        websub.tell(hub, changed)
    except (OSError, HTTPException) as error:
        say(
            f"Peringatan: hub {hub} belum diberi tahu ({error}). "
            "Situs tetap terbit; hub diberi tahu lagi pada penerbitan berikutnya."
        )
        return False
    say(f"Hub {hub} diberi tahu: {len(changed)} umpan berubah.")
    return True

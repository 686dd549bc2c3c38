"""After publishing: the hubs of site.yaml are told which feeds changed."""

from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path

from plugins.desk.building import Built
from plugins.publishing import websub


def announce(built: Built, site: Path, folder: Path, say: Callable[[str], None]) -> None:
    """Tell each hub of the feeds that changed since they were last published.

    A hub that cannot be told is no failure: the site is published. The next release tells it
    again, for nothing is remembered before every hub has heard.
    """
    now = websub.digests(site, built.address)
    changed = websub.changed(now, folder)
    heard = [_told(hub, changed, say) for hub in built.hubs if changed]
    if all(heard):
        websub.remember(now, folder)


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

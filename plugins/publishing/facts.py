"""What a build tells of the site it made, for those who publish it."""

import datetime
from dataclasses import dataclass

from plugins.core.identity import Identity
from plugins.core.redirection import Redirect
from plugins.kinds.site import Site


@dataclass(frozen=True)
class Facts:
    """Beside the files themselves."""

    site: Site
    address: str
    """The site's, without a closing slash."""

    base: str
    """The path of `address`: empty, or such as /literasi."""

    entries: int
    """How many entries are published, hidden ones aside."""

    identities: tuple[Identity, ...]
    redirects: tuple[Redirect, ...]
    built_at: datetime.datetime
    admin_policy: str = ""
    """The Content-Security-Policy of /admin/; empty where the site has none."""

    def hidden(self) -> tuple[str, ...]:
        """Return the addresses that no list may name."""
        return tuple(found.address for found in self.identities if found.hidden)

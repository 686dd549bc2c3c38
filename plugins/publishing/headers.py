"""The headers of every answer, in one table from which all hosts' forms are written."""

from dataclasses import dataclass
from fnmatch import fnmatchcase

from plugins.core.security_policy import header_policy
from plugins.publishing.paths import ADMIN, FOLDER

SAFETY = {
    "Content-Security-Policy": header_policy(),
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    "Strict-Transport-Security": "max-age=31536000",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}

IN_ADMIN = f"/{ADMIN}/*"


def safety_of_admin(policy: str) -> dict[str, str]:
    """Return the headers of /admin/ that are others than all pages', by its own `policy`."""
    return {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        # One signs in through a window of GitHub's, which has to find the page that opened it.
        "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
    }


_MINUTES, _HOURS, _DAYS = 60, 3600, 86_400
_A_DAY = f"public, max-age={_DAYS}"


@dataclass(frozen=True)
class Rule:
    """How long a browser may use what lies at some addresses without asking again."""

    patterns: tuple[str, ...]
    """Addresses below the site's root, with at most one `*`, at the end or after `/*`."""

    cache: str


# The first that fits counts; no two are to fit one address, for some hosts would add them up.
RULES = (
    # Their names change with their bytes.
    Rule(("/theme/*", "/gambar/*"), f"public, max-age={365 * _DAYS}, immutable"),
    Rule(("/media/*",), _A_DAY),
    # The search asks for them by names made of their bytes; these are short. In the older volumes
    # there is one other file, which it asks for with the time.
    Rule(tuple(f"/pagefind/{part}/*" for part in ("fragment", "index", "filter", "lama")), _A_DAY),
    # Its configuration must be that of the site that it writes for.
    Rule((f"/{FOLDER}/*", IN_ADMIN), "no-cache"),
)

FEED_SUFFIXES = (".xml", ".json", ".ics", ".opml")
FEEDS = f"public, max-age={15 * _MINUTES}"
"""Readers of feeds and calendars ask often, and most hosts' answers then cost nothing."""

PAGES = f"public, max-age={_MINUTES}"
"""A correction shows within a minute, and going back and forth asks nobody."""


def cache_of(path: str) -> str:
    """Return Cache-Control for the file at a path below the site's root."""
    for rule in RULES:
        if any(fnmatchcase(f"/{path}", pattern) for pattern in rule.patterns):
            return rule.cache
    return FEEDS if path.endswith(FEED_SUFFIXES) else PAGES

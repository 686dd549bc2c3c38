"""`_headers` and `_redirects`, as Netlify and Cloudflare Pages read them; GitLab reads the latter.

https://docs.netlify.com/manage/routing/headers/ and …/redirects/ ,
https://developers.cloudflare.com/pages/configuration/redirects/ .
"""

from collections.abc import Collection, Iterable
from urllib.parse import quote

from plugins.core.redirection import Redirect
from plugins.publishing.headers import (
    FEED_SUFFIXES,
    FEEDS,
    IN_ADMIN,
    RULES,
    SAFETY,
    safety_of_admin,
)


def headers_file(places: Collection[str] = (), admin_policy: str = "") -> str:
    """Return `_headers`. What is not named keeps the host's own lifetime, for pages none.

    `admin_policy` is the Content-Security-Policy of /admin/, where the site has that. Then what
    /admin/ has otherwise is said for each of the site's other `places`: folders and files at its
    root. Of two rules for one address Cloudflare sends both values, and Netlify knows no word
    (`! Name`) to take one back. Cloudflare reads a hundred rules, and these come last: pages carry
    a policy of their own too.
    """
    in_admin = safety_of_admin(admin_policy) if admin_policy else {}
    elsewhere = {name: SAFETY[name] for name in in_admin}
    blocks = [_block("/*", {name: text for name, text in SAFETY.items() if name not in in_admin})]
    blocks += [
        _block(pattern, {"Cache-Control": rule.cache})
        for rule in RULES
        for pattern in rule.patterns
    ]
    blocks += [_block(f"/*{suffix}", {"Cache-Control": FEEDS}) for suffix in FEED_SUFFIXES]
    if in_admin:
        blocks.append(_block(IN_ADMIN, in_admin))
        blocks += [_block(place, elsewhere) for place in ("/", *sorted(places))]
    return "\n".join(blocks)


def _block(pattern: str, headers: dict[str, str]) -> str:
    return pattern + "\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())


def redirects_file(redirects: Iterable[Redirect], base: str) -> str:
    """Return `_redirects`; 410 is a status that none of them has, a page says it there.

    An address with a query is written as Netlify reads it. Cloudflare leaves such a line out,
    and there the front page itself answers.
    """
    lines = []
    for redirect in redirects:
        if redirect.target is None:
            continue
        path, _, query = redirect.source.partition("?")
        path = quote(path, safe="/:@!$&'()*+,;=~-._%")  # spaces separate the words of a line
        target = base + redirect.target if redirect.target.startswith("/") else redirect.target
        words = [base + path, *query.split("&"), target, "301"]
        lines.append(" ".join(word for word in words if word))
    return "".join(f"{line}\n" for line in lines)

"""nginx: a file for its http block, one for the site's server block, and one for a module of it.

Redirects are two maps, so that ten thousand of them cost a look-up each, and no regular
expression; `volatile`, for the page of an error is looked up again.
https://nginx.org/en/docs/http/ngx_http_map_module.html
"""

from collections.abc import Iterable, Mapping
from urllib.parse import quote, unquote

from plugins.core.media_types import TYPES
from plugins.core.redirection import Redirect
from plugins.publishing.facts import Facts
from plugins.publishing.headers import (
    FEED_SUFFIXES,
    FEEDS,
    IN_ADMIN,
    PAGES,
    RULES,
    SAFETY,
    safety_of_admin,
)

_SAFE = "/:@!&'()*+,;=~-._%#?"


def files(redirects: Iterable[Redirect], facts: Facts) -> dict[str, str]:
    """Return what is to be included, by name."""
    return {
        "http.conf": http_block(redirects, facts.base, facts.admin_policy),
        "server.conf": server_block(facts.base),
        # A server that has not the module would not start with it.
        "brotli.conf": "brotli_static on;\n",
    }


def http_block(redirects: Iterable[Redirect], base: str, admin_policy: str = "") -> str:
    """Return what belongs into `http { … }`: where old addresses lead, and how long all keeps.

    `admin_policy` is the Content-Security-Policy of /admin/, where the site has that.
    """
    by_path, by_query = {}, {}
    for redirect in redirects:
        target = redirect.target
        if target is not None and target.startswith("/"):
            target = base + target
        # What is gone is told by a target that no address can be.
        value = quote(target, safe=_SAFE) if target is not None else "410"
        if "?" in redirect.source:
            by_query[base + redirect.source] = value
        else:
            for path in _spellings(base + unquote(redirect.source)):
                by_path[path] = value
    return "\n".join(
        [
            "map_hash_max_size 131072;",
            "map_hash_bucket_size 512;",
            _map("$uri", "$literasi_path", by_path),
            _map('"$uri?$args"', "$literasi_query", by_query),
            "map $literasi_query$literasi_path $literasi_gone { volatile; default 0; 410 1; }",
            _lifetimes(base),
            _headers_by_place(base, safety_of_admin(admin_policy) if admin_policy else {}),
        ]
    )


def _spellings(path: str) -> set[str]:
    """Return an address with and without its last slash, as both were shared."""
    bare = path.rstrip("/")
    return {path} if path.endswith((".html", ".xml")) or not bare else {bare, f"{bare}/"}


def _map(source: str, target: str, values: dict[str, str]) -> str:
    lines = [f"    {_quoted(key)} {_quoted(value)};\n" for key, value in sorted(values.items())]
    return f'map {source} {target} {{\n    volatile;\n    default "";\n{"".join(lines)}}}'


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    # A key that begins with ~ would be an expression.
    return f'"\\{escaped}"' if escaped.startswith("~") else f'"{escaped}"'


def _lifetimes(base: str) -> str:
    lines = [
        f'    "~^{base}{pattern.rstrip("*")}" "{rule.cache}";\n'
        for rule in RULES
        for pattern in rule.patterns
    ]
    suffixes = "|".join(suffix.lstrip(".") for suffix in FEED_SUFFIXES)
    lines.append(f'    "~\\.({suffixes})$" "{FEEDS}";\n')
    return f'map $uri $literasi_cache {{\n    default "{PAGES}";\n{"".join(lines)}}}\n'


def _headers_by_place(base: str, in_admin: Mapping[str, str]) -> str:
    """Return a map for each header of the table: what /admin/ has, and what all others have."""
    place = f"~^{base}{IN_ADMIN.rstrip('*')}"
    maps = []
    for name, value in SAFETY.items():
        other = f'    "{place}" "{in_admin[name]}";\n' if name in in_admin else ""
        maps.append(f'map $uri {_variable(name)} {{\n    default "{value}";\n{other}}}\n')
    return "".join(maps)


def _variable(header: str) -> str:
    return f"$literasi_{header.lower().replace('-', '_')}"


def server_block(base: str) -> str:
    """Return what belongs into the site's `server { … }`, beside its name, port and root."""
    types = "".join(
        f"    {kind.partition(';')[0]} {suffix[1:]};\n" for suffix, kind in TYPES.items()
    )
    headers = "".join(f"add_header {name} {_variable(name)} always;\n" for name in SAFETY)
    return (
        f"types {{\n{types}}}\n"
        "default_type application/octet-stream;\n"
        "charset utf-8;\n"
        # text/html always is one, and named would be a warning.
        "charset_types text/plain text/css text/vtt text/calendar text/javascript text/x-opml;\n"
        "index index.html;\n"
        "gzip_static on;\n"
        "gzip_vary on;\n"
        f"{headers}"
        "add_header Cache-Control $literasi_cache;\n"
        f"error_page 404 {base}/404.html;\n"
        f"error_page 410 {base}/410.html;\n"
        "if ($literasi_gone) { return 410; }\n"
        "if ($literasi_query) { return 301 $literasi_query; }\n"
        "if ($literasi_path) { return 301 $literasi_path; }\n"
    )

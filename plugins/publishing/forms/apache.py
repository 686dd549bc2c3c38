"""`.htaccess`, as Apache and LiteSpeed read it: what nearly all shared hosts run.

Nothing in it stops the site where a module is missing. Scripts are refused: a site of files has
none, so one that lies there was put there by somebody else.
"""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from plugins.core.media_types import TYPES
from plugins.core.redirection import Redirect
from plugins.publishing.headers import (
    FEED_SUFFIXES,
    FEEDS,
    IN_ADMIN,
    PAGES,
    RULES,
    SAFETY,
    safety_of_admin,
)

_START = """\
DirectoryIndex index.html
Options -Indexes
ErrorDocument 404 {base}/404.html
ErrorDocument 410 {base}/410.html
AddDefaultCharset off

<FilesMatch "\\.(php\\d?|phtml|phar|cgi|pl|py|asp|aspx|jsp|sh)$">
  Require all denied
</FilesMatch>
<FilesMatch "^(\\.ht|\\.literasi|_headers$|_redirects$)">
  Require all denied
</FilesMatch>
"""


_COMPRESSED_TYPES = {
    "html": "text/html;charset=utf-8",
    "css": "text/css",
    "js": "text/javascript",
    "xml": "application/xml",
    "json": "application/json",
    "svg": "image/svg+xml",
}
_ENCODINGS = {"br": "br", "gzip": "gz"}
"""The suffixes of files by their name in Accept-Encoding, the better first."""


def htaccess(
    redirects: Iterable[Redirect], base: str, *, compressed: bool, admin_policy: str = ""
) -> str:
    """Return the file; `compressed` says that `.br` and `.gz` lie beside what is worth them.

    `admin_policy` is the Content-Security-Policy of /admin/, where the site has that.
    """
    parts = [
        _START.format(base=base),
        _module("mime", [f"AddType {_type(kind)} {suffix}" for suffix, kind in TYPES.items()]),
        _module("headers", list(_headers(base, admin_policy))),
        _module("rewrite", ["RewriteEngine On", *_rewrites(redirects, base)]),
    ]
    if compressed:
        parts += _compressed()
    return "\n".join(parts)


def _type(kind: str) -> str:
    return f'"{kind}"' if " " in kind else kind


def _module(name: str, lines: list[str]) -> str:
    body = "".join(f"  {line}\n" for line in lines)
    return f"<IfModule mod_{name}.c>\n{body}</IfModule>\n"


def _headers(base: str, admin_policy: str) -> Iterable[str]:
    for name, value in SAFETY.items():
        yield f'Header always set {name} "{value}"'
    if admin_policy:
        for name, value in safety_of_admin(admin_policy).items():
            yield f'Header always set {name} "{value}" {_in(base + IN_ADMIN)}'
    yield f'Header set Cache-Control "{PAGES}"'
    suffixes = "|".join(suffix.lstrip(".") for suffix in FEED_SUFFIXES)
    # By then it may be the address of what lies compressed beside it.
    packed = "|".join(_ENCODINGS.values())
    address = rf"%{{REQUEST_URI}} =~ m#\.({suffixes})(\.({packed}))?$#"
    yield f'Header set Cache-Control "{FEEDS}" "expr={address}"'
    for rule in RULES:
        for pattern in rule.patterns:
            yield f'Header set Cache-Control "{rule.cache}" {_in(base + pattern)}'


def _in(pattern: str) -> str:
    """Return the condition of a header for what lies in a folder."""
    return f'"expr=%{{REQUEST_URI}} =~ m#^{re.escape(pattern.rstrip("*"))}#"'


def _rewrites(redirects: Iterable[Redirect], base: str) -> Iterable[str]:
    """Yield rules; in .htaccess they see the path without its first slash."""
    for redirect in redirects:
        path, _, query = redirect.source.partition("?")
        pattern = re.escape(unquote(path).strip("/"))
        if query:
            yield f"RewriteCond %{{QUERY_STRING}} ^{re.escape(query)}$"
        if redirect.target is None:
            yield f"RewriteRule ^{pattern}/?$ - [G,L]"
        else:
            target = redirect.target if "://" in redirect.target else base + redirect.target
            # A question mark alone at the end drops the old query.
            ending = "?" if query and "?" not in target else ""
            target = target.replace("%", r"\%") + ending
            yield f"RewriteRule ^{pattern}/?$ {target} [R=301,L,NE]"


def _compressed() -> Iterable[str]:
    """Yield the rules by which what lies compressed beside a file is sent."""
    rewrites = []
    for name, suffix in _ENCODINGS.items():
        rewrites += [
            rf"RewriteCond %{{HTTP:Accept-Encoding}} \b{name}\b",
            f"RewriteCond %{{REQUEST_FILENAME}}.{suffix} -f",
            f"RewriteRule ^(.+)$ $1.{suffix} [L]",
        ]
        for ending, kind in _COMPRESSED_TYPES.items():
            flags = f"T={kind},E=no-gzip:1,E=no-brotli:1"
            rewrites.append(rf"RewriteRule \.{ending}\.{suffix}$ - [{flags}]")
    yield _module("rewrite", rewrites)
    for name, suffix in _ENCODINGS.items():
        endings = "|".join(_COMPRESSED_TYPES)
        yield (
            f'<FilesMatch "\\.({endings})\\.{suffix}$">\n'
            f"  <IfModule mod_headers.c>\n"
            f"    Header set Content-Encoding {name}\n"
            f"    Header append Vary Accept-Encoding\n"
            f"  </IfModule>\n</FilesMatch>\n"
        )

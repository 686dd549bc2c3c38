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


def htaccess(
    redirects: Iterable[Redirect], base: str, *, compressed: bool, admin_policy: str = ""
) -> str:
    """Return the file; `compressed` says that a `.gz` lies beside what is worth one.

    `admin_policy` is the Content-Security-Policy of /admin/, where the site has that.
    """
    parts = [
        _START.format(base=base),
        _module("mime", [f"AddType {_type(kind)} {suffix}" for suffix, kind in TYPES.items()]),
        _module("headers", list(_headers(base, admin_policy))),
        _module("rewrite", ["RewriteEngine On", *_rewrites(redirects, base)]),
    ]
    if compressed:
        parts.append(_module("rewrite", _COMPRESSED.splitlines()))
        parts.append(_module("headers", _COMPRESSED_HEADERS.splitlines()))
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
    yield f'Header set Cache-Control "{FEEDS}" "expr=%{{REQUEST_URI}} =~ m#\\.({suffixes})$#"'
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


_COMPRESSED = """\
RewriteCond %{HTTP:Accept-Encoding} gzip
RewriteCond %{REQUEST_FILENAME}.gz -f
RewriteRule ^(.+)$ $1.gz [L]
RewriteRule \\.html\\.gz$ - [T=text/html;charset=utf-8,E=no-gzip:1]
RewriteRule \\.css\\.gz$ - [T=text/css,E=no-gzip:1]
RewriteRule \\.js\\.gz$ - [T=text/javascript,E=no-gzip:1]
RewriteRule \\.xml\\.gz$ - [T=application/xml,E=no-gzip:1]
RewriteRule \\.json\\.gz$ - [T=application/json,E=no-gzip:1]
RewriteRule \\.svg\\.gz$ - [T=image/svg+xml,E=no-gzip:1]
"""

_COMPRESSED_HEADERS = """\
<FilesMatch "\\.(html|css|js|xml|json|svg)\\.gz$">
  Header set Content-Encoding gzip
  Header append Vary Accept-Encoding
</FilesMatch>
"""

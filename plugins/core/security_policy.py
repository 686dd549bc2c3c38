"""What the pages of the site may load and run: the one table of their Content-Security-Policy.

CSP level 3, https://www.w3.org/TR/CSP3/. Each page carries the strictest policy that it can
live with in a <meta> element, which holds on every host. The headers of a host, which know no
page's style sheet, say the rest (`header_policy`). Where both are given, both must allow.
"""

import base64
import functools
import hashlib
import re
from collections.abc import Mapping

Policy = Mapping[str, tuple[str, ...]]

PAGES: Policy = {
    # Scripts, pictures, sound, fonts: files of ours. (JSON-LD is data, and runs nothing.)
    "default-src": ("'self'",),
    # The page's own style sheet, by its digest.
    "style-src": ("'none'",),
    "object-src": ("'none'",),
    "base-uri": ("'none'",),
    "form-action": ("'self'",),
}

SEARCH: Policy = {"script-src": ("'self'", "'wasm-unsafe-eval'")}
"""For /cari/ alone: the search engine is WebAssembly, which no narrower word allows."""

# A <meta> element may not say these (CSP3 §4.2 and §6.4.2).
_HEADERS_ONLY: Policy = {"frame-ancestors": ("'none'",)}


_ELSEWHERE = re.compile(r'<(?:audio|video|source)\b[^>]*\ssrc="(https?://[^/"?#;,\s]+)')
"""The origin of a player's file on another host."""


def page_policy(style: str = "", body: str = "", *, searching: bool = False) -> str:
    """Return the policy of one page, for its <meta http-equiv="Content-Security-Policy">.

    `style` is the whole text of its <style> element, `body` its markup: sound and film in it that
    lie elsewhere, and play only when asked to, come from the origins that it names.
    """
    policy = {**PAGES, **(SEARCH if searching else {})}
    if style:
        policy["style-src"] = (_digest(style),)
    if hosts := sorted(set(_ELSEWHERE.findall(body))):
        policy["media-src"] = ("'self'", *hosts)
    return written(policy)


def header_policy() -> str:
    """Return what a host says for all its pages: no less than any of them needs."""
    wide = {
        "script-src": SEARCH["script-src"],
        # Of the style sheets each page lets in only its own.
        "style-src": ("'self'", "'unsafe-inline'"),
        "media-src": ("'self'", "https:"),
    }
    return written({**PAGES, **wide, **_HEADERS_ONLY})


def written(policy: Policy) -> str:
    """Return a policy as browsers read it."""
    return ";".join(f"{name} {' '.join(sources)}" for name, sources in policy.items())


@functools.lru_cache(maxsize=64)
def _digest(style: str) -> str:
    digest = hashlib.sha256(style.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"

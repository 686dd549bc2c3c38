"""What a finished page may hold, as a list of what is good: anything else is active or foreign.

Written apart from plugins/core/sanitizing.py on purpose: what one of the two forgets, the other
must find. It is of whole pages, theme and all, and so knows more elements.
"""

import functools
import re
from collections.abc import Iterator, Mapping

from plugins.checking.facts import Fault

Attributes = Mapping[str, str | None]

_ELEMENTS = frozenset(
    """
a abbr address article aside audio b bdi blockquote body br button caption circle cite clippath
code col colgroup data dd defs del desc details dfn dialog div dl dt ellipse em fieldset
figcaption figure footer form g h1 h2 h3 h4 h5 h6 head header hgroup hr html i img input ins kbd
label legend li line lineargradient link main mark mask menu meta meter nav noscript ol optgroup
option output p path picture polygon polyline pre progress q radialgradient rect s samp script
search section select small source span stop strong style sub summary sup svg symbol table tbody
td text textarea tfoot th thead time title tr track tspan u ul use var video wbr
""".split()
)
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "geo", "whatsapp"})
_PODCAST_SCHEMES = frozenset({"podcast", "pcast", "feed", "itpc", "antennapod-subscribe"})
_REFRESH = re.compile(r"\s*\d+\s*;\s*url=", re.I)
_ADDRESSES = frozenset({
    "href", "src", "srcset", "poster", "action", "formaction", "xlink:href", "data", "cite",
    "background", "ping", "manifest", "longdesc", "usemap", "imagesrcset",
})  # fmt: skip
_ACTIVE = frozenset({"srcdoc", "formaction", "ping", "style"})
_FETCHING_RELS = frozenset(
    """stylesheet preload modulepreload prefetch prerender preconnect
dns-prefetch icon apple-touch-icon manifest mask-icon""".split()
)
_FOREIGN_STYLE = re.compile(
    r"url\(\s*['\"]?\s*(?:[a-z][a-z0-9+.-]*:|//|\\)|@import|expression\(|-moz-binding", re.I
)
_DATA_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif|svg\+xml)[;,]", re.I)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
_DROPPED = re.compile(r"[\t\n\r]")
_BLANK = "".join(map(chr, range(33)))


@functools.lru_cache(maxsize=20_000)  # menus and pictures repeat on every page
def scheme_of(address: str) -> str:
    """Return the scheme that a browser sees (URL Standard §4.4 drops tabs and line ends)."""
    found = _SCHEME.match(_DROPPED.sub("", address).lstrip(_BLANK))
    return found[1].lower() if found else ""


def is_foreign(address: str) -> bool:
    """Tell whether an address names a host, or holds what it stands for itself."""
    squeezed = _DROPPED.sub("", address).lstrip(_BLANK).replace("\\", "/")
    return squeezed.startswith("//") or bool(scheme_of(address))


def addresses_of(name: str, value: str) -> Iterator[str]:
    """Yield the addresses in an attribute; a srcset holds several."""
    if name in ("srcset", "imagesrcset"):
        yield from (part.split()[0] for part in value.split(",") if part.strip())
    elif name in _ADDRESSES:
        yield value.strip()


def element_faults(tag: str, attributes: Attributes, own: tuple[str, ...]) -> Iterator[Fault]:
    """Yield what is active or foreign in one element. Addresses that begin with `own` are ours."""
    if tag not in _ELEMENTS:
        yield Fault("active", f"<{tag}>")
    for name, value in attributes.items():
        if name in _ADDRESSES:
            for address in addresses_of(name, value or ""):
                yield from _address_faults(tag, name, address, attributes, own)
        if name.startswith("on") or name in _ACTIVE:
            yield Fault("active", f"<{tag} {name}>")
    if tag == "script":
        yield from _script_faults(attributes)
    elif tag == "meta":
        yield from _meta_faults(attributes)


def _address_faults(
    tag: str, name: str, address: str, attributes: Attributes, own: tuple[str, ...]
) -> Iterator[Fault]:
    scheme = scheme_of(address)
    pictured = tag in ("img", "source") and _DATA_PICTURE.match(address)
    if scheme and scheme not in _SCHEMES | _PODCAST_SCHEMES and not pictured:
        yield Fault("active", address[:80])
    elif _is_fetched(tag, name, attributes) and _is_elsewhere(address, own) and not pictured:
        yield Fault("foreign", address)


def _is_elsewhere(address: str, own: tuple[str, ...]) -> bool:
    # `//host` begins with the `/` of our own paths, and is none of them.
    return is_foreign(address) and not (scheme_of(address) and address.startswith(own))


def _is_fetched(tag: str, name: str, attributes: Attributes) -> bool:
    """Tell whether a browser asks for it by itself, before anybody clicks."""
    if tag in ("a", "blockquote", "q", "ins", "del") or name == "cite":
        return False
    if tag in ("audio", "video") and name == "src":
        return attributes.get("preload") != "none" or "autoplay" in attributes
    if tag == "link":
        rels = (attributes.get("rel") or "").lower().split()
        return not _FETCHING_RELS.isdisjoint(rels)
    return True


def _script_faults(attributes: Attributes) -> Iterator[Fault]:
    if attributes.get("type") != "application/ld+json" and not attributes.get("src"):
        yield Fault("active", "<script>")


def _meta_faults(attributes: Attributes) -> Iterator[Fault]:
    kind = (attributes.get("http-equiv") or "").strip().lower()
    content = attributes.get("content") or ""
    if kind == "refresh":
        target = _REFRESH.sub("", content).strip("'\" ")
        if is_foreign(target):
            yield Fault("active", "<meta http-equiv=refresh>")
    elif kind not in ("", "content-security-policy", "x-ua-compatible", "content-language"):
        yield Fault("active", f"<meta http-equiv={kind}>")


@functools.lru_cache(maxsize=100)  # the pages of one kind have one style
def style_faults(css: str) -> tuple[Fault, ...]:
    """Return what a style sheet asks of elsewhere, or runs."""
    return tuple(
        Fault("foreign", css[found.start() : found.start() + 60])
        for found in _FOREIGN_STYLE.finditer(css)
        if not _DATA_PICTURE.match(css, found.end() - len("data:"))
    )

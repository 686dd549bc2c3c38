"""The one policy of what an entry's HTML may hold; everything else is taken out by nh3."""

import functools
import ipaddress
import re
from urllib.parse import urlsplit

import nh3

TAGS = frozenset({
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "dfn",
    "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img",
    "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "small", "span", "strong", "sub",
    "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul",
})  # fmt: skip

_ATTRIBUTES = {
    "*": {"id", "class", "lang", "dir", "title"},
    "a": {"href"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "div": {"role", "tabindex", "aria-label"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start", "reversed", "type"},
    "q": {"cite"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_SCHEMES = {"http", "https", "mailto", "tel", "geo"}

# Only what our own conversion writes: footnotes, headings, and parts that the theme styles.
_ID = re.compile(r"(fn|fnref\d*)[:-][\w-]+|[a-z0-9]+(-[a-z0-9]+)*(_\d+)?")
_CLASSES = {
    "footnote", "footnote-ref", "footnote-backref", "table-scroll", "video-still", "video-link",
    "align-left", "align-center", "align-right",
}  # fmt: skip
# A scrolling table, as it is called in each language of the interface.
_REGION = {"role": ("region",), "tabindex": ("0",), "aria-label": ("Tabel", "Table")}


def clean(html: str) -> str:
    """Return the HTML with only what the policy allows.

    Cleaning twice may differ from cleaning once where the parser moves misnested elements,
    so it is repeated until nothing changes; raises ValueError if it never settles.
    """
    for _ in range(4):
        cleaned = _cleaner().clean(html)
        if cleaned == html:
            return cleaned
        html = cleaned
    raise ValueError("HTML does not settle")


@functools.cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes=_SCHEMES,
        link_rel=None,
        # What scrolls must be reachable by keyboard (WCAG 2.1.1): long lines of code do.
        set_tag_attribute_values={"pre": {"tabindex": "0"}},
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "id":
        return value if _ID.fullmatch(value) else None
    if name == "class":
        kept = " ".join(part for part in value.split() if part in _CLASSES)
        return kept or None
    if tag == "div" and name in _REGION:
        return value if value in _REGION[name] else None
    return value


def is_safe_link(link: str) -> bool:
    """Tell whether a link may be published: relative, or of an accepted scheme."""
    # Browsers drop white space and control characters inside a scheme (URL Standard §4.4).
    squeezed = re.sub(r"[\x00-\x20]", "", link)
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", squeezed)
    return scheme is None or scheme[1].lower() in _SCHEMES


def is_whole_link(link: str) -> bool:
    """Tell whether a link to another site names one that any reader can reach.

    Browsers mend `https:/example.org` and take 2130706433 for 127.0.0.1 (URL Standard §4.4, §3.5);
    readers of feeds do not, and an address of this computer or office leads readers nowhere.
    """
    scheme, colon, rest = link.partition(":")
    if not colon or scheme.lower() not in ("http", "https", "mailto", "tel"):
        return True
    if scheme.lower() in ("mailto", "tel"):
        return bool(rest.partition("?")[0].strip()) or "to=" in rest
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:  # brackets or a port that make no sense
        return False
    # What stands before an @ looks like the site, and is none.
    return rest.startswith("//") and "@" not in parts.netloc and _is_public(host)


def _is_public(host: str) -> bool:
    last = host.rpartition(".")[2]
    if not last or (last.isascii() and last[0].isdigit()):
        try:
            return ipaddress.ip_address(host).is_global
        except ValueError:
            return False
    return "." in host and last not in ("localhost", "local", "internal", "lan")


def is_remote(link: str) -> bool:
    """Tell whether a link names a host: what a page embeds from one tells it who reads."""
    squeezed = re.sub(r"[\x00-\x20]", "", link).replace("\\", "/")
    return re.match(r"([A-Za-z][A-Za-z0-9+.-]*:)?//|[A-Za-z]+:", squeezed) is not None

"""Text as it may leave the site: characters that XML can hold, and links that lead home."""

import html
import re
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

# XML 1.0 §2.2 Char: one such character from a careless paste would make a whole feed unreadable.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# One start tag as HTML serialisers write it: `<` in text is always escaped, and a value
# always stands in double quotes (HTML §13.3). Reading the tags alone keeps every other
# character as it was, and takes a twentieth of the time of a parser and a serialiser.
_TAG = re.compile(r'<[a-zA-Z][^<>"]*(?:"[^"]*"[^<>"]*)*>')
_ATTRIBUTE = re.compile(r'(\s)([^\s=>"]+)="([^"]*)"')
_LINKS = frozenset({"href", "src", "cite", "poster"})


def scrub(text: str) -> str:
    """Return the text with U+FFFD in the place of each character that XML 1.0 forbids.

    Replaced, never left out: what the sanitiser found harmless apart (`java`, U+FFFE, `script:`)
    must not be joined after it has looked.
    """
    return _NOT_XML.sub("\ufffd", text)


def absolute(link: str, page: str, site: str) -> str:
    """Return the link as it is understood on `page`, a full address below `site`.

    A path from the root is one of this site, also where the site lives in a folder of its host.
    """
    if link.startswith("/") and not link.startswith("//"):
        base = urlsplit(site).path.rstrip("/")
        rest = link[len(base) :] if base and link.startswith(f"{base}/") else link
        return site + rest
    try:
        return urljoin(page, link)
    except ValueError:  # `http://[`: no address at all, so nothing to complete
        return link


def absolute_html(text: str, page: str, site: str) -> str:
    """Return serialised HTML whose links no longer depend on the page they stand on."""

    def complete(link: str) -> str:
        return _quoted(absolute(html.unescape(link).strip(), page, site))

    def in_attribute(found: re.Match[str]) -> str:
        space, name, value = found.groups()
        if name in _LINKS:
            return f'{space}{name}="{complete(value)}"'
        if name == "srcset":
            return f'{space}{name}="{_each_candidate(value, complete)}"'
        return found[0]

    return _TAG.sub(lambda tag: _ATTRIBUTE.sub(in_attribute, tag[0]), text)


def shorten_bytes(text: str, limit: int) -> str:
    """Return at most `limit` bytes of UTF-8, cut between words and marked with an ellipsis."""
    if len(text.encode()) <= limit:
        return text
    kept = text.encode()[: limit - len("…".encode())].decode(errors="ignore")
    return (kept.rsplit(maxsplit=1)[0] if " " in kept else kept).rstrip(" ,.;:–-") + "…"


def _quoted(value: str) -> str:
    return html.escape(value, quote=False).replace('"', "&quot;")


def _each_candidate(srcset: str, complete: Callable[[str], str]) -> str:
    candidates = (candidate.split(maxsplit=1) for candidate in srcset.split(", "))
    return ", ".join(
        " ".join([complete(link), *descriptor]) for link, *descriptor in filter(None, candidates)
    )

"""Addresses of other sites, and the places in the sources where they stand."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from plugins.core import yaml_text
from plugins.core.front_matter import Faults, FrontMatter, decode, read
from plugins.core.source_bytes import read_source
from plugins.desk.proofreading import Desk
from plugins.kinds.site_file import PATH as SITE_PATH

_ADDRESS = re.compile(r"""https?://[^\s<>"`|\\^{}]+""", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_INLINE_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_ESCAPED = re.compile(r"\\([_*()~#&.-])")


@dataclass(frozen=True, order=True)
class Link:
    """An address as an editor wrote it: in `path` (`content/…`), at a line, in a field."""

    path: str
    line: int
    field: str
    address: str


def outside_links(desk: Desk, only: Path | None = None) -> list[Link]:
    """Return all links away from the site, of all sources and site.yaml, or of one file.

    What cannot be read is left out: the build tells of it.
    """
    own = urlsplit(desk.site.url).netloc.lower()
    found: list[Link] = []
    for path, file, _ in desk.sources(only):
        data = read_source(file, Faults(path))
        source = read(data, path)[0] if data is not None else None
        if source is not None:
            found += _links(path, source)
    site = _site(desk) if only is None else None
    if site is not None:
        found += _links(SITE_PATH, site)
    return sorted({link for link in found if urlsplit(link.address).netloc.lower() != own})


def _site(desk: Desk) -> FrontMatter | None:
    faults = Faults(SITE_PATH)
    data = read_source(desk.content / SITE_PATH.removeprefix("content/"), faults)
    text = None if data is None else decode(data, faults)
    if text is None:
        return None
    values, lines = yaml_text.mapping(text, 1, faults.add)
    return FrontMatter(values, lines, "", 1)


def _links(path: str, source: FrontMatter) -> Iterator[Link]:
    for place, value in source.texts():
        field = ".".join(part for part in place if isinstance(part, str))
        for address in addresses(value):
            yield Link(path, source.line(place), field, address)
    fence = ""
    for number, line in enumerate(source.body.split("\n"), source.body_line):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence:
            shown = _ESCAPED.sub(r"\1", _INLINE_CODE.sub(" ", line))
            for address in addresses(shown):
                yield Link(path, number, "isi", address)


def addresses(text: str) -> Iterator[str]:
    """Yield the addresses in a line of text or Markdown, without what follows a sentence."""
    place = 0
    while (found := _ADDRESS.search(text, place)) is not None:
        whole = _to_unopened_bracket(found[0])
        place = found.start() + len(whole)  # `[a](https://a),[b](https://b)`
        address = html.unescape(whole).rstrip(".,;:!?*_'’”")
        try:
            host = urlsplit(address).hostname
        except ValueError:  # `http://[`
            continue
        if host:
            yield address


def _to_unopened_bracket(text: str) -> str:
    """Cut before a bracket that the address did not open: it closes a link or an aside."""
    pairs = {")": "(", "]": "["}
    opened: list[str] = []
    for position, character in enumerate(text):
        if character in pairs.values():
            opened.append(character)
        elif character in pairs and (not opened or opened.pop() != pairs[character]):
            return text[:position]
    return text

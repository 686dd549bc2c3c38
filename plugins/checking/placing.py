"""From a fault of a built page back to the file and the line that its editor wrote."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote, unquote

from plugins.checking.contents import Source
from plugins.core.front_matter import FrontMatter, Location
from plugins.core.inventory import SITE_FILE


class Origins:
    """Knows which source became which page."""

    def __init__(
        self, sources: Mapping[str, Source], content: Path, roots: tuple[str, ...]
    ) -> None:
        self.sources = sources
        self.roots = roots
        try:
            self.site_lines = (content / SITE_FILE).read_text("utf-8").split("\n")
        except (OSError, UnicodeDecodeError):
            self.site_lines = []

    def is_in_site_file(self, address: str) -> bool:
        """Tell whether site.yaml names an address: in its menu, on a banner."""
        return any(address in line for line in self.site_lines)

    def find_words(
        self, page: str, words: Sequence[str], *, in_body: bool
    ) -> tuple[str, int, str] | None:
        """Return path, line and field of the first word of a page's source that is one of these."""
        source = self.sources.get(page)
        if source is None:
            return None
        pattern = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words), re.I)
        path, text = f"content/{source.path}", source.text
        if in_body:
            for number, line in enumerate(text.body.split("\n")):
                if pattern.search(line):
                    return path, text.body_line + number, "isi"
        for location, value in text.texts():
            if pattern.search(value):
                return path, text.line(location), _shown(location)
        return None

    def find(self, page: str, value: str) -> tuple[str, int, str] | None:
        """Return path, line and field of where a page's text comes from, or None."""
        # Beside an entry's page lie its chapters, its transcript, its event.
        beside = f"{page.rpartition('/')[0]}/index.html"
        source = self.sources.get(page) or self.sources.get(beside)
        needles = [needle for needle in _forms(value, self.roots) if needle]
        if source is not None:
            path = f"content/{source.path}"
            for needle in needles:
                if (found := _place(needle, source.text)) is not None:
                    return (path, *found)
        for needle in needles:
            for number, line in enumerate(self.site_lines, 1):
                if needle in line:
                    return f"content/{SITE_FILE}", number, ""
        return None


def _forms(value: str, roots: tuple[str, ...]) -> list[str]:
    """Return how an editor may have written an address that stands on a page."""
    own = value
    for root in roots:
        own = own.removeprefix(root)
    return list(dict.fromkeys((value, own, unquote(own), quote(own), own.partition("#")[0])))


def _place(needle: str, text: FrontMatter) -> tuple[int, str] | None:
    for number, line in enumerate(text.body.split("\n")):
        if needle in line:
            return text.body_line + number, "isi"
    for location, value in text.texts():
        if needle in value:
            return text.line(location), _shown(location)
    return None


def _shown(location: Location) -> str:
    return ".".join(part for part in location if isinstance(part, str))

"""What the search engine is given to read of each entry: no menus, no footers."""

import html
from dataclasses import dataclass


@dataclass(frozen=True)
class Document:
    """One page to find: its text as HTML, and what else it may be found by."""

    url: str
    title: str
    body: str
    said: tuple[str, ...]
    filters: tuple[tuple[str, str], ...]
    day: str
    """In words."""

    def written(self, language: str) -> str:
        """Return it in the form that Pagefind reads (https://pagefind.app/docs/)."""
        filters = "".join(
            f'<i data-pagefind-filter="{name}">{html.escape(value)}</i>'
            for name, value in self.filters
        )
        kind = html.escape(dict(self.filters)["jenis"])
        # Found by, but of no use in an excerpt: after the text itself.
        said = html.escape(". ".join(self.said))
        return (
            f'<!doctype html><html lang="{language}"><title>{html.escape(self.title)}</title>'
            f"<body data-pagefind-body><h1>{html.escape(self.title)}</h1>{self.body}<p>{said}</p>"
            f"<div data-pagefind-ignore>{filters}"
            f'<i data-pagefind-meta="jenis">{kind}</i>'
            f'<i data-pagefind-meta="tanggal">{html.escape(self.day)}</i></div></body></html>'
        )

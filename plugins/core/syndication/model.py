"""What a feed says, whatever its format. All addresses are absolute, all texts scrubbed."""

import datetime
from dataclasses import dataclass

NEWEST = 30
"""How many entries a feed's first document holds at least: see history.py."""

STYLE = "umpan.css"
"""The theme's style sheet for feeds that are opened in a browser."""


@dataclass(frozen=True)
class FeedLink:
    """A feed as a page offers it; `url` is below the site's root, as an article's is."""

    title: str
    url: str
    type: str


@dataclass(frozen=True)
class Format:
    """One of the three formats of a feed, by its file name."""

    file: str
    type: str
    name: str


RSS = Format("rss.xml", "application/rss+xml", "RSS")
ATOM = Format("atom.xml", "application/atom+xml", "Atom")
JSON = Format("feed.json", "application/feed+json", "JSON Feed")


@dataclass(frozen=True)
class Pages:
    """Where a document of a feed stands among the others; `current` is given in archives alone.

    An archive does not name the next newer one, which came after it was closed.
    """

    own: str
    older: str | None = None
    current: str | None = None


@dataclass(frozen=True)
class Person:
    """Who wrote it, with the address of their page here."""

    name: str
    url: str | None = None


@dataclass(frozen=True)
class Picture:
    """A picture with its words."""

    url: str
    type: str
    width: int
    height: int
    alt: str | None = None
    credit: str | None = None


@dataclass(frozen=True)
class Enclosure:
    """The file to play."""

    url: str
    bytes: int
    type: str
    seconds: int | None


@dataclass(frozen=True)
class FeedItem:
    """One entry, all texts ready for any format.

    `summary` is plain text, `html` the full text with its facts and corrections, or empty where
    the summary must do.
    """

    guid: str
    url: str
    title: str
    published: datetime.datetime
    updated: datetime.datetime
    summary: str
    html: str
    language: str
    authors: tuple[Person, ...]
    categories: tuple[str, ...]
    image: Picture | None
    enclosure: Enclosure | None
    summary_list: str = ""
    """HTML to follow the summary where a format tells it as HTML."""


@dataclass(frozen=True)
class Feed:
    """A feed of at least one entry; `page` is the listing that shows the same entries.

    `identity` is the site's, the beginning of all its tag URIs (RFC 4151). `style` is the path
    of the style sheet that browsers show it with. `hubs` are told of changes (WebSub).
    """

    identity: str
    scope: str
    title: str
    description: str
    page: str
    language: str
    publisher: Person
    items: tuple[FeedItem, ...]
    style: str
    hubs: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The feed's own name, which outlives its address."""
        return f"{self.identity}:umpan/{self.scope}"

    @property
    def updated(self) -> datetime.datetime:
        """The last change of any of its entries."""
        return max(item.updated for item in self.items)

"""Feeds read as strictly as can be, and as feed readers read them."""

import json
from pathlib import Path
from typing import Any

import feedparser
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def parse(file: Path) -> etree._Element:
    """Return the root of a well-formed document; no entity, no recovery."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=False)
    return etree.fromstring(file.read_bytes(), parser)


def channel(file: Path) -> etree._Element:
    """Return the channel of an RSS document."""
    found = parse(file).find("channel")
    assert found is not None
    return found


def items(file: Path) -> list[etree._Element]:
    """Return the items of an RSS document."""
    return channel(file).findall("item")


def read(file: Path) -> Any:
    """Return the feed as feedparser understands it, without a single complaint."""
    found = feedparser.parse(file.read_bytes())
    assert not found.bozo, found.get("bozo_exception")
    return found


def read_json(file: Path) -> dict[str, Any]:
    """Return a JSON document."""
    found = json.loads(file.read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def feeds(site: Path) -> list[Path]:
    """Return every RSS and Atom feed of a built site, its archives too."""
    return sorted([*site.rglob("rss*.xml"), *site.rglob("atom*.xml")])

"""Elements of other namespaces, written through feedgen's extension API."""

from lxml import etree  # isort: split

import pytest
from feedgen.feed import FeedGenerator

from plugins.core.syndication.namespaces import (
    NAMESPACES,
    ItemElements,
    PodcastElements,
    element,
    true_or_false,
)


def feed() -> FeedGenerator:
    generator = FeedGenerator()
    generator.register_extension("more", PodcastElements, ItemElements, atom=False, rss=True)
    generator.title("Podcast")
    generator.link(href="https://example.org/")
    generator.description("Uraian")
    return generator


def written(generator: FeedGenerator) -> etree._Element:
    root = etree.fromstring(generator.rss_str())
    channel = root.find("channel")
    assert channel is not None
    return channel


def test_elements_stand_in_the_order_in_which_they_were_added() -> None:
    generator = feed()
    generator.more.add(element("podcast:medium", "podcast"), element("itunes:author", "Redaksi"))
    tags = [str(child.tag) for child in written(generator)]
    assert tags[-2:] == [
        f"{{{NAMESPACES['podcast']}}}medium",
        f"{{{NAMESPACES['itunes']}}}author",
    ]


def test_every_prefix_is_declared_once_on_the_root() -> None:
    generator = feed()
    entry = generator.add_entry(order="append")
    entry.title("Episode")
    entry.more.add(element("podcast:person", "Budi", role="guest"))
    text = generator.rss_str().decode()
    assert text.count('xmlns:podcast="https://podcastindex.org/namespace/1.0"') == 1
    assert "<podcast:person role" in text


def test_explicit_is_true_or_false_as_apple_wants_it() -> None:
    generator = feed()
    for value in (True, False):
        generator.more.add(element("itunes:explicit", true_or_false(value)))
    found = written(generator).findall(f"{{{NAMESPACES['itunes']}}}explicit")
    assert [explicit.text for explicit in found] == ["true", "false"]


@pytest.mark.parametrize("name", ["sampul.JPG", "sampul.jpeg", "sampul.png?v=2"])
def test_an_image_of_any_name_is_kept(name: str) -> None:
    generator = feed()
    generator.more.add(element("itunes:image", href=f"https://example.org/{name}"))
    image = written(generator).find(f"{{{NAMESPACES['itunes']}}}image")
    assert image is not None
    assert image.get("href") == f"https://example.org/{name}"


def test_missing_attributes_are_left_out_and_control_characters_replaced() -> None:
    generator = feed()
    generator.more.add(element("podcast:person", "Si\x00ti", role=None, href="https://e.id/\x0b"))
    person = written(generator).find(f"{{{NAMESPACES['podcast']}}}person")
    assert person is not None
    assert person.text == "Si\ufffdti"
    assert dict(person.items()) == {"href": "https://e.id/\ufffd"}

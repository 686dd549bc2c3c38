"""Text that leaves the site: only characters of XML, only links that lead home."""

import html

import nh3
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from plugins.core.syndication.text import absolute, absolute_html, scrub, shorten_bytes

SITE = "https://literasi.example.org"
PAGE = f"{SITE}/berita/2024/pojok-baca/"


@settings(deadline=None)  # the first example pays for imports
@given(st.text(st.characters(codec=None)))
def test_scrubbed_text_is_always_xml(text: str) -> None:
    element = etree.Element("title")
    element.text = scrub(text)
    assert etree.fromstring(etree.tostring(element)) is not None


def test_scrubbing_keeps_emoji_and_foreign_letters() -> None:
    text = "Buku 📚 ᨕᨛᨋᨙᨀ “baik”\t\n"
    assert scrub(text) == text


def test_scrubbing_joins_nothing_that_a_forbidden_character_kept_apart() -> None:
    assert scrub("java\ufffescript:x\x0b \ud800") == "java\ufffdscript:x\ufffd \ufffd"


@pytest.mark.parametrize(
    ("link", "full"),
    [
        ("/media/foto.jpg", f"{SITE}/media/foto.jpg"),
        ("../lain/", f"{SITE}/berita/2024/lain/"),
        ("#fn:1", f"{PAGE}#fn:1"),
        ("https://example.org/a?b=1&c", "https://example.org/a?b=1&c"),
        ("//example.org/a", "https://example.org/a"),
        ("mailto:redaksi@example.org", "mailto:redaksi@example.org"),
        ("http://[", "http://["),
    ],
)
def test_a_link_leads_where_its_page_would_lead(link: str, full: str) -> None:
    assert absolute(link, PAGE, SITE) == full


def test_a_site_in_a_folder_of_its_host_keeps_the_folder() -> None:
    site = "https://example.org/literasi"
    for link in ("/media/a.jpg", "/literasi/media/a.jpg"):
        assert absolute(link, f"{site}/berita/", site) == f"{site}/media/a.jpg"


def test_only_links_change() -> None:
    text = '<p title=" href=">Kode <code>&lt;a href="/x"&gt; href="/y"</code></p>'
    assert absolute_html(text, PAGE, SITE) == text


def test_every_candidate_of_a_srcset_is_completed() -> None:
    text = '<img srcset="/a-320.avif 320w, /a-640.avif 640w" src="/a.jpg">'
    full = f'<img srcset="{SITE}/a-320.avif 320w, {SITE}/a-640.avif 640w" src="{SITE}/a.jpg">'
    assert absolute_html(text, PAGE, SITE) == full


_LINKS = st.sampled_from(["/a?b=1&c=2", "b/", "#c", "https://example.org/", "mailto:a@b.id", '"'])
_ELEMENTS = st.builds(
    lambda tag, link, title, text: (
        f'<{tag} title="{html.escape(title)}" href="{html.escape(link)}" '
        f'src="{html.escape(link)}">{html.escape(text)}</{tag}>'
    ),
    st.sampled_from(["a", "img", "p"]),
    _LINKS,
    st.text(max_size=20),
    st.text(max_size=20),
)
_SOUP = st.text(st.sampled_from("<>/='\" aphrefs&;#"), max_size=60)


@settings(deadline=None)  # the first example pays for imports
@given(st.lists(_ELEMENTS | _SOUP, max_size=5).map("".join))
def test_the_tags_are_read_as_a_parser_reads_them(text: str) -> None:
    """BeautifulSoup finds the same document, but with full addresses."""
    clean = nh3.clean(text)
    expected = BeautifulSoup(clean, "html.parser")
    for element in expected.select("*"):
        for name in ("href", "src"):
            if name in element.attrs:
                element[name] = absolute(str(element[name]).strip(), PAGE, SITE)
    assert BeautifulSoup(absolute_html(clean, PAGE, SITE), "html.parser") == expected


@settings(deadline=None)  # the first example pays for imports
@given(st.text(), st.integers(10, 60))
def test_a_shortened_text_fits(text: str, limit: int) -> None:
    text = scrub(text)
    assert len(shorten_bytes(text, limit).encode()) <= limit
    if len(text.encode()) <= limit:
        assert shorten_bytes(text, limit) == text

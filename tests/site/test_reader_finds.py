"""The built site as a reader would find it: nothing leads nowhere, nothing comes from elsewhere."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
import pytest
from lxml import etree

from tests.conftest import ROOT, Build
from tests.samples import WHOLE_SITE

OWN = "https://literasi.example.org"


def pages(output: Path) -> Iterator[tuple[str, lxml.html.HtmlElement]]:
    for file in sorted(output.rglob("*.html")):
        address = "/" + file.relative_to(output).as_posix().removesuffix("index.html")
        yield address, lxml.html.parse(str(file)).getroot()


def targets(tree: lxml.html.HtmlElement) -> Iterator[str]:
    for element in tree.iter():
        for name in ("href", "src", "poster"):
            if (value := element.get(name)) is not None:
                yield value
        for candidate in (element.get("srcset") or "").split(","):
            if candidate.strip():
                yield candidate.split()[0]
        if element.tag == "meta" and element.get("property") in ("og:image", "og:url"):
            yield element.get("content")


def test_every_internal_link_and_anchor_exists(built_site: Path) -> None:
    anchors: dict[str, set[str]] = {
        address: {element.get("id") for element in tree.xpath("//*[@id]")}
        for address, tree in pages(built_site)
    }
    dead = []
    for address, tree in pages(built_site):
        for target in targets(tree):
            parts = urlsplit(urljoin(OWN + address, target))
            if parts.scheme not in ("http", "https") or f"{parts.scheme}://{parts.netloc}" != OWN:
                continue
            path = unquote(parts.path)
            file = built_site / path.lstrip("/")
            found = (file / "index.html").is_file() if path.endswith("/") else file.is_file()
            anchored = not parts.fragment or path not in anchors or (
                unquote(parts.fragment) in anchors[path]
            )  # fmt: skip
            if not found or not anchored:
                dead.append((address, target))
    assert dead == []


def test_no_id_stands_twice_on_a_page(built_site: Path) -> None:
    for address, tree in pages(built_site):
        ids = [element.get("id") for element in tree.xpath("//*[@id]")]
        assert len(ids) == len(set(ids)), address


def test_no_heading_takes_an_id_of_the_theme(build: Build) -> None:
    words = ("Isi", "Ralat", "Terkait", "Bagikan", "Buku", "Bab", "_isi", "Acara", "Fakta")
    body = "".join(f"\n## {word}\n\nKata.\n" for word in words * 2)
    output = build({path: text + body for path, text in WHOLE_SITE.items()})
    for address, tree in pages(output):
        ids = [element.get("id") for element in tree.xpath("//*[@id]")]
        assert len(ids) == len(set(ids)), address


def test_nothing_is_requested_from_elsewhere(built_site: Path) -> None:
    """A link may lead away; what the browser fetches by itself may not."""
    fetched = "//img/@src | //source/@src | //script/@src | //audio/@src | //video/@src | //iframe"
    for address, tree in pages(built_site):
        for source in tree.xpath(fetched):
            assert str(source).startswith("/"), (address, source)
        for link in tree.xpath("//link[@rel='stylesheet' or @rel='preload' or @rel='icon']/@href"):
            assert str(link).startswith("/"), (address, link)
    for style in (ROOT / "theme/templates/style").glob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(https?:)?//", style.read_text("utf-8"))


def test_nothing_unfinished_is_left_in_a_page(built_site: Path) -> None:
    for address, tree in pages(built_site):
        text = lxml.html.tostring(tree, encoding="unicode")
        for trace in ("{{", "{%", "{filename}", "{static}", "None<", "localhost", "%7B", 'href=""'):
            assert trace not in text, (address, trace)


def test_every_page_says_who_and_what_it_is(built_site: Path) -> None:
    titles: dict[str, str] = {}
    for address, tree in pages(built_site):
        if tree.xpath("//meta[@http-equiv='refresh']"):
            continue
        assert tree.get("lang") == "id"
        assert len(tree.xpath("//h1")) == 1, address
        assert len(tree.xpath("//main")) == 1, address
        assert tree.xpath("//meta[@name='description']/@content")[0].strip(), address
        title = tree.xpath("string(//title)")
        assert title not in titles, (address, titles.get(title))
        titles[title] = address


def test_every_xml_is_well_formed(built_site: Path) -> None:
    found = [*built_site.rglob("*.xml"), *built_site.rglob("*.opml")]
    assert len(found) > 10
    for file in found:
        etree.parse(file, etree.XMLParser(resolve_entities=False))


@pytest.mark.parametrize("name", ["index.html", "berita/index.html", "404.html"])
def test_a_page_runs_no_script_but_files_of_ours(built_site: Path, name: str) -> None:
    tree = lxml.html.parse(str(built_site / name)).getroot()
    scripts = tree.xpath("//script[not(@type='application/ld+json')]")
    assert all(script.get("src").startswith("/theme/js/") for script in scripts)
    assert all((script.get("defer") is not None) and not script.text for script in scripts)

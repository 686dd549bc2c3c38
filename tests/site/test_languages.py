"""Every word of the interface is in the catalogue, and the catalogue says it in English too."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from plugins.core.choices import choices_of
from plugins.core.model import Label, Record, nested, specs
from plugins.core.words import CATALOGUES
from plugins.kinds import KINDS
from plugins.kinds.site import Site
from tests.conftest import ROOT, Build
from tests.samples import NEWS, SITE, WHOLE_SITE

TEMPLATES = sorted((ROOT / "theme/templates").rglob("*.html"))
SPEAKING = {"_", "ngettext"}

# Names that no language translates.
NAMES = {
    "WhatsApp", "Telegram", "Facebook", "Apple Podcasts", "AntennaPod", "RSS", "Atom", "JSON Feed",
    "PDF", "EPUB", "JPEG", "PNG", "MP3", "M4A", "OGG", "MP4", "WebM", "VTT", "SRT",
    "Bahasa Indonesia", "English", "Basa Ugi",
}  # fmt: skip
# Blocks that fill in a class attribute.
CLASS_NAMES = {"shape", "shelf", "microformat"}
SPOKEN_ATTRIBUTES = re.compile(
    r'\b(?:aria-label|aria-description|alt|title|placeholder|label)="([^"]*)"'
)


@pytest.fixture(scope="module")
def english() -> Catalog:
    with (CATALOGUES / "en.po").open("rb") as file:
        return read_po(file, "en")


def _strings(message: object) -> tuple[str, ...]:
    return tuple(message) if isinstance(message, tuple | list) else (str(message),)


def test_the_catalogue_holds_what_theme_and_plugins_say_and_no_more(
    english: Catalog, tmp_path: Path
) -> None:
    """`make words` brings it up to date."""
    found = tmp_path / "words.pot"
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract"]
    subprocess.run([*command, "-F", "pyproject.toml", "-o", str(found), "."], cwd=ROOT, check=True)
    with found.open("rb") as file:
        said = {message.id for message in read_po(file) if message.id}
    assert {message.id for message in english if message.id} == said


def test_english_says_everything_with_the_same_values(english: Catalog) -> None:
    for message in english:
        if not message.id:
            continue
        wanted = set(re.findall(r"%\(\w+\)s|\{\}", _strings(message.id)[-1]))
        assert not message.fuzzy, message.id
        for text in _strings(message.string):
            assert text.strip(), message.id
            told = set(re.findall(r"%\(\w+\)s|\{\}", text))
            # A count's word may leave its kind out; nothing may be named that is not given.
            assert told == wanted or (message.pluralizable and told < wanted), message.id
            assert not set('"<>') & set(text), "a message is words, not markup"


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{2,}", text)


def _spoken(template: Path) -> Iterator[str]:
    """Yield what a template says without asking the catalogue."""
    source = template.read_text("utf-8")
    tree = Environment(trim_blocks=True, lstrip_blocks=True).parse(source)
    for block in tree.find_all(nodes.Block):
        if block.name in CLASS_NAMES:
            block.body = []
    markup = "".join(
        node.data if isinstance(node, nodes.TemplateData) else "\x00"
        for output in tree.find_all(nodes.Output)
        for node in output.nodes
    )
    markup = re.sub(r"<(style|script)\b.*?</\1>", "", markup, flags=re.S)
    yield from SPOKEN_ATTRIBUTES.findall(markup)
    yield re.sub(r"<[^>]*>", " ", markup)


def _constants(template: Path) -> Iterator[str]:
    """Yield the sentences and names that stand in expressions outside the catalogue's calls."""
    tree = Environment().parse(template.read_text("utf-8"))

    def walk(node: nodes.Node) -> Iterator[str]:
        if (
            isinstance(node, nodes.Call)
            and isinstance(node.node, nodes.Name)
            and node.node.name in SPEAKING
        ):
            for keyword in node.kwargs:
                yield from walk(keyword)
            return
        if isinstance(node, nodes.Const) and isinstance(node.value, str):
            yield node.value
        for child in node.iter_child_nodes():
            yield from walk(child)

    for text in walk(tree):
        is_technical = re.search(r"[/=(<>_]|\.\w|^[a-z-]+$|^[a-z]+:[a-z]+$|\d", text)
        if not is_technical and re.search(r"[A-Z][a-z]|[a-z] [a-z]", text):
            yield text


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.stem)
def test_no_word_of_a_template_escapes_the_catalogue(template: Path) -> None:
    said = " ".join(_spoken(template))
    for name in NAMES:
        said = said.replace(name, " ")
    assert _words(said) == []
    assert [text for text in _constants(template) if text not in NAMES] == []


def _labels(record: type[Record]) -> Iterator[Label]:
    for _, spec, info in specs(record):
        yield spec.label
        if (inner := nested(info)) is not None:
            yield from _labels(inner)


def _choices(record: type[Record]) -> Iterator[Label]:
    for _, _spec, info in specs(record):
        if (choices := choices_of(info)) is not None:
            yield from (choices.parse(name).label for name in choices.words)  # type: ignore[attr-defined]
        if (inner := nested(info)) is not None:
            yield from _choices(inner)


def _strings_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _strings_in(inner)
    elif isinstance(value, str):
        yield value


def test_an_english_site_says_nothing_of_ours_in_indonesian(build: Build, english: Catalog) -> None:
    film = "[![Rak](media/gambar/foto.jpg)](https://youtu.be/contoh)"
    news = NEWS + f"\n| Desa | Buku |\n|---|---|\n| Satu | 2 |\n\n{film}\n"
    files = {"site.yaml": SITE + "bahasa: en\n", "articles/berita/2024/pojok-baca.md": news}
    output = build(WHOLE_SITE | files)
    pairs = [
        (one, other)
        for message in english
        if message.id
        for one, other in zip(_strings(message.id), _strings(message.string), strict=False)
    ]
    records: list[type[Record]] = [*KINDS.values(), Site]
    for record in records:
        pairs += [(label.id, label.en) for label in (*_labels(record), *_choices(record))]
    for entry in KINDS.values():
        facts = entry.KIND
        pairs += [(label.id, label.en) for label in (facts.label, facts.section, facts.summary)]
    content = " ".join([SITE, *WHOLE_SITE.values()])
    indonesian = {
        one
        for one, other in pairs
        if one != other and "%" not in one and one not in content and one not in " ".join(NAMES)
    }
    pages = sorted(output.rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        tree = lxml.html.parse(str(page)).getroot()
        assert tree.get("lang") == "en"
        for style in tree.findall(".//style"):
            style.drop_tree()
        texts = {text.strip() for text in tree.itertext() if text.strip()}
        texts |= {value for node in tree.iter() for value in node.attrib.values()}
        for script in tree.findall(".//script[@type='application/ld+json']"):
            texts |= set(_strings_in(json.loads(script.text)))
        assert texts & indonesian == set(), page
    home = (output / "index.html").read_text("utf-8")
    assert "Skip to content" in home
    assert ">Watch on YouTube</a>" in (output / "berita/2024/pojok-baca/index.html").read_text(
        "utf-8"
    )
    assert "7 November 2024" in home

"""Five thousand entries on ten thousand topics, in words that nobody would choose."""

import json
from pathlib import Path

import pytest
from lxml import etree

from bench.feeds import FIRST_DAY, Stopwatch
from bench.media import write_text
from bench.site import PAGES, SITE
from plugins.core.syndication.history import BLOCK

pytestmark = pytest.mark.clients

ENTRIES, TOPICS = 5000, 10_000
# In turn; each number makes it another topic. Front matter is read as text: quotes are YAML's.
NAMES = (
    '"kutip" ganda', "it's tunggal", "<b>tebal</b>", "a & b", "]]> penutup", "كتاب", "ᨔᨗᨄᨈᨚᨀ",
    "📚 emoji", "&nbsp; entitas", "%20 persen", "../naik", "100% + 1", "C++", "#tagar", "a/b\\c",
)  # fmt: skip
BODY = (
    "Huruf yang tidak diterima ditulis di dalam kode: `&#1; &#xFFFE; &#xD800; &#x202e;`.\n\n"
    "[relatif](/umpan/) dan [jangkar](#bagian) &nbsp; `]]>` <b>tebal</b> &amp;amp; 👩\u200d👧.\n\n"
    "## Bagian\n\nSelesai.\n"
)


def topic(number: int) -> str:
    return f"{NAMES[number % len(NAMES)]} {number}"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the feeds, written by the real generator from the real reader."""
    folder = tmp_path_factory.mktemp("banyak")
    content = folder / "content"
    write_text(content / "site.yaml", SITE.split("podcast:", maxsplit=1)[0])
    for slug, title in PAGES.items():
        write_text(content / f"pages/{slug}.md", f"---\njudul: {title}\n---\nIsi.\n")
    for number in range(ENTRIES):
        topics = json.dumps([topic(2 * number), topic(2 * number + 1)], ensure_ascii=False)
        title = topic(number).replace("'", "''")
        write_text(
            content / f"articles/berita/2016/kabar-{number}.md",
            f"---\njudul: 'Kabar {title}'\ntanggal: {FIRST_DAY:%Y-%m-%d} 10:00\n"
            f"topik: {topics}\n---\n{BODY}",
        )
    stopwatch = Stopwatch(folder, runs=1)
    stopwatch.read()
    ours, *_ = stopwatch.ways.values()
    ours(folder / "feeds")
    return folder / "feeds"


def test_every_feed_of_them_all_is_well_formed(written: Path) -> None:
    counts = {"xml": 0, "json": 0}
    strict = etree.XMLParser(resolve_entities=False, no_network=True, recover=False)
    for file in written.rglob("*.xml"):
        root = etree.fromstring(file.read_bytes(), strict)
        assert len(root.findall(".//item")) + len(root.findall("{*}entry")) > 0, file
        counts["xml"] += 1
    for file in written.rglob("*.json"):
        assert json.loads(file.read_bytes())["items"], file
        counts["json"] += 1
    scopes = TOPICS + 3  # the site, its section, its editors
    blocks = 3 * ((ENTRIES - 30) // BLOCK)
    assert counts == {"xml": 2 * (scopes + blocks), "json": scopes + blocks}


def test_every_topic_is_named_as_it_was_written(written: Path) -> None:
    names: set[str] = set()
    guids: set[str] = set()
    for file in [written / "feed.json", *written.glob("arsip-umpan/feed-*.json")]:
        for item in json.loads(file.read_bytes())["items"]:
            names |= set(item["tags"])
            guids.add(item["id"])
    assert names == {"Berita", *map(topic, range(TOPICS))}
    assert len(guids) == ENTRIES


def test_no_forbidden_character_and_no_relative_link_is_left(written: Path) -> None:
    text = json.loads((written / "feed.json").read_bytes())["items"][0]["content_html"]
    assert not {*text} & {"\0", "\x01", "\x0b", "\ufffe", "\uffff", "\ud800"}
    assert "]]&gt;" in text
    assert 'href="/' not in text
    assert 'href="#' not in text

"""The older entries of a feed, in archives that do not change (RFC 5005)."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.syndication.history import BLOCK, FOLDER, divide
from plugins.core.syndication.model import NEWEST
from tests.conftest import Build
from tests.feeds.reading_feeds import ATOM, CONTENT, channel, items, parse, read, read_json
from tests.samples import EPISODE, PAGE

SITE_URL = "https://literasi.example.org"
ARCHIVE = "{http://purl.org/syndication/history/1.0}archive"
TEXT = "---\njudul: Kabar {0}\ntanggal: 2024-01-{1:02} {2:02}:00\ntopik: [{3}]\n---\nIsi {0}.\n"


def written(count: int) -> dict[str, str]:
    """Return `count` entries, the first the oldest; the first ten are of a topic of their own."""
    return {"pages/tentang.md": PAGE} | {
        f"articles/berita/2024/kabar-{number:03}.md": TEXT.format(
            number, 1 + number // 24, number % 24, "lama" if number < 10 else "baru"
        )
        for number in range(count)
    }


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, sample_media: Path) -> Path:
    """Return a built site of 130 news: three closed blocks, and 40 to subscribe to."""
    from tests.conftest import build_fixture  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("banyak")
    make: Build = build_fixture.__wrapped__(folder, sample_media)  # type: ignore[attr-defined]
    return make(written(130))


def links(file: Path) -> dict[str, str]:
    """Return the addresses of a document by their relation."""
    if file.suffix == ".json":
        found = read_json(file)
        return {"self": found["feed_url"]} | (
            {"prev-archive": found["next_url"]} if "next_url" in found else {}
        )
    root = channel(file) if parse(file).tag == "rss" else parse(file)
    return {link.get("rel", ""): link.get("href", "") for link in root.findall(f"{ATOM}link")}


def guids(file: Path) -> list[str]:
    """Return the guids of a document's entries, in their order."""
    if file.suffix == ".json":
        return [item["id"] for item in read_json(file)["items"]]
    if parse(file).tag == "rss":
        return [item.findtext("guid", "") for item in items(file)]
    return [entry.findtext(f"{ATOM}id", "") for entry in parse(file).findall(f"{ATOM}entry")]


def walk(site: Path, name: str) -> list[Path]:
    """Return the documents of a feed as a client finds them: from the newest to the oldest."""
    found = [site / name]
    while (older := links(found[-1]).get("prev-archive")) is not None:
        found.append(site / older.removeprefix(f"{SITE_URL}/"))
        assert len(found) < 100
    return found


@pytest.mark.parametrize("place", ["", "berita/", "topik/baru/", "penulis/redaksi/"])
@pytest.mark.parametrize("form", ["rss.xml", "atom.xml", "feed.json"])
def test_all_documents_together_hold_every_entry_once_and_in_order(
    many: Path, place: str, form: str
) -> None:
    numbers = range(129, 9 if place == "topik/baru/" else -1, -1)
    documents = walk(many, place + form)
    every = [guid for file in documents for guid in guids(file)]
    wanted = [f"tag:literasi.example.org,2024:berita/2024/kabar-{n:03}" for n in numbers]
    assert every == wanted
    assert NEWEST <= len(guids(documents[0])) < NEWEST + BLOCK
    assert {len(guids(file)) for file in documents[1:]} == {BLOCK}


def test_archives_of_site_and_section_hold_the_full_text_and_others_the_summary(
    many: Path,
) -> None:
    for place, full in (("", True), ("berita/", True), ("topik/baru/", False)):
        _, archive, *_ = walk(many, f"{place}rss.xml")
        assert all((item.find(f"{CONTENT}encoded") is not None) == full for item in items(archive))
        _, archive, *_ = walk(many, f"{place}feed.json")
        wanted = "content_html" if full else "content_text"
        assert all(item[wanted] for item in read_json(archive)["items"])


def test_a_short_feed_has_no_archive(many: Path) -> None:
    assert len(walk(many, "topik/lama/rss.xml")) == 1
    assert not (many / "topik/lama" / FOLDER).exists()


@pytest.mark.parametrize("form", ["rss.xml", "atom.xml"])
def test_an_archive_says_what_it_is_and_names_the_older_one(many: Path, form: str) -> None:
    first, *archives = walk(many, f"berita/{form}")
    assert not list(parse(first).iter(ARCHIVE))
    assert set(links(first)) == {"self", "alternate", "prev-archive"} - (
        {"alternate"} if form == "rss.xml" else set()
    )
    assert len(archives) == 3
    for file, older in zip(archives, [*archives[1:], None], strict=True):
        assert len(list(parse(file).iter(ARCHIVE))) == 1
        found = links(file)
        assert found["self"] == f"{SITE_URL}/{file.relative_to(many)}"
        assert found["current"] == f"{SITE_URL}/berita/{form}"
        assert found.get("prev-archive") == (
            f"{SITE_URL}/{older.relative_to(many)}" if older else None
        )
        assert "next-archive" not in found
        assert read(file).entries


def archived(site: Path) -> dict[str, str]:
    """Return the archives of the site and its section by their digest."""
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for place in (site, site / "berita")
        for file in sorted((place / FOLDER).iterdir())
    }


@pytest.mark.parametrize("count", [118, 119, 120])
def test_a_new_entry_changes_no_archive(build: Build, count: int) -> None:
    """With 120 entries a third block is closed beside the two of 90 to 119."""
    before = archived(build(written(count)))
    after = archived(build(written(count + 1)))
    assert len(before) == (count - NEWEST) // BLOCK * 6
    assert before.items() <= after.items()


def test_the_full_text_stands_in_the_document_to_subscribe_to(build: Build) -> None:
    """Also of those that wait there until their block is full."""
    site = build(written(59))
    for place in ("", "berita/", "topik/baru/", "penulis/redaksi/"):
        found = items(site / f"{place}rss.xml")
        assert len(found) == (49 if place == "topik/baru/" else 59)
        assert all(item.find(f"{CONTENT}encoded") is not None for item in found)


def test_the_podcast_holds_every_episode_and_has_no_archive(build: Build) -> None:
    remote = "{tautan: 'https://example.org/1.mp3', ukuran: 9, durasi: '00:36', jenis: audio/mpeg}"
    episode = EPISODE.replace("media/audio/episode.mp3", remote)
    files = {}
    for number in range(1, 41):
        text = episode.replace("nomor: 1", f"nomor: {number}").replace("1.mp3", f"{number}.mp3")
        files[f"articles/podcast/2024/episode-{number}.md"] = text
    site = build({"pages/tentang.md": PAGE, **files})
    assert len(items(site / "podcast/rss.xml")) == 40
    assert set(links(site / "podcast/rss.xml")) == {"self"}
    assert len(walk(site, "podcast/feed.json")) == 1


def test_a_hub_is_named_where_it_can_be_subscribed_to(build: Build) -> None:
    from tests.samples import SITE  # noqa: PLC0415

    hub = "https://hub.example.org/"
    site = build({**written(60), "site.yaml": f"hub: [{hub}]\n{SITE}"})
    for form in ("rss.xml", "atom.xml"):
        first, archive = walk(site, form)
        assert links(first)["hub"] == hub
        assert "hub" not in links(archive)
    first, archive = walk(site, "feed.json")
    assert read_json(first)["hubs"] == [{"type": "WebSub", "url": hub}]
    assert "hubs" not in read_json(archive)


@given(st.integers(0, 400))
def test_blocks_are_counted_from_the_oldest_entry(count: int) -> None:
    newest, blocks = divide(range(count - 1, -1, -1))
    every = [*newest, *(entry for block in reversed(blocks) for entry in block)]
    assert every == list(range(count - 1, -1, -1))
    assert min(count, NEWEST) <= len(newest) < NEWEST + BLOCK
    for number, block in enumerate(blocks):
        assert block[-1] == number * BLOCK
        assert len(block) == BLOCK

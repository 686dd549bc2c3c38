"""The font of titles: its two files are what the tool cuts, and the page calls for each rightly."""

import io
import re

from fontTools.ttLib import TTFont

from tests.conftest import ROOT
from tools import title_font

FACES = (ROOT / "theme/templates/style/font.css").read_text("utf-8")


def characters(data: bytes) -> set[str]:
    return set(map(chr, TTFont(io.BytesIO(data)).getBestCmap()))


def published(name: str) -> bytes:
    return (title_font.FOLDER / name).read_bytes()


def test_the_files_hold_what_the_tool_cuts() -> None:
    for name, asked in (
        ("pjs-700.woff2", title_font.TITLES),
        ("pjs-700-lain.woff2", title_font.rest()),
    ):
        assert characters(published(name)) == characters(title_font.cut(asked)) == set(asked)


def test_a_browser_asks_for_the_rest_when_a_page_has_some_of_it() -> None:
    [declared] = re.findall(r"unicode-range: ([^;]+);", FACES)
    ranges = [found.removeprefix("U+").split("-") for found in declared.split(", ")]
    called = {
        chr(code) for first, *last in ranges
        for code in range(int(first, 16), int((last or [first])[0], 16) + 1)
    }  # fmt: skip
    assert called == set(title_font.rest())


def test_letters_still_stand_close_where_they_should() -> None:
    [kerning] = TTFont(io.BytesIO(published("pjs-700.woff2")))[
        "GPOS"
    ].table.FeatureList.FeatureRecord
    assert kerning.FeatureTag == "kern"

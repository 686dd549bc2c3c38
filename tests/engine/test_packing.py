"""What is kept of a source comes back as it was, and only if what it depends on is the same."""

import copy
from typing import Any

import pytest

from plugins.core.conversion import Converted
from plugins.core.front_matter import FrontMatter, read
from plugins.core.interpreting import Interpreted
from plugins.engine.packing import pack, unpack
from plugins.engine.spool import Spool
from plugins.engine.values import Values

SOURCE = b"""---
judul: Pojok baca
topik: [novel, TBM]
gambar: {berkas: media/a.jpg, alt: Rak}
---
Isi \xe2\x80\x9cpertama\xe2\x80\x9d.

Tulis isinya di sini.
"""


@pytest.fixture
def text() -> FrontMatter:
    found, problems = read(SOURCE, "a.md")
    assert found is not None
    assert not problems
    return found


def _kept(text: FrontMatter) -> Interpreted:
    return Interpreted(text, None, Converted("<p>Isi</p>", (), 2, "Isi", ()))


def _unpacked(value: bytes, *, fresh: bool = True) -> Interpreted | None:
    return unpack(value, lambda _: fresh, Spool(), Values())


def test_a_header_and_its_text_come_back_whenever_they_are_asked_for(text: FrontMatter) -> None:
    value, _ = pack(_kept(text), {})
    found = _unpacked(value)
    assert found is not None
    assert found.text is not None
    for _ in range(2):
        assert (found.text.values, found.text.lines) == (text.values, text.lines)
        assert (found.text.body, found.text.body_line) == (text.body, text.body_line)
    assert found.text.line(("gambar", "alt")) == text.line(("gambar", "alt"))
    assert list(found.text.texts()) == list(text.texts())
    assert copy.copy(found.text) == text
    assert found.body == _kept(text).body


def test_what_depends_on_other_media_does_not_come_back(text: FrontMatter) -> None:
    seen: list[Any] = []
    value, begins = pack(_kept(text), {"media/a.jpg": "1"})
    assert value.startswith(begins)

    def is_fresh(media: Any) -> bool:
        seen.append(media)
        return False

    assert unpack(value, is_fresh, Spool(), Values()) is None
    assert seen == [{"media/a.jpg": "1"}]


def test_what_is_damaged_does_not_come_back(text: FrontMatter) -> None:
    value, _ = pack(_kept(text), {})
    for damaged in (b"", b"x", value[:40], b"\x80\x04N." + value):
        assert _unpacked(damaged) is None

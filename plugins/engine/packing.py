"""What a source says, in the bytes that are kept of it; its header and text stay in a spool.

Of these next to nothing is asked in a build in which nothing is wrong, and in memory they would
be a large part of all entries.
"""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from plugins.core.front_matter import FrontMatter, Location
from plugins.core.interpreting import Interpreted
from plugins.engine import pickling
from plugins.engine.spool import Place, Spool
from plugins.engine.values import Values

FORM = 3
"""Counted up whenever the bytes change their meaning."""


class SpooledFrontMatter(FrontMatter):
    """A header and a body that are read again whenever somebody asks for them."""

    def __init__(self, spool: Spool, head: Place, body: Place) -> None:
        vars(self).update(_spool=spool, _head=head, _body=body)  # it is frozen

    def _read(self) -> tuple[dict[str, Any], dict[Location, int], int]:
        own = vars(self)
        head: tuple[dict[str, Any], dict[Location, int], int]
        head = pickling.load(own["_spool"].get_bytes(own["_head"]))
        return head

    @property
    def values(self) -> dict[str, Any]:
        """The header's values."""
        return self._read()[0]

    @property
    def lines(self) -> dict[Location, int]:
        """The line of each value."""
        return self._read()[1]

    @property
    def body_line(self) -> int:
        """The line at which the body begins."""
        return self._read()[2]

    @property
    def body(self) -> str:
        """The text after the header."""
        own = vars(self)
        text: str = own["_spool"].get(own["_body"])
        return text

    def __reduce__(self) -> tuple[Any, ...]:
        return FrontMatter, (self.values, self.lines, self.body, self.body_line)


def pack(result: Interpreted, media: Mapping[str, str]) -> tuple[bytes, bytes]:
    """Return the bytes to keep, and those of the media that it depends on, which begin them."""
    text = result.text
    assert text is not None  # noqa: S101 (for mypy: what cannot be read is never kept)
    described = (Values().digest(result.record), Values().digest(text))
    head = pickling.dump((text.values, text.lines, text.body_line))
    seen = pickling.dump(dict(media))
    rest = pickling.dump((replace(result, text=None), described, len(head)))
    return seen + rest + head + text.body.encode("utf-8", "surrogatepass"), seen


def unpack(
    value: bytes, is_fresh: Callable[[Any], bool], spool: Spool, values: Values
) -> Interpreted | None:
    """Return the result again; None if it is damaged, or what it depends on is not the same."""
    try:
        file = io.BytesIO(value)
        if not is_fresh(pickling.read(file)):
            return None
        result, described, length = pickling.read(file)
        start = file.tell()
    except Exception:  # noqa: BLE001 (a foreign pickle may fail in any way)
        return None
    if not isinstance(result, Interpreted) or not isinstance(length, int):
        return None
    place = spool.put_bytes(value[start:])
    head = Place(place.start, length)
    body = Place(place.start + length, place.length - length)
    text = SpooledFrontMatter(spool, head, body)
    # Spare the largest values a description that was made when they were.
    values.learn(result.record, described[0])
    values.learn(text, described[1])
    return replace(result, text=text)

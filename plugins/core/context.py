"""What parsing a field needs to know beside the text: the zone of the site, and its files."""

import datetime
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationInfo


@dataclass(frozen=True)
class ReadingContext:
    """Passed to Pydantic as validation context."""

    root: Path
    """The content folder; media are looked up in its media/."""

    zone: datetime.tzinfo
    """The zone of dates that name none."""

    looked_at: set[str] = field(default_factory=set, compare=False)
    """The media that fields have asked for so far, as they are written."""


def reading_context(info: ValidationInfo) -> ReadingContext:
    """Return the context that the reader passed to Pydantic."""
    if not isinstance(info.context, ReadingContext):
        raise TypeError("validate with context=ReadingContext(…)")
    return info.context

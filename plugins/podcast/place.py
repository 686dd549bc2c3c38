"""Where an editor wrote a field of an episode."""

from typing import Any

from plugins.core.model import names


def typed_key(article: Any, key: str) -> str:
    """Return the field's name as it was typed, Indonesian or English; the former if not at all."""
    english = names(type(article.entry))[key]
    return english if english in article.front_matter.values else key

"""What the guide says of each code: the sections of docs/panduan/kesalahan.md."""

import re
from collections.abc import Mapping
from pathlib import Path

FILE = Path("docs/panduan/kesalahan.md")

_SECTION = re.compile(
    r"^### (?P<code>[a-z0-9-]+)\n(?P<text>.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL
)


def explanations(page: str) -> Mapping[str, str]:
    """Return the text of each code, in the order of the page."""
    return {found["code"]: found["text"].strip() for found in _SECTION.finditer(page)}

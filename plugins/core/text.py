"""Plain text as it may stand in a field: NFC, no control characters, no stray white space."""

import re
import unicodedata

from pydantic_core import PydanticCustomError

# XML 1.0 §2.2 allows none of these, so a feed could not hold them; bidirectional
# overrides are refused because they make a text read otherwise than it is written, and what
# Unicode leaves to each font (the bullets of Word) because readers see an empty box.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
    "\u202a-\u202e\u2066-\u2069\ufff9-\ufffc\ue000-\uf8ff\U000f0000-\U0010ffff]"
    # Tags say what no reader sees; only those that make a flag of a region are for people.
    "|(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0000-\U000e007f]"
)
_SPACES = re.compile(r"\s+")


def forbidden_character(text: str) -> str | None:
    """Return the first character that no page or feed may hold, as `U+0007`, or None."""
    found = _FORBIDDEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def clean_line(value: object) -> object:
    """Return the text on one line; anything but text is left to the type to refuse."""
    return _SPACES.sub(" ", _checked(value)).strip() if isinstance(value, str) else value


def clean_prose(value: object) -> object:
    """Return the text with its line breaks, trimmed."""
    return _checked(value).strip() if isinstance(value, str) else value


def _checked(text: str) -> str:
    if (character := forbidden_character(text)) is not None:
        raise PydanticCustomError("text_control", "{value}", {"value": character})
    return unicodedata.normalize("NFC", text)


_WORDS = re.compile(r"[^\W_]+")


def slugify(text: str) -> str:
    """Return the text as a slug: a–z, 0–9 and hyphens; `Qur'an & Jum'at` is `quran-dan-jumat`."""
    plain = re.sub(r"['’`]", "", text.replace("&", " dan "))
    decomposed = unicodedata.normalize("NFKD", plain)
    ascii_only = decomposed.encode("ascii", "ignore").decode("ascii").lower()
    return "-".join(_WORDS.findall(ascii_only))

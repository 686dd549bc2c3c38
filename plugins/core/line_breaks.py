"""Where lines may break in Indonesian, and where they must not.

Words run long (pertanggungjawaban), and phones do not hyphenate `id` to be relied on: long words
get soft hyphens where they may part. A name is never parted.
"""

import functools
import re
from typing import TypeVar

import pyphen

Text = TypeVar("Text", bound=str)

SHORTEST = 13
"""The letters from which a word is too long for a narrow box."""

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_NO_BREAK = "\N{NO-BREAK SPACE}"

# A capital may begin a name, unless the word is built as only common words are: with a prefix
# and a suffix (KBBI: pe-…-an, per-…-an, ke-…-an, ber-…-an, me-…-kan, di-…-kan).
_LONG = re.compile(
    rf"\b(?:[a-z]{{{SHORTEST},}}|(?:[Pp]e|[Kk]e|PE|KE)[a-zA-Z]{{{SHORTEST - 4},}}(?:an|AN)"
    rf"|Ber[a-z]{{{SHORTEST - 5},}}an|(?:Me|Di)[a-z]{{{SHORTEST - 5},}}kan)\b"
)

_BEFORE_A_NUMBER = (
    "Juara|Peringkat|Episode|Musim|Bab|Jilid|Edisi|Cetakan|Pasal|Nomor|No\\.|Halaman|hlm\\.|"
    "Rp|Rp\\.|pukul|Pukul|jam|Jam|nomor|episode|juara|ke"
)
_AFTER_A_NUMBER = "WITA|WIB|WIT|persen|km|kg|ribu|juta|miliar|KB|MB|menit|detik"
_TOGETHER = re.compile(
    rf"(?<=\s)(?P<word>{_BEFORE_A_NUMBER}) (?=[0-9]|[IVXLC]+\b)"
    rf"|^(?P<first>{_BEFORE_A_NUMBER}) (?=[0-9]|[IVXLC]+\b)"
    rf"|(?<=[0-9]) (?={_AFTER_A_NUMBER})\b"
)


def typeset(text: Text) -> Text:
    """Return a title or a fact with its long words divisible and its units whole."""
    return type(text)(_LONG.sub(lambda found: _divided(found[0]), kept_together(text)))


def kept_together(text: Text) -> Text:
    """Return a text in which `Juara I`, `Rp 5.000` and `pukul 10.00 WITA` do not break.

    May be HTML: no address in it holds a space.
    """
    return type(text)(_TOGETHER.sub(lambda found: found[0].replace(" ", _NO_BREAK), str(text)))


@functools.cache
def _divided(word: str) -> str:
    return str(_patterns().inserted(word, _SOFT_HYPHEN))


@functools.cache
def _patterns() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="id_ID", left=3, right=3)

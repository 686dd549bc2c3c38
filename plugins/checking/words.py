"""Whether the words that an editor wrote stand on the page that was made of them."""

import html
import re
from collections import Counter
from collections.abc import Iterable

MOST_LOST = 0.001
"""The share of words that a way of counting may miss: one in a thousand."""

_WORD = re.compile(r"[^\W_]+")
# Not shown, or shown as something else than words: where links lead, tags, names of notes and of
# abbreviations, the languages of fenced code, the numbers of lists.
_UNSHOWN = re.compile(
    # Up to the title, which is a quoted text; Markdown takes spaces in an address along.
    r"(?P<target>\]\(\s*(?:<[^>\n]*>|[^\n()\"']*(?:\([^\n()]*\)[^\n()\"']*)*))"
    r"|^ {0,3}\[[^\]\n]+\]:[ \t]*(?:<[^>\n]*>|\S+)"
    r"|<(?:[/!?a-zA-Z][^<>]*|https?://[^<>\s]*)>"
    r"|\[\^[^\]\n]+\]:?"
    r"|^ {0,3}(?:```|~~~).*$"
    r"|^ {0,3}\*\[[^\]\n]+\]:.*$"
    r"|^[ \t>]*\d{1,9}[.)](?=[ \t])"
    r"|\]\[[^\]\n]*\]"
    r"|\{[:#.][^{}\n]*\}",
    re.M,
)
# From where a word begins, and no longer than an address can be: a long word is looked at once.
_ADDRESS = re.compile(r"https?://\S+|(?<!\S)[^\s@]{1,254}@\S{1,254}\.\S+")


def untold_words(told: Iterable[str], page: str) -> tuple[str, ...]:
    """Return the words of a header's texts that stand nowhere on the page of their entry."""
    shown = page.casefold()
    words = set(_WORD.findall(shown))
    missing = dict.fromkeys(
        word for text in told for word in _WORD.findall(text.casefold()) if word not in words
    )
    joined = "".join(_WORD.findall(shown)) if missing else ""
    return tuple(word for word in missing if word not in joined)


def lost_words(source: str, page: str) -> tuple[str, ...]:
    """Return the words of a Markdown text that are not on its page, if they are too many."""
    plain = html.unescape(_ADDRESS.sub(" ", _UNSHOWN.sub(" ", source))).casefold()
    shown = page.casefold()
    wanted = Counter(_WORD.findall(plain))
    missing = wanted - Counter(_WORD.findall(shown))
    if not missing:
        return ()
    # `*mem*baca` is one word on the page.
    joined = "".join(_WORD.findall(shown))
    lost = {word: count for word, count in missing.items() if joined.count(word) < wanted[word]}
    total = sum(lost.values())
    return tuple(lost) if total > MOST_LOST * sum(wanted.values()) else ()

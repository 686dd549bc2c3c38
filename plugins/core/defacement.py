"""Hunts the words and links of gambling pages, which others put into sites of governments.

The words stand in defacement.txt beside this module. An editor who means them names them in
`kata_diperiksa` of the entry; honest news of gambling rarely needs that (tests measure it).
"""

import functools
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from plugins.core.front_matter import FrontMatter
from plugins.core.problems import Problem

_Phrases = dict[str, list[list[str]]]
"""By their first words."""

_Parts = dict[bytes, list[list[bytes]]]
"""The same, in ASCII."""

_ENOUGH = 3
"""So many different weak words make a text suspicious."""

_WORD = re.compile(r"[^\W_]+")
_LINK = re.compile(r"https?://[^\s\"'<>)\]]+", re.I)
_FOLDED_LINK = re.compile(r"https?://[^\s\"'<>)\]]+")  # four times as fast
# Digits and signs stand for letters in such pages: g4c0r, s1ot.
_SIGNS = "03457@$1"
_MEANT = tuple(f"oeastas{one}" for one in "il")
_DISGUISES = tuple(str.maketrans(_SIGNS, meant) for meant in _MEANT)

# The same for bytes, of which Python translates and splits a page in a tenth of the time.
_PARTS = bytes(n if chr(n).isascii() and (chr(n).isalnum() or chr(n) in "@$") else 32
               for n in range(256))  # fmt: skip
_READ_AS = (
    bytes.maketrans(b"@$", b"  "),
    *(bytes.maketrans(_SIGNS.encode(), meant.encode()) for meant in _MEANT),
)


def suspicious(text: str, allowed: Collection[str] = (), *, whole: bool = True) -> Iterator[str]:
    """Yield the words and links of gambling in a text, but those that an editor has allowed.

    `whole` where it is one text: in a list of many, words that also honest news has come together.
    """
    passed = {word.casefold() for word in allowed}
    folded = text.casefold()
    if _may_hold(folded, whole=whole):
        yield from _found(folded, passed, whole=whole)
    if any(map(_hit_of, set(_FOLDED_LINK.findall(folded)))):
        for link in dict.fromkeys(_LINK.findall(text)):
            hit = _hit_of(link)
            if hit and link.casefold() not in passed and hit not in passed:
                yield link


@functools.lru_cache(maxsize=20_000)  # menus, and entries that are listed often
def _hit_of(link: str) -> str:
    """Return what in a link's host is of gambling, or nothing."""
    try:
        host = urlsplit(link).netloc.casefold()
    except ValueError:  # brackets, or letters that are none of a host's
        return ""
    forms = (host, *(host.translate(disguise) for disguise in _DISGUISES))
    hit = next(filter(None, map(_words()[2].search, forms)), None)
    return hit[0] if hit else ""


def _may_hold(folded: str, *, whole: bool) -> bool:
    """Tell whether a text has all words of a phrase, or of enough weak ones, in any order.

    Nearly always it has not, and that is seen soon.
    """
    strong, weak = _in_bytes()
    words = _readings(folded)
    if any(map(words.issuperset, _begun(strong, words))):
        return True
    return whole and sum(map(words.issuperset, _begun(weak, words))) >= _ENOUGH


def _begun(known: _Parts, words: set[bytes]) -> Iterator[list[bytes]]:
    return (phrase for word in known.keys() & words for phrase in known[word])


def _readings(folded: str) -> set[bytes]:
    """Return every word of ASCII in a text, as it is written and as it may be meant.

    Of words with other letters, the parts between those: no phrase has such letters.
    """
    parts = set(folded.encode("utf-8", "replace").translate(_PARTS).split())
    odd = b" ".join(part for part in parts if not part.isalpha())
    return parts.union(*(odd.translate(table).split() for table in _READ_AS))


def _found(folded: str, passed: set[str], *, whole: bool) -> Iterator[str]:
    strong, weak, _ = _words()
    plain = _words_of(folded)
    if "@" in folded or "$" in folded:
        read_as = (plain, *(_words_of(folded.translate(disguise)) for disguise in _DISGUISES))
    else:
        read_as = (plain, *(plain.translate(disguise) for disguise in _DISGUISES))
    found = {word for form in read_as for word in _phrases(strong, form)} - passed
    yield from sorted(found)
    hinted = set(_phrases(weak, plain)) - passed if whole and not found else set()
    if len(hinted) >= _ENOUGH:
        yield ", ".join(sorted(hinted))


def defacement_problems(
    checked: Collection[str], source: FrontMatter, path: str
) -> Iterator[Problem]:
    """Yield a problem for what in an entry or a page looks like a gambling site's.

    Looked at is all that was typed: names of files and links in the header too.
    """
    told = "\n".join([*(text for _, text in source.texts()), source.body])
    for words in suspicious(told, checked):
        yield Problem(
            path,
            source.line(("kata_diperiksa",)),
            "kata_diperiksa",
            f"Memuat '{words}', seperti halaman perjudian yang disusupkan orang.",
            f"Hapus; atau, bila memang dimaksud, tulis kata_diperiksa: [{words}].",
            code="kata-perjudian",
        )


def _words_of(text: str) -> str:
    return " ".join(_WORD.findall(text))


def _phrases(known: _Phrases, words: str) -> Iterator[str]:
    """Yield the phrases in a text of words, of those that begin at one place the first known."""
    listed = words.split(" ")
    for place, word in enumerate(listed):
        for phrase in known.get(word, ()):
            if listed[place : place + len(phrase)] == phrase:
                yield " ".join(phrase)
                break


@functools.cache
def _words() -> tuple[_Phrases, _Phrases, re.Pattern[str]]:
    kinds: dict[str, _Phrases] = {"kuat": {}, "lemah": {}}
    hosts = []
    for line in Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines():
        kind, _, text = line.partition(" ")
        if kind in kinds:
            phrase = text.split(" ")
            kinds[kind].setdefault(phrase[0], []).append(phrase)
        elif kind == "alamat":
            hosts.append(re.escape(text))
    return kinds["kuat"], kinds["lemah"], re.compile("|".join(hosts))


@functools.cache
def _in_bytes() -> tuple[_Parts, _Parts]:
    strong, weak, _ = _words()
    return _encoded(strong), _encoded(weak)


def _encoded(known: _Phrases) -> _Parts:
    return {
        first.encode("ascii"): [[word.encode("ascii") for word in phrase] for phrase in phrases]
        for first, phrases in known.items()
    }

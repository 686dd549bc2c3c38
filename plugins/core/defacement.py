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

_ENOUGH = 3
"""So many different weak words make a text suspicious."""

_WORD = re.compile(r"[^\W_]+")
_LINK = re.compile(r"https?://[^\s\"'<>)\]]+", re.I)
# Digits and signs stand for letters in such pages: g4c0r, s1ot.
_DISGUISES = tuple(str.maketrans("03457@$1", f"oeastas{one}") for one in "il")


def suspicious(text: str, allowed: Collection[str] = (), *, whole: bool = True) -> Iterator[str]:
    """Yield the words and links of gambling in a text, but those that an editor has allowed.

    `whole` where it is one text: in a list of many, words that also honest news has come together.
    """
    passed = {word.casefold() for word in allowed}
    strong, weak, hosts = _words()
    folded = text.casefold()
    # Nearly always the text has not all words of any phrase, and that is seen soon.
    words = _readings(folded)
    begun = (phrase for known in (strong, weak) for word in known.keys() & words
             for phrase in known[word])  # fmt: skip
    if any(words.issuperset(phrase) for phrase in begun):
        yield from _found(folded, passed, whole=whole)
    for link in dict.fromkeys(_LINK.findall(text)):
        host = urlsplit(link).netloc.casefold() if "[" not in link else ""
        forms = (host, *(host.translate(disguise) for disguise in _DISGUISES))
        hit = next(filter(None, map(hosts.search, forms)), None)
        if hit and link.casefold() not in passed and hit[0] not in passed:
            yield link


def _readings(text: str) -> set[str]:
    """Return every word of a text, as it is written and as it may be meant."""
    words = set(_WORD.findall(text))
    odd = [word for word in words if not word.isalpha()]
    if "@" in text or "$" in text:
        odd += [part for part in text.split() if "@" in part or "$" in part]
    for disguise in _DISGUISES:
        words.update(_WORD.findall(" ".join(odd).translate(disguise)))
    return words


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

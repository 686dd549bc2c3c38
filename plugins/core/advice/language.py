"""Spelling that the national dictionary has otherwise, and abbreviations never spelt out.

The lists are data: spellings.tsv and abbreviations.tsv, one a line, for editors to extend.
"""

import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from plugins.core.advice.subject import Remark, Subject

_HERE = Path(__file__).parent
_ABBREVIATION = re.compile(r"(?<![\w/.-])[A-Z]{2,}[A-Za-z]?(?![\w/]|[-.][A-Z\d])")
_ROMAN = re.compile(r"[IVXLCDM]+")
_ITALIC = re.compile(r"(?<!\*)\*(?!\*)[^*\n]+\*(?!\*)|(?<!\w)_[^_\n]+_(?!\w)")
_LONGEST = 7


@functools.cache
def spellings() -> Mapping[str, str]:
    """Return the standard spelling of each word that is not, in small letters."""
    found: dict[str, str] = {}
    for line in _lines("spellings.tsv"):
        standard, others = line.split("\t")
        found |= {other.strip(): standard for other in others.split(",")}
    return found


@functools.cache
def _misspelt() -> re.Pattern[str]:
    words = sorted(map(re.escape, spellings()), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", re.IGNORECASE)


@functools.cache
def known_abbreviations() -> Mapping[str, str]:
    """Return what abbreviations stand for; '' for those that everybody knows."""
    rows = (line.partition("\t") for line in _lines("abbreviations.tsv"))
    return {word: meaning for word, _, meaning in rows}


def _lines(name: str) -> list[str]:
    lines = (_HERE / name).read_text("utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def spelling(subject: Subject) -> Iterator[Remark]:
    """Yield each non-standard word once, outside of titles in italics and of names."""
    told: set[str] = set()
    text = _ITALIC.sub(lambda found: " " * len(found[0]), subject.prose)
    for found in _misspelt().finditer(text):
        word = found[0].lower()
        if word in told or _is_a_name(text, found):
            continue
        told.add(word)
        yield Remark(
            "saran-ejaan", subject.line(found.start()), "isi",
            f"'{found[0]}' tidak baku.", f"Ejaan baku: {spellings()[word]}.",
        )  # fmt: skip


def _is_a_name(text: str, found: re.Match[str]) -> bool:
    """Tell whether a capital letter stands where no sentence begins, or beside another."""
    before = text[: found.start()].rstrip(' \t"“‘(*')
    begins = not before or before[-1] in ".!?:\n>-"
    beside = re.match(r" [A-Z][a-z]", text[found.end() : found.end() + 3])
    return found[0][0].isupper() and (not begins or beside is not None)


def abbreviations(subject: Subject) -> Iterator[Remark]:
    """Yield each abbreviation that is nowhere spelt out."""
    body, told = subject.source.body, set()
    for found in _ABBREVIATION.finditer(subject.prose):
        word = found[0]
        if word in told or _is_clear(word, body) or _among_capitals(subject.prose, found):
            continue
        told.add(word)
        meaning = known_abbreviations().get(word, "")
        remedy = f"Pertama kali: {meaning} ({word})." if meaning else (
            f"Tulis kepanjangannya sekali: Nama Panjang ({word}), atau di akhir: *[{word}]: …"
        )  # fmt: skip
        yield Remark(
            "saran-singkatan", subject.line(found.start()), "isi",
            f"Singkatan '{word}' tidak diterangkan.", remedy,
        )  # fmt: skip


def _is_clear(word: str, body: str) -> bool:
    known = known_abbreviations().get(word)
    meant = known or None
    return (
        known == ""
        # Two letters are as often the initials of a person.
        or (len(word) == 2 and meant is None)
        or len(word) > _LONGEST
        or bool(_ROMAN.fullmatch(word))
        or f"({word}" in body
        or f", {word})" in body
        or f"{word} (" in body
        or (f"{word}, " in body[: body.find(word) + len(word) + 2] and f", {word}," in body)
        or f"[{word}]:" in body
        or (meant is not None and meant.casefold() in body.casefold())
        or bool(_spelt_out(word).search(body))
    )


def _spelt_out(word: str) -> re.Pattern[str]:
    """Return what finds the words whose first letters are these: Badan Pusat Statistik, BPS."""
    small = r"(?:dan|dan/atau|di|ke|dari|untuk|bagi|dengan|atas|serta)"
    letters = [rf"{letter}[a-z]\w*" for letter in word if letter.isupper()]
    return re.compile(r"\b" + rf"(?:[ \n-]|\s{small}\s)".join(letters))


def _among_capitals(text: str, found: re.Match[str]) -> bool:
    """Tell whether the word beside it is in capitals too: a heading, or a name in full."""
    around = text[max(0, found.start() - 25) : found.start()] + " " + text[found.end() :][:25]
    return bool(re.search(r"\b[A-Z]{4,}\b", around))

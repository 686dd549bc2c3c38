"""How long, how often: headlines, summaries, datelines, closing marks, words of links."""

import re
from collections.abc import Iterator

from plugins.core.advice.subject import Remark, Subject

LONGEST_HEADLINE = 65
SUMMARY = (80, 155)

_DATELINE = re.compile(
    r"\s*[*_]{0,2}(?P<place>[A-ZÀ-Þ][\w .'’-]{2,40}?)(?:,\s*[\w .-]{2,40}?)?[*_]{0,2}"
    r"\s*(?:–|—|-{1,2})\s*[*_]{0,2}\s*(?=\S)"
)
_MARK = r"(?:\((?:\*+|[a-z]{2,4}\d?|[a-z]{2,4}/[a-z]{2,4})\)|\*{3}|\\\*\\\*\\\*|-\s?30\s?-)"
_CLOSING = re.compile(rf"(?P<first>{_MARK})\s*(?P<second>{_MARK})\s*\Z", re.IGNORECASE)
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\]\[]+)\]\(")
_EMPTY_WORDS = re.compile(
    r"(?:klik|tekan|lihat|baca|unduh|buka)?\s*(?:di ?sini|sini|(?:link|tautan)(?: ini)?|klik"
    r"|selengkapnya|(?:click )?here)\s*[.!]?",
    re.IGNORECASE,
)


def headline(subject: Subject) -> Iterator[Remark]:
    """Yield advice on a headline that search engines and phones would cut."""
    if len(subject.title) > LONGEST_HEADLINE:
        yield Remark(
            "saran-judul-panjang", subject.line_of("judul", "title"), "judul",
            f"{len(subject.title)} huruf; di ponsel dan mesin pencari akan terpotong.",
            f"Paling baik sampai {LONGEST_HEADLINE} huruf.",
        )  # fmt: skip


def summary(subject: Subject) -> Iterator[Remark]:
    """Yield advice on a summary that is cut, or says too little."""
    length = len(subject.summary)
    if subject.summary and not SUMMARY[0] <= length <= SUMMARY[1]:
        yield Remark(
            "saran-ringkasan", subject.line_of("ringkasan", "summary"), "ringkasan",
            f"{length} huruf.", f"Paling baik {SUMMARY[0]} sampai {SUMMARY[1]} huruf.",
        )  # fmt: skip


def dateline(subject: Subject) -> Iterator[Remark]:
    """Yield advice when the place stands in its field and once more before the first words."""
    found = _DATELINE.match(subject.prose)
    if subject.place and found and _same(found["place"], subject.place):
        yield Remark(
            "saran-tempat-ganda", subject.line(found.start("place")), "isi",
            f"'{found[0].strip()}' mengulang isian tempat; di halaman akan tampil dua kali.",
            "Hapus dari isi tulisan.",
        )  # fmt: skip


def _same(written: str, place: str) -> bool:
    return written.strip(" *_").casefold() in (place.casefold(), place.partition(",")[0].casefold())


def closing_mark(subject: Subject) -> Iterator[Remark]:
    """Yield advice on two marks at the end of the text."""
    # The body itself: to Markdown *** is a rule, and to an editor a closing mark.
    text = subject.source.body.rstrip()
    if found := _CLOSING.search(text):
        yield Remark(
            "saran-penutup-ganda", subject.line(found.start()), "isi",
            f"'{' '.join(found[0].split())}': tanda penutup ditulis dua kali.", "Cukup satu.",
        )  # fmt: skip


def link_words(subject: Subject) -> Iterator[Remark]:
    """Yield links whose words do not tell where they lead."""
    for line, found in subject.found(_LINK):
        words = " ".join(found["words"].split()).strip("*_ ")
        if _EMPTY_WORDS.fullmatch(words):
            yield Remark(
                "saran-klik-di-sini", line, "isi",
                f"Tautan '{words}' tidak menyebut tujuannya.",
                "Jadikan nama tujuannya sebagai tautan: [formulir pendaftaran](…).",
            )  # fmt: skip

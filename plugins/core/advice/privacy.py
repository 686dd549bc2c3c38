"""What should not be read by all the world: identity numbers, private telephones.

UU 27/2022 on the protection of personal data.
"""

import re
from collections.abc import Iterator

from plugins.core.advice.subject import Remark, Subject

_SIXTEEN = re.compile(r"(?<![\d.,-])\d{4}[ .-]?\d{4}[ .-]?\d{4}[ .-]?\d{4}(?![\d,-])")
_MOBILE = re.compile(r"(?<![\d/.-])(?:\+?62[ .-]?|0)8\d{1,2}(?:[ .-]?\d{3,4}){2,3}(?![\d/])")


def identity_numbers(subject: Subject) -> Iterator[Remark]:
    """Yield numbers that can be those of identity or family cards."""
    for line, found in subject.found(_SIXTEEN):
        if _can_be_an_identity(re.sub(r"\D", "", found[0])):
            yield Remark(
                "saran-nik", line, "isi",
                f"'{found[0]}' mungkin NIK atau nomor KK.",
                "Hapus: nomor itu dapat dipakai orang lain untuk menipu.",
            )  # fmt: skip


def _can_be_an_identity(digits: str) -> bool:
    """Tell whether region and date fit: 6 digits of the region, day (women: + 40), month, year."""
    province, day, month = int(digits[:2]), int(digits[6:8]), int(digits[8:10])
    return 11 <= province <= 97 and (1 <= day <= 31 or 41 <= day <= 71) and 1 <= month <= 12


def telephone_numbers(subject: Subject) -> Iterator[Remark]:
    """Yield mobile numbers that are not among the office's own."""
    for line, found in subject.found(_MOBILE):
        if plain_number(found[0]) not in subject.public_numbers:
            yield Remark(
                "saran-nomor-telepon", line, "isi",
                f"'{found[0]}' adalah nomor telepon genggam.",
                "Pastikan pemiliknya setuju; lebih baik nomor kantor, di site.yaml.",
            )  # fmt: skip


def plain_number(text: str) -> str:
    """Return a telephone number as digits after the country's 62."""
    digits = re.sub(r"\D", "", text)
    return digits.removeprefix("62").removeprefix("0")

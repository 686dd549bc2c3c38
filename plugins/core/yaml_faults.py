"""What YAML's own complaints mean to an editor: which line is wrong, why, and how it should read.

Where it is plain what was meant, the line is also given as it should be: with it in place of the
wrong one the rest of the header can be read, so that all that is wrong is told at once.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import yaml

from plugins.core.codes import Code
from plugins.core.yaml_quoting import FIELD, advice, in_quotes, quoted

_EXAMPLE = "Tulis sebagai nama: nilai, misalnya judul: Pojok baca dibuka."
_INDENT = "Samakan jumlah spasi di depan isian yang setingkat."
_UNCLOSED = re.compile(r"""\s*(?:- )?[^\s#][^:"']*:\s+(?P<quote>["'])(?:(?!(?P=quote)).)*""")
_KEY = re.compile(r"\s*(?:- )*[^\s:#]+:(?:\s|$)")
_DASH = re.compile(r"(?P<head>\s*)[-•]\s*(?P<item>\S.*)")
_SQUEEZED = re.compile(r"(?P<head>\s*(?:- )*[^\W\d][\w-]*:)(?P<value>(?!//)\S.*)")


@dataclass(frozen=True)
class YamlFault:
    """One fault; `line` counts from 0. `mended` is that line as it should be, if that is plain."""

    code: Code
    line: int
    what: str
    remedy: str
    mended: str | None = None


def explain(error: yaml.YAMLError, lines: Sequence[str]) -> YamlFault:
    """Return what is wrong, for an editor."""
    return _Explaining(error, lines).fault()


class _Explaining:
    """Looks at one error of PyYAML, whose words are those of its scanner, parser and composer."""

    def __init__(self, error: yaml.YAMLError, lines: Sequence[str]) -> None:
        self.lines = lines
        self.problem = getattr(error, "problem", None) or ""
        self.context = getattr(error, "context", None) or ""
        self.at, self.column = self._place(getattr(error, "problem_mark", None))
        self.from_line, self.from_column = self._place(getattr(error, "context_mark", None))

    def _place(self, mark: yaml.Mark | None) -> tuple[int, int]:
        return (min(mark.line, len(self.lines) - 1), mark.column) if mark else (0, 0)

    def fault(self) -> YamlFault:
        """Return the fault that the error tells of."""
        for words, explanation in _EXPLANATIONS.items():
            if words in self.problem or words in self.context:
                return explanation(self)
        return self._general(self.at)

    def _general(self, line: int) -> YamlFault:
        what = "Kepala tulisan tidak terbaca di sekitar baris ini."
        remedy = "Tulis setiap isian sebagai nama: nilai; kutip nilai yang memuat tanda khusus."
        return YamlFault("kepala-tidak-terbaca", line, what, remedy)

    def _not_a_field(self, line: int) -> YamlFault:
        if (found := _SQUEEZED.fullmatch(self.lines[line])) is not None:
            mended = f"{found['head']} {found['value']}"
            what = "Sesudah titik dua harus ada spasi."
            return YamlFault("titik-dua", line, what, f"Tulis: {mended.strip()}", mended)
        what = "Baris ini bukan isian: titik duanya tidak ada."
        return YamlFault("kepala-bukan-isian", line, what, _EXAMPLE)

    def _by_quotes(self, code: Code, line: int, what: str, column: int) -> YamlFault:
        mended = quoted(self.lines[line], column)
        return YamlFault(code, line, what, advice(mended), mended)

    def _sign(self, line: int, column: int) -> YamlFault:
        """Explain a sign with which no value may begin, nor a name."""
        text = self.lines[line]
        sign = text[column : column + 1]
        if text[:column].strip(" -"):
            what = f"Nilai diawali tanda {sign}."
            return self._by_quotes("tanda-khusus", line, what, column)
        if sign == "*" and text[column + 1 : column + 2] == " ":
            mended = f"{text[:column]}-{text[column + 1 :]}"
            what = "Daftar ditulis dengan tanda *."
            return YamlFault("tanda-khusus", line, what, f"Tulis: {mended.strip()}", mended)
        mended = text[:column] + text[column + 1 :].lstrip()
        what = f"Nama isian diawali tanda {sign}."
        return YamlFault("tanda-khusus", line, what, f"Tulis: {mended.strip()}", mended)

    def sign_here(self) -> YamlFault:
        return self._sign(self.at, self.column)

    def sign_before(self) -> YamlFault:
        return self._sign(self.from_line, self.from_column)

    def dash(self) -> YamlFault:
        fault = self._by_quotes(
            "tanda-khusus", self.at, "Tanda - sesudah titik dua memulai sebuah daftar.", self.column
        )
        remedy = f"{fault.remedy}, atau mulai daftarnya di baris berikut."
        return replace(fault, remedy=remedy)

    def colon(self) -> YamlFault:
        """Explain a second colon in a line; or the first, where the line before is no field."""
        text = self.lines[self.at]
        if not _KEY.match(text) or text.index(":") != self.column:
            what = "Ada titik dua di dalam nilai."
            return self._by_quotes("titik-dua", self.at, what, self.column)
        before = next((n for n in range(self.at - 1, -1, -1) if self.lines[n].strip()), self.at)
        own = self.lines[before]
        if own[:1] in ("!", "&"):
            return self._sign(before, 0)
        if _KEY.match(own):
            mended = own[: len(own) - len(own.lstrip())] + text.lstrip()
            what = "Baris ini menjorok lebih dalam daripada isian di atasnya."
            return YamlFault("jarak-tepi-kiri", self.at, what, _INDENT, mended)
        return self._not_a_field(before)

    def tab(self) -> YamlFault:
        mended = self.lines[self.at].replace("\t", "  ")
        what, remedy = "Ada tanda tab.", "Ganti tab dengan spasi; YAML tidak menerima tab."
        return YamlFault("tanda-tab", self.at, what, remedy, mended)

    def open_quote(self) -> YamlFault:
        return self._open_quote(self.from_line)

    def _open_quote(self, line: int) -> YamlFault:
        what = "Tanda kutip dibuka tetapi tidak ditutup."
        remedy = "Tutup tanda kutipnya, atau hapus keduanya."
        found = FIELD.fullmatch(self.lines[line])
        below = self.lines[line + 1] if line + 1 < len(self.lines) else ""
        mended = None
        if found and (not below.strip() or _KEY.match(below)):
            mended = found["head"] + in_quotes(found["value"].strip("\"'"))
        return YamlFault("kutip-tidak-ditutup", line, what, remedy, mended)

    def backslash(self) -> YamlFault:
        what = "Ada tanda \\ di dalam kutip ganda, yang di sana berarti lain."
        found = FIELD.fullmatch(self.lines[self.at])
        text = found["value"].strip('"') if found else ""
        mended = f"{found['head']}'{text}'" if found and "'" not in text else None
        remedy = f"Tulis: {mended.strip()}" if mended else "Tulis tanda \\ dua kali, atau pakai /."
        return YamlFault("tanda-khusus", self.at, what, remedy, mended)

    def no_value(self) -> YamlFault:
        if "flow" in self.context:
            what = "Ada koma yang tidak didahului apa-apa."
            return YamlFault("kepala-tidak-terbaca", self.at, what, "Hapus koma yang berlebih.")
        if "document" in self.problem:
            return self._not_a_field(self.at)
        return self._sign(self.at, self.column)

    def open_bracket(self) -> YamlFault:
        """Explain a bracket that is not closed, or a sign within it that ends it too early."""
        text = self.lines[self.from_line]
        closing = "]" if "']'" in self.problem else "}"
        comment = re.search(r"\s#", text[self.from_column :])
        if comment:
            column = self.from_column + comment.start() + 1
            what = "Tanda # sesudah spasi membuat sisa baris hilang."
            return self._by_quotes("tanda-pagar", self.from_line, what, column)
        if self.from_line == self.at and closing in text[self.column :] and "':'" in self.problem:
            what = "Ada titik dua di dalam nilai."
            return self._by_quotes("titik-dua", self.at, what, self.column)
        if closing == "]":
            what, remedy = "Daftar dalam kurung siku tidak ditutup.", "Tutup dengan ]."
        else:
            what, remedy = "Kurung kurawal tidak ditutup.", "Tutup dengan }, atau tanda kutip."
        return YamlFault("kurung-tidak-ditutup", self.from_line, what, remedy)

    def block_end(self) -> YamlFault:
        text = self.lines[self.at]
        before = text[: self.column].rstrip()
        if (opened := self._opened_before()) is not None:
            return self._open_quote(opened)
        if before[-1:] in ("'", '"', "]", "}") and before.strip():
            kind = "kutip" if before[-1] in "'\"" else "kurung"
            what = f"Ada tulisan sesudah tanda {kind}."
            found = FIELD.fullmatch(text)
            mended = quoted(text, self.column) if found else None
            return YamlFault("kutip-tidak-ditutup", self.at, what, advice(mended), mended)
        first = self.lines[self.from_line]
        if "'?'" in self.problem and first[self.from_column : self.from_column + 1] == "-":
            mended = first[: self.from_column] + first[self.from_column + 1 :].lstrip()
            what = "Nama isian diawali tanda -."
            remedy = f"Tulis: {mended.strip()}"
            return YamlFault("tanda-khusus", self.from_line, what, remedy, mended)
        if text[self.column : self.column + 1] in ("]", "}"):
            what = f"Ada tanda {text[self.column]} yang tidak dibuka."
            return YamlFault("kurung-tidak-ditutup", self.at, what, "Hapus tandanya.")
        what = "Jarak dari tepi kiri tidak sama dengan isian di atasnya."
        return YamlFault("jarak-tepi-kiri", self.at, what, _INDENT)

    def _opened_before(self) -> int | None:
        """Return the line whose quote is closed only by that of another line."""
        numbered = enumerate(self.lines[: self.at])
        return next((number for number, line in numbered if _UNCLOSED.fullmatch(line)), None)

    def no_colon(self) -> YamlFault:
        line = self.from_line
        above = self.lines[line - 1].rstrip() if line else ""
        if above.endswith((": |", ": >", ": |-", ": >-")):
            what = "Teks di bawah tanda | atau > harus menjorok."
            remedy = "Beri dua spasi di depan setiap barisnya."
            mended = f"  {self.lines[line]}"
            return YamlFault("jarak-tepi-kiri", line, what, remedy, mended)
        if (dash := _DASH.fullmatch(self.lines[line])) is not None:
            mended = f"{dash['head']}- {dash['item']}"
            what = "Sesudah tanda - harus ada spasi."
            return YamlFault("tanda-khusus", line, what, f"Tulis: {mended.strip()}", mended)
        return self._not_a_field(line)

    def no_document(self) -> YamlFault:
        numbered = enumerate(self.lines)
        ended = [n for n, line in numbered if re.match(r"(?:\.\.\.|---)(?:\s|$)", line)]
        if ended:
            return self._not_a_field(ended[0])
        first = next((n for n, line in enumerate(self.lines) if line.strip()), 0)
        if self.lines[first][:1] == " ":
            what = "Baris ini menjorok, isian di bawahnya tidak."
            remedy = "Hapus spasi di depannya."
            return YamlFault("jarak-tepi-kiri", first, what, remedy, self.lines[first].lstrip())
        return self._not_a_field(first)


_EXPLANATIONS = {
    "sequence entries are not allowed": _Explaining.dash,
    "mapping keys are not allowed": _Explaining.sign_here,
    "mapping values are not allowed": _Explaining.colon,
    "found character '\\t'": _Explaining.tab,
    "that cannot start any token": _Explaining.sign_here,
    "while scanning an alias": _Explaining.sign_before,
    "while scanning an anchor": _Explaining.sign_before,
    "while scanning a tag": _Explaining.sign_before,
    "while scanning a block scalar": _Explaining.sign_before,
    "found undefined alias": _Explaining.sign_here,
    "found unexpected end of stream": _Explaining.open_quote,
    "found unknown escape character": _Explaining.backslash,
    "expected escape sequence": _Explaining.backslash,
    "expected the node content": _Explaining.no_value,
    "expected ',' or ']'": _Explaining.open_bracket,
    "expected ',' or '}'": _Explaining.open_bracket,
    "expected <block end>": _Explaining.block_end,
    "did not find expected '-' indicator": _Explaining.block_end,
    "could not find expected ':'": _Explaining.no_colon,
    "expected a single document": _Explaining.no_document,
    "expected '<document start>'": _Explaining.no_document,
}
"""By what PyYAML says, the more telling first."""

"""Random sources, made of what editors, pasting and attackers write; a seed gives the same ones."""

import random
from collections.abc import Iterator

from tests.payloads.grammar import payloads

_WORDS = "buku baca pustaka Enrekang 2024 Qur'an R&D".split()
_MARKS = """* ** *** _ __ ` `` ``` ~~~ ~~ # ## ### - + 1. 1) > >> | || |---|---| --- === [ ] ( ) ![ ](
[^1] [^1]: [x]: *[TBM]: :   {: {#a} {.b} \\ \\[ < > & &amp; &lt; &#60; &#x202e; &copy &nbsp; " ' “ ”
:: ; , . … – — http:// https://a.id/b_c mailto:a@b.id www.a.id javascript: data:text/html, {{ }} {% %}
{filename}/a.md {static}/b.jpg media/gambar/foto.jpg <!-- --> <![CDATA[ ]]> <?php ?>""".split()
_TAGS = (
    "a b i p div span img br table tr td ul li script style svg math details summary q sup".split()
)
_SPACES = [" ", " ", " ", "\n", "\n", "\n\n", "    ", "\t", "\r\n", "\u00a0", "\u200b", "\u2028"]
_ODD = [
    "\ufeff",
    "é",
    "e\u0301",
    "🎉",
    "ᨒᨚᨈᨑ",
    "بسم",
    "\x00",
    "\x1b",
    "\ud7ff",
    "\ufffe",
    "\U0010ffff",
]
_KEYS = "judul tanggal topik penulis ringkasan status sumber gambar title date tags nilai x".split()


class Sources:
    """Makes sources with one source of chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self._payloads = payloads()

    def __iter__(self) -> Iterator[str]:
        while True:
            yield self._header() + self.body() if self.chance.random() < 0.5 else self.body()

    def body(self) -> str:
        """Return a text of up to about a hundred pieces."""
        text = "".join(
            self._piece() for _ in range(self.chance.randint(1, self.chance.choice((8, 30, 90))))
        )
        return self._mutated(text) if self.chance.random() < 0.3 else text

    def _piece(self) -> str:
        chance = self.chance
        kind = chance.random()
        if kind < 0.30:
            return chance.choice(_WORDS)
        if kind < 0.60:
            return chance.choice(_MARKS) * chance.choice((1, 1, 1, 1, 2, 5))
        if kind < 0.80:
            return chance.choice(_SPACES)
        if kind < 0.90:
            return self._tag()
        return chance.choice(self._payloads) if kind < 0.97 else chance.choice(_ODD)

    def _tag(self) -> str:
        tag = self.chance.choice(_TAGS)
        form = self.chance.choice(
            ("<{0}>", "</{0}>", "<{0} x=y>", '<{0} id="a" markdown="1">', "<{0}/", "<{0}")
        )
        return form.format(tag)

    def _header(self) -> str:
        lines = []
        for _ in range(self.chance.randint(0, 6)):
            key = self.chance.choice(_KEYS)
            value = "".join(self._piece() for _ in range(self.chance.randint(0, 4)))
            lines.append(f"{key}{self.chance.choice((': ', ':', ': [', ': {', ' '))}{value}")
        fence = self.chance.choice(("---\n", "---\n", "---\n", "", "--- \n", "+++\n"))
        return fence + "\n".join(lines) + "\n" + fence

    def _mutated(self, text: str) -> str:
        """Return the text with pieces cut, doubled and swapped."""
        for _ in range(self.chance.randint(1, 4)):
            start = self.chance.randint(0, len(text))
            end = min(len(text), start + self.chance.randint(0, 20))
            text = self.chance.choice((
                text[:start] + text[end:],
                text[:end] + text[start:end] * 3 + text[end:],
                text[:start] + text[start:end][::-1] + text[end:],
            ))  # fmt: skip
        return text

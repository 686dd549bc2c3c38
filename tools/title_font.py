"""The web font of titles, cut from the whole one: python -m tools.title_font.

Two files: the letters of Indonesian titles, which every page loads, and the rest, which a
browser asks for only when a page has one of its characters (`unicode-range` in style/font.css).
Kerning stays; hinting, names and alternates go: phones hint nothing, and a name is in OFL.txt.
The whole one is the latin file of the npm package @fontsource/plus-jakarta-sans 5.3.0.
"""

import io
import string
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
WHOLE = ROOT / "theme/fonts/plus-jakarta-sans-latin-700.woff2"
FOLDER = ROOT / "theme/static/fonts"

# é: in Bugis and Duri names, such as Masénrémpulu.
TITLES = string.ascii_letters + string.digits + " \u00a0!\"%&'()+,-./:;?Éé–—‘’“”…"
LEFT_OUT = "\u00ad"
"""A soft hyphen shows nothing, and every long title has one: it must not call for the rest."""


def cut(characters: str) -> bytes:
    """Return a WOFF2 with those of the characters that the whole font has."""
    options = subset.Options(
        layout_features=["kern"], hinting=False, name_IDs=[], notdef_outline=False
    )
    options.drop_tables += ["STAT", "gasp"]
    with TTFont(WHOLE, recalcTimestamp=False) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=characters)
        subsetter.subset(font)
        font.flavor = "woff2"
        buffer = io.BytesIO()
        font.save(buffer)
    return buffer.getvalue()


def rest() -> str:
    """Return what the other languages of Latin-1 have beyond the letters of titles."""
    others = [*range(0x21, 0x7F), *range(0xA1, 0x100), *map(ord, "Œœ•€™−")]
    return "".join(chr(code) for code in others if chr(code) not in TITLES + LEFT_OUT)


if __name__ == "__main__":
    for name, characters in (("pjs-700", TITLES), ("pjs-700-lain", rest())):
        data = cut(characters)
        (FOLDER / f"{name}.woff2").write_bytes(data)
        print(f"{name}.woff2: {len(characters)} aksara, {len(data)} bita")

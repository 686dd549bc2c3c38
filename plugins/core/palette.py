"""Colours: their contrast, and all that the theme needs from the few that a site chooses.

Contrast: WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. The theme's own palette is
Bambapuang: paper, silk and stone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Colours = Mapping[str, str]
"""Hexadecimal colours by the names that the style sheets know: custom properties."""

LIGHT: Colours = {
    "paper": "#fbf7ef", "surface": "#ffffff", "tint": "#f3ecdd",
    "ink": "#221a14", "muted": "#5f5347", "line": "#dccfb9", "edge": "#8a7b66",
    "sutra": "#8a1538", "on-sutra": "#ffffff", "link": "#7d1233", "visited": "#5a3a78",
    "kebun": "#1e5a45", "emas": "#7a4f00", "benang": "#c98a1b", "focus": "#0a4fb4",
    "panel": "#6b1030", "on-panel": "#ffffff",
}  # fmt: skip
DARK: Colours = {
    "paper": "#16120e", "surface": "#201a14", "tint": "#2a221a",
    "ink": "#f4ecdf", "muted": "#beb09c", "line": "#3d3328", "edge": "#8c7d69",
    "sutra": "#eaa0a8", "on-sutra": "#16120e", "link": "#f0b4b8", "visited": "#cdb4ee",
    "kebun": "#8fd0b2", "emas": "#e9bc5a", "benang": "#d9a13a", "focus": "#8ab8ff",
    "panel": "#341019", "on-panel": "#f4ecdf",
}  # fmt: skip

TEXT, SHAPE = 4.5, 3.0
"""The least contrast of words (SC 1.4.3) and of what shows a control or its focus (1.4.11)."""

_GROUNDS = ("paper", "surface", "tint")
_WORDS = ("ink", "muted", "sutra", "link", "visited", "kebun", "emas")


@dataclass(frozen=True)
class Faint:
    """Two colours that lie too close together, and one that would do in the first's place."""

    name: str
    colour: str
    ground: str
    ratio: float
    least: float
    better: str


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """Return a colour with a share of another in it, from 0 (none) to 1 (the other)."""
    parts = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def legible(colour: str, grounds: tuple[str, ...], least: float, towards: str) -> str:
    """Return the colour, mixed with as little of `towards` as gives it the contrast."""
    for step in range(101):
        found = mixed(colour, towards, step / 100)
        if all(contrast(found, ground) >= least for ground in grounds):
            return found
    return towards


def light_palette(chosen: Colours) -> Colours:
    """Return the whole palette for a light ground; what is not chosen is the theme's or follows."""
    paper, ink = chosen.get("paper", LIGHT["paper"]), chosen.get("ink", LIGHT["ink"])
    found = {**LIGHT, **chosen}
    if "paper" in chosen or "ink" in chosen:
        found |= {"tint": mixed(paper, ink, 0.05), "line": mixed(paper, ink, 0.15)}
        found |= {"muted": mixed(ink, paper, 0.28), "edge": mixed(ink, paper, 0.48)}
    if brand := chosen.get("sutra"):
        found |= {"link": mixed(brand, "#000000", 0.1), "panel": mixed(brand, "#000000", 0.25)}
        found["on-sutra"] = _over(brand, found)
        found["on-panel"] = _over(found["panel"], found)
    return found


def dark_palette(light: Colours, chosen: Colours) -> Colours:
    """Return the palette for a dark ground: a site's colours, lightened until they can be read."""
    found = {**DARK, **chosen}
    grounds = tuple(found[name] for name in _GROUNDS)
    for name in ("sutra", "kebun", "emas"):
        if name not in chosen and light[name] != LIGHT[name]:
            found[name] = legible(light[name], grounds, 7, "#ffffff")
    if "sutra" not in chosen and light["sutra"] != LIGHT["sutra"]:
        found["link"] = legible(light["sutra"], grounds, 8.5, "#ffffff")
        found["panel"] = mixed(light["panel"], found["paper"], 0.5)
    if "benang" not in chosen and light["benang"] != LIGHT["benang"]:
        found["benang"] = light["benang"]
    return found


def faint_pairs(palette: Colours) -> Iterator[Faint]:
    """Yield every pair of colours that stand on each other and cannot be told apart well enough."""
    pairs = [(word, ground, TEXT) for word in _WORDS for ground in _GROUNDS]
    pairs += [("on-sutra", "sutra", TEXT), ("on-panel", "panel", TEXT)]
    pairs += [(shape, ground, SHAPE) for shape in ("edge", "focus") for ground in _GROUNDS]
    for name, ground, least in pairs:
        ratio = contrast(palette[name], palette[ground])
        if ratio < least:
            towards = max(("#000000", "#ffffff"), key=lambda end: contrast(end, palette[ground]))
            better = legible(palette[name], (palette[ground],), least, towards)
            yield Faint(name, palette[name], palette[ground], ratio, least, better)


def _over(colour: str, palette: Colours) -> str:
    return max(("#ffffff", palette["ink"]), key=lambda word: contrast(word, colour))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

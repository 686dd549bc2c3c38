"""A style sheet in fewer letters that says the same: what its writer named, no reader sees.

Done once for a sheet, not for a page. Nothing outside a sheet names its custom properties: no
page has a style of its own elsewhere, and no script sets any.
"""

import re
from collections import Counter
from string import ascii_letters

_DEFINITION = re.compile(r"(?<![\w-])(--[\w-]+)\s*:\s*([^;{}]+?)\s*(?:;\s*|(?=\}|$))")
_NAME = re.compile(r"(?<![\w-])--[\w-]+")
_ROOT = re.compile(r"(?<![\w\])]):root\s*\{([^{}]*)\}")
_DOUBLED = re.compile(r"#([0-9a-f])\1([0-9a-f])\2([0-9a-f])\3\b")

# A longer value that stands in many places is worth its name.
_LONG = 10


def shortened(sheet: str) -> str:
    """Return a style sheet without comments in fewer letters; white space stays as it is."""
    return _DOUBLED.sub(r"#\1\2\3", _renamed(_inlined(sheet)))


def short_name(place: int) -> str:
    """Return the name of one of many by its place: a, b, … Z, aa, ab and so on."""
    first, letter = divmod(place, len(ascii_letters))
    return (short_name(first - 1) if first else "") + ascii_letters[letter]


def _inlined(sheet: str) -> str:
    """Put values in the place of their names, where the root says them once for all.

    What something overrides stays, and so does a value that reads others.
    """
    said = Counter(name for name, _ in _DEFINITION.findall(sheet))
    values: dict[str, str] = {}
    for inside in _ROOT.findall(sheet):
        for name, value in _DEFINITION.findall(inside):
            often = len(re.findall(rf"var\(\s*{name}\b(?!-)", sheet)) > 1
            if said[name] == 1 and "var(" not in value and not (often and len(value) > _LONG):
                values[name] = value
    sheet = _DEFINITION.sub(lambda found: "" if found[1] in values else found[0], sheet)
    return re.sub(
        r"var\(\s*(--[\w-]+)\s*(?:,[^()]*)?\)",
        lambda found: values.get(found[1], found[0]),
        sheet,
    )


def _renamed(sheet: str) -> str:
    """Give each custom property a letter, the first ones to those named most often."""
    names = [name for name, _ in Counter(_NAME.findall(sheet)).most_common()]
    letters = {name: f"--{short_name(place)}" for place, name in enumerate(names)}
    return _NAME.sub(lambda found: letters[found[0]], sheet)

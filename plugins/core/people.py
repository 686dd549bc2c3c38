"""Several names on one line, as Indonesians write them: a degree's comma parts no names."""

import re

# `S.Pd.`, `M.Hum`, `Ph.D.`, `SE`, `MM`: what follows the comma of `Mawarsi, S.Pd.`
_DEGREE = re.compile(r"(?:[A-Z][A-Za-z]{0,4}\.)+(?:[A-Z][A-Za-z]{0,4}\.?)?|[A-Z]{2,4}|Ph\.?D\.?")


def split_names(value: object) -> object:
    """Return a list of names from one line; what already is a list stays as it is."""
    if not isinstance(value, str):
        return value
    if ";" in value:
        return [name.strip() for name in value.split(";") if name.strip()]
    found: list[str] = []
    for part in (part.strip() for part in value.split(",")):
        if found and _DEGREE.fullmatch(part):
            found[-1] += f", {part}"
        elif part:
            found.append(part)
    return found


def split_words(value: object) -> object:
    """Return a list of words from one line; what already is a list stays as it is."""
    if not isinstance(value, str):
        return value
    # Names may hold commas and are parted by semicolons; who does so there does so here.
    return [part.strip() for part in re.split("[,;]", value) if part.strip()]

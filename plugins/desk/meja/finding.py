"""What the list is asked: which entries fit, and in which state each one is."""

import datetime
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from plugins.desk.meja.heads import Head
from plugins.desk.meja.shelf import Shelf


@dataclass(frozen=True)
class Wanted:
    """What to list: words in the title, a kind (`halaman` for pages), a state."""

    words: str = ""
    kind: str = ""
    state: str = ""


@dataclass(frozen=True)
class States:
    """The state of each entry by its path, which holds until the next scheduled one is due."""

    by_path: Mapping[str, str]
    counts: Counter[str]
    waiting: dict[str, str]
    """Those that are scheduled."""

    until: datetime.datetime | None


def states(shelf: Shelf) -> States:
    """Return the states of all, as last seen."""
    now = datetime.datetime.now(shelf.zone)
    found = shelf.remembered("states", lambda: _states(shelf, now))
    if found.until is not None and found.until <= now:
        return _states(shelf, now)
    return found


def _states(shelf: Shelf, now: datetime.datetime) -> States:
    heads = shelf.known()
    by_path = {one.path: one.state(now) for one in heads}
    waiting = {path: state for path, state in by_path.items() if state == "scheduled"}
    times = [one.moment.at for one in heads if one.moment and one.path in waiting]
    return States(by_path, Counter(by_path.values()), waiting, min(times, default=None))


def find(shelf: Shelf, wanted: Wanted, troubled: Collection[str]) -> list[Head]:
    """Return those that are wanted, as last seen; `troubled` paths are in state `problem`."""
    words = wanted.words.lower().split()
    found = shelf.known()
    if words:
        texts = shelf.remembered("texts", lambda: [(_text(one), one) for one in found])
        found = [one for text, one in texts if all(word in text for word in words)]
    if wanted.kind:
        found = [one for one in found if (one.source.kind or "halaman") == wanted.kind]
    if wanted.state == "problem":
        found = [one for one in found if one.path in troubled]
    elif wanted.state:
        state = states(shelf).by_path
        found = [one for one in found if state.get(one.path) == wanted.state]
    return found


def _text(one: Head) -> str:
    return f"{one.title} {one.source.slug}".lower()

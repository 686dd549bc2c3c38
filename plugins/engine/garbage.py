"""How often Python looks for objects that hold on to each other and to which nothing leads."""

import contextlib
import gc
from collections.abc import Iterator

# Looking at everything costs the more, the more there is, and the contents of a site, which all
# lead to each other, stay until its end. What is short-lived is still found: the young, often.
_DURING_A_BUILD = (50_000, 100, 1_000_000)


@contextlib.contextmanager
def rarely_collected() -> Iterator[None]:
    """While this lasts, look among the young objects alone (https://docs.python.org/3/library/gc.html)."""
    usual = gc.get_threshold()
    gc.set_threshold(*_DURING_A_BUILD)
    try:
        yield
    finally:
        gc.set_threshold(*usual)

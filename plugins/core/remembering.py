"""A function of an entry that is worked out once, however many outputs ask for it."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Result = TypeVar("Result")


class Remembered(Generic[Result]):
    """Calls the function once for each content.

    Contents may belong to a recorder, who is told by their class what is read of them
    (plugins/engine/recording.py): then it is also told when a remembered result is given.
    """

    def __init__(self, function: Callable[..., Result], *more: Any) -> None:
        """Take a function of a content and of `more`, which are plain data."""
        self._function = function
        self._more = more
        self._kept: dict[int, tuple[Any, Result, Any]] = {}

    @property
    def fingerprint(self) -> tuple[Any, ...]:
        """What its results depend on, beside the content."""
        return (self._function.__module__, self._function.__qualname__, *self._more)

    def __call__(self, content: Any) -> Result:
        """Return the result, worked out now or earlier."""
        recorder = getattr(type(content), "recorder", None)
        kept = self._kept.get(id(content))
        if kept is None or (recorder is not None and kept[2] is None):
            if recorder is None:
                value, reads = self._function(content, *self._more), None
            else:
                value, reads = recorder.apart(lambda: self._function(content, *self._more))
            kept = self._kept[id(content)] = (content, value, reads)
        if recorder is not None:
            recorder.include(kept[2])
        return kept[1]

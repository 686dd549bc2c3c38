"""What one output sees while it is made: every read of contents, and of what it is given.

A read is a path: from a root (a name in the context, or of the output's own) by attributes,
items and calls. In the next build the same path is walked again, and the output is made again
if anything at its end is different. Reads of contents are recorded by the contents themselves,
whoever reads; those of other objects that lead to contents by the templates' environment.
"""

from collections.abc import Callable, Iterator
from typing import Any

from pelican.contents import Content

from plugins.engine.values import MISSING, OpaqueError, Values, key_of

Step = tuple[str, Any] | tuple[str, Any, tuple[Any, ...]]
Path = tuple[Step, ...]

OWN, SHARED = "own", "shared"
ATTRIBUTE, ITEM, CALL, WHOLE = "attribute", "item", "call", "whole"

# Fingerprinted for all outputs at once, or the machinery of Pelican.
_SILENT = frozenset({"settings"})


class Recorder:
    """Collects the reads of the output that is being made; one at a time."""

    def __init__(self, values: Values) -> None:
        self.values = values
        self.contents: set[tuple[str, str]] | None = None
        """Contents by key, with the attribute; None while nothing is recorded."""

        self.seen: set[tuple[str, str]] = set()
        self.reads: dict[Path, bytes] = {}
        self.templates: set[str] = set()
        self.opaque: str = ""
        """Why nobody can tell whether the output is still the same, or nothing."""

        self._paths: dict[int, Path] = {}
        self._alive: list[Any] = []
        # What all outputs share does not change while they are made: described once for all.
        self._shared: dict[Path, tuple[Any, bytes, dict[int, Path]]] = {}

    def start(self) -> None:
        """Begin with another output."""
        self.contents = self.seen = set()
        self.reads, self.templates, self.opaque = {}, set(), ""
        self._paths, self._alive = {}, []

    def stop(self) -> None:
        """Record nothing until the next start."""
        self.contents = None

    def apart(self, work: Callable[[], Any]) -> tuple[Any, set[tuple[str, str]] | None]:
        """Return what `work` returns, and what it reads of contents, which is not recorded yet."""
        before = self.contents
        if before is None:
            return work(), None
        reads: set[tuple[str, str]] = set()
        self.contents = reads
        try:
            return work(), reads
        finally:
            self.contents = before

    def include(self, reads: set[tuple[str, str]] | None) -> None:
        """Record what was read apart."""
        if self.contents is not None and reads is not None:
            self.contents |= reads

    @property
    def active(self) -> bool:
        """Whether reads are recorded."""
        return self.contents is not None

    def path_of(self, value: Any) -> Path | None:
        """Return the way to an object of which reads are recorded."""
        return self._paths.get(id(value))

    def note(self, path: Path, value: Any) -> Any:
        """Record that the value was found at the end of the path; return it."""
        known = self._shared.get(path)
        if known is not None and known[0] is value:
            self.reads[path] = known[1]
            self._paths.update(known[2])
            return value
        if path not in self.reads:
            try:
                self.reads[path] = self.values.digest(value)
            except OpaqueError as error:
                self.give_up(f"{path}: {error}")
                return value
        leads = dict(self._leads(path, value))
        self._paths.update(leads)
        if path[0][0] == SHARED:
            self._shared[path] = (value, self.reads[path], leads)
        elif leads:
            self._alive.append(value)
        return value

    def give_up(self, reason: str) -> None:
        """Let this output be made anew in every build."""
        self.opaque = self.opaque or reason

    def _leads(self, path: Path, value: Any) -> Iterator[tuple[int, Path]]:
        """Yield the way to each object that leads to contents: what is read of it is recorded."""
        if self.values.is_node(value):
            yield id(value), path
        elif isinstance(value, list | tuple) and any(map(self.values.is_node, value)):
            for place, item in enumerate(value):
                yield from self._leads((*path, (ITEM, place)), item)


class RecordedDict(dict[Any, Any]):
    """A dictionary of the context: asked for one key, only that is recorded."""

    def __init__(self, data: dict[Any, Any], path: Path, recorder: Recorder) -> None:
        super().__init__(data)
        self._data, self._path, self._recorder = data, path, recorder

    def _item(self, key: Any) -> Any:
        value = self._data.get(key, MISSING)
        if self._recorder.active:
            self._recorder.note((*self._path, (ITEM, key)), value)
        return value

    def _whole(self) -> dict[Any, Any]:
        if self._recorder.active:
            self._recorder.note((*self._path, (WHOLE, "")), self._data)
        return self._data

    def __getitem__(self, key: Any) -> Any:
        if (value := self._item(key)) is MISSING:
            raise KeyError(key)
        return value

    def get(self, key: Any, default: Any = None) -> Any:
        """As of any dictionary."""
        return default if (value := self._item(key)) is MISSING else value

    def __contains__(self, key: object) -> bool:
        return self._item(key) is not MISSING

    def __iter__(self) -> Iterator[Any]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def __bool__(self) -> bool:
        return bool(self._whole())

    def __eq__(self, other: object) -> bool:
        return self._whole() == other

    __hash__ = None

    def keys(self) -> Any:
        """As of any dictionary."""
        return self._whole().keys()

    def values(self) -> Any:
        """As of any dictionary."""
        return self._whole().values()

    def items(self) -> Any:
        """As of any dictionary."""
        return self._whole().items()


def recorded_class(kind: type[Content], recorder: Recorder) -> type[Content]:
    """Return the class with every read of an attribute recorded.

    Of a property only the result counts; what a method reads is recorded one by one.
    """
    plain: Any = kind.__getattribute__

    def read(self: Any, name: str) -> Any:
        reads = recorder.contents
        if reads is None or name.startswith("__") or name in _SILENT:
            return plain(self, name)
        recorder.contents = None
        try:
            value = plain(self, name)
        except AttributeError:
            reads.add((_key(self, recorder), name))
            raise
        finally:
            recorder.contents = reads
        if not callable(value):
            reads.add((_key(self, recorder), name))
        return value

    # By the same name: Pelican makes settings' names of it (contents.py:247).
    space = {"__getattribute__": read, "__module__": kind.__module__, "recorder": recorder}
    return type(kind.__name__, (kind,), space)


def _key(content: Content, recorder: Recorder) -> str:
    try:
        return key_of(content)
    except OpaqueError as error:
        recorder.give_up(str(error))
        return ""


def walk(path: Path, roots: Callable[[str, Any], Any]) -> Any:
    """Return what is at the end of a path now. Raises whatever the objects on the way raise."""
    return follow(roots(path[0][0], path[0][1]), path[1:])


def follow(value: Any, steps: Path) -> Any:
    """Return what is at the end of some steps from a value. Raises whatever is raised there."""
    for step in steps:
        if value is MISSING:
            return MISSING
        if step[0] == ATTRIBUTE:
            value = getattr(value, step[1], MISSING)
        elif step[0] == ITEM:
            try:
                value = value[step[1]]
            except LookupError:
                value = MISSING
        elif step[0] == CALL:
            value = (getattr(value, step[1]) if step[1] else value)(*step[2])  # type: ignore[misc]
    return value

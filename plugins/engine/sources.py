"""All sources interpreted before Pelican asks for them: from the store, or by the workers."""

import functools
import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from plugins.core.context import ReadingContext
from plugins.core.conversion import Converter
from plugins.core.front_matter import Faults
from plugins.core.interpreting import Interpreted, interpret
from plugins.core.inventory import SourceFile
from plugins.core.model import Record
from plugins.core.source_bytes import read_source
from plugins.engine import executors, packing, pickling
from plugins.engine.media_digests import MediaDigests
from plugins.engine.provenance import code_digest, digest
from plugins.engine.spool import Spool
from plugins.engine.store import Store
from plugins.engine.values import Values
from plugins.reading import record_of

Task = tuple[bytes, str, type[Record]]
"""The bytes of a source, the name of its file in problems, and the model of what it holds."""

# Fewer are read sooner than a worker is started; more at once would fill the memory.
_FEW = 24
_AT_ONCE = 2000
_AHEAD = 100

INTERPRETING = ("core", "kinds")
"""The folders whose code decides what a source says."""


class Interpretations:
    """What each source says, by its path: in the store until it is asked for, once.

    Sources are best asked for in the order in which they were added: some are read ahead.
    """

    def __init__(self, store: Store, unpack: Callable[[bytes], Interpreted | None]) -> None:
        self._store, self._unpack = store, unpack
        self._faulty: dict[str, Interpreted] = {}
        self._keys: dict[str, bytes] = {}
        self._batch: list[str] = []
        self._batches: dict[str, list[str]] = {}
        self._ahead: dict[bytes, bytes] = {}

    def add(self, path: str, key: bytes) -> None:
        """Know by which key the store has the result for a source."""
        if len(self._batch) == _AHEAD:
            self._batch = []
        self._batch.append(path)
        self._batches[path] = self._batch
        self._keys[path] = key

    def add_faulty(self, path: str, result: Interpreted) -> None:
        """Hold what is not to be kept for the next build."""
        self._faulty[path] = result

    def pop(self, path: str, default: Interpreted | None = None) -> Interpreted | None:
        """Return the result for a source; the default when the store has lost it."""
        if path in self._faulty:
            return self._faulty.pop(path)
        key = self._keys.get(path)
        if key is None:
            return default
        if key not in self._ahead:
            wanted = self._batches[path]
            self._ahead.update(
                self._store.read(self._keys[each] for each in wanted if each in self._keys)
            )
        del self._keys[path], self._batches[path]
        result = self._unpack(self._ahead.pop(key, b""))
        if result is None:
            self._store.forget(key)  # so that the next build makes it anew, and keeps it
            return default
        return result


def interpret_all(
    sources: Iterable[SourceFile],
    *,
    context: ReadingContext,
    converter: functools.partial[Converter],
    store: Store,
    executor: str,
    values: Values,
    spool: Spool,
) -> tuple[Interpretations, set[bytes]]:
    """Return what each source says, and the keys of the store that were used.

    A result is reused where the bytes of the source and of every medium that it names, the
    zone, our code, Python and all that is installed are the same. Faulty sources are never
    kept: what is wrong may lie in the files around them.
    """
    code = code_digest(*INTERPRETING)
    made_by = digest(str(packing.FORM), code, str(context.zone), repr(converter.keywords))
    media = MediaDigests(context.root, store)
    is_fresh = functools.partial(_is_fresh, media)
    found = Interpretations(store, lambda value: packing.unpack(value, is_fresh, spool, values))
    used, there = {media.key}, store.keys()
    listed = list(sources)
    for start in range(0, len(listed), _AT_ONCE):
        tasks = dict(_tasks(listed[start : start + _AT_ONCE], context))
        keys = {
            path: digest(made_by, path, record.__qualname__, data)
            for path, (data, _, record) in tasks.items()
        }
        used.update(keys.values())
        # The results themselves are read when they are asked for, and what they depend on then.
        seen = {_seen_by(key): key for key in keys.values()}
        used.update(seen.keys() & there)
        stale = {
            seen[key]
            for key, value in store.read(seen.keys() & there)
            if not is_fresh(_loaded(value))
        }
        for path, key in keys.items():
            found.add(path, key)
            if key in there and key not in stale:
                del tasks[path]
        kept = {}
        for path, result in zip(
            tasks, _interpret_some(list(tasks.values()), context, converter, executor), strict=True
        ):
            if result.faults:
                found.add_faulty(path, result)
            else:
                seen_of = {name: media[name] for name in result.media}
                kept[keys[path]], seen_media = packing.pack(result, seen_of)
                if result.media:
                    kept[_seen_by(keys[path])] = seen_media
                    used.add(_seen_by(keys[path]))
        store.write(kept)
    media.save()
    return found, used


def _tasks(sources: list[SourceFile], context: ReadingContext) -> Iterator[tuple[str, Task]]:
    root = f"{context.root}{os.sep}"
    for source in sources:
        path = str(source.path)
        data = read_source(f"{root}{path}", Faults(path))
        if data is not None:  # else the reader of Pelican will say why
            yield path, (data, f"content/{path}", record_of(source))


def _seen_by(key: bytes) -> bytes:
    """Return the key of what the result of a source depends on beside its bytes."""
    return digest("seen", key)


def _loaded(value: bytes) -> Any:
    try:
        return pickling.load(value)
    except Exception:  # noqa: BLE001 (a foreign pickle may fail in any way)
        return None


def _is_fresh(media: MediaDigests, seen: Any) -> bool:
    return isinstance(seen, dict) and all(media[name] == known for name, known in seen.items())


def _interpret_some(
    tasks: list[Task],
    context: ReadingContext,
    converter: functools.partial[Converter],
    executor: str,
) -> Iterator[Any]:
    with executors.executor(executor if len(tasks) > _FEW else executors.SERIAL) as pool:
        yield from executors.in_batches(pool, interpret_batch, tasks, context, converter)


def interpret_batch(
    tasks: list[Task], context: ReadingContext, make_converter: functools.partial[Converter]
) -> list[Interpreted]:
    """Return what the sources say: the workers' part, in which all is plain data."""
    converter = make_converter()
    return [interpret(data, where, record, context, converter) for data, where, record in tasks]

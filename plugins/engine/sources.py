"""All sources interpreted before Pelican asks for them: from the store, or by the workers."""

import functools
from collections.abc import Iterable
from typing import Any

from plugins.core.context import ReadingContext
from plugins.core.conversion import Converter
from plugins.core.front_matter import Faults
from plugins.core.interpreting import Interpreted, interpret
from plugins.core.inventory import SourceFile
from plugins.core.model import Record
from plugins.core.source_bytes import read_source
from plugins.engine import executors, pickling
from plugins.engine.media_digests import MediaDigests
from plugins.engine.provenance import code_digest, digest
from plugins.engine.store import Store
from plugins.engine.values import Values
from plugins.reading import record_of

Task = tuple[bytes, str, type[Record]]
"""The bytes of a source, the name of its file in problems, and the model of what it holds."""

# Fewer are read sooner than a worker is started.
_FEW = 24


INTERPRETING = ("core", "kinds")
"""The folders whose code decides what a source says."""


def interpret_all(
    sources: Iterable[SourceFile],
    *,
    context: ReadingContext,
    converter: functools.partial[Converter],
    store: Store,
    executor: str,
    values: Values,
) -> tuple[dict[str, Interpreted], set[bytes]]:
    """Return what each source says, by its path, and the keys of the store that were used.

    A result is reused where the bytes of the source and of every medium that it names, the
    zone, our code, Python and all that is installed are the same. Faulty sources are never
    kept: what is wrong may lie in the files around them.
    """
    made_by = digest(code_digest(*INTERPRETING), str(context.zone), repr(converter.keywords))
    tasks: dict[str, Task] = {}
    keys: dict[bytes, str] = {}
    for source in sources:
        path = str(source.path)
        data = read_source(context.root / source.path, Faults(path))
        if data is None:
            continue  # the reader of Pelican will say why
        record = record_of(source)
        tasks[path] = (data, f"content/{path}", record)
        keys[digest(made_by, path, record.__qualname__, data)] = path
    media = MediaDigests(context.root, store)
    found = dict(_reusable(keys, media, store, values))
    todo = {path: task for path, task in tasks.items() if path not in found}
    made = _interpret_some(list(todo.values()), context, converter, executor)
    made_now = dict(zip(todo, made, strict=True))
    key_of = {path: key for key, path in keys.items()}
    kept = {}
    for path, result in made_now.items():
        if not result.faults:
            described = (Values().digest(result.record), Values().digest(result.text))
            _tell(values, result, described)
            seen = {name: media[name] for name in result.media}
            kept[key_of[path]] = pickling.dump((result, seen, described))
    store.write(kept)
    media.save()
    return found | made_now, {*keys, media.key}


def _reusable(
    keys: dict[bytes, str], media: MediaDigests, store: Store, values: Values
) -> Iterable[tuple[str, Interpreted]]:
    for key, value in store.read(keys):
        try:
            result, seen, described = pickling.load(value)
            fresh = isinstance(result, Interpreted) and all(
                media[name] == known for name, known in seen.items()
            )
        except Exception:  # noqa: BLE001, S112 (a foreign pickle may fail in any way)
            continue
        if fresh:
            _tell(values, result, described)
            yield keys[key], result


def _tell(values: Values, result: Interpreted, described: tuple[bytes, bytes]) -> None:
    """Spare the largest values a description that was made when they were."""
    values.learn(result.record, described[0])
    values.learn(result.text, described[1])


def _interpret_some(
    tasks: list[Task],
    context: ReadingContext,
    converter: functools.partial[Converter],
    executor: str,
) -> list[Any]:
    with executors.executor(executor if len(tasks) > _FEW else executors.SERIAL) as pool:
        return list(executors.in_batches(pool, interpret_batch, tasks, context, converter))


def interpret_batch(
    tasks: list[Task], context: ReadingContext, make_converter: functools.partial[Converter]
) -> list[Interpreted]:
    """Return what the sources say: the workers' part, in which all is plain data."""
    converter = make_converter()
    return [interpret(data, where, record, context, converter) for data, where, record in tasks]

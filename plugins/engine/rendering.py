"""Making outputs, one after another in this process, each with a record of what it saw."""

import contextlib
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pelican.contents import Content

from plugins.engine.jobs import Job, Made
from plugins.engine.provenance import digest, file_digest
from plugins.engine.recording import OWN, SHARED, RecordedDict, Recorder, recorded_class
from plugins.engine.templates import RecordingEnvironment


class Rendering:
    """Makes the outputs of one build below one folder."""

    def __init__(self, output_path: str, recorder: Recorder) -> None:
        self._root = output_path
        self._recorder = recorder
        self._shared: dict[int, dict[str, Any]] = {}
        self._folders: set[str] = set()
        self._sets: dict[frozenset[Any], frozenset[Any]] = {}

    def make(self, job: Job) -> Made:
        """Write one output. Raises whatever its template or function raises."""
        recorder = self._recorder
        recorder.start()
        try:
            data = self._rendered(job) if job.template is not None else self._produced(job)
        finally:
            recorder.stop()
        contents: dict[str, set[str]] = {}
        for key, name in recorder.seen:
            contents.setdefault(key, set()).add(name)
        own = {path: found for path, found in recorder.reads.items() if path[0][0] == OWN}
        shared = {path: found for path, found in recorder.reads.items() if path[0][0] == SHARED}
        # Many outputs see the same: equal sets are one object, and travel once in a batch.
        same = self._sets.setdefault
        names = {key: frozenset(found) for key, found in contents.items()}
        seen, read = frozenset(shared.items()), frozenset(recorder.templates)
        return Made(
            job.name,
            self.copy(job.name, data) if isinstance(data, Path) else self.write(job.name, data),
            {key: same(found, found) for key, found in names.items()},
            same(seen, seen),
            own,
            same(read, read),
            recorder.opaque,
        )

    def write(self, name: str, data: bytes) -> tuple[bytes, int, int]:
        """Write the bytes to a new file; return its stamp: digest, size, time of change."""
        path = self.place(name)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        found = os.stat(path)  # noqa: PTH116 (of tens of thousands, this is felt)
        return digest(data), found.st_size, found.st_mtime_ns

    def copy(self, name: str, file: Path) -> tuple[bytes, int, int]:
        """Copy a file, in place of what a generator may have written there; return its stamp."""
        place = Path(self.place(name))
        place.unlink(missing_ok=True)
        shutil.copyfile(file, place)
        found = place.stat()
        return file_digest(place), found.st_size, found.st_mtime_ns

    def place(self, name: str) -> str:
        """Return where an output goes; its folder is there."""
        folder, _, _ = name.rpartition("/")
        if folder not in self._folders:
            Path(self._root, folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return f"{self._root}{os.sep}{name}"

    def _rendered(self, job: Job) -> bytes:
        template = job.template
        assert template is not None  # noqa: S101 (for mypy)
        environment: RecordingEnvironment = template.environment  # type: ignore[assignment]
        shared = self._shared.get(id(job.context))
        if shared is None:
            shared = {**template.globals, **self._views(job.context, SHARED)}
            self._shared[id(job.context)] = shared
        environment.roots = {**shared, **self._views(job.own, OWN)}
        environment.own = frozenset(job.own)
        self._recorder.templates.add(str(template.name))
        context = template.new_context(environment.roots, shared=True)
        try:
            text = "".join(template.root_render_func(context))
        except Exception:  # noqa: BLE001 (Jinja gives its lines to the traceback)
            environment.handle_exception()
        return text.encode()

    def _views(self, found: Mapping[str, Any], root: str) -> dict[str, Any]:
        return {
            name: RecordedDict(value, ((root, name),), self._recorder)
            if isinstance(value, dict)
            else value
            for name, value in found.items()
        }

    def _produced(self, job: Job) -> bytes | Path:
        make, *args = job.own.values()
        for name, value in job.own.items():
            self._recorder.note(((OWN, name),), value)
        found: bytes | Path = make(*args)
        return found


@contextlib.contextmanager
def recorded(contents: Mapping[str, Content], recorder: Recorder) -> Iterator[None]:
    """Let these contents record, while this lasts, what is read of them."""
    classes: dict[type, type] = {}
    for content in contents.values():
        kind = type(content)
        if kind not in classes:
            classes[kind] = recorded_class(kind, recorder)
        content.__class__ = classes[kind]
    plain = {made: kind for kind, made in classes.items()}
    try:
        yield
    finally:
        for content in contents.values():
            content.__class__ = plain[type(content)]

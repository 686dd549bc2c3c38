"""Which outputs of the last build would be the same in this one."""

from collections.abc import Callable, Mapping
from typing import Any

from plugins.engine.jobs import Job
from plugins.engine.manifest import Manifest, Output, apart, unpacked
from plugins.engine.provenance import DIGEST_BYTES
from plugins.engine.recording import Path, follow, walk
from plugins.engine.values import MISSING, OpaqueError, Values

GONE = bytes(DIGEST_BYTES)
"""Stands for what is no more, or of which nobody can tell."""


class Present:
    """The digests, as they are now, of all that outputs may have read."""

    def __init__(
        self, values: Values, contents: Mapping[str, Any], template_digest: Callable[[str], bytes]
    ) -> None:
        self._values = values
        self._contents = contents
        self._template_digest = template_digest
        # With the objects themselves: as long as they live no other has their numbers.
        self._followed: dict[tuple[int, Path], tuple[Any, bytes]] = {}
        self._wholes: dict[tuple[str, tuple[str, ...]], bytes] = {}

    def attributes(self, key: str, names: tuple[str, ...]) -> bytes:
        """Return one digest of several attributes of a content, worked out once."""
        known = self._wholes.get((key, names))
        if known is None:
            known = self._wholes[key, names] = self._attributes(key, names)
        return known

    def _attributes(self, key: str, names: tuple[str, ...]) -> bytes:
        content = self._contents.get(key)
        if content is None:
            return GONE
        try:
            return self._values.digest_of_all([getattr(content, name, MISSING) for name in names])
        except OpaqueError:
            return GONE

    def attribute(self, key: str, name: str) -> bytes:
        """Return the digest of a content's attribute."""
        content = self._contents.get(key)
        if content is None:
            return GONE
        try:
            return self._values.digest(getattr(content, name, MISSING))
        except OpaqueError:
            return GONE

    def read(self, path: Path, roots: Mapping[str, Any]) -> bytes:
        """Return the digest of what is at the end of a path from `roots`."""
        try:
            value = walk(path[:2], lambda _, name: roots.get(name, MISSING))
            return self._values.digest(value) if len(path) < 3 else self._beyond(value, path[2:])
        except Exception:  # noqa: BLE001 (what cannot be read again is no longer the same)
            return GONE

    def _beyond(self, value: Any, steps: Path) -> bytes:
        """Return the digest of what lies behind an object, which many outputs may be given."""
        key = (id(value), steps)
        known = self._followed.get(key)
        if known is None:
            known = self._followed[key] = (value, self._values.digest(follow(value, steps)))
        return known[1]

    def template(self, name: str) -> bytes:
        """Return the digest of a template's source."""
        return self._template_digest(name)


class Changes:
    """What is different now from what a manifest says."""

    def __init__(self, last: Manifest, present: Present, shared: Mapping[str, Any]) -> None:
        self._last, self._present = last, present
        attributes: dict[str, set[str]] = {}
        for key, (number, whole, digests) in last.contents.items():
            names = last.attribute_lists[number]
            if whole != GONE and present.attributes(key, names) == whole:
                continue
            changed = {
                name
                for name, found in zip(names, apart(digests), strict=True)
                if found == GONE or present.attribute(key, name) != found
            }
            if changed:
                attributes[key] = changed
        sets = last.attribute_sets
        self._reads = {
            place
            for place, (key, number) in enumerate(last.reads)
            if key in attributes and not attributes[key].isdisjoint(sets[number])
        }
        shared_reads = zip(last.shared_paths, last.shared_digests, strict=True)
        reads = {
            number
            for number, (path, found) in enumerate(shared_reads)
            if found == GONE or present.read(path, shared) != found
        }
        templates = {
            name for name, found in last.templates.items() if present.template(name) != found
        }
        self._shared = [not reads.isdisjoint(found) for found in last.shared_sets]
        self._templates = [not templates.isdisjoint(found) for found in last.template_sets]

    def concern(self, job: Job, output: Output) -> bool:
        """Tell whether an output would, or might, be another now."""
        if self._shared[output.shared] or self._templates[output.templates]:
            return True
        if not self._reads.isdisjoint(unpacked(output.contents)):
            return True
        own = zip(self._last.own_lists[output.own], apart(output.own_digests), strict=True)
        return any(self._present.read(path, job.own) != found for path, found in own)

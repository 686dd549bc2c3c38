"""Writes down, output by output, what the next build needs to know of this one."""

import functools
from collections.abc import Iterable
from typing import Any

from plugins.engine.changes import GONE, Present
from plugins.engine.jobs import Made
from plugins.engine.manifest import Manifest, Numbering, Output, Stamp


class ManifestWriter:
    """Makes a manifest; takes each output as it comes, for all at once would fill the memory."""

    def __init__(self, last: Manifest) -> None:
        self._last = last
        self._found = found = Manifest(last.made_by)
        self._attributes = Numbering(found.attribute_sets)
        self._paths = Numbering(found.shared_paths)
        self._shared = Numbering(found.shared_sets)
        self._templates = Numbering(found.template_sets)
        self._own = Numbering(found.own_lists)
        # The numbers in this manifest of what has a number in the last.
        self._attributes_now = functools.cache(lambda n: self._attributes(last.attribute_sets[n]))
        self._shared_now = functools.cache(self._kept_reads)
        self._read_now = functools.cache(
            lambda n: self._read(last.shared_paths[n], last.shared_digests[n])
        )

    def keep(self, name: str, stamp: Stamp) -> None:
        """Take over an output of the last build, with the stamp that its file has now."""
        last, found = self._last, self._found
        output = last.outputs[name]
        found.outputs[name] = Output(
            stamp,
            tuple((key, self._attributes_now(number)) for key, number in output.contents),
            self._shared_now(output.shared),
            self._templates(last.template_sets[output.templates]),
            self._own(last.own_lists[output.own]),
            output.own_digests,
        )

    def add(self, one: Made) -> None:
        """Take an output that has just been made; one that is opaque is made in every build."""
        if one.opaque:
            return
        self._found.outputs[one.name] = Output(
            one.stamp,
            tuple((key, self._attributes(names)) for key, names in one.contents.items()),
            self._reads(one.shared),
            self._templates(one.templates),
            self._own(tuple(one.own)),
            b"".join(one.own.values()),
        )

    def _kept_reads(self, number: int) -> int:
        return self._shared(tuple(sorted(map(self._read_now, self._last.shared_sets[number]))))

    def _reads(self, reads: Iterable[tuple[Any, bytes]]) -> int:
        """Return the number of some reads of what outputs share."""
        return self._shared(tuple(sorted(self._read(path, found) for path, found in reads)))

    def _read(self, path: Any, found: bytes) -> int:
        digests = self._found.shared_digests
        number = self._paths(path)
        if number == len(digests):
            digests.append(found)
        return number

    def _known_digests(self, key: str, names: tuple[str, ...], whole: bytes) -> bytes | None:
        """Return the digests of attributes that are as they were."""
        number, former, digests = self._last.contents.get(key, (0, GONE, b""))
        same = whole == former != GONE and self._last.attribute_lists[number] == names
        return digests if same else None

    def finish(self, present: Present) -> Manifest:
        """Return the manifest, with the digest of everything that was read."""
        found = self._found
        sets: dict[str, set[int]] = {}
        for output in found.outputs.values():
            for key, number in output.contents:
                sets.setdefault(key, set()).add(number)
        lists = Numbering(found.attribute_lists)
        for key, numbers in sets.items():
            union = frozenset().union(*(found.attribute_sets[number] for number in numbers))
            names = tuple(sorted(union))
            whole = present.attributes(key, names)
            digests = self._known_digests(key, names, whole)
            if digests is None:
                digests = b"".join(present.attribute(key, name) for name in names)
            found.contents[key] = (lists(names), whole, digests)
        for listed in found.template_sets:
            found.templates.update((name, present.template(name)) for name in listed)
        return found

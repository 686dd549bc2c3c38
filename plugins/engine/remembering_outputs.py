"""Writes down, output by output, what the next build needs to know of this one."""

from dataclasses import replace
from typing import Any

from plugins.engine.changes import GONE, Present
from plugins.engine.jobs import Made
from plugins.engine.manifest import Manifest, Numbering, Output, Stamp, packed, unpacked

_SPARE = 1000


class ManifestWriter:
    """Makes a manifest; takes each output as it comes, for all at once would fill the memory.

    What has a number in the last manifest has the same in this one, so that what is the same is
    taken over as it is.
    """

    def __init__(self, last: Manifest) -> None:
        self._last = last
        self._found = _without_outputs(last)
        self._number()

    def _number(self) -> None:
        found = self._found
        self._attributes = Numbering(found.attribute_sets)
        self._contents = Numbering(found.reads)
        self._paths = Numbering(found.shared_paths)
        self._shared = Numbering(found.shared_sets)
        self._templates = Numbering(found.template_sets)
        self._own = Numbering(found.own_lists)

    def keep(self, name: str, stamp: Stamp) -> None:
        """Take over an output of the last build, with the stamp that its file has now."""
        output = self._last.outputs[name]
        self._found.outputs[name] = (
            output if output.stamp == stamp else replace(output, stamp=stamp)
        )

    def add(self, one: Made) -> None:
        """Take an output that has just been made; one that is opaque is made in every build."""
        if one.opaque:
            return
        read = ((key, self._attributes(names)) for key, names in one.contents.items())
        self._found.outputs[one.name] = Output(
            one.stamp,
            packed(map(self._contents, read)),
            self._shared(tuple(sorted(self._read(path, found) for path, found in one.shared))),
            self._templates(one.templates),
            self._own(tuple(one.own)),
            b"".join(one.own.values()),
        )

    def _read(self, path: Any, found: bytes) -> int:
        """Return the number of a read of what outputs share; what was there formerly is past."""
        digests = self._found.shared_digests
        number = self._paths(path)
        digests[number : number + 1] = [found]
        return number

    def finish(self, present: Present) -> Manifest:
        """Return the manifest, with the digest of everything that was read."""
        used = set().union(*(unpacked(output.contents) for output in self._found.outputs.values()))
        if len(self._found.reads) > 2 * len(used) + _SPARE:
            self._leave_out_unused()
            used = set(range(len(self._found.reads)))
        found = self._found
        sets: dict[str, set[int]] = {}
        for key, number in map(found.reads.__getitem__, used):
            sets.setdefault(key, set()).add(number)
        lists = Numbering(found.attribute_lists)
        unions: dict[frozenset[int], tuple[str, ...]] = {}
        for key, numbers in sets.items():
            together = frozenset(numbers)
            if together not in unions:
                union = frozenset().union(*(found.attribute_sets[number] for number in numbers))
                unions[together] = tuple(sorted(union))
            names = unions[together]
            whole = present.attributes(key, names)
            digests = self._known_digests(key, names, whole)
            if digests is None:
                digests = b"".join(present.attribute(key, name) for name in names)
            found.contents[key] = (lists(names), whole, digests)
        for listed in found.template_sets:
            found.templates.update((name, present.template(name)) for name in listed)
        return found

    def _known_digests(self, key: str, names: tuple[str, ...], whole: bytes) -> bytes | None:
        """Return the digests of attributes that are as they were."""
        number, former, digests = self._last.contents.get(key, (0, GONE, b""))
        same = whole == former != GONE and self._last.attribute_lists[number] == names
        return digests if same else None

    def _leave_out_unused(self) -> None:
        """Give new numbers to what outputs have in common, and none to what no output has."""
        full, self._found = self._found, Manifest(self._last.made_by)
        self._number()
        for name, output in full.outputs.items():
            reads = map(full.reads.__getitem__, unpacked(output.contents))
            read = ((key, self._attributes(full.attribute_sets[number])) for key, number in reads)
            shared = full.shared_sets[output.shared]
            self._found.outputs[name] = Output(
                output.stamp,
                packed(map(self._contents, read)),
                self._shared(
                    tuple(sorted(
                        self._read(full.shared_paths[n], full.shared_digests[n]) for n in shared
                    ))
                ),
                self._templates(full.template_sets[output.templates]),
                self._own(full.own_lists[output.own]),
                output.own_digests,
            )  # fmt: skip


def _without_outputs(last: Manifest) -> Manifest:
    return Manifest(
        last.made_by,
        attribute_sets=[*last.attribute_sets],
        reads=[*last.reads],
        shared_paths=[*last.shared_paths],
        shared_digests=[*last.shared_digests],
        own_lists=[*last.own_lists],
        shared_sets=[*last.shared_sets],
        template_sets=[*last.template_sets],
    )

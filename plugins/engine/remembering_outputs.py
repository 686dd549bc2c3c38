"""Writes down, output by output, what the next build needs to know of this one."""

from plugins.engine.changes import Present
from plugins.engine.jobs import Made
from plugins.engine.manifest import Manifest, Numbering, Output, Stamp


class ManifestWriter:
    """Makes a manifest; takes each output as it comes, for all at once would fill the memory."""

    def __init__(self, last: Manifest) -> None:
        self._last = last
        self._found = found = Manifest(last.made_by)
        self._attributes = Numbering(found.attribute_sets)
        self._shared = Numbering(found.shared_sets)
        self._templates = Numbering(found.template_sets)
        self._own = Numbering(found.own_lists)

    def keep(self, name: str, stamp: Stamp) -> None:
        """Take over an output of the last build, with the stamp that its file has now."""
        last, found = self._last, self._found
        output = last.outputs[name]
        reads = ((key, self._attributes(last.attribute_sets[n])) for key, n in output.contents)
        found.outputs[name] = Output(
            stamp,
            tuple(reads),
            self._shared(last.shared_sets[output.shared]),
            self._templates(last.template_sets[output.templates]),
            self._own(last.own_lists[output.own]),
            output.own_digests,
        )
        found.shared.update((path, last.shared[path]) for path in last.shared_sets[output.shared])

    def add(self, one: Made) -> None:
        """Take an output that has just been made; one that is opaque is made in every build."""
        if one.opaque:
            return
        self._found.outputs[one.name] = Output(
            one.stamp,
            tuple((key, self._attributes(names)) for key, names in one.contents.items()),
            self._shared(frozenset(path for path, _ in one.shared)),
            self._templates(one.templates),
            self._own(tuple(one.own)),
            b"".join(one.own.values()),
        )
        self._found.shared.update(one.shared)

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
            digests = b"".join(present.attribute(key, name) for name in names)
            found.contents[key] = (lists(names), digests)
        for listed in found.template_sets:
            found.templates.update((name, present.template(name)) for name in listed)
        return found

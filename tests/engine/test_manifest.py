"""What is remembered of outputs: what has a number keeps it, until too much of it is of no use."""

from collections.abc import Iterable

import pytest

from plugins.engine.changes import Present
from plugins.engine.jobs import Made
from plugins.engine.manifest import Manifest, unpacked
from plugins.engine.remembering_outputs import ManifestWriter
from plugins.engine.values import Values

STAMP = (b"1" * 16, 1, 1)


class Content:
    """Stands for an entry."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.url = "a/"


def present(titles: dict[str, str]) -> Present:
    contents = {key: Content(title) for key, title in titles.items()}
    return Present(Values(), contents, lambda name: name.encode())


def made(name: str, keys: Iterable[str], shared: str = "SITE") -> Made:
    own = {(("own", "article"),): b"o" * 16}
    reads = frozenset({((("shared", shared),), b"s" * 16)})
    contents = {key: frozenset({"title"}) for key in keys}
    return Made(name, STAMP, contents, reads, own, frozenset({"entry.html"}))


def read_of(manifest: Manifest, name: str) -> list[tuple[str, frozenset[str]]]:
    numbers = unpacked(manifest.outputs[name].contents)
    reads = (manifest.reads[number] for number in numbers)
    return [(key, manifest.attribute_sets[place]) for key, place in reads]


def test_what_is_kept_is_what_was_made() -> None:
    titles = {"a": "A", "b": "B"}
    first = ManifestWriter(Manifest(b"x"))
    first.add(made("a.html", ["a", "b"]))
    first.add(made("b.html", ["b"], "MENU"))
    last = first.finish(present(titles))
    second = ManifestWriter(last)
    second.keep("b.html", STAMP)
    second.add(made("c.html", ["a"]))
    found = second.finish(present(titles))
    assert read_of(found, "b.html") == [("b", frozenset({"title"}))]
    assert read_of(found, "c.html") == [("a", frozenset({"title"}))]
    assert found.outputs["b.html"] == last.outputs["b.html"]
    assert found.contents["b"] == last.contents["b"]
    assert last.outputs.keys() == {"a.html", "b.html"}


def test_an_attribute_that_is_another_has_another_digest() -> None:
    writer = ManifestWriter(Manifest(b"x"))
    writer.add(made("a.html", ["a"]))
    last = writer.finish(present({"a": "A"}))
    again = ManifestWriter(last)
    again.keep("a.html", STAMP)
    found = again.finish(present({"a": "Lain"}))
    assert found.contents["a"][1:] != last.contents["a"][1:]


@pytest.mark.parametrize("entries", [3000])
def test_what_no_output_has_any_more_is_left_out_in_time(entries: int) -> None:
    titles = {str(number): "A" for number in range(entries)}
    writer = ManifestWriter(Manifest(b"x"))
    writer.add(made("bekas.html", titles, "MENU"))
    writer.add(made("a.html", ["1", "2"]))
    last = writer.finish(present(titles))
    again = ManifestWriter(last)
    again.keep("a.html", STAMP)
    found = again.finish(present(titles))
    assert read_of(found, "a.html") == [(key, frozenset({"title"})) for key in ("1", "2")]
    assert len(found.reads) == 2
    assert found.contents.keys() == {"1", "2"}
    output = found.outputs["a.html"]
    paths = [found.shared_paths[number] for number in found.shared_sets[output.shared]]
    assert paths == [(("shared", "SITE"),)]
    assert found.shared_digests == [b"s" * 16]
    assert found.own_lists[output.own] == ((("own", "article"),),)
    assert found.template_sets[output.templates] == frozenset({"entry.html"})

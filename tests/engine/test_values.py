"""How values are told apart, and which of them are followed."""

import dataclasses
import datetime
from pathlib import Path
from typing import Any

import pytest
from pelican.contents import Article
from pelican.settings import DEFAULT_CONFIG

from plugins.engine.values import OpaqueError, Values


@dataclasses.dataclass(frozen=True)
class Shelf:
    title: str
    entries: tuple[Any, ...] = ()


@dataclasses.dataclass(frozen=True)
class Case:
    shelves: tuple[Shelf, ...]


def article(number: int) -> Article:
    source = str(Path.cwd() / f"a-{number}.md")
    settings = DEFAULT_CONFIG | {"PATH": str(Path.cwd())}
    return Article("", {"title": "a", "slug": "a"}, settings=settings, source_path=source)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, True), (1, "1"), ("a", b"a"), ([1], (1,)), ({"a": 1}, {"a": "1"}), (None, "None"),
        (["a", "b"], ["a', 'b"]), ({"a": 1, "b": 2}, {"b": 2, "a": 1}), (Shelf("a"), Shelf("b")),
        (datetime.date(2024, 1, 2), datetime.datetime(2024, 1, 2)),  # noqa: DTZ001
        (list(range(500)), [*range(499), 0]), (str.upper, str.lower),
    ],
)  # fmt: skip
def test_different_values_are_described_differently(one: object, other: object) -> None:
    if callable(one):
        with pytest.raises(OpaqueError):
            Values().describe(one)
        return
    values = Values()
    assert values.describe(one) != values.describe(other)
    assert values.describe(one) == Values().describe(one)
    assert values.digest_of_all([1, one]) != values.digest_of_all([1, other])
    assert values.digest_of_all([1, one]) == Values().digest_of_all([1, one])


def test_several_values_are_told_apart_from_one_that_looks_like_them() -> None:
    values = Values()
    told: list[list[Any]] = [
        ["a", "b"],
        ["ab"],
        [("a", "b")],
        [["a", "b"]],
        ["a", ("b",)],
        [values.describe(("a",))],
    ]
    assert len({values.digest_of_all(found) for found in told}) == len(told)


def test_a_content_is_named_and_not_described() -> None:
    first, second = article(1), article(1)
    second.title = "b"
    values = Values()
    assert values.describe(first) == values.describe(second)
    assert values.describe(first) != values.describe(article(2))


@pytest.mark.parametrize("count", [1, 400])
def test_what_leads_to_contents_is_followed_however_much_it_holds(count: int) -> None:
    shelf = Shelf("a", tuple(map(article, range(count))))
    values = Values()
    values.describe([Case((shelf,))])
    assert values.is_node(shelf)
    assert values.is_node(Case(()))


def test_what_nobody_can_describe_is_said_to_be_so() -> None:
    shelf = Shelf("a")
    for value in (object(), lambda: shelf, iter([])):
        with pytest.raises(OpaqueError):
            Values().describe([value])

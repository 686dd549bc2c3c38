"""The search index is parted by months, so that a new entry changes the newest part alone."""

from collections import Counter

import hypothesis
from hypothesis import strategies

from plugins.search.volumes import Volume, volume_of, volumes

SIZE = 10
MONTHS = [f"{year}-{month:02}" for year in range(2020, 2024) for month in range(1, 13)]
SOME = strategies.lists(strategies.sampled_from(MONTHS), max_size=120)


def test_a_site_without_entries_has_one_volume() -> None:
    assert volumes([], SIZE) == [Volume("", "", newest=True)]


def test_a_small_site_has_one_volume() -> None:
    assert volumes(["2024-01", "2023-05"], SIZE) == [Volume("2023-05", "2024-01", newest=True)]


def test_older_volumes_are_named_by_their_first_month() -> None:
    found = volumes([month for month in MONTHS for _ in range(5)], SIZE)
    assert [volume.name for volume in found[:2]] == ["", "2023-09"]
    assert found[-1] == Volume("2020-01", "2020-02", newest=False)


@hypothesis.given(SOME)
def test_each_month_is_in_one_volume_and_none_is_much_too_large(months: list[str]) -> None:
    found = volumes(months, SIZE)
    held = Counter(volume_of(month, found) for month in months)
    most = max(Counter(months).values(), default=0)
    for month in months:
        assert [volume for volume in found if volume.first <= month <= volume.last] == [
            volume_of(month, found)
        ]
    assert [volume.newest for volume in found] == [True] + [False] * (len(found) - 1)
    for volume in found[1:]:
        assert SIZE <= held[volume] < SIZE + most
    assert held[found[0]] < 1.5 * SIZE + 2 * most
    assert volume_of("", found) is found[0]


@hypothesis.given(SOME)
def test_an_entry_of_today_leaves_older_volumes_as_they_are(months: list[str]) -> None:
    before, after = volumes(months, SIZE), volumes([*months, "2024-01"], SIZE)
    assert after[-len(before) + 1 :] == before[1:] or len(before) == 1

"""Whoever does the work, the same comes of it: this process, others of this machine, a cluster."""

from pathlib import Path

import pytest

from plugins.engine.executors import DASK, PROCESSES, SERIAL, executor, in_batches
from tests.conftest import Build
from tests.engine.test_same_without_engine import digests, many


def doubled(batch: list[int], more: int) -> list[int]:
    return [2 * number + more for number in batch]


@pytest.mark.parametrize("name", [SERIAL, PROCESSES])
def test_results_come_in_the_order_of_the_items(name: str) -> None:
    with executor(name) as pool:
        found = list(in_batches(pool, doubled, list(range(100)), 1, size=7))
    assert found == [2 * number + 1 for number in range(100)]


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(ValueError, match="EXECUTOR = 'awan'"), executor("awan"):
        pass


HAS_INTERPRETED = "'plugins.core.interpreting' in __import__('sys').modules"
"""Said as a text: a function of this module would bring the module along, with all it imports."""


def test_a_cluster_of_two_workers_builds_the_same_site(build: Build, tmp_path: Path) -> None:
    from distributed import Client, LocalCluster  # noqa: PLC0415 (slow to import)

    here = digests(build(many(), EXECUTOR=SERIAL, ENGINE_CACHE=str(tmp_path / "satu")))
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with LocalCluster(**options) as cluster, Client(cluster) as client:
        assert not any(client.run(eval, HAS_INTERPRETED).values())
        name = f"{DASK}:{cluster.scheduler_address}"
        output = build(many(), EXECUTOR=name, ENGINE_CACHE=str(tmp_path / "dua"))
        assert list(client.run(eval, HAS_INTERPRETED).values()) == [True, True]
    assert digests(output) == here

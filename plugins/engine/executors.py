"""Where work is done that may be done elsewhere: by name, behind Python's standard interface."""

import concurrent.futures
import contextlib
import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from plugins.engine.serial import SerialExecutor

SERIAL, PROCESSES, DASK = "serial", "processes", "dask"


@contextlib.contextmanager
def executor(name: str) -> Iterator[concurrent.futures.Executor]:
    """Yield the executor that the setting EXECUTOR names.

    `processes` of this machine, one a core; `serial`, in this process; `dask`, a cluster of
    this machine, or `dask:tcp://host:8786`, one that runs already. Dask is installed by
    `pip install -e '.[dask]'`. Raises ValueError for another name.
    """
    kind, _, address = name.partition(":")
    if kind == SERIAL or (kind == PROCESSES and (os.cpu_count() or 1) < 2):
        yield SerialExecutor()
    elif kind == PROCESSES:
        # Linux's fork starts a worker in milliseconds; the others start Python anew.
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
        with concurrent.futures.ProcessPoolExecutor(os.cpu_count(), context) as pool:
            yield pool
    elif kind == DASK:
        with _dask(address) as pool:
            yield pool
    else:
        raise ValueError(f"EXECUTOR = {name!r}")


@contextlib.contextmanager
def _dask(address: str) -> Iterator[concurrent.futures.Executor]:
    import distributed  # noqa: PLC0415 (an extra that few install)

    if address:
        with distributed.Client(address) as client:
            yield client.get_executor()
        return
    workers = {"n_workers": os.cpu_count(), "threads_per_worker": 1, "dashboard_address": None}
    with distributed.LocalCluster(**workers) as cluster, distributed.Client(cluster) as client:
        yield client.get_executor()


def in_batches(
    pool: concurrent.futures.Executor,
    work: Callable[..., list[Any]],
    items: list[Any],
    *constant: Any,
    size: int = 40,
) -> Iterator[Any]:
    """Yield what `work(batch, *constant)` makes of each item, in the order of the items."""
    batches = [items[start : start + size] for start in range(0, len(items), size)]
    futures = deque(pool.submit(work, batch, *constant) for batch in batches)
    while futures:  # one that is done with keeps its result no longer
        yield from futures.popleft().result()

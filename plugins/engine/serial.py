"""Python's interface to workers, without any: each piece of work is done when it is asked for."""

import concurrent.futures
from collections.abc import Callable
from typing import Any


class SerialExecutor(concurrent.futures.Executor):
    """Does everything in this process, at once."""

    def submit(
        self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any
    ) -> concurrent.futures.Future[Any]:
        """Do the work; what it raises is raised by `result`."""
        future: concurrent.futures.Future[Any] = concurrent.futures.Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 (the interface's own promise)
            future.set_exception(error)
        return future

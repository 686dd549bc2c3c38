"""How much work one file may cause: its size, its nesting, seconds of CPU, and memory.

Python-Markdown takes a minute for 20 KB of `[` (its issue 798), and may multiply what it is
given without end; no editor's mistake may keep the others waiting.
"""

import contextlib
import ctypes
import os
import re
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from types import FrameType

LARGEST_SOURCE = 256 * 1024
"""Bytes of a file of text: forty thousand words."""

DEEPEST = 50
"""Levels of nesting. From 256 on, libxml2 would drop what is inside."""

MOST_SECONDS = 10.0
"""Of CPU time, for one file; an ordinary entry takes a few thousandths of one."""

MOST_MEMORY = 512 * 1024 * 1024
"""Bytes that one file may ask for beyond what the process has already."""

LARGEST_RESULT = 4 * 1024 * 1024
"""Characters of HTML that one body may become."""

_AGAIN = 0.25
"""Seconds after which an exception that was swallowed on its way is raised once more."""

# They end by themselves (HTML Standard §13.1.2.4), so that many of them are no nesting.
_FLAT = frozenset(
    """area base br col dd dt embed hr img input li link meta option p rp rt source
tbody td tfoot th thead tr track wbr""".split()
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_BRACKETS = re.compile(r"\\.|[\[\]]|\n[ \t]*\n")


class OutOfBoundsError(Exception):
    """Raised when a file costs more than it may.

    `kind` is what it has too much of: depth, time, memory; `value` a text to find its place by.
    """

    def __init__(self, kind: str, value: str = "") -> None:
        super().__init__(kind, value)
        self.kind = kind
        self.value = value


@contextlib.contextmanager
def bounded(seconds: float = MOST_SECONDS, memory: int = MOST_MEMORY) -> Iterator[None]:
    """Raise OutOfBoundsError when what is done inside takes too long, or too much memory.

    Seconds are of CPU, so that a busy machine refuses nothing. In the main thread on Unix the
    clock stops even a single regular expression; elsewhere (Windows, other threads) one that
    runs is let run to its end. Memory is limited on Linux alone: others do not heed the limit.
    """
    with _limited_memory(memory), _limited_time(seconds):
        try:
            yield
        except MemoryError:
            raise OutOfBoundsError("memory") from None


def _limited_time(seconds: float) -> contextlib.AbstractContextManager[None]:
    main = threading.current_thread() is threading.main_thread()
    if main and hasattr(signal, "setitimer") and signal.getitimer(signal.ITIMER_PROF) == (0, 0):
        return _timed_by_signal(seconds)
    return _timed_by_thread(seconds)


@contextlib.contextmanager
def _timed_by_signal(seconds: float) -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise OutOfBoundsError("time")

    before = signal.signal(signal.SIGPROF, stop)
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextlib.contextmanager
def _timed_by_thread(seconds: float) -> Iterator[None]:
    own = ctypes.c_ulong(threading.get_ident())
    over = threading.Event()
    end = time.process_time() + seconds

    def watch() -> None:
        wait = seconds
        while not over.wait(wait):
            left = end - time.process_time()
            if left <= 0:
                # A class, not an object: https://docs.python.org/3/c-api/init.html
                error = ctypes.py_object(_OutOfTimeError)
                ctypes.pythonapi.PyThreadState_SetAsyncExc(own, error)
            wait = max(left, _AGAIN)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()


class _OutOfTimeError(OutOfBoundsError):
    def __init__(self) -> None:
        super().__init__("time")


@contextlib.contextmanager
def _limited_memory(memory: int) -> Iterator[None]:
    if sys.platform != "linux":
        yield
        return
    import resource  # noqa: PLC0415 (Windows has none)

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    file = os.open("/proc/self/statm", os.O_RDONLY)  # for each entry twice: a third of open()
    try:
        limit = int(os.read(file, 100).split()[0]) * resource.getpagesize() + memory
    finally:
        os.close(file)
    if soft != resource.RLIM_INFINITY:
        limit = min(limit, soft)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def refuse_costly(html: str) -> None:
    """Raise OutOfBoundsError for HTML that would cost those too much that read it next."""
    if len(html) > LARGEST_RESULT:
        raise OutOfBoundsError("memory")
    opened: Counter[str] = Counter()
    depth = 0
    for closing, tag in _TAG.findall(html):
        name = tag.lower()
        if name in _FLAT:
            continue
        if not closing:
            opened[name] += 1
            depth += 1
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
        if depth > DEEPEST:
            raise OutOfBoundsError("depth")


def refuse_deep_brackets(text: str) -> None:
    """Raise OutOfBoundsError for a paragraph with more than DEEPEST open `[` at once.

    For each of them Python-Markdown looks for the `]`, up to the end of the paragraph.
    """
    if text.count("[") <= DEEPEST:
        return
    depth = start = 0
    for found in _BRACKETS.finditer(text):
        mark = found[0]
        if mark == "[":
            depth += 1
        elif mark == "]":
            depth = max(depth - 1, 0)
        elif mark[0] == "\n":
            depth, start = 0, found.end()
        if depth > DEEPEST:
            raise OutOfBoundsError("depth", text[start:].split("\n", 1)[0][:60])

"""Asks many addresses, politely: a host gets one request at a time, and a pause between two."""

import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

from plugins.desk.outside.answers import Answer, Answers
from plugins.desk.outside.asking import BROKEN, Asker, Reply

_PERMANENT = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# Given to programs by sites that are there for people: nothing is known of the page.
_CLOSED = frozenset({401, 403, 405, 406, 407, 429, 451, 501, 999})
_HOPS = 10
_PATIENCE = 2
"""So many failed connections, then a host's other addresses are not asked."""


@dataclass(frozen=True)
class Manners:
    """Seconds between two requests to a host and for one, and hosts asked at the same time."""

    pause: float = 1.0
    timeout: float = 10.0
    hosts: int = 4


@dataclass
class _Host:
    """Whose turn it is at a host."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    free: float = 0.0


class Visitor:
    """Asks addresses and remembers the answers."""

    def __init__(self, agent: str, answers: Answers, manners: Manners) -> None:
        self._asker = Asker(agent, manners.timeout)
        self._answers = answers
        self._manners = manners
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()
        self._stopped = threading.Event()

    def visit(self, addresses: Iterable[str]) -> dict[str, Answer]:
        """Return the answer for each address; what was learnt is kept even when interrupted."""
        known: dict[str, Answer] = {}
        by_host: dict[str, list[str]] = {}
        for address in sorted(set(addresses)):
            if (answer := self._answers.get(address)) is not None:
                known[address] = answer
            else:
                by_host.setdefault(urlsplit(address).netloc.lower(), []).append(address)
        learnt: dict[str, Answer] = {}
        pool = ThreadPoolExecutor(self._manners.hosts)
        try:
            for answers in pool.map(self._visit_host, by_host.values()):
                learnt |= answers
        finally:
            self._stopped.set()
            pool.shutdown(cancel_futures=True)
            # When not one of several hosts answers, it is our own line that is down.
            if len(by_host) == 1 or any(answer.state != "diam" for answer in learnt.values()):
                for address, answer in learnt.items():
                    self._answers.keep(address, answer)
            self._answers.save()
        return known | learnt

    def _visit_host(self, addresses: list[str]) -> dict[str, Answer]:
        answers: dict[str, Answer] = {}
        failed = 0
        for address in addresses:
            if self._stopped.is_set():
                break
            if failed < _PATIENCE:
                answer = self._follow(address)
                failed = failed + 1 if answer.state == "diam" else 0
            answers[address] = answer
        return answers

    def _follow(self, address: str) -> Answer:
        here, moved = address, ""
        permanent = True
        for _ in range(_HOPS):
            reply = self._head_or_get(here)
            if reply.status not in _REDIRECTS or not reply.location:
                return _judged(reply, moved)
            try:
                here = urldefrag(urljoin(here, reply.location)).url
                scheme = urlsplit(here).scheme
            except ValueError:
                scheme = ""
            if scheme not in {"http", "https"}:
                return Answer("diam", "pengalihannya tidak menuju halaman web")
            permanent = permanent and reply.status in _PERMANENT
            moved = here if permanent else moved
        return Answer("diam", "pengalihannya berputar-putar")

    def _head_or_get(self, address: str) -> Reply:
        reply = self._ask("HEAD", address)
        # Many servers answer HEAD wrongly, or hang up on it; what a reader's browser gets counts.
        unsure = reply.status >= 400 or reply.failure == BROKEN
        return self._ask("GET", address) if unsure and reply.status != 429 else reply

    def _ask(self, method: str, address: str) -> Reply:
        with self._turn(urlsplit(address).netloc.lower()):
            return self._asker.ask(method, address)

    @contextmanager
    def _turn(self, name: str) -> Iterator[None]:
        with self._lock:
            host = self._hosts.setdefault(name, _Host())
        with host.lock:
            time.sleep(max(0.0, host.free - time.monotonic()))
            try:
                yield
            finally:
                host.free = time.monotonic() + self._manners.pause


def _judged(reply: Reply, moved: str) -> Answer:
    if reply.failure:
        return Answer("diam", reply.failure)
    if reply.status in _CLOSED:
        return Answer("tertutup", f"menjawab {reply.status}")
    if reply.status >= 500:
        return Answer("diam", f"peladennya menjawab {reply.status}")
    if reply.status >= 400:
        return Answer("mati", f"situsnya menjawab {reply.status}")
    return Answer("pindah", "", moved) if moved else Answer("ada")

"""Checks the built site as a reader finds it, before it is put in place."""

import functools
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from plugins.checking.addresses import Addresses
from plugins.checking.conservation import Listings
from plugins.checking.contents import Source
from plugins.checking.documents import is_document, read_document
from plugins.checking.facts import Facts, Fault
from plugins.checking.pages import read_page
from plugins.checking.placing import Origins
from plugins.checking.sentences import problem
from plugins.checking.store import FactStore, digest_of, stamp_of
from plugins.checking.words import lost_words, untold_words
from plugins.core.accounting import UNACCOUNTED, account, record
from plugins.core.defacement import suspicious
from plugins.core.problems import Problem

_WORTH_SHARING = 3000
"""Files to read from which on it pays to start other processes."""

_CHUNK = 100

_NAMES_AT_ONCE = 200
"""So few that their words seldom make a phrase of gambling together."""


@dataclass(frozen=True)
class _Job:
    """One file to read; `words` have to stand in its entry's own part, `told` anywhere on it."""

    name: str
    file: str
    own: tuple[str, ...]
    allowed: tuple[str, ...]
    words: str = ""
    told: tuple[str, ...] = ()


def check_site(output: Path, settings: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with the site that was built in `output` from these settings."""
    sources: dict[str, Source] = {source.file: source for source in settings["SOURCES"]}
    base: str = settings["BASE_PATH"]
    own = tuple(dict.fromkeys(f"{root}/" for root in (settings["SITEURL"], base)))
    allowed = tuple(sorted({word for one in sources.values() for word in one.checked_words}))
    files = dict(_walk(output))
    root = f"{output}{os.sep}"
    read = (name for name, stamp in files.items() if stamp)
    jobs = (_Job(name, root + name, own, allowed, *_wanted(sources.get(name))) for name in read)
    facts = _read(jobs, files, Path(settings["CHECK_CACHE"]))
    yield from _ill_named(files, allowed, sources)
    addresses = Addresses(files.keys(), facts, settings["SITEURL"], base)
    origins = Origins(sources, Path(settings["PATH"]), (settings["SITEURL"], base))
    yield from _told(_faults(facts, addresses), origins)
    states = account(settings)
    record(states, Path(settings["CHECK_CACHE"]))
    for path, state in states.items():
        if state == UNACCOUNTED:
            yield problem(UNACCOUNTED, "", f"content/{path}")
    listings = Listings(addresses, facts)
    for source in sources.values():
        in_menu = origins.is_in_site_file(f"/{source.address}")
        for fault in listings.faults(source, files.keys(), is_in_menu=in_menu):
            yield problem(*fault, f"content/{source.path}")
    for fault in listings.unlinked():
        yield problem(*fault, fault.value)


def _wanted(source: Source | None) -> tuple[str, tuple[str, ...]]:
    return (source.words, source.told) if source is not None else ("", ())


def _walk(output: Path) -> Iterator[tuple[str, str]]:
    """Yield each file with what tells an unchanged one, if it is one to be read."""
    folders, root = [""], f"{output}{os.sep}"
    while folders:
        folder = folders.pop()
        with os.scandir(root + folder) as entries:
            for entry in entries:
                name = folder + entry.name
                if entry.is_dir():
                    folders.append(f"{name}/")
                elif name.endswith(".html") or is_document(name):
                    yield name, stamp_of(entry.stat())
                else:
                    yield name, ""


def _read(jobs: Iterable[_Job], files: Mapping[str, str], cache: Path) -> dict[str, Facts]:
    store = FactStore(cache)
    facts: dict[str, Facts] = {}
    unread: list[tuple[_Job, str, str]] = []
    salt_of = _Salts()
    for job in jobs:
        salt = salt_of(job)
        stamp = f"{files[job.name]}:{salt}"
        found = store.by_stamp(stamp)
        if found is None:
            unread.append((job, salt, stamp))
        else:
            facts[job.name] = found
    changed = []
    for job, salt, stamp in unread:
        digest = digest_of(Path(job.file).read_bytes(), salt)
        found = store.by_digest(digest, stamp)
        if found is None:
            changed.append((job, digest, stamp))
        else:
            facts[job.name] = found
    for (job, digest, stamp), found in zip(
        changed, _work([job for job, _, _ in changed]), strict=True
    ):
        facts[job.name] = store.keep(digest, stamp, found)
    store.save()
    return facts


class _Salts:
    """What the facts of a file depend on beside its bytes, in short."""

    def __init__(self) -> None:
        self._shared = functools.cache(lambda *of_all: hashlib.blake2b(repr(of_all).encode()))
        self._wordless = functools.cache(lambda *of_all: _short(self._shared(*of_all)))

    def __call__(self, job: _Job) -> str:
        """Return that of one file."""
        if not (job.words or job.told):
            return self._wordless(job.own, job.allowed)
        state = self._shared(job.own, job.allowed).copy()
        for text in (job.words, *job.told):
            data = text.encode("utf-8", "surrogatepass")
            state.update(len(data).to_bytes(8, "little") + data)
        return _short(state)


def _short(state: hashlib.blake2b) -> str:
    return state.hexdigest()[:16]


def _work(jobs: list[_Job]) -> Iterator[Facts]:
    if len(jobs) < _WORTH_SHARING or (os.cpu_count() or 1) < 2:
        yield from map(read_file, jobs)
        return
    # Fresh processes: a fork of one that has threads may hang.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        yield from pool.map(read_file, jobs, chunksize=_CHUNK)


def read_file(job: _Job) -> Facts:
    """Return the facts of one file."""
    data = Path(job.file).read_bytes()
    if not job.name.endswith(".html"):
        found = read_document(job.name, data, job.own)
        hits = sorted({hit for text in found.texts for hit in _hunted(text, job.allowed)})
        defaced = tuple(Fault("defaced_file", hit) for hit in hits)
        return replace(found, faults=(*found.faults, *defaced), texts=())
    facts, text = read_page(data.decode("utf-8", "replace"), job.own, is_list=not job.words)
    every = f"{text.whole}\n{text.hidden}"
    hits = [*suspicious(every, job.allowed, whole=False), *suspicious(text.own, job.allowed)]
    faults = [Fault("defaced", found) for found in dict.fromkeys(hits)]
    lost = lost_words(job.words, text.own) if job.words else ()
    faults += [Fault("lost", ", ".join(lost[:5]))] if lost else []
    untold = untold_words(job.told, text.whole) if job.told else ()
    faults += [Fault("untold", ", ".join(untold[:5]))] if untold else []
    return replace(facts, faults=(*facts.faults, *faults)) if faults else facts


def _ill_named(
    files: Iterable[str], allowed: tuple[str, ...], sources: Mapping[str, Source]
) -> Iterator[Problem]:
    """Yield the files whose names are those of gambling pages."""
    for name in _may_be_ill_named(list(files), allowed):
        for hit in suspicious(name, allowed, whole=False):
            source = sources.get(name)
            path = f"content/{source.path if source else name}"
            known = source is not None or name.startswith("media/")
            yield problem("ill_named", hit, path if known else f"/{name}")


def _may_be_ill_named(files: list[str], allowed: tuple[str, ...]) -> Iterator[str]:
    for start in range(0, len(files), _NAMES_AT_ONCE):
        some = files[start : start + _NAMES_AT_ONCE]
        if any(suspicious("\n".join(some), allowed, whole=False)):
            yield from some


@functools.lru_cache(maxsize=20_000)  # one entry stands in a dozen feeds
def _hunted(text: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(suspicious(text, allowed, whole=False))


def _faults(facts: Mapping[str, Facts], addresses: Addresses) -> dict[Fault, list[str]]:
    """Return each fault with the pages that have it: one in the theme is on all of them."""
    found: dict[Fault, list[str]] = {}
    # Most addresses stand on many pages; those that begin so mean the same on each.
    sound: set[str] = set(addresses.plain)
    known: dict[str, str | None] = {}
    for name, own in facts.items():
        for fault in own.faults:
            found.setdefault(fault, []).append(name)
        targets = [target for target in own.targets if target not in sound]
        unfinished = {fault.value for fault in own.faults if fault.kind == "unfinished"}
        for target in targets:
            if target in unfinished:
                continue
            if target.startswith("#") and "%" not in target and target[1:] in own.ids:
                continue
            if target.startswith(("/", "http")):
                if target not in known:
                    known[target] = addresses.fault(target, name)
                kind = known[target]
                if kind is None:
                    sound.add(target)
            else:
                kind = addresses.fault(target, name)
            if kind is not None:
                found.setdefault(Fault(kind, addresses.in_short(target)), []).append(name)
    return found


def _told(found: Mapping[Fault, list[str]], origins: Origins) -> Iterator[Problem]:
    for fault, pages in found.items():
        placed = {place for page in pages if (place := _place(fault, page, origins))}
        for path, line, field in placed:
            yield problem(*fault, path, line, field)
        if not placed:
            named = sorted(page for page in pages if page in origins.sources)
            if named:
                yield problem(*fault, f"content/{origins.sources[named[0]].path}")
            else:
                yield problem(*fault, _shown(pages))


def _place(fault: Fault, page: str, origins: Origins) -> tuple[str, int, str] | None:
    if fault.kind in ("lost", "untold"):
        return origins.find_words(page, fault.value.split(", "), in_body=fault.kind == "lost")
    return origins.find(page, fault.value)


def _shown(pages: list[str]) -> str:
    first = min(pages).removesuffix("index.html")
    others = f" (dan {len(pages) - 1} lain)" if len(pages) > 1 else ""
    return f"/{first}{others}"

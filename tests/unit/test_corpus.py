"""The made-up site that speed is measured on is a true site, and the same on every machine."""

import hashlib
from pathlib import Path
from zoneinfo import ZoneInfo

from bench.corpus import write_corpus
from plugins.core.context import ReadingContext
from plugins.core.front_matter import read
from plugins.core.parsing import parse
from plugins.core.problems import Problem
from plugins.kinds import KINDS


def problems(content: Path) -> list[Problem]:
    context = ReadingContext(content, ZoneInfo("Asia/Makassar"))
    found: list[Problem] = []
    for file in (content / "articles").rglob("*.md"):
        path = file.relative_to(content)
        source, faults = read(file.read_bytes(), path.as_posix())
        found += faults
        if source is not None:
            found += parse(KINDS[path.parts[1]], source, path.as_posix(), context)[1]
    return found


def digest(folder: Path) -> str:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    told = [(file.relative_to(folder).as_posix(), file.read_bytes()) for file in files]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def test_every_entry_can_be_read(tmp_path: Path) -> None:
    counts = write_corpus(tmp_path, entries=300)
    assert sum(counts.values()) == 300
    assert problems(tmp_path) == []


def test_the_first_entries_are_one_of_each_kind(tmp_path: Path) -> None:
    assert write_corpus(tmp_path, entries=6).keys() == KINDS.keys()


def test_a_seed_gives_the_same_site_again_and_another_seed_another(tmp_path: Path) -> None:
    for name, seed in {"a": 1, "b": 1, "c": 2}.items():
        write_corpus(tmp_path / name, entries=20, seed=seed)
    assert digest(tmp_path / "a") == digest(tmp_path / "b") != digest(tmp_path / "c")

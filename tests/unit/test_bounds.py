import os
import re
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from plugins.core import front_matter
from plugins.core.bounds import DEEPEST, LARGEST_SOURCE, OutOfBoundsError, bounded
from plugins.core.conversion import Converter
from plugins.core.front_matter import Faults
from plugins.core.source_bytes import read_source

ONE_EXPRESSION = re.compile(r"(a+)+b")
QUADRATIC = "[a](" * 60_000


def spin() -> str:
    """Work on for ever, as far as the bound allows; return what ended it."""
    try:
        with bounded(0.2):
            while True:
                sum(range(1000))
    except OutOfBoundsError as error:
        return error.kind


def kinds(text: str) -> list[str]:
    return [refusal.kind for refusal in Converter(0.3).convert(text).refusals]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no timer that raises a signal")
def test_a_single_regular_expression_is_stopped() -> None:
    with pytest.raises(OutOfBoundsError, match="time"), bounded(0.2):
        ONE_EXPRESSION.match("a" * 40)


def test_work_is_stopped_in_the_main_thread_in_others_and_in_other_processes() -> None:
    assert spin() == "time"
    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(spin).result() == "time"
    with ProcessPoolExecutor(1) as processes:
        assert processes.submit(spin).result() == "time"


def test_a_bound_within_a_bound_is_kept() -> None:
    with bounded(5):
        assert spin() == "time"


def test_what_is_done_in_time_is_not_disturbed_afterwards() -> None:
    for _ in range(20):
        with bounded(0.05):
            pass
    time.sleep(0.1)
    sum(range(3_000_000))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux heeds the limit")
def test_memory_is_limited_and_the_limit_is_taken_back() -> None:
    with pytest.raises(OutOfBoundsError, match="memory"), bounded(memory=64 * 1024 * 1024):
        bytes(256 * 1024 * 1024)
    assert bytes(256 * 1024 * 1024)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[" * 20_000, ["depth"]),
        ("Satu.\n\n" + "![" * 100, ["depth"]),
        ("> " * (DEEPEST + 10) + "a", ["depth"]),
        ("<div>" * (DEEPEST + 1) + "a", ["depth"]),
        ("</i><b>" * (DEEPEST + 1) + "a", ["depth"]),
        (QUADRATIC, ["time"]),
        ("a\n===\n" * 20_000, ["time"]),
        ("*[ab]: " + "x" * 50_000 + "\n\n" + "ab " * 200, ["memory"]),
        ("[[1], [2]] " * 200 + "\\[" * 200, []),
        ("\n\n".join(["[ ini"] * 200), []),
    ],
)
def test_a_body_that_costs_too_much_is_refused(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_after_a_refusal_the_next_body_is_whole() -> None:
    converter = Converter(0.3)
    assert converter.convert(QUADRATIC).refusals
    assert converter.convert("Satu[^1].\n\n[^1]: Dua.").html.count("Satu") == 1


def test_a_header_that_costs_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front_matter, "bounded", lambda: bounded(0.05))
    header = "".join(f"isian_{number}: nilai\n" for number in range(8_000))
    found, faults = front_matter.read(f"---\n{header}---\n".encode(), "x.md")
    assert found is None
    assert "tidak selesai dibaca" in faults[0].what


def test_a_file_that_is_no_file_of_text_is_not_read(tmp_path: Path) -> None:
    large, pipe, link = tmp_path / "besar.md", tmp_path / "pipa.md", tmp_path / "tautan.md"
    large.write_bytes(b"a" * (LARGEST_SOURCE + 1))
    os.mkfifo(pipe)
    link.symlink_to(large)
    told = []
    for path in (large, pipe, link, tmp_path / "tidak-ada.md", tmp_path):
        faults = Faults("x.md")
        assert read_source(path, faults) is None
        told.append(faults.found[0].what)
    assert "lebih dari 256 KB" in told[0]
    assert told[1] == "Bukan berkas biasa."
    assert all(what.startswith("Berkas tidak dapat dibaca") for what in told[2:4])
    assert read_source(Path(__file__), Faults("x.py")) == Path(__file__).read_bytes()

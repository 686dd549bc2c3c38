"""The store of results: what is damaged, foreign or locked counts as absent."""

import datetime
import os
import pickle
import sqlite3
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from plugins.core.choices import Chosen
from plugins.core.model import Label
from plugins.engine import pickling, provenance
from plugins.engine.store import Store


def test_what_was_written_is_read(tmp_path: Path) -> None:
    Store(tmp_path / "a/b.sqlite").write({b"satu": b"1", b"dua": b"2"})
    again = Store(tmp_path / "a/b.sqlite")
    assert dict(again.read([b"satu", b"tiga"])) == {b"satu": b"1"}


@pytest.mark.parametrize("damage", [b"", b"bukan basis data", os.urandom(9000)])
def test_a_broken_file_is_an_empty_store(damage: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.sqlite"
    Store(file).write({b"satu": b"1"})
    file.write_bytes(damage)
    store = Store(file)
    assert dict(store.read([b"satu"])) == {}
    store.write({b"dua": b"2"})
    assert dict(Store(file).read([b"dua"])) == {b"dua": b"2"}


def test_every_changed_byte_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "a.sqlite"
    values = {bytes([number]): bytes([number]) * 300 for number in range(60)}
    Store(file).write(values)
    whole = file.read_bytes()
    for place in range(100, len(whole), 997):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        found = dict(Store(file).read(values))
        assert all(values[key] == value for key, value in found.items())


def test_without_a_writable_folder_there_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    store = Store(tmp_path / "berkas/a.sqlite")
    store.write({b"satu": b"1"})
    assert dict(store.read([b"satu"])) == {}
    store.prune(set())
    store.close()


def test_a_store_never_holds_much_more_than_is_used(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.sqlite")
    used = {b"dipakai": b"1"}
    store.write(used | {f"lama {number}".encode(): b"0" for number in range(2000)})
    store.prune(set(used))
    with sqlite3.connect(tmp_path / "a.sqlite") as database:
        assert database.execute("SELECT count(*) FROM results").fetchone() == (1,)


def test_plain_data_comes_back() -> None:
    moment = datetime.datetime(2024, 1, 2, tzinfo=ZoneInfo("Asia/Makassar"))
    value = [moment, Chosen("a", Label("b", "c")), frozenset({1})]
    again = pickling.load(pickling.dump(value))
    assert again == value
    assert (again[0].tzinfo.key, again[1].label.id) == ("Asia/Makassar", "b")


@pytest.mark.parametrize("name", ["os.system", "builtins.getattr", "plugins.core.output.write"])
def test_a_foreign_pickle_runs_nothing(name: str) -> None:
    module, _, function = name.rpartition(".")
    data = b"c" + module.encode() + b"\n" + function.encode() + b"\n."
    assert pickle.loads(data)
    with pytest.raises(pickle.UnpicklingError):
        pickling.load(data)


def test_code_that_changes_while_a_process_runs_is_not_what_it_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provenance, "PLUGINS", tmp_path)
    code = tmp_path / "core/dates.py"
    code.parent.mkdir()
    code.write_text("YEAR = 2024\n", "utf-8")
    provenance.code_digest.cache_clear()
    try:
        before = provenance.code_digest("core")
        code.write_text("YEAR = 2025\n", "utf-8")
        assert provenance.code_digest("core") == before
        provenance.code_digest.cache_clear()  # as the next process begins
        assert provenance.code_digest("core") != before
    finally:
        provenance.code_digest.cache_clear()

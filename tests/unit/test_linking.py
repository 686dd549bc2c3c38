"""What a store puts into the site, and what it leaves there."""

from pathlib import Path
from typing import Any

import pytest

from plugins.core import linking


@pytest.fixture
def store(tmp_path: Path) -> dict[str, Path]:
    files = {}
    for name in ("a.avif", "b.avif"):
        files[f"gambar/{name}"] = tmp_path / "toko" / name
        files[f"gambar/{name}"].parent.mkdir(exist_ok=True)
        files[f"gambar/{name}"].write_text(name)
    return files


def _files(site: Path) -> dict[str, str]:
    found = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_text() for path in found}


def test_files_are_linked_to_their_places(tmp_path: Path, store: dict[str, Path]) -> None:
    site = tmp_path / "situs"
    linking.put({}, str(site), "gambar", store)
    assert _files(site) == {"gambar/a.avif": "a.avif", "gambar/b.avif": "b.avif"}
    assert all((site / name).samefile(file) for name, file in store.items())


def test_what_is_held_stays_if_it_is_the_same_and_goes_if_nobody_wants_it(
    tmp_path: Path, store: dict[str, Path]
) -> None:
    site = tmp_path / "situs"
    linking.put({}, str(site), "gambar", store)
    other = tmp_path / "toko/lain.avif"
    other.write_text("lain")
    (site / "gambar/asing.avif").write_text("asing")
    settings = {"HELD_LINKS": frozenset(store) | {"cari/x"}}
    linking.put(settings, str(site), "gambar", {"gambar/a.avif": other})
    # What another plugin has written beside it is not held, and stays.
    assert _files(site) == {"gambar/a.avif": "lain", "gambar/asing.avif": "asing"}


def test_a_folder_in_which_nothing_is_left_goes(tmp_path: Path, store: dict[str, Path]) -> None:
    site = tmp_path / "situs"
    deep = {name.replace("gambar/", "gambar/dalam/"): file for name, file in store.items()}
    linking.put({}, str(site), "gambar", deep)
    linking.put({"HELD_LINKS": frozenset(deep)}, str(site), "gambar", {})
    assert list(site.iterdir()) == []


def test_a_folder_that_is_tended_is_told_to_the_builder() -> None:
    settings: dict[str, Any] = {}
    linking.tend(settings, "gambar")
    linking.tend(settings, "pagefind")
    assert settings["LINKED_FOLDERS"] == {"gambar/", "pagefind/"}

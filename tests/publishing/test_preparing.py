"""What a release brings along from those before it, and what hosts are told with it."""

from pathlib import Path

import pytest

from plugins.core.problems import ContentRefused
from plugins.core.redirection import Redirect
from plugins.publishing.lasting import RELEASES
from plugins.publishing.limits import Limits
from plugins.publishing.preparing import Fitting
from tests.publishing.sites import facts, publish


def test_hashed_files_of_the_last_three_releases_stay(tmp_path: Path) -> None:
    told, live = facts({"/berita/2024/a/": "a"}), tmp_path / "0"
    held = []
    for number in range(1, 7):
        new = tmp_path / str(number)
        publish(live, new, told, {f"theme/gaya.{number:010x}.css": f"{number}"})
        held.append({file.name for file in (new / "theme").iterdir()})
        live = new
    assert [len(found) for found in held] == [1, 2, 3, 4, 4, 4]
    assert RELEASES == 3
    assert held[5] == {f"gaya.{number:010x}.css" for number in (3, 4, 5, 6)}


def test_what_a_host_does_not_take_is_told_with_all_of_it(tmp_path: Path) -> None:
    limits = Limits(files=5, file_size=1000, total_size=5000, redirects=1, redirect_length=30)
    redirects = (
        Redirect("/lama/", "/berita/2024/a/"),
        Redirect(f"/{'x' * 40}/", "/berita/2024/a/"),
    )
    told = facts({"/berita/2024/a/": "a"}, redirects)
    files = {"media/besar.mp3": "x" * 2000, "media/BESAR.mp3": "", f"media/{'n' * 201}.pdf": ""}
    with pytest.raises(ContentRefused) as refusal:
        publish(tmp_path / "lama", tmp_path / "baru", told, files, Fitting([("Contoh", limits)]))
    report = refusal.value.problems.report()
    for expected in (
        "situs: Contoh menerima 5 berkas, situs ini",
        "media/besar.mp3: Contoh menerima berkas sampai 0.0 MB",
        "Namanya lebih dari 200 bita.",
        "Hanya huruf besar-kecilnya yang beda dari media/BESAR.mp3.",
        "Contoh menerima 1 alihan, ini 2.",
        "terlalu panjang.",
    ):
        assert expected in report


def test_a_compressed_file_lies_beside_what_is_worth_one(tmp_path: Path) -> None:
    told = facts({"/berita/2024/a/": "a"})
    files = {"besar.json": "x" * 5000, "kecil.json": "x", "media/a.mp3": "x" * 5000}
    publish(tmp_path / "0", tmp_path / "1", told, files, Fitting(compressed=True))
    packed = {path.name for path in (tmp_path / "1").rglob("*.gz")}
    assert "besar.json.gz" in packed
    assert packed.isdisjoint({"kecil.json.gz", "a.mp3.gz"})

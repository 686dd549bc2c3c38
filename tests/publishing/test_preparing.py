"""What a release brings along from those before it, and what hosts are told with it."""

import gzip
from hashlib import sha256
from pathlib import Path

import brotli
import pytest

from plugins.core.problems import ContentRefused
from plugins.core.redirection import Redirect
from plugins.publishing import precompression
from plugins.publishing.lasting import RELEASES
from plugins.publishing.limits import Limits
from plugins.publishing.manifest import digests, from_text
from plugins.publishing.paths import LEDGER, MANIFEST
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


def test_the_search_index_of_the_last_three_releases_stays(tmp_path: Path) -> None:
    told, live = facts({"/berita/2024/a/": "a"}), tmp_path / "0"
    for number in range(1, 7):
        new, name = tmp_path / str(number), f"id_{number:07x}"
        files = {
            "pagefind/pagefind-entry.json": name,
            f"pagefind/pagefind.{name}fff.pf_meta": name,
            f"pagefind/fragment/{name}.pf_fragment": name,
            f"pagefind/index/{name}.pf_index": name,
            "pagefind/filter/id_same000.pf_filter": "x",
            f"pagefind/lama/2019-05/index/{name}a.pf_index": name,
        }
        publish(live, new, told, files)
        live = new
    held = {path.name for path in (tmp_path / "6/pagefind").rglob("*") if path.is_file()}
    assert len(held) == 4 * 4 + 2
    assert "id_0000003.pf_fragment" in held
    assert "id_0000002.pf_index" not in held
    # A release that takes nothing away pushes none out.
    publish(live, tmp_path / "7", told, files)
    again = {path.name for path in (tmp_path / "7/pagefind").rglob("*") if path.is_file()}
    assert again == held


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
    fitting = Fitting(compressed=tmp_path / "padat")
    publish(tmp_path / "0", tmp_path / "1", told, files, fitting)
    site = tmp_path / "1"
    packed = {path.name for path in site.rglob("*") if path.suffix in (".br", ".gz")}
    assert {"besar.json.gz", "besar.json.br"} <= packed
    assert packed.isdisjoint({"kecil.json.gz", "a.mp3.gz", "kecil.json.br"})
    assert brotli.decompress((site / "besar.json.br").read_bytes()) == b"x" * 5000
    assert gzip.decompress((site / "besar.json.gz").read_bytes()) == b"x" * 5000
    # They are guarded like all others, and are no addresses of their own.
    known = (site / LEDGER).read_text("utf-8")
    assert "besar.json\t" in known
    assert "besar.json." not in known
    wanted = from_text((site / MANIFEST).read_text("utf-8"))
    assert wanted == digests(site)


def test_only_what_changed_is_compressed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, fitting = facts({"/berita/2024/a/": "a"}), Fitting(compressed=tmp_path / "padat")
    files = {f"{name}.json": name * 5000 for name in "abc"}
    publish(tmp_path / "0", tmp_path / "1", told, files, fitting)
    made: list[bytes] = []

    def note(data: bytes, _suffix: str) -> bytes:
        made.append(data)
        return b"b"

    monkeypatch.setattr(precompression, "FORMS", {".br": note})
    # One that is not whole, as a power cut leaves it, is made anew.
    [kept] = (tmp_path / "padat").glob(f"{sha256(b'c' * 5000).hexdigest()}.br")
    kept.write_bytes(kept.read_bytes()[:-1])
    publish(tmp_path / "1", tmp_path / "2", told, files | {"a.json": "baru" * 500}, fitting)
    changed = {b"baru" * 500, b"c" * 5000}
    assert changed <= set(made)
    assert b"b" * 5000 not in made
    unchanged = (tmp_path / "1/b.json.br").read_bytes()
    assert (tmp_path / "2/b.json.br").read_bytes() == unchanged
    assert not list((tmp_path / "padat").glob(f"{sha256(b'a' * 5000).hexdigest()}*"))

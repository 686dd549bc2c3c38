"""Going back: the release before is served, and pages of the one withdrawn find their style."""

import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.publishing import manifest
from plugins.publishing.lasting import RELEASES
from plugins.publishing.paths import MANIFEST, RELEASE, SIGNATURE
from plugins.publishing.releases.shelf import Shelf
from plugins.publishing.releases.staging import staged
from plugins.publishing.signing import sign, verify
from plugins.publishing.state import read_state
from plugins.publishing.verifying import of_folder
from plugins.publishing.withdrawing import withdraw
from tests.publishing.sites import facts, publish

TOLD = facts({"/berita/2024/a/": "a"})


def release(output: Path, number: int) -> None:
    """Publish a release with a style and an index of its own."""
    files = {
        f"theme/gaya.{number:010x}.css": f"{number}",
        f"theme/gaya.{number:010x}.css.gz": f"{number}",
        f"pagefind/index/id_{number:07x}.pf_index": f"{number}",
        "berita/2024/a/isi.txt": f"{number}",
    }
    with staged(output) as staging:
        publish(output, staging, TOLD, files)


def wanted(output: Path) -> dict[str, str]:
    return manifest.from_text((output / MANIFEST).read_text("utf-8"))


@pytest.fixture
def output(tmp_path: Path) -> Path:
    for number in (1, 2, 3):
        release(tmp_path / "output", number)
    return tmp_path / "output"


def test_what_pages_of_the_withdrawn_release_need_is_still_there(output: Path) -> None:
    withdraw(output)
    assert (output / "berita/2024/a/isi.txt").read_text("utf-8") == "2"
    for name in ("theme/gaya.0000000003.css", "pagefind/index/id_0000003.pf_index"):
        assert (output / name).read_text("utf-8") == "3"
    assert (output / "theme/gaya.0000000003.css.gz").is_file()
    # It is part of that release from now on: no guard takes it for a stranger's.
    assert of_folder(output, wanted(output)) == []
    # The next release removes what was withdrawn.
    release(output, 4)
    kept = {path.name for path in Shelf(output).folder.iterdir()}
    assert kept == {"kunci", "rilis-000001", "rilis-000002"}


def test_it_is_forgotten_after_as_many_releases_as_any_other(output: Path) -> None:
    withdraw(output)
    style = output / "theme/gaya.0000000003.css"
    for number in range(4, 4 + RELEASES):
        assert style.is_file()
        release(output, number)
    assert not style.is_file()


def test_two_can_be_withdrawn_one_after_the_other(output: Path) -> None:
    withdraw(output)
    withdraw(output)
    assert (output / "berita/2024/a/isi.txt").read_text("utf-8") == "1"
    assert (output / "theme/gaya.0000000003.css").is_file()
    assert of_folder(output, wanted(output)) == []
    state = read_state(lambda path: (output / path).read_bytes())
    assert "theme/gaya.0000000003.css" in state.kept[0]
    assert (output / RELEASE).is_file()


def test_a_signed_release_is_signed_again_or_left_as_it_was_signed(
    output: Path, tmp_path: Path
) -> None:
    key, signers = tmp_path / "kunci-situs", tmp_path / "penandatangan"
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)]
    subprocess.run(command, check=True)
    signers.write_text(f"redaksi {key.with_suffix('.pub').read_text('utf-8')}", "utf-8")
    for folder in Shelf(output).kept():
        sign(folder / MANIFEST, key)
    withdraw(output, key)
    assert verify((output / MANIFEST).read_bytes(), output / SIGNATURE, signers)
    assert of_folder(output, wanted(output)) == []
    withdraw(output)
    assert verify((output / MANIFEST).read_bytes(), output / SIGNATURE, signers)
    assert (output / "theme/gaya.0000000002.css").is_file()


def test_a_preview_is_withdrawn_without_a_trace(output: Path) -> None:
    before = wanted(output)
    with staged(output) as staging:
        shutil.copytree(output / "berita", staging / "berita")
        (staging / "theme").mkdir()
        (staging / "theme/gaya.00000000ff.css").touch()
    withdraw(output)
    assert wanted(output) == before
    assert of_folder(output, before) == []

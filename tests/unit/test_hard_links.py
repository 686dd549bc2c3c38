"""What is left of a former site is what the present one still serves."""

import os
from pathlib import Path

from plugins.core.hard_links import leave_links
from plugins.publishing.releases.staging import staged


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_only_wanted_links_and_their_folders_are_left(tmp_path: Path) -> None:
    site, former = tmp_path / "situs", tmp_path / "lama"
    for name in ("a/sama.html", "a/b/sama.html", "a/b/tak-perlu.html", "c/beda.html"):
        write(site / name, name)
    for name in ("a/sama.html", "a/b/sama.html", "a/b/tak-perlu.html"):
        (former / name).parent.mkdir(parents=True, exist_ok=True)
        os.link(site / name, former / name)
    write(former / "c/beda.html", "c/beda.html")  # the same bytes, yet another file
    write(former / "d/e/hilang.html", "")
    (former / "a/kosong").mkdir()
    (former / "tautan").symlink_to(site)
    held = set(leave_links(former, site, lambda name: "tak-perlu" not in name))
    assert held == {"a/sama.html", "a/b/sama.html"}
    assert files(former) == {"a", "a/b", *held}
    assert (site / "c/beda.html").read_text("utf-8") == "c/beda.html"


def test_a_build_that_asks_for_it_finds_what_is_served_of_the_site_before_the_last(
    tmp_path: Path,
) -> None:
    output = tmp_path / "output"
    for number in range(3):
        with staged(output, spent=True) as staging:
            expected = {"tetap.html"} if number == 2 else set()
            assert files(staging) == expected
            if not (staging / "tetap.html").exists():
                if number:
                    os.link(output / "tetap.html", staging / "tetap.html")
                else:
                    write(staging / "tetap.html", "tetap")
            write(staging / f"baru-{number}.html", "")
    assert files(output) == {"tetap.html", "baru-2.html"}
    with staged(output) as staging:
        assert files(staging) == set()
        write(staging / "lain.html", "")
    assert files(output) == {"lain.html"}

"""A site takes its place whole or not at all."""

from pathlib import Path

import pytest

from plugins.publishing.release import staged


def write(folder: Path, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(text, "utf-8")


def test_a_finished_build_replaces_the_former_site_whole(tmp_path: Path) -> None:
    output = tmp_path / "output"
    write(output, "lama")
    (output / "usang.html").write_text("", "utf-8")
    with staged(output) as staging:
        write(staging, "baru")
        assert (output / "index.html").read_text("utf-8") == "lama"
    assert [file.name for file in output.iterdir()] == ["index.html"]
    assert (output / "index.html").read_text("utf-8") == "baru"
    assert list(tmp_path.iterdir()) == [output]


@pytest.mark.parametrize("stop", [ValueError, SystemExit, KeyboardInterrupt])
def test_a_build_that_stops_leaves_everything_as_it_was(
    tmp_path: Path, stop: type[BaseException]
) -> None:
    output = tmp_path / "output"
    write(output, "lama")

    def stop_half_way() -> None:
        with staged(output) as staging:
            write(staging, "setengah")
            raise stop

    with pytest.raises(stop):
        stop_half_way()
    assert (output / "index.html").read_text("utf-8") == "lama"
    assert list(tmp_path.iterdir()) == [output]


def test_what_a_killed_build_left_is_cleared(tmp_path: Path) -> None:
    output = tmp_path / "output"
    write(tmp_path / ".staging-output", "sisa")
    with staged(output) as staging:
        assert list(staging.iterdir()) == []
        write(staging, "baru")
    assert list(tmp_path.iterdir()) == [output]

"""Fixtures of the desk's tests."""

import shutil
from pathlib import Path

import pytest

from tests.desk.running import make_project
from tests.meja import Desk
from tests.samples import SITE, WHOLE_SITE


@pytest.fixture
def project(tmp_path: Path, sample_media: Path) -> Path:
    """Return a project in a folder with a space and a letter beyond ASCII in its name."""
    return make_project(tmp_path, sample_media)


@pytest.fixture
def windows_project(tmp_path: Path, sample_media: Path) -> Path:
    """Return the same with the line ends of Windows."""
    return make_project(tmp_path, sample_media, line_end="\r\n")


@pytest.fixture(name="desk")
def desk_fixture(tmp_path: Path, sample_media: Path) -> Desk:
    """Return a desk in the browser over the samples, one of each kind."""
    content = tmp_path / "asal"
    shutil.copytree(sample_media, content)
    for name, text in {"site.yaml": SITE, **WHOLE_SITE}.items():
        file = content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    folder = tmp_path / "situs"
    folder.mkdir()
    return Desk(folder, content)

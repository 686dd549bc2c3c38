"""One folder for each invalid input, with the message that its editor must read beside it."""

import shutil
from pathlib import Path

import pytest

from plugins.core.problems import ContentRefused
from plugins.desk.building import build
from tests.conftest import NOW, ROOT
from tests.samples import SITE, WHOLE_SITE

CASES = sorted(folder for folder in (ROOT / "tests/invalid").iterdir() if folder.is_dir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_invalid_input_is_refused_with_its_message(
    case: Path, tmp_path: Path, sample_media: Path, request: pytest.FixtureRequest
) -> None:
    content = tmp_path / "content"
    shutil.copytree(sample_media, content)
    for name, text in {"site.yaml": SITE, **WHOLE_SITE}.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, "utf-8")
    shutil.copytree(case / "content", content, dirs_exist_ok=True, symlinks=True)
    with pytest.raises(ContentRefused) as refusal:
        build(ROOT, tmp_path / "output", content=content, overrides={"BUILD_TIME": NOW})
    report = refusal.value.problems.report() + "\n"
    expected = case / "expected.txt"
    if request.config.getoption("--update-expected"):
        expected.write_text(report, "utf-8")
    assert report == expected.read_text("utf-8")
    assert not (tmp_path / "output").exists()

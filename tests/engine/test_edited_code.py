"""When code of a plugin changes, nothing that older code made is used again."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import NOW, ROOT
from tests.engine.test_same_without_engine import digests
from tests.samples import SITE, WHOLE_SITE

BUILD = """
import datetime, sys
from pathlib import Path
from plugins.desk.building import build
root, output, now, *plain = sys.argv[1:]
given = {"BUILD_TIME": datetime.datetime.fromisoformat(now)}
if plain:
    given["PELICAN_CLASS"] = "pelican.Pelican"
build(Path(root), Path(output), content=Path(root, "content"), overrides=given)
"""


def run(project: Path, output: Path, *plain: str) -> dict[str, str]:
    command = [sys.executable, "-B", "-c", BUILD, str(project), str(output), NOW.isoformat()]
    environment = os.environ | {"PYTHONPATH": str(project)}
    done = subprocess.run(
        [*command, *plain],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return digests(output)


def test_edited_code_of_a_plugin_gives_what_a_build_from_nothing_gives(
    tmp_path: Path, sample_media: Path
) -> None:
    project = tmp_path / "situs"
    shutil.copytree(sample_media, project / "content")
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, project)
    for name, text in {"site.yaml": SITE, **WHOLE_SITE}.items():
        (project / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "content" / name).write_text(str(text), "utf-8", newline="\n")
    first = run(project, project / "output")
    code = project / "plugins/related.py"
    old = code.read_text("utf-8")
    code.write_text(old.replace("MOST = 3", "MOST = 0"), "utf-8", newline="\n")
    assert code.read_text("utf-8") != old
    second = run(project, project / "output")
    assert second != first
    assert second == run(project, tmp_path / "polos", "tanpa mesin")

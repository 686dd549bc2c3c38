"""The list of plugins: each can be taken out, and one that is missing or fails stops the build."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import pelicanconf
from plugins.desk.building import BuildFailed, build
from tests.conftest import NOW, ROOT
from tests.samples import SITE, WHOLE_SITE

# Without these there are no entries, nobody to stop for a problem, or links that lead nowhere,
# which the checks of the built site refuse.
FOUNDATION = {"reading", "reporting", "links"}
OPTIONAL = sorted(
    {plugin.__name__.removeprefix("plugins.") for plugin in pelicanconf.PLUGINS} - FOUNDATION
)

WITHOUT = """
import datetime, sys
from pathlib import Path
import pelicanconf
from plugins.desk.building import build
kept = [p for p in pelicanconf.PLUGINS if p.__name__ != "plugins." + sys.argv[3]]
assert len(kept) == len(pelicanconf.PLUGINS) - 1
build(Path(sys.argv[1]), Path(sys.argv[2], "output"), content=Path(sys.argv[2], "content"),
      overrides={"PLUGINS": kept, "BUILD_TIME": datetime.datetime.fromisoformat(sys.argv[4])})
"""


def write_site(folder: Path, sample_media: Path) -> Path:
    content = folder / "content"
    shutil.copytree(sample_media, content)
    for name, text in {"site.yaml": SITE, **WHOLE_SITE}.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, "utf-8")
    return content


@pytest.mark.parametrize("name", OPTIONAL)
def test_the_site_builds_without_any_one_plugin(
    name: str, tmp_path: Path, sample_media: Path
) -> None:
    """In a process of its own: a plugin once connected stays connected (blinker)."""
    write_site(tmp_path, sample_media)
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, str(ROOT), str(tmp_path), name, NOW.isoformat()],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "output/berita/2024/pojok-baca/index.html").is_file()


class FailingPlugin:
    """A plugin whose register() raises; Pelican only logs that (__init__.py:81)."""

    __name__ = "plugins.failing"

    def register(self) -> None:
        raise RuntimeError("tidak siap")


def test_a_plugin_that_fails_stops_the_build(tmp_path: Path, sample_media: Path) -> None:
    content = write_site(tmp_path, sample_media)
    plugins = [*pelicanconf.PLUGINS, FailingPlugin()]
    with pytest.raises(SystemExit) as stop:
        build(
            ROOT,
            tmp_path / "output",
            content=content,
            overrides={"PLUGINS": plugins, "BUILD_TIME": NOW},
        )
    assert "FailingPlugin" in str(stop.value)
    assert "tidak siap" in str(stop.value)
    assert not (tmp_path / "output").exists()


def test_a_plugin_that_is_not_there_stops_the_build(tmp_path: Path, sample_media: Path) -> None:
    content = write_site(tmp_path, sample_media)
    with pytest.raises(SystemExit) as stop:
        build(
            ROOT,
            tmp_path / "output",
            content=content,
            overrides={"PLUGINS": [*pelicanconf.PLUGINS, "plugins.hilang"], "BUILD_TIME": NOW},
        )
    assert "plugins.hilang" in str(stop.value)


def test_every_registered_plugin_is_a_module_of_ours() -> None:
    for plugin in pelicanconf.PLUGINS:
        assert plugin.__name__.startswith("plugins.")
        assert plugin.register.__module__ == plugin.__name__ or plugin.__name__ in (
            plugin.register.__module__
        )


def test_a_fault_of_the_theme_names_the_template(tmp_path: Path, sample_media: Path) -> None:
    content = write_site(tmp_path, sample_media)
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "theme", theme)
    template = theme / "templates/page.html"
    template.write_text(template.read_text("utf-8") + "{{ page.conten }}", "utf-8")
    for wrong in ("{% block isi %}{{ page.conten }}{% endblock %}", "{% if %}"):
        template.write_text(wrong, "utf-8")
        with pytest.raises(BuildFailed) as stop:
            build(
                ROOT,
                tmp_path / "output",
                content=content,
                overrides={"THEME": str(theme), "BUILD_TIME": NOW},
            )
        assert "page.html:1" in str(stop.value)
        assert not (tmp_path / "output").exists()

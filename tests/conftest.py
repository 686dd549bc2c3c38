"""Fixtures shared by all tests."""

import datetime
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings as hypothesis_settings

from plugins.core.problems import ContentRefused
from plugins.desk.building import build
from plugins.desk.project import DRAFT_SETTINGS
from tests.samples import SITE, WHOLE_SITE, write_media

ROOT = Path(__file__).resolve().parent.parent
NOW = datetime.datetime(2025, 1, 1, 12, tzinfo=ZoneInfo("Asia/Makassar"))

# The same examples in every run, and no clock: the machines that run this are often busy.
hypothesis_settings.register_profile("literasi", derandomize=True, deadline=None)
hypothesis_settings.load_profile("literasi")

Build = Callable[..., Path]
Refuse = Callable[..., str]


@pytest.fixture(scope="session")
def sample_media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the media that the samples use; made once."""
    folder = tmp_path_factory.mktemp("media")
    write_media(folder)
    return folder


@pytest.fixture(name="build")
def build_fixture(tmp_path: Path, sample_media: Path) -> Build:
    """Return a function that builds a site from {path: text} and returns its output folder.

    A site.yaml and the samples' media are there unless the files bring their own.
    Pelican settings may be given by name; the clock stands at NOW, and nothing is indexed for
    the search unless SEARCH asks for it.
    """

    def _build(
        files: Mapping[str, str | bytes] = WHOLE_SITE,
        *,
        settings_file: str = DRAFT_SETTINGS,
        **settings: Any,
    ) -> Path:
        content = tmp_path / "content"
        shutil.rmtree(content, ignore_errors=True)
        shutil.copytree(sample_media, content)
        for name, text in {"site.yaml": SITE, **files}.items():
            file = content / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode() if isinstance(text, str) else text)
        output = tmp_path / "output"
        build(
            ROOT,
            output,
            content=content,
            settings_file=settings_file,
            overrides={
                "BUILD_TIME": NOW,
                "SEARCH": False,
                "CHECK_CACHE": str(tmp_path / "periksa"),
                **settings,
            },
        )
        return output

    return _build


@pytest.fixture
def refuse(build: Build) -> Refuse:
    """Return a function that builds what must be refused, and returns the report."""

    def _refuse(files: Mapping[str, str | bytes], **settings: Any) -> str:
        with pytest.raises(ContentRefused) as refusal:
            build({**WHOLE_SITE, **files}, **settings)
        return str(refusal.value.problems.report())

    return _refuse


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, sample_media: Path) -> Path:
    """Return the output of the whole sample site, for tests that only read it."""
    folder = tmp_path_factory.mktemp("site")
    make: Build = build_fixture.__wrapped__(folder, sample_media)  # type: ignore[attr-defined]
    return make()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `pytest --update-expected` write the expected texts and the golden site anew."""
    parser.addoption("--update-expected", action="store_true", help="write what is expected anew")


@pytest.fixture
def untraced() -> Iterator[None]:
    """Measure no coverage: for tests that build hundreds of times what others build once."""
    tracer = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(tracer)

"""One build of the site: Pelican run on a staging folder, its every complaint a problem."""

import contextlib
import io
import logging
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jinja2
from pelican import Pelican
from pelican.settings import read_settings
from rich.console import Console

from plugins.checking.site import check_site
from plugins.core.problems import ContentRefused, Hints, Problem, Problems
from plugins.desk.admin import AdminMissingError, add_admin, policy
from plugins.desk.program_faults import program_fault, template_fault
from plugins.desk.progress import Progress
from plugins.desk.project import DRAFT_SETTINGS, PUBLISH_SETTINGS
from plugins.desk.settings_check import misspelt
from plugins.engine.garbage import rarely_collected
from plugins.engine.pelican import EnginePelican
from plugins.publishing.facts import Facts
from plugins.publishing.releases.faults import explain
from plugins.publishing.releases.staging import staged
from plugins.publishing.unchanged import keep_times


@dataclass(frozen=True)
class Built:
    """What a build made."""

    counts: Counter[str]
    media: int
    hints: Hints
    facts: Facts
    files: int = 0
    """All files under content/, each of them counted in `counts` or as a medium, and site.yaml."""

    def summary(self) -> str:
        """Return the count in one Indonesian line."""
        words = {
            "published": "terbit", "draft": "draf", "scheduled": "terjadwal",
            "hidden": "tersembunyi", "withdrawn": "dicabut",
        }  # fmt: skip
        parts = [f"{self.counts[key]} {word}" for key, word in words.items() if self.counts[key]]
        whole = f"{self.files} berkas terhitung" if self.files else ""
        return ", ".join([*parts, f"{self.media} media"]) + (f"; {whole}" if whole else "")


class BuildFailed(SystemExit):
    """Raised when theme, settings or a plugin are at fault rather than the content."""


def build(
    root: Path,
    output: Path,
    *,
    content: Path,
    settings_file: str = DRAFT_SETTINGS,
    overrides: Mapping[str, Any] = MappingProxyType({}),
    finish: Callable[[Path, Facts], None] = lambda _staging, _facts: None,
) -> Built:
    """Build the site of the project at `root` into `output`, whole or not at all.

    `overrides` are Pelican settings that win over those of the file. `finish` is called with the
    folder that is about to be put in place; what it raises stops that.
    Raises ContentRefused or BuildFailed; `output` is then what it was before.
    """
    if not content.is_dir():
        raise BuildFailed(f"Folder tulisan tidak ada: {content}")
    publishing = settings_file == PUBLISH_SETTINGS
    releasing = staged(output, durable=publishing, spent=True, wait=_say_waiting)
    with rarely_collected(), releasing as staging:
        places = {"PATH": str(content.resolve()), "OUTPUT_PATH": str(staging)}
        places["FORMER_OUTPUT"] = str(output)
        built, settings = _run(root / settings_file, {**overrides, **places})
        _check(staging, settings)
        _add_admin(root, staging, settings)
        finish(staging, built.facts)
        keep_times(output, staging)
        return built


def _say_waiting() -> None:
    Console(stderr=True).print("Menunggu pembangunan lain selesai …", highlight=False)


def _run(settings_file: Path, override: dict[str, Any]) -> tuple[Built, dict[str, Any]]:
    complaints = _Complaints()
    with complaints.listening(), Progress() as progress:
        try:
            settings = read_settings(str(settings_file), override=override)
            _refuse_misspelt(settings, settings_file.name)
            # Pelican's own default is a name, not a class.
            build_class = settings["PELICAN_CLASS"]
            if not (isinstance(build_class, type) and issubclass(build_class, EnginePelican)):
                _empty(Path(settings["OUTPUT_PATH"]))
            pelican = (Pelican if isinstance(build_class, str) else build_class)(settings)
            progress.expect(len(settings["INVENTORY"].sources))
            pelican.run()
        except jinja2.TemplateError as error:
            raise BuildFailed(template_fault(error)) from error
        except (ContentRefused, BuildFailed):
            raise
        except OSError as error:
            raise BuildFailed(f"Situs tidak dapat dibangun. {explain(error)}") from error
        except (Exception, SystemExit) as error:  # a plugin may call sys.exit() too
            raise BuildFailed(program_fault(error, settings_file.parent)) from error
    complaints.refuse_any()
    media = len(settings["INVENTORY"].media)
    facts = Facts(
        site=settings["SITE"],
        address=settings["SITEURL"],
        base=settings["BASE_PATH"],
        entries=settings["COUNTS"]["published"],
        identities=settings.get("IDENTITIES", ()),
        redirects=tuple(settings.get("REDIRECTS", ())),
        built_at=settings["BUILD_TIME"],
        admin_policy=policy(backend) if (backend := settings.get("ADMIN")) else "",
    )
    files = sum(settings["COUNTS"].values()) + media + 1
    return Built(settings["COUNTS"], media, settings["HINTS"], facts, files), settings


def _empty(staging: Path) -> None:
    """Remove what is left of a former site: only the engine knows what may stay."""
    shutil.rmtree(staging)
    staging.mkdir()


def _refuse_misspelt(settings: dict[str, Any], file: str) -> None:
    if wrong := list(misspelt(settings)):
        lines = [f"{file}: setelan '{name}' tidak dikenal. Mungkin maksud Anda '{near}'?"
                 for name, near in wrong]  # fmt: skip
        raise BuildFailed("\n".join(lines))


def _check(site: Path, settings: dict[str, Any]) -> None:
    """Raise ContentRefused when the site that was built is not what a reader should find."""
    if "SOURCES" not in settings:
        return  # the plugin was taken out
    found = Problems()
    found.extend(check_site(site, settings))
    if len(found):
        raise ContentRefused(found)


def _add_admin(root: Path, site: Path, settings: dict[str, Any]) -> None:
    try:
        add_admin(root, site, settings)
    except AdminMissingError as missing:
        raise BuildFailed(str(missing)) from None


class _Complaints(logging.Handler):
    """Collects what Pelican logs as a warning or worse: with us that stops the build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.problems = Problems()

    def emit(self, record: logging.LogRecord) -> None:
        """Turn one log record into a problem."""
        what = f"Pelican: {record.getMessage()}"
        if record.exc_info and record.exc_info[1] is not None:
            what += f" ({record.exc_info[1]})"
        self.problems.add(Problem("pelican", 0, "", what, code="pelican"))

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """Take Pelican's messages instead of letting them onto the screen."""
        logger = logging.getLogger("pelican")
        propagates, logger.propagate = logger.propagate, False
        logger.addHandler(self)
        try:
            # Pelican ends each run with an English line on standard output (__init__.py:197).
            with contextlib.redirect_stdout(io.StringIO()):
                yield
        finally:
            logger.removeHandler(self)
            logger.propagate = propagates

    def refuse_any(self) -> None:
        """Raise ContentRefused if anything was said."""
        if len(self.problems):
            raise ContentRefused(self.problems)

"""Pelican's writer, which collects what is to be written, and writes all of it in the end."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Template
from pelican.paginator import Paginator
from pelican.utils import get_relative_path, path_to_url, sanitised_join
from pelican.writers import FileOverwriteFailedError, Writer

from plugins.engine.jobs import Job
from plugins.engine.provenance import untouched


class EngineWriter(Writer):
    """Takes the same calls as Pelican's, and makes of each a Job."""

    def __init__(self, output_path: str, settings: dict[str, Any], shared: dict[str, Any]) -> None:
        super().__init__(output_path, settings)
        self._shared = shared
        self.jobs: dict[str, Job] = {}

    def write_file(  # noqa: PLR0917 (Pelican's signature)
        self,
        name: str,
        template: Template,
        context: dict[str, Any],
        relative_urls: bool = False,  # noqa: FBT001, FBT002
        paginated: dict[str, list[Any]] | None = None,
        template_name: str | None = None,
        override_output: bool = False,  # noqa: FBT001, FBT002
        url: str | None = None,
        **kwargs: Any,
    ) -> None:
        """Remember to render the template, once or for each page of a list."""
        if not name:
            return
        if paginated is None:
            paginated = {key: kwargs[key] for key in ("articles", "dates") if key in kwargs}
        pages = [(name, kwargs)]
        if paginated and template_name in self.settings["PAGINATED_TEMPLATES"]:
            pages = self._pages(name, url, paginated, template_name, kwargs)
        # Some are given a copy of what all share, with values of their own in it.
        apart = {
            key: value
            for key, value in (context.items() if context is not self._shared else ())
            if self._shared.get(key, self) is not value
        }
        for place, given in pages:
            own = {**apart, **given, "output_file": place}
            if relative_urls:
                own["SITEURL"] = own["localsiteurl"] = path_to_url(get_relative_path(place))
            self._add(Job(place, context, own, template=template), override=override_output)

    def produce(self, name: str, make: Callable[..., bytes | Path], /, *args: Any) -> None:
        """Remember to write the bytes that `make(*args)` returns, or those of a file."""
        own = {str(number): value for number, value in enumerate((make, *args))}
        self._add(Job(name, {}, own, make=make), override=False)

    def copy(self, name: str, file: Path) -> None:
        """Remember to copy a file, which is known by its stamp: to read it may take long."""
        self.produce(name, _copied, str(file), untouched(file.stat()))

    def _pages(
        self,
        name: str,
        url: str | None,
        paginated: dict[str, list[Any]],
        template_name: str | None,
        kwargs: dict[str, Any],
    ) -> list[tuple[str, dict[str, Any]]]:
        settings = self.settings
        per_page = settings["PAGINATED_TEMPLATES"][template_name] or settings["DEFAULT_PAGINATION"]
        paginators = {
            key: Paginator(name, url, listed, settings, per_page)
            for key, listed in paginated.items()
        }
        pages = {
            key: [None, *map(paginator.page, paginator.page_range), None]
            for key, paginator in paginators.items()
        }
        found = []
        first = next(iter(paginators))
        for number in range(1, paginators[first].num_pages + 1):
            own = dict(kwargs)
            for key, paginator in paginators.items():
                before, shown, after = pages[key][number - 1 : number + 2]
                own[f"{key}_paginator"], own[f"{key}_page"] = paginator, shown
                own[f"{key}_previous_page"], own[f"{key}_next_page"] = before, after
            found.append((pages[next(reversed(paginators))][number].save_as, own))
        return found

    def _add(self, job: Job, *, override: bool) -> None:
        """Take a job unless its place is taken; the rules are Pelican's (writers.py:106)."""
        path = sanitised_join(self.output_path, job.name)
        if path in self._overridden_files:
            if override:
                raise FileOverwriteFailedError(f'Failed to overwrite "{path}" a second time')
            return
        if path in self._written_files and not override:
            raise FileOverwriteFailedError(f'Failed to overwrite "{path}"')
        if override:
            self._overridden_files.add(path)
        self._written_files.add(path)
        self.jobs[job.name] = job


def _copied(file: str, _stamp: str) -> Path:
    return Path(file)

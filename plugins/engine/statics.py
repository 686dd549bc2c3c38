"""Pelican's generator of static files, each of which is an output like any page.

Pelican copies all of them in every build (generators.py:1072): with the sound and films of ten
years, gigabytes.
"""

from pathlib import Path
from typing import Any

from pelican.contents import Static
from pelican.generators import StaticGenerator
from pelican.writers import Writer

from plugins.engine.writer import EngineWriter


class OutputStaticGenerator(StaticGenerator):
    """Lets the writer copy what Pelican would copy, unless files are to be linked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._writer: EngineWriter | None = None

    def generate_output(self, writer: Writer) -> None:
        """Write the files."""
        if isinstance(writer, EngineWriter) and not self.settings["STATIC_CREATE_LINKS"]:
            self._writer = writer
        super().generate_output(writer)

    def _file_update_required(self, staticfile: Static) -> bool:
        """Leave it to the writer, which knows what is there of the last build, and why."""
        return self._writer is not None or bool(super()._file_update_required(staticfile))

    def _link_or_copy_staticfile(self, sc: Static) -> None:
        if self._writer is None:
            super()._link_or_copy_staticfile(sc)
        else:
            self._writer.copy(sc.save_as, Path(self.path, sc.source_path))

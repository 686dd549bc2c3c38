"""What a long build shows: a bar on a terminal, plain lines elsewhere, both on standard error."""

from types import TracebackType
from typing import Any, Self

from pelican import signals
from pelican.contents import Article, Page
from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bars


class Progress:
    """Counts files read and pages written, from Pelican's signals."""

    def __init__(self) -> None:
        self._sources = 0
        self._console = console = Console(stderr=True)
        self._bars = Bars(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.completed}{task.fields[whole]}"),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._read = self._bars.add_task("Membaca", total=None, whole="")
        self._written = self._bars.add_task("Menulis", total=None, whole=" berkas")

    def expect(self, sources: int) -> None:
        """Tell how many files there are to read."""
        self._sources = sources
        self._bars.update(self._read, total=sources, whole=f" dari {sources} berkas")
        self._say(f"Membaca {sources} berkas …")

    def __enter__(self) -> Self:
        signals.get_writer.connect(self._announce_writing)
        if self._console.is_terminal:  # elsewhere nobody sees the counts
            signals.content_object_init.connect(self._count_read)
            signals.content_written.connect(self._count_written)
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bars.stop()
        signals.content_object_init.disconnect(self._count_read)
        signals.get_writer.disconnect(self._announce_writing)
        signals.content_written.disconnect(self._count_written)

    def _count_read(self, content: Any) -> None:
        if isinstance(content, Article | Page):
            self._bars.advance(self._read)

    def _announce_writing(self, _generators: Any) -> None:
        # What was read before, and reused, has not been counted one by one.
        self._bars.update(self._read, completed=self._sources)
        self._say("Menulis halaman …")

    def _count_written(self, _path: str, **_: Any) -> None:
        self._bars.advance(self._written)

    def _say(self, line: str) -> None:
        if not self._console.is_terminal:
            self._console.print(line, highlight=False)
